"""`dondoc rehearse`: the whole calendar, played through the production code before anybody is written to."""

import heapq
import itertools
from collections.abc import Collection, Sequence
from datetime import datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import playing
from bot.channels.webchat import NAME, WebChat, says
from bot.clock import HandClock
from bot.players import Heard, Move, Players
from bot.playing import first_instant
from bot.wiring import System
from core.calendar import AddedDay, WorkingCalendar
from core.channel import Fate, Outcome, Outgoing
from core.directive import DirectiveFile
from core.ladder import Ladders
from core.ledger import Kind
from core.route import Line
from storage import calendar_days, directives, inbox, roster, routes
from storage.database import MEMORY, Database
from storage.outbox import outbox
from storage.roster_file import RosterRow

EVENING = time(20)
"""When a rehearsal ends on its last day: people have answered what came that morning."""

REFUSED = Outcome(Fate.REFUSED, reason="Forbidden: bot was blocked by the user", unreachable=True)
"""What a messenger says of a chat whose person has blocked us."""


class Listening(WebChat):
    """A channel that remembers what it sent since it was last asked, for the officials to look at."""

    def __init__(self, players: Players | None) -> None:
        self._players = players
        self._sent: list[Outgoing] = []

    async def send(self, message: Outgoing) -> Outcome:
        if self._players is not None and self._players.is_blocked(message.chat):
            return REFUSED
        self._sent.append(message)
        return await super().send(message)

    def news(self) -> list[Outgoing]:
        """An edit is no news."""
        sent, self._sent = self._sent, []
        return [message for message in sent if message.edits is None]


class Rehearsal:
    """A copy in memory, a clock moved by hand, and officials who answer by themselves or not at all."""

    def __init__(
        self,
        file: DirectiveFile,
        people_rows: Sequence[RosterRow],
        players: Players | None,
        days: Sequence[AddedDay] = (),
    ) -> None:
        """`days`: those that an admin has added to the file's calendar."""
        self._rows = people_rows
        self._days = days
        self._begin(file, Database(MEMORY), first_instant(file), players)

    @classmethod
    def going_on(cls, file: DirectiveFile, copy: Database, now: datetime, players: Players | None) -> "Rehearsal":
        """From where a copied database has come to."""
        found = cls.__new__(cls)
        found._rows, found._days = (), ()
        found._begin(file, copy, now, players)
        return found

    def _begin(self, file: DirectiveFile, database: Database, now: datetime, players: Players | None) -> None:
        self.file = file
        self.clock = HandClock(now)
        self.database = database
        self._channel = Listening(players)
        self.system = System(database, self.clock, {NAME: self._channel}, pictures=False)
        self._players = players
        self._moves: list[tuple[datetime, int, Move]] = []
        self._numbers = itertools.count(1)

    async def run(self, until: datetime) -> None:
        self.database.migrate()
        await self.database.run(self._fill)
        due = await self.system.settle()
        while self._players is not None and (at := self._next(due)) is not None and at <= until:
            due = await self._play(self._players, await self.system.arrive(at))
        await self.system.advance(max(until, self.clock.now()))

    def _fill(self, session: Session) -> None:
        """Nothing, in a copy that is filled already."""
        if directives.is_loaded(session):
            return
        directives.apply(session, self.file, self.clock.now())
        if self._days:
            calendar_days.put(session, directives.current(session).id, self._days, None, self.clock.now())
        if self._rows:
            roster.apply(session, self._rows, self.file.directive.starts)
        playing.fill(session, self.clock.now())

    def _next(self, due: datetime | None) -> datetime | None:
        found = [at for at in (due, self._moves[0][0] if self._moves else None) if at is not None]
        return min(found, default=None)

    async def _play(self, players: Players, due: datetime | None) -> datetime | None:
        """People act who were to act by now; then they look at what has reached them. When something is due."""
        now = self.clock.now()
        while self._moves and self._moves[0][0] <= now:
            _, number, move = heapq.heappop(self._moves)
            await self.database.run(self._act, number, move)
            due = await self.system.settle()
        await self._look(players, now)
        return due

    def _act(self, session: Session, number: int, move: Move) -> None:
        now = self.clock.now()
        inbox.store(session, NAME, "rehearsal", [(str(number), says(move.person, now, **move.update))], now)

    async def _look(self, players: Players, now: datetime) -> None:
        news = self._channel.news()
        kinds = await self.database.read(_kinds, [row for message in news if (row := _row(message))])
        for message in news:
            row = _row(message)
            heard = Heard(message.chat, kinds.get(row), row, [b.label for b in message.buttons], message.text)
            for move in players.moves(heard, now):
                heapq.heappush(self._moves, (move.at, next(self._numbers), move))

    def lines(self) -> list[Line]:
        """What was sent, in order."""
        return self.database.look(routes.lines)

    def close(self) -> None:
        self.database.close()


def _row(message: Outgoing) -> int:
    """The outbox row that a message with buttons is; 0 without."""
    return int(message.buttons[0].data.partition(".")[0]) if message.buttons else 0


def _kinds(session: Session, rows: Collection[int]) -> dict[int, Kind]:
    if not rows:
        return {}
    query = select(outbox.c.id, outbox.c.kind).where(outbox.c.id.in_(rows))
    return {row: Kind(kind) for row, kind in session.execute(query)}


def default_end(file: DirectiveFile) -> datetime:
    """The evening of the last day that any ladder speaks of; at least of the day after the last milestone's closing."""
    calendar = WorkingCalendar.of(file)
    ladders = Ladders(file, calendar)
    last = max(milestone.last_day for milestone in file.milestones)
    rungs = [
        max(ladders.of(task.code, wave).of(file.last_day(task.code, wave)), default=last)
        for task in file.tasks
        for wave in task.waves
    ]
    return calendar.at(max(calendar.shift(last, 1), *rungs), EVENING)
