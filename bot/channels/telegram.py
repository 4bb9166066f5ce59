"""Telegram, through python-telegram-bot on our own transport."""

import asyncio
import html
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeVar
from urllib.parse import quote

from telegram import (
    Bot,
    BotCommandScope,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    InputFile,
    Message,
)
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.channels.aiohttp_request import DEFAULT_TIMEOUTS, AiohttpRequest, Timeouts
from bot.channels.telegram_errors import UNREADABLE, Answered, RedactToken, outcome_of, redact, rule_for
from bot.channels.telegram_failures import (
    MISSHAPEN,
    CallFailed,
    PollConflict,
    PollFailed,
    StartFailed,
    WebhookRefused,
    blame,
    poll_trouble,
    webhook_trouble,
)
from bot.channels.telegram_files import Counted, FileMissing, LocalTrouble, content_of, copied, fetch_trouble, is_local
from bot.channels.telegram_keyboard import key_rows, keyboard
from bot.channels.telegram_updates import CHANNEL, number_of, parse_update, stamp_press
from core.channel import Abilities, Channel, Document, Fate, Fetched, Incoming, Outcome, Outgoing, Rate

__all__ = [
    "CallFailed",
    "PollConflict",
    "PollFailed",
    "StartFailed",
    "TelegramChannel",
    "WebhookRefused",
    "WebhookState",
    "redact",
    "stamp_press",
]

TELEGRAM: Final = "https://api.telegram.org"
UPDATES: Final = ("message", "edited_message", "callback_query", "my_chat_member")
BATCH: Final = 100
WEBHOOK_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
WEBHOOK_CONNECTIONS: Final = 40  # posts at once; each waits only for one commit
POLL_MARGIN: Final = 10.0  # seconds an answer to a poll may take beyond the poll itself
PER_SECOND: Final = 30
PER_CHAT: Final = Rate(seconds=1.0, burst=3)
PER_GROUP: Final = Rate(seconds=3.0, burst=3)
_NO_PREVIEW: Final = {"is_disabled": True}
_NO_TEXT: Final = "no text in the message to edit"
_DEEP_LINK_LETTERS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")

T = TypeVar("T")

logger = logging.getLogger(__name__)
_redact_token = RedactToken()


@dataclass(frozen=True, slots=True)
class WebhookState:
    """What Telegram tells of the webhook. No `url`: none is set."""

    url: str
    pending: int
    error: str = ""  # of the last post that failed
    error_at: datetime | None = None


class TelegramChannel(Channel):
    """One bot of Telegram. `start` and `close` belong to one event loop; `parse` needs neither."""

    name = CHANNEL

    def __init__(
        self,
        token: str,
        api_url: str = TELEGRAM,
        *,
        connections: int = 64,
        timeouts: Timeouts = DEFAULT_TIMEOUTS,
        poll_margin: float = POLL_MARGIN,
        per_second: int = PER_SECOND,
        paid: bool = False,
    ) -> None:
        logging.getLogger("telegram.Bot").addFilter(_redact_token)  # it prints its URL at DEBUG
        address = api_url.rstrip("/")
        self._url = f"{address}/bot{token}/"
        self._files = f"{address}/file/bot{token}"
        self._own_server = address != TELEGRAM
        self._calls = AiohttpRequest(address, connections, timeouts)
        self._polls = AiohttpRequest(address, 1, timeouts)
        self._bot = Bot(token, base_url=f"{address}/bot", request=self._calls, get_updates_request=self._polls)
        self._poll_margin = poll_margin
        self._paid = True if paid else None
        self.abilities = Abilities(
            buttons=True,
            edits=True,
            documents=True,
            text_limit=4096,
            caption_limit=1024,
            per_second=per_second,
            per_chat=PER_CHAT,
            per_group=PER_GROUP,
        )
        self.bot_id = token.partition(":")[0]
        self.username = ""

    async def start(self) -> None:
        """Open the connections and ask who we are. Raises StartFailed, and may then be called again."""
        await self._calls.initialize()
        await self._polls.initialize()
        try:
            me = await self._bot.get_me()
        except (TelegramError, *MISSHAPEN) as error:
            await self.close()
            raise StartFailed(*blame(error)) from None
        self.bot_id, self.username = str(me.id), me.username or ""

    async def close(self) -> None:
        await self._calls.shutdown()
        await self._polls.shutdown()

    def is_group(self, chat: str) -> bool:
        """Groups have negative ids. https://core.telegram.org/bots/api#chat"""
        return chat.startswith("-")

    def key(self, raw: Mapping[str, Any]) -> str | None:
        number = number_of(raw)
        return None if number is None else str(number)

    def parse(self, raw: Mapping[str, Any]) -> Incoming | None:
        return parse_update(raw, self.bot_id)

    async def send(self, message: Outgoing) -> Outcome:
        outcome, answer = await self._attempt(self._call(message), message.edits)
        if answer and (other := self._otherwise(message, answer)):
            outcome, answer = await self._attempt(other, message.edits)
        if answer and rule_for(answer).ours:  # not its words: they may quote the message
            logger.error("%s was refused: %d", answer.method, answer.status, extra={"action": "send"})
        return outcome

    async def _attempt(self, call: Awaitable[Any], edits: str | None) -> tuple[Outcome, Answered | None]:
        try:
            ref = _ref(await call) or edits
        except FileMissing:
            return Outcome(Fate.REFUSED, reason="the file is not on the disk"), None
        except Answered as answer:
            return outcome_of(answer, edits), answer
        except TelegramError as error:
            return outcome_of(error, edits), None
        except MISSHAPEN:
            return Outcome(Fate.UNKNOWN, reason=UNREADABLE), None
        return Outcome(Fate.SENT, ref=ref), None

    def _otherwise(self, message: Outgoing, answer: Answered) -> Awaitable[Any] | None:
        """The same message by another call, where Telegram refused only the form of the first."""
        if message.edits is not None and _NO_TEXT in answer.description:
            return self._edit_caption(message, int(message.edits))
        return None

    def _call(self, message: Outgoing) -> Awaitable[Any]:
        if message.edits is not None:
            return self._edit(message, int(message.edits))
        return self._send_file(message) if message.document else self._send_text(message)

    def _send_text(self, message: Outgoing) -> Awaitable[Any]:
        parameters = {"chat_id": message.chat, "allow_paid_broadcast": self._paid}
        return self._calls.ask(self._url + "sendMessage", parameters | _shown(message))

    def _edit(self, message: Outgoing, message_id: int) -> Awaitable[Any]:
        """Without `reply_markup` the API takes the old keyboard away."""
        if message.document:
            raise ValueError("an edit carries no document")
        parameters = {"chat_id": message.chat, "message_id": message_id}
        return self._calls.ask(self._url + "editMessageText", parameters | _shown(message))

    def _edit_caption(self, message: Outgoing, message_id: int) -> Awaitable[Any]:
        """For a message that carries a file; its text is a caption there."""
        return self._bot.edit_message_caption(
            message.chat,
            message_id,
            caption=html.escape(message.text, quote=False),
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard(message.buttons),
        )

    async def _send_file(self, message: Outgoing) -> Message:
        document = message.document
        assert document is not None
        send = self._bot.send_photo if document.picture else self._bot.send_document
        with content_of(document) as content:
            return await self._sent(send, message, document, content)

    def _sent(
        self, send: Callable[..., Awaitable[Message]], message: Outgoing, document: Document, content: bytes | InputFile
    ) -> Awaitable[Message]:
        return send(
            message.chat,
            content,
            caption=html.escape(message.text, quote=False) or None,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard(message.buttons),
            filename=document.name,
            allow_paid_broadcast=self._paid,
        )

    async def fetch(self, ref: str, write: Callable[[bytes], None]) -> Fetched:
        """By the API's path, which holds for an hour; a server of one's own tells where the file lies on its disk.
        https://core.telegram.org/bots/api#getfile"""
        try:
            found = await self._calls.ask(self._url + "getFile", {"file_id": ref})
            place, told = str(found["file_path"]), found.get("file_size")
            counted = Counted(write)
            if self._own_server and is_local(place):
                await asyncio.to_thread(copied, Path(place), counted)
            else:
                await self._calls.download(f"{self._files}/{quote(place)}", counted)
        except (TelegramError, LocalTrouble, *MISSHAPEN) as error:
            return fetch_trouble(error)
        return Fetched(whole=told is None or told == counted.size)

    async def poll(self, offset: int | None, timeout: int = 25) -> list[dict[str, Any]]:  # noqa: ASYNC109
        """One getUpdates; it also confirms all updates below `offset`. https://core.telegram.org/bots/api#getupdates"""
        parameters = {
            "offset": offset,
            "limit": BATCH,
            "timeout": timeout,
            "allowed_updates": list(UPDATES),
        }
        try:
            updates = await self._polls.ask(self._url + "getUpdates", parameters, timeout + self._poll_margin)
        except TelegramError as error:
            raise poll_trouble(error) from None  # the chain would show the URL, and the token in it
        if not isinstance(updates, list):
            raise PollFailed(UNREADABLE)
        return updates

    async def answer_press(self, raw: Mapping[str, Any]) -> None:
        """Stop the button's spinner. Nothing else is lost when the press is too old or the call fails."""
        query = raw.get("callback_query")
        if not isinstance(query, Mapping) or "id" not in query:
            return
        try:
            await self._bot.answer_callback_query(query["id"])
        except TelegramError as error:
            logger.info("press not answered", extra={"action": "answer_press", "reason": blame(error)[0]})

    async def set_commands(self, chat: str | None, commands: Sequence[tuple[str, str]]) -> None:
        """The menu of one chat, or of all private chats without their own; no commands take it away.

        Raises CallFailed.
        """
        scope: BotCommandScope = BotCommandScopeChat(chat) if chat else BotCommandScopeAllPrivateChats()
        if commands:
            await _asked(self._bot.set_my_commands(commands, scope=scope))
        else:
            await _asked(self._bot.delete_my_commands(scope=scope))

    async def set_webhook(self, url: str, secret: str) -> None:
        """Have updates posted to `url`; set anew each time, for the secret cannot be asked for.

        Raises WebhookRefused for an address that Telegram never takes, else CallFailed.
        """
        try:
            await self._bot.set_webhook(
                url, secret_token=secret, allowed_updates=list(UPDATES), max_connections=WEBHOOK_CONNECTIONS
            )
        except (TelegramError, *MISSHAPEN) as error:
            raise webhook_trouble(error) from None

    async def delete_webhook(self) -> None:
        """What waits stays and will be polled. Raises CallFailed."""
        await _asked(self._bot.delete_webhook(drop_pending_updates=False))

    async def webhook_info(self) -> WebhookState:
        """Raises CallFailed."""
        told = await _asked(self._bot.get_webhook_info())
        return WebhookState(
            told.url, told.pending_update_count, redact(told.last_error_message or ""), told.last_error_date
        )

    def deep_link(self, code: str) -> str:
        """The link that opens our chat and sends `/start code`. https://core.telegram.org/bots/features#deep-linking"""
        if not 0 < len(code) <= 64 or not _DEEP_LINK_LETTERS.issuperset(code):
            raise ValueError("a start code is 1 to 64 of A-Z a-z 0-9 _ -")
        if not self.username:
            raise ValueError("the bot's name is known only after start()")
        return f"https://t.me/{self.username}?start={code}"


def _shown(message: Outgoing) -> dict[str, Any]:
    """What a person sees of a message without a file."""
    return {
        "text": html.escape(message.text, quote=False),
        "parse_mode": ParseMode.HTML,
        "link_preview_options": _NO_PREVIEW,
        "reply_markup": {"inline_keyboard": rows} if (rows := key_rows(message.buttons)) else None,
    }


def _ref(sent: Any) -> str | None:
    """The number of the message that was sent; an edit may be answered with `True` alone."""
    if isinstance(sent, Message):
        return str(sent.message_id)
    return None if sent is True else str(int(sent["message_id"]))


async def _asked(call: Awaitable[T]) -> T:
    try:
        return await call
    except (TelegramError, *MISSHAPEN) as error:
        raise CallFailed(*blame(error)) from None
