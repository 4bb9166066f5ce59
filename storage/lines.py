"""Who is next: each chat is a line, by priority and then in order, of which only the first may be sent."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Self

from sqlalchemy import Integer, Select, String, bindparam, select
from sqlalchemy.orm import Session

from storage.outbox import RIPE, outbox, sendable

ROUNDS = 4
"""Looks that one search takes at most; what it did not find in them the next one will."""


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


def ready(session: Session, now: datetime, slots: Slots) -> list[int]:
    """Ids of the rows to be sent now, at most `count`, the first first."""
    search = _Search(session, now, slots)
    for chat in search.oldest_chats() if slots.oldest else ():
        search.look(_LINE_OF_CHAT, slots.oldest, chat=chat)
    for _ in range(ROUNDS):
        if len(search.found) >= slots.count or not search.look(_LINE, slots.count):
            break
    return search.found


class _Search:
    def __init__(self, session: Session, now: datetime, slots: Slots) -> None:
        self._session = session
        self._slots = slots
        self._asked = {"channel": slots.channel, "now": now, "window": 2 * slots.count + 16}
        self._passed = set(slots.shut)  # chats whose first row is known
        self.found: list[int] = []

    def look(self, query: Select[Any], most: int, **asked: str) -> bool:
        """Take the first rows of chats not passed yet; whether there may be more of them."""
        rows = self._session.execute(query, {**self._asked, **asked, "passed": list(self._passed)}).all()
        for row, chat in rows:
            if chat in self._passed or len(self.found) >= most:
                continue
            self._passed.add(chat)
            if row not in self._slots.resting:
                self.found.append(row)
        return len(rows) == self._asked["window"]

    def oldest_chats(self) -> list[str]:
        """Chats of the rows that have been due for longest."""
        rows = self._session.execute(_OLDEST, {**self._asked, "passed": list(self._passed)})
        return list(dict.fromkeys(chat for _, chat in rows))[: self._slots.oldest]


def any_ready(session: Session, now: datetime, channel: str, resting: Collection[int]) -> bool:
    """Whether a row of the channel could be sent if only the pace allowed it."""
    asked = {"channel": channel, "now": now, "passed": [], "window": len(resting) + 1}
    return any(row not in resting for row, _ in session.execute(_LINE, asked))


_CANDIDATES = (
    select(outbox.c.id, outbox.c.chat)
    .where(
        sendable(),
        RIPE,
        outbox.c.channel == bindparam("channel"),
        outbox.c.chat.not_in(bindparam("passed", type_=String, expanding=True)),
    )
    .limit(bindparam("window", type_=Integer))
)
_LINE = _CANDIDATES.order_by(outbox.c.priority, outbox.c.id)
_LINE_OF_CHAT = _LINE.where(outbox.c.chat == bindparam("chat"))
_OLDEST = _CANDIDATES.order_by(outbox.c.due, outbox.c.id)
