"""A whole roll-out, rehearsed once for many questions; and what the test itself knows of the days."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from bot.rehearsal import Rehearsal
from bot.rehearsing import players_of
from bot.settings import SHIPPED_DIRECTIVE
from core.calendar import WorkingCalendar
from core.directive import DirectiveFile
from core.figures import Status
from core.ledger import Kind, RowState
from storage.directive_file import read_directive
from storage.directives import current
from storage.export import export
from storage.inbox import inbox
from storage.nudge_items import spoken_of
from storage.outbox import outbox
from storage.people import people
from storage.statuses import statuses
from tests.office import at

END = "2024-10-02 23:59"

DAYS_OFF = {
    date(2024, 4, 18),
    *(date(2024, 4, 29) + timedelta(days=n) for n in range(3)),
    *(date(2024, 9, 2) + timedelta(days=n) for n in range(2)),
}
SWAPPED_SATURDAY = date(2024, 5, 4)

PILOT = ("phuoc-quang", "phuoc-nghia", "hoi-lhpn")
PILOT_RUNGS = {
    "2024-02-20": "T-7",
    "2024-02-26": "T-3",
    "2024-02-28": "T-1",
    "2024-02-29": "T0",
    "2024-03-01": "T+1",
    "2024-03-06": "T+4",
    "2024-03-13": "T+9",
}
REST_RUNGS = {
    "2024-09-10": "T-14",
    "2024-09-19": "T-7",
    "2024-09-25": "T-3",
    "2024-09-27": "T-1",
    "2024-09-30": "T0",
    "2024-10-01": "T+1",
}


def rungs_of(unit: str) -> dict[str, str]:
    """The days on which a unit that owes everything is reminded until 2 October; the Union is in both waves."""
    pilot = PILOT_RUNGS if unit in PILOT else {}
    return pilot if unit in ("phuoc-quang", "phuoc-nghia") else pilot | REST_RUNGS


def is_worked(day: date) -> bool:
    return day == SWAPPED_SATURDAY or (day.weekday() < 5 and day not in DAYS_OFF)


def in_hours(moment: datetime) -> bool:
    """By the office's own hours, told here once more."""
    of_day = moment.time()
    inside = time(7) <= of_day < time(11, 30) or time(13, 30) <= of_day < time(17)
    return inside and is_worked(moment.date())


def shipped() -> tuple[DirectiveFile, WorkingCalendar]:
    file = read_directive(SHIPPED_DIRECTIVE)
    return file, WorkingCalendar.of(file)


@dataclass(frozen=True)
class Played:
    """What a rehearsal left behind."""

    rehearsal: Rehearsal
    rows: list[Any]
    export: dict[str, Any]

    def sent(self, *kinds: Kind) -> list[Any]:
        return [row for row in self.rows if row.kind in kinds and row.state == "sent"]

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.rehearsal.file.zone)

    def standing(self, moment: datetime) -> dict[int, Status]:
        """Assignment → its status at that moment."""
        found = self.rehearsal.database.look(lambda s: statuses(s, current(s), moment))
        return {status.assignment: status for status in found}

    def spoken_of(self, row: int) -> dict[int, int]:
        """Assignment → unit."""
        found = self.rehearsal.database.look(spoken_of, row)
        return {assignment: unit for assignment, (unit, _) in found.items()}

    def wrote(self) -> set[str]:
        """The units of everybody who wrote or pressed anything."""
        query = select(inbox.c.raw)
        return {raw["chat"].split("/")[0] for raw in self.rehearsal.database.look(lambda s: s.scalars(query).all())}

    def blocked(self) -> set[str]:
        """Whose chat the messenger refused."""
        return {row.person for row in self.rows if row.state == RowState.FAILED}

    def inbox_states(self) -> set[str]:
        return set(self.rehearsal.database.look(lambda s: s.scalars(select(inbox.c.state)).all()))


@contextmanager
def played(replies: str) -> Iterator[Played]:
    file, _ = shipped()
    rehearsal = Rehearsal(file, [], players_of(replies))
    try:
        asyncio.run(rehearsal.run(at(END)))
        query = select(outbox, people.c.code.label("person")).outerjoin(people, people.c.id == outbox.c.person_id)
        rows = list(rehearsal.database.look(lambda s: s.execute(query.order_by(outbox.c.id)).all()))
        yield Played(rehearsal, rows, rehearsal.database.look(export, rehearsal.clock.now()))
    finally:
        rehearsal.close()
