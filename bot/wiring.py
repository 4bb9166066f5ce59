"""The one composition root: the program, the demo, the rehearsal and the tests are all built here."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy.orm import Session

from bot.clock import Clock, HandClock
from bot.fetching import Fetching
from bot.handling import Handling
from bot.settings import Settings
from core.channel import Channel
from core.refusal import Refusal
from scheduler.delivery import Delivery, Observer, ignored
from scheduler.tick import next_due, tick
from storage import directives
from storage.database import Database, sqlite_path
from storage.directive_file import read_directive
from storage.evidence_folder import Folder

T = TypeVar("T")


@dataclass
class System:
    """The running parts, and the two ways to let time pass: real, or moved by hand."""

    database: Database
    clock: Clock
    channels: Mapping[str, Channel]
    pictures: bool = True
    observe: Observer = ignored
    folder: Folder | None = None  # of evidence; none where nobody sends any
    handling: Handling = field(init=False)
    delivery: Delivery = field(init=False)
    fetching: Fetching | None = field(init=False)
    _one_at_a_time: asyncio.Lock = field(init=False, default_factory=asyncio.Lock)

    def __post_init__(self) -> None:
        clock = self.clock
        self.handling = Handling(self.database, self.channels, clock.now, shifted=clock.shifted)
        self.delivery = Delivery(
            self.database,
            self.channels,
            clock.now,
            clock.monotonic,
            pictures=self.pictures,
            observe=self.observe,
            folder=self.folder,
        )
        self.fetching = Fetching(self.database, self.channels, self.folder, clock.now) if self.folder else None

    async def beat(self) -> bool:
        """One real second: tick when something is due; whether it was. Portion by portion: between two of them
        messages are handled, and what is written already goes out."""
        now = self.clock.now()
        due = await self.database.read(next_due, now, self.delivery.resting)
        if due is None or due > now:
            return False
        while await self.database.run(tick, now):
            self.delivery.wake()
        return True

    async def settle(self) -> datetime | None:
        """Handle, tick and send until nothing more is to be done at this instant; when something is due next."""
        async with self._one_at_a_time:
            return await self._settle()

    async def _settle(self) -> datetime | None:
        while True:
            moved = await self.handling.drain()
            moved += await self.fetching.drain() if self.fetching else 0
            while await self.database.run(tick, self.clock.now()):
                pass
            moved += await self.delivery.drain()
            due = await self.next_event()
            if not moved or due is None or due > self.clock.now():
                return due

    async def next_event(self) -> datetime | None:
        return await self.database.read(next_due, self.clock.now(), self.delivery.resting, passing_over=True)

    async def advance(self, to: datetime) -> None:
        """Move a hand clock, stopping at everything due on the way. A jump is never "late"."""
        clock = self._hand()
        if to < clock.now():
            raise Refusal("Đồng hồ chỉ đi tới, không lùi lại được.")
        async with self._one_at_a_time:
            due = await self.next_event()
            while due is not None and due <= to:
                clock.move(due)
                due = await self._settle()
            clock.move(to)

    async def held(self, function: Callable[[Session], T]) -> tuple[T, datetime]:
        """What `function` finds between two events, and when that is."""
        async with self._one_at_a_time:
            return await self.database.read(function), self.clock.now()

    async def arrive(self, at: datetime) -> datetime | None:
        """Move a hand clock to where something is due, and do it; when something is due next."""
        async with self._one_at_a_time:
            self._hand().move(at)
            return await self._settle()

    def _hand(self) -> HandClock:
        if not isinstance(self.clock, HandClock):
            raise TypeError("only a hand clock can be moved")
        return self.clock


def prepare(database: Database, directive_file: Path, now: datetime) -> None:
    """Make and migrate the database; load the directive file when none is loaded yet. Raises Faults."""
    database.migrate()
    if not database.look(directives.is_loaded):
        database.write(directives.apply, read_directive(directive_file), now)


def evidence_folder(settings: Settings) -> Folder:
    """Beside the SQLite database, unless told otherwise."""
    path = sqlite_path(settings.database_url)
    beside = path.parent if path is not None else Path("data")
    return Folder(settings.evidence_dir or beside / "evidence", settings.evidence_quota_mb * 10**6)


def latest_instant(database: Database) -> datetime | None:
    """How far time had come in this database: where a shifted clock goes on."""
    return database.look(directives.latest_instant)
