"""`dondoc rehearse`: the whole calendar, played through the production code before anybody is written to."""

import heapq
import itertools
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import playing
from bot.channels.webchat import NAME, WebChat, says
from bot.clock import HandClock
from bot.players import Move, Players
from bot.playing import first_instant
from bot.wiring import System
from core.channel import Outcome, Outgoing
from core.directive import DirectiveFile
from core.ledger import Kind, RowState
from storage import directives, inbox, people, roster
from storage.database import MEMORY, Database
from storage.directives import current
from storage.nudge_items import assignments, items
from storage.outbox import outbox
from storage.people import units
from storage.roster_file import RosterRow
from storage.tables import Milestone, Task
from storage.tables.base import table

tasks, milestones = table(Task), table(Milestone)
AFTERMATH = timedelta(days=1, hours=10)
"""How long after the last milestone's day a rehearsal goes on, unless it is told: the closing digest is in it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One message that would be sent."""

    at: str
    kind: str
    person: str | None
    unit: str | None
    milestone: str | None
    tasks: list[str]
    why: str


class Listening(WebChat):
    """A channel that remembers what it sent since it was last asked, for the officials to look at."""

    def __init__(self) -> None:
        self._sent: list[Outgoing] = []

    async def send(self, message: Outgoing) -> Outcome:
        self._sent.append(message)
        return await super().send(message)

    def news(self) -> list[Outgoing]:
        """Messages with buttons; an edit is no news."""
        sent, self._sent = self._sent, []
        return [message for message in sent if message.buttons and message.edits is None]


class Rehearsal:
    """A copy in memory, a clock moved by hand, and officials who answer by themselves or not at all."""

    def __init__(self, file: DirectiveFile, people_rows: list[RosterRow], players: Players | None) -> None:
        self.file = file
        self.clock = HandClock(first_instant(file))
        self.database = Database(MEMORY)
        self._channel = Listening()
        self.system = System(self.database, self.clock, {NAME: self._channel}, pictures=False)
        self._players = players
        self._rows = people_rows
        self._moves: list[tuple[datetime, int, str, Move]] = []
        self._numbers = itertools.count(1)

    async def run(self, until: datetime) -> None:
        self.database.migrate()
        await self.database.run(self._fill)
        due = await self.system.settle()
        while self._players is not None and (at := self._next(due)) is not None and at <= until:
            due = await self._play(self._players, await self.system.arrive(at))
        await self.system.advance(max(until, self.clock.now()))

    def _fill(self, session: Session) -> None:
        directives.apply(session, self.file, self.clock.now())
        if self._rows:
            roster.apply(session, self._rows, self.file.directive.starts)
        playing.fill(session, self.clock.now())

    def _next(self, due: datetime | None) -> datetime | None:
        found = [at for at in (due, self._moves[0][0] if self._moves else None) if at is not None]
        return min(found, default=None)

    async def _play(self, players: Players, due: datetime | None) -> datetime | None:
        """Officials act who were to act by now; then they look at what has reached them. When something is due."""
        now = self.clock.now()
        while self._moves and self._moves[0][0] <= now:
            _, number, person, move = heapq.heappop(self._moves)
            update = (str(number), says(person, now, **move.update))
            await self.database.run(inbox.store, NAME, "rehearsal", [update], now)
            due = await self.system.settle()
        await self._look(players, now)
        return due

    async def _look(self, players: Players, now: datetime) -> None:
        news = {_row(message): message for message in self._channel.news()}
        kinds = await self.database.read(_kinds, news) if news else {}
        for row, message in news.items():
            labels = [button.label for button in message.buttons]
            for move in players.moves(message.chat, kinds[row], row, labels, now):
                heapq.heappush(self._moves, (move.at, next(self._numbers), message.chat, move))

    def lines(self, since: datetime | None = None) -> list[Line]:
        """What was sent from `since` on, in order."""
        return self.database.look(_lines, since)

    def close(self) -> None:
        self.database.close()


def _row(message: Outgoing) -> int:
    """The outbox row that a message with buttons is."""
    return int(message.buttons[0].data.partition(".")[0])


def _kinds(session: Session, rows: Collection[int]) -> dict[int, Kind]:
    query = select(outbox.c.id, outbox.c.kind).where(outbox.c.id.in_(rows))
    return {row: Kind(kind) for row, kind in session.execute(query)}


def _lines(session: Session, since: datetime | None) -> list[Line]:
    directive = current(session)
    query = (
        select(outbox.c.id, outbox.c.kind, outbox.c.sent_at, outbox.c.subject, people.people.c.code, outbox.c.key)
        .outerjoin(people.people, people.people.c.id == outbox.c.person_id)
        .where(outbox.c.state == RowState.SENT, outbox.c.edits.is_(None))
        .order_by(outbox.c.sent_at, outbox.c.id)
    )
    spoken = _spoken(session)
    return [
        line
        for row in session.execute(query)
        if since is None or row.sent_at >= since
        for line in _of_row(row, directive.calendar.local(row.sent_at).isoformat(), spoken.get(row.id, []))
    ]


def _of_row(row: Any, at: str, spoken: list[Any]) -> Iterator[Line]:
    unit = row.code.split("/")[0] if row.code else None
    if row.kind == Kind.NUDGE:
        for code in dict.fromkeys(item.unit for item in spoken):
            mine = [item for item in spoken if item.unit == code]
            why = ", ".join(dict.fromkeys(item.rung for item in mine))
            numbers = list(dict.fromkeys(item.task for item in mine))
            yield Line(at, "nudge", row.code, code, mine[0].milestone, numbers, why)
        return
    kind = row.subject.get("event", row.kind)
    why = row.subject.get("why") or ("starts" if kind == "opening" else row.key)
    yield Line(at, kind, row.code, unit, None, [], why)


def _spoken(session: Session) -> dict[int, list[Any]]:
    """Outbox row → the assignments and rungs that it speaks of."""
    query = (
        select(
            items.c.outbox_id,
            items.c.rung,
            units.c.code.label("unit"),
            tasks.c.code.label("task"),
            milestones.c.code.label("milestone"),
        )
        .join(assignments, assignments.c.id == items.c.assignment_id)
        .join(units, units.c.id == assignments.c.unit_id)
        .join(tasks, tasks.c.id == assignments.c.task_id)
        .join(milestones, milestones.c.wave_id == assignments.c.wave_id)
        .order_by(items.c.outbox_id, milestones.c.last_day, tasks.c.number)
    )
    found: dict[int, list[Any]] = {}
    for row in session.execute(query):
        found.setdefault(row.outbox_id, []).append(row)
    return found


def default_end(file: DirectiveFile) -> datetime:
    """The evening after the day that follows the last milestone."""
    last = max(milestone.last_day for milestone in file.milestones)
    return datetime.combine(last, datetime.min.time(), file.zone) + timedelta(days=1) + AFTERMATH
