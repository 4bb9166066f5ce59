"""The contract between the bot and a messenger.

A channel turns what arrives into `Incoming`, sends an `Outgoing`, and answers with an `Outcome` that keeps
apart what certainly was not sent, what was, and what nobody can know. It decides nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Press:
    """A button pressed: `row` is the outbox row that carried it, `index` its place there, from 0."""

    row: int
    index: int


@dataclass(frozen=True, slots=True)
class Received:
    """A file that came with a message, still on the messenger's side."""

    kind: str  # photo, document, voice, sticker, location, video, contact, other
    ref: str = ""
    name: str = ""
    size: int | None = None  # bytes


class Reach(StrEnum):
    """What a membership update says of the account."""

    BLOCKED = "blocked"
    OK = "ok"


@dataclass(frozen=True, slots=True)
class Incoming:
    """One update, in words that no messenger owns."""

    channel: str
    chat: str
    sender: str
    sent_at: datetime  # the messenger's time, aware UTC
    text: str = ""
    press: Press | None = None
    files: tuple[Received, ...] = ()
    private: bool = True  # False in a group
    edited: bool = False
    reach: Reach | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """`data` comes back when it is pressed: `outbox row . index`, at most 64 bytes."""

    label: str
    data: str


@dataclass(frozen=True, slots=True)
class Document:
    name: str
    content: bytes
    picture: bool = False


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One API call. Text is plain; the channel escapes it."""

    chat: str
    text: str
    buttons: tuple[Button, ...] = ()
    document: Document | None = None
    edits: str | None = None  # the ref of the message to change instead of sending a new one


class Fate(StrEnum):
    SENT = "sent"
    NOT_SENT = "not_sent"  # certainly not; worth another try
    REFUSED = "refused"  # certainly not, and never will be
    UNKNOWN = "unknown"  # the answer never came


@dataclass(frozen=True, slots=True)
class Outcome:
    fate: Fate
    ref: str | None = None  # the messenger's id of the message
    reason: str = ""
    retry_after: float | None = None  # seconds for which the whole token pauses
    unreachable: bool = False  # the account, not the message, is at fault


@dataclass(frozen=True, slots=True)
class Abilities:
    buttons: bool
    edits: bool
    documents: bool
    text_limit: int  # UTF-16 units
    caption_limit: int
    per_second: int = 30  # messages that the messenger takes without a refusal


class Channel(Protocol):
    """One messenger."""

    name: str
    abilities: Abilities

    def parse(self, raw: Mapping[str, Any]) -> Incoming | None:
        """The update as `Incoming`; `None` for a kind that means nothing to us. Raises ValueError on nonsense."""
        ...

    async def send(self, message: Outgoing) -> Outcome:
        """Make the one call that `message` is. Never raises for what a network or a server may do."""
        ...
