"""Who is next: each chat is a line, by priority and then in order, of which only the first may be sent.

Looked at before every few messages, so it must cost little however many wait. Few rows that are due are read whole and
put in order here; of many only the front is read, by an index that holds it in order.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple, Self

from sqlalchemy import Integer, String, and_, bindparam, select
from sqlalchemy.orm import Session

from storage.outbox import HAS_ALL, RIPE, WAITS, outbox
from storage.rows import unindexed

FEW = 32
"""Rows due at once that are no burst."""

ROUNDS = 4
"""Looks at the front of a burst that one search takes at most; what it did not find in them the next one will."""


@dataclass(frozen=True, slots=True)
class Slots:
    """Places for calls on one channel: `oldest` of `count` go to the oldest of any kind."""

    channel: str
    count: int
    oldest: int = 0
    shut: Collection[str] = ()  # chats in which nothing may be said now: a call is under way, or their pace
    resting: Collection[int] = ()  # rows not to be tried again yet; they hold their chats

    def without(self, rows: Collection[int]) -> Self:
        """The same, with more rows resting."""
        return replace(self, resting=[*self.resting, *rows]) if rows else self


class _Due(NamedTuple):
    id: int
    chat: str
    priority: int

    @property
    def place(self) -> tuple[int, int]:
        return self.priority, self.id


def ready(session: Session, now: datetime, slots: Slots) -> list[int]:
    """Ids of the rows to be sent now, at most `count`, the first first."""
    asked = {"channel": slots.channel, "now": now}
    due = _read(session, _BY_DUE, asked, most=FEW + 1)
    return _of_few(due, slots) if len(due) <= FEW else _of_many(session, asked, due, slots)


def _of_few(due: list[_Due], slots: Slots) -> list[int]:
    front = _Front(slots)
    line = sorted(due, key=lambda row: row.place)
    for chat in front.first_chats(due):
        front.take((row for row in line if row.chat == chat), slots.oldest)
    front.take(line, slots.count)
    return front.found


def _of_many(session: Session, asked: dict[str, Any], oldest: list[_Due], slots: Slots) -> list[int]:
    front, most = _Front(slots), 2 * slots.count + 16
    if chats := front.first_chats(oldest):
        front.take(_read(session, _OF_CHATS, {**asked, "chats": chats}, most=most), slots.oldest)
    for _ in range(ROUNDS):
        rows = _read(session, _IN_ORDER, {**asked, "passed": list(front.passed)}, most=most)
        front.take(rows, slots.count)
        if len(front.found) >= slots.count or len(rows) < most:
            break
    return front.found


class _Front:
    """The first rows of chats; of a chat only its first counts, and one that rests holds it."""

    def __init__(self, slots: Slots) -> None:
        self._slots = slots
        self.passed = set(slots.shut)
        self.found: list[int] = []

    def take(self, rows: Iterable[_Due], most: int) -> None:
        for row in rows:
            if row.chat in self.passed or len(self.found) >= most:
                continue
            self.passed.add(row.chat)
            if row.id not in self._slots.resting:
                self.found.append(row.id)

    def first_chats(self, oldest: Iterable[_Due]) -> list[str]:
        """Of the rows that have been due for longest."""
        return list(dict.fromkeys(row.chat for row in oldest if row.chat not in self.passed))[: self._slots.oldest]


def any_ready(session: Session, now: datetime, channel: str, resting: Collection[int]) -> bool:
    """Whether a row of the channel could be sent if only the pace allowed it."""
    due = _read(session, _BY_DUE, {"channel": channel, "now": now}, most=len(resting) + 1)
    return any(row.id not in resting for row in due)


def _read(session: Session, query: Any, asked: dict[str, Any], *, most: int) -> list[_Due]:
    return [_Due(*row) for row in session.execute(query, {**asked, "most": most}).all()]


# Each look by its own index, and by no other: what it is not to be found by is put so that no index fits.
_DUE = select(outbox.c.id, outbox.c.chat, outbox.c.priority).limit(bindparam("most", type_=Integer))
_CHANNEL = outbox.c.channel == bindparam("channel")
_BY_DUE = _DUE.where(WAITS, RIPE, unindexed(and_(HAS_ALL, _CHANNEL))).order_by(outbox.c.due, outbox.c.id)
_LINE = _DUE.where(WAITS, _CHANNEL, unindexed(and_(HAS_ALL, RIPE)))
_PASSED = outbox.c.chat.not_in(bindparam("passed", type_=String, expanding=True))
_IN_ORDER = _LINE.where(_PASSED).order_by(outbox.c.priority, outbox.c.id)
_CHATS = outbox.c.chat.in_(bindparam("chats", type_=String, expanding=True))
_OF_CHATS = _LINE.where(_CHATS).order_by(outbox.c.priority + 0, outbox.c.id)  # a sum: by chat, and then put in order
