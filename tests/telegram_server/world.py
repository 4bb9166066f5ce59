"""What stands in Telegram: chats, the messages in them, stored files, menus."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests import log_guard
from tests.telegram_server.call import Upload
from tests.telegram_server.updates import UpdateQueue
from tests.telegram_server.webhook import Webhook

Json = dict[str, Any]
EVERYONE = "all_private_chats"


@dataclass(eq=False, slots=True)
class Chat:
    id: int
    kind: str  # private, group, supergroup
    title: str
    started: bool = False  # a bot may not write first
    blocked: bool = False
    membership: str = "member"  # the bot's, in a group: member, left, kicked
    moved_to: int | None = None  # the supergroup that it has become
    messages: list["ChatMessage"] = field(default_factory=list)  # everybody's, the oldest first

    def as_api(self) -> Json:
        name = "first_name" if self.kind == "private" else "title"
        return {"id": self.id, "type": self.kind, name: self.title}


@dataclass(frozen=True, slots=True)
class Key:
    """An inline button."""

    label: str
    data: str | None = None
    url: str | None = None


@dataclass(eq=False, slots=True)
class ChatMessage:
    """A message as people see it; an edit changes it in place."""

    id: int
    chat: Chat
    sender: Json
    date: int
    text: str = ""  # a file's caption too
    entities: list[Json] = field(default_factory=list)
    rows: list[list[Key]] = field(default_factory=list)
    markup: Json | None = None
    photo: bytes | None = None
    document: Upload | None = None
    content: Json = field(default_factory=dict)  # further fields of the API's Message: sticker, voice, …
    edited_at: int | None = None
    heard: bool = False  # by `Person.hears`

    @property
    def buttons(self) -> list[str]:
        return [key.label for row in self.rows for key in row]

    @property
    def has_file(self) -> bool:
        return any(kind in self.content for kind in ("photo", "document"))

    def key(self, label: str) -> Key | None:
        return next((key for row in self.rows for key in row if key.label == label), None)

    def as_quoted(self) -> Json:
        """Inside another message: what it answered itself is left out."""
        return {name: value for name, value in self.as_api().items() if name != "reply_to_message"}

    def as_api(self) -> Json:
        shown: Json = {"message_id": self.id, "from": self.sender, "chat": self.chat.as_api()}
        shown |= {"date": self.date, **self.content}
        if self.text:
            words, entities = ("caption", "caption_entities") if self.has_file else ("text", "entities")
            shown |= {words: self.text, **({entities: self.entities} if self.entities else {})}
        if self.edited_at is not None:
            shown["edit_date"] = self.edited_at
        return shown | ({"reply_markup": self.markup} if self.markup else {})


class World:
    def __init__(self, me: Json, now: Callable[[], float] = time.time) -> None:
        self.me = me
        self.updates = UpdateQueue()
        self.chats: dict[int, Chat] = {}
        self.messages: dict[tuple[int, int], ChatMessage] = {}
        self.queries: dict[str, bool] = {}  # presses, and whether they have been answered
        self.menus: dict[tuple[str, int], list[Json]] = {}
        self.files: dict[str, Upload] = {}
        self.webhook = Webhook()
        self.watchers: dict[int, Callable[[], None]] = {}  # by chat: called when something new is to be seen there
        self.time = now
        self._message_ids: Iterator[int] = count(1)

    def now(self) -> int:
        return int(self.time())

    def add(self, chat: Chat, sender: Json, **parts: Any) -> ChatMessage:
        message = ChatMessage(next(self._message_ids), chat, sender, self.now(), **parts)
        self.messages[chat.id, message.id] = message
        log_guard.note(message.text)
        chat.messages.append(message)
        self.changed(chat)
        return message

    def changed(self, chat: Chat) -> None:
        if chat.id in self.watchers:
            self.watchers[chat.id]()

    def in_chat(self, chat: Chat) -> list[ChatMessage]:
        """The bot's messages there, the oldest first."""
        return [message for message in chat.messages if message.sender is self.me]

    def keep(self, upload: Upload) -> Json:
        """Store a file; what the API tells of every stored file."""
        file_id = f"file-{len(self.files) + 1}"
        self.files[file_id] = upload
        return {"file_id": file_id, "file_unique_id": f"unique-{file_id}", "file_size": len(upload.content)}

    def menu(self, chat: Chat) -> list[Json]:
        """The narrowest scope that is set holds. https://core.telegram.org/bots/api#botcommandscope"""
        for scope in (("chat", chat.id), (EVERYONE, 0), ("default", 0)):
            if scope in self.menus:
                return self.menus[scope]
        return []
