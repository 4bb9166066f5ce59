"""A raw update of the Bot API (https://core.telegram.org/bots/api#update) as `Incoming`."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from telegram import CallbackQuery, ChatMember, ChatMemberUpdated, Message, Update
from telegram.constants import ChatType

from core.channel import Incoming, Press, Quoted, Reach, Received

CHANNEL = "telegram"
RECEIVED_AT = "_received_at"  # our own key beside the update's: a press carries no time of its own

_PRESS = re.compile(r"(\d{1,18})\.(\d{1,3})", re.ASCII)
_MALFORMED = (KeyError, TypeError, AttributeError, ValueError, OverflowError, OSError)
_STORED = ("document", "voice", "sticker", "video")  # what comes with a file of its own, photos apart
_REACH = {ChatMember.BANNED: Reach.BLOCKED, ChatMember.MEMBER: Reach.OK}
_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)
_OUTSIDE = (ChatMember.LEFT, ChatMember.BANNED)
_INSIDE = (ChatMember.MEMBER, ChatMember.ADMINISTRATOR)


def stamp_press(raw: dict[str, Any], received_at: datetime) -> dict[str, Any]:
    """The update as it goes into the inbox: a press gets the time at which it reached us."""
    if "callback_query" not in raw:
        return raw
    return {**raw, RECEIVED_AT: received_at.astimezone(UTC).isoformat()}


def number_of(raw: object) -> int | None:
    """The update's id, where it is one: Telegram's are positive and fit 64 bits."""
    number = raw.get("update_id") if isinstance(raw, dict) else None
    return number if type(number) is int and 0 <= number < 2**63 else None


def parse_update(raw: Mapping[str, Any], bot_id: str) -> Incoming | None:
    """`None` for what means nothing to us; ValueError for what is not an update at all."""
    try:
        return _plain(raw) or _incoming(Update.de_json(dict(raw)), bot_id, raw.get(RECEIVED_AT))
    except _MALFORMED as error:
        raise ValueError(f"not an update: {type(error).__name__}: {error}") from error


def _plain(raw: Mapping[str, Any]) -> Incoming | None:
    """A private message of nothing but text: by far the most are, and PTB's objects cost as much as their reading."""
    match raw:
        case {
            "update_id": int(),
            "message": {
                "message_id": int(number),
                "date": int(date),
                "text": str(text),
                "from": {"id": int(sender), "is_bot": False, "first_name": str()},
                "chat": {"id": int(chat), "type": ChatType.PRIVATE},
            } as message,
        } if text and len(raw) == 2 and message.keys() <= _OF_PLAIN:
            sent_at = datetime.fromtimestamp(date, UTC)
            return Incoming(CHANNEL, str(chat), str(sender), sent_at, text, ref=str(number))
    return None


_OF_PLAIN = frozenset({"message_id", "date", "text", "from", "chat", "entities", "link_preview_options"})


def _incoming(update: Update, bot_id: str, received_at: str | None) -> Incoming | None:
    if update.callback_query:
        return _pressed(update.callback_query, received_at)
    if update.my_chat_member:
        return _membership(update.my_chat_member)
    if update.edited_message:
        return _written(update.edited_message, bot_id, edited=True)
    return _written(update.message, bot_id, edited=False) if update.message else None


def _written(message: Message, bot_id: str, edited: bool) -> Incoming | None:
    text, files = message.text or message.caption or "", _files(message)
    moved_to = message.migrate_to_chat_id
    if not text and not files and moved_to is None:
        return None  # somebody joined, a title changed
    sender = message.from_user or message.sender_chat or message.chat
    return Incoming(
        channel=CHANNEL,
        chat=str(message.chat.id),
        sender=str(sender.id),
        sent_at=(message.edit_date if edited else None) or message.date,
        text=text,
        files=files,
        private=message.chat.type == ChatType.PRIVATE,
        edited=edited,
        reply_to=_quoted(message.reply_to_message, bot_id),
        moved_to=None if moved_to is None else str(moved_to),
        ref=str(message.message_id),
    )


def _quoted(message: Message | None, bot_id: str) -> Quoted | None:
    """Only what we ourselves have said: another bot's buttons would name rows of another outbox."""
    if message is None or message.from_user is None or str(message.from_user.id) != bot_id:
        return None
    return Quoted(str(message.message_id), _row_of(message))


def _row_of(message: Message) -> int | None:
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    first = next((button.callback_data for row in rows for button in row), None)
    parts = _PRESS.fullmatch(first) if isinstance(first, str) else None
    return int(parts[1]) if parts else None


def _pressed(query: CallbackQuery, received_at: str | None) -> Incoming | None:
    if query.message is None:
        return None  # a button of an inline message; we send none
    return Incoming(
        channel=CHANNEL,
        chat=str(query.message.chat.id),
        sender=str(query.from_user.id),
        sent_at=_press_time(query, received_at),
        press=_press(query.data or "", str(query.message.message_id)),
        private=query.message.chat.type == ChatType.PRIVATE,
    )


def _press(data: str, ref: str) -> Press:
    parts = _PRESS.fullmatch(data)
    if parts is None:
        raise ValueError("a press with foreign data")
    return Press(row=int(parts[1]), index=int(parts[2]), ref=ref)


def _press_time(query: CallbackQuery, received_at: str | None) -> datetime:
    """When it reached us; failing that the time of the message pressed, which is never after the press."""
    if received_at is not None:
        return datetime.fromisoformat(received_at).astimezone(UTC)
    assert query.message is not None
    if query.message.date.timestamp() == 0:  # the API's mark of a message it no longer has
        raise ValueError("a press without a time")
    return query.message.date


def _membership(change: ChatMemberUpdated) -> Incoming | None:
    reach = _reach(change)
    if reach is None:
        return None
    return Incoming(
        channel=CHANNEL,
        chat=str(change.chat.id),
        sender=str(change.from_user.id),
        sent_at=change.date,
        private=change.chat.type == ChatType.PRIVATE,
        reach=reach,
    )


def _reach(change: ChatMemberUpdated) -> Reach | None:
    """In a private chat "kicked" is the person's block and "member" its end; a group tells only that we are in."""
    before, after = change.old_chat_member.status, change.new_chat_member.status
    if change.chat.type == ChatType.PRIVATE:
        return _REACH.get(after)
    added = change.chat.type in _GROUPS and before in _OUTSIDE and after in _INSIDE
    return Reach.ADDED if added else None


def _files(message: Message) -> tuple[Received, ...]:
    """At most one: Telegram sends an album as one message a picture."""
    if message.photo:
        return (_stored("photo", message.photo[-1]),)  # the largest is last
    for kind in _STORED:
        if item := getattr(message, kind):
            return (_stored(kind, item),)
    return _told(message)


def _stored(kind: str, item: Any) -> Received:
    return Received(kind, ref=item.file_id, name=getattr(item, "file_name", None) or "", size=item.file_size)


def _told(message: Message) -> tuple[Received, ...]:
    """What comes without a file. A kind newer than PTB, left in `api_kwargs`, is "other"."""
    if place := message.location:
        return (Received("location", ref=f"{place.latitude},{place.longitude}"),)
    if contact := message.contact:
        name = " ".join(filter(None, (contact.first_name, contact.last_name)))
        return (Received("contact", ref=contact.phone_number, name=name),)
    unknown = message.api_kwargs and not (message.text or message.caption)
    return (Received("other"),) if message.effective_attachment or unknown else ()
