"""The rules of the outbox: kinds of message, states of a row, and the moves between them."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Kind(StrEnum):
    REPLY = "reply"
    NOTICE = "notice"
    NUDGE = "nudge"
    ESCALATION = "escalation"
    CHECK_IN = "check_in"
    DIGEST = "digest"
    BROADCAST = "broadcast"


@dataclass(frozen=True, slots=True)
class KindRule:
    """`lifetime` is from planned to expired; None where the planner sets it. `resend` follows an unknown outcome."""

    priority: int
    office_hours: bool
    lifetime: timedelta | None
    resend: tuple[timedelta, ...]


_SOON = (timedelta(seconds=2), timedelta(seconds=10))
_LATER = (timedelta(minutes=2),)

KINDS: dict[Kind, KindRule] = {
    Kind.REPLY: KindRule(1, False, timedelta(hours=24), _SOON),
    Kind.NOTICE: KindRule(1, False, timedelta(days=3), _SOON),
    Kind.NUDGE: KindRule(2, True, None, _LATER),
    Kind.ESCALATION: KindRule(2, True, None, _LATER),
    Kind.CHECK_IN: KindRule(2, True, None, _LATER),
    Kind.DIGEST: KindRule(3, True, None, _LATER),
    Kind.BROADCAST: KindRule(4, True, timedelta(hours=24), ()),
}


class RowState(StrEnum):
    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    FAILED = "failed"
    SKIPPED = "skipped"


MOVES: dict[RowState, frozenset[RowState]] = {
    RowState.WAITING: frozenset({RowState.SENDING, RowState.SKIPPED}),
    RowState.SENDING: frozenset({RowState.SENT, RowState.WAITING, RowState.UNKNOWN, RowState.FAILED}),
    RowState.UNKNOWN: frozenset({RowState.WAITING, RowState.SENT}),
    RowState.SENT: frozenset(),
    RowState.FAILED: frozenset(),
    RowState.SKIPPED: frozenset(),
}


def split_text(text: str, limit: int) -> list[str]:
    """Cut `text` into parts of at most `limit` UTF-16 units: at paragraphs, else lines, else words, else anywhere."""
    parts: list[str] = []
    rest = text
    while utf16_units(rest) > limit:
        cut = _cut(_fitting(rest, limit))
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [part for part in (*parts, rest) if part] or [""]


def _cut(head: str) -> int:
    """Where a part that may be as long as `head` ends best; in its second half, so that parts are few."""
    marks = (head.rfind(mark) for mark in ("\n\n", "\n", " "))
    return next((at for at in marks if at > len(head) // 2), len(head))


def utf16_units(text: str) -> int:
    """The length as messengers count it: a letter outside the basic plane is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _fitting(text: str, limit: int) -> str:
    units = 0
    for at, letter in enumerate(text):
        units += 2 if ord(letter) > 0xFFFF else 1
        if units > limit:
            return text[:at]
    return text
