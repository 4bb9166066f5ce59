"""The contract between the bot and a messenger.

A channel turns what arrives into `Incoming`, sends an `Outgoing`, and answers with an `Outcome` that keeps
apart what certainly was not sent, what was, and what nobody can know. It decides nothing else.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Press:
    """A button pressed: `row` is the outbox row that carried it, `index` its place there, from 0."""

    row: int
    index: int
    ref: str | None = None  # the messenger's id of the message it stands on


@dataclass(frozen=True, slots=True)
class Received:
    """A file that came with a message, still on the messenger's side."""

    kind: str  # photo, document, voice, sticker, location, video, contact, other
    ref: str = ""
    name: str = ""
    size: int | None = None  # bytes


class Reach(StrEnum):
    """What a membership update says of the chat."""

    BLOCKED = "blocked"
    OK = "ok"
    ADDED = "added"  # to a group


@dataclass(frozen=True, slots=True)
class Quoted:
    """The message of ours that somebody replies to: its id there, and the outbox row, where its buttons tell."""

    ref: str
    row: int | None = None


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
    reply_to: Quoted | None = None
    moved_to: str | None = None  # the chat's new id: a group that became a supergroup
    ref: str | None = None  # the messenger's id of the message, which an edited one keeps


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
    path: Path | None = None  # where the content lies, if not here
    sha256: str = ""  # of evidence: whoever sends it finds the path


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One API call. Text is plain; the channel escapes it."""

    chat: str
    text: str
    buttons: tuple[Button, ...] = ()
    document: Document | None = None
    edits: str | None = None  # the ref of the message to change instead of sending a new one


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of a download. One that is not whole is worth another try."""

    whole: bool
    retry_after: float | None = None  # seconds


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
    moved_to: str | None = None  # the chat's new id: to be sent there
    stop: bool = False  # the token is not accepted: nothing can be sent until the operator has mended it
    away: bool = False  # the messenger was not reached at all


@dataclass(frozen=True, slots=True)
class Rate:
    """One message each `seconds`, and `burst` of them at once after a rest."""

    seconds: float
    burst: int


@dataclass(frozen=True, slots=True)
class Abilities:
    """What the messenger can do, and the pace that it takes without a refusal (None: any)."""

    buttons: bool
    edits: bool
    documents: bool
    text_limit: int  # UTF-16 units
    caption_limit: int
    per_second: int | None = None  # for the bot as a whole
    per_chat: Rate | None = None
    per_group: Rate | None = None


class Channel(Protocol):
    """One messenger."""

    name: str
    abilities: Abilities

    def is_group(self, chat: str) -> bool: ...

    def parse(self, raw: Mapping[str, Any]) -> Incoming | None:
        """The update as `Incoming`; `None` for a kind that means nothing to us. Raises ValueError on nonsense."""
        ...

    async def send(self, message: Outgoing) -> Outcome:
        """Make the one call that `message` is. Never raises for what a network or a server may do."""
        ...

    async def fetch(self, ref: str, write: Callable[[bytes], None]) -> Fetched:
        """A file that somebody has sent, piece by piece; `write` says when it is too much. Raises NotTaken for one that
        can never be had, and nothing else for what a network or a server may do."""
        ...
