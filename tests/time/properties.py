"""Small directives and what may happen to them, drawn at random; and one played through the production code."""

import asyncio
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from bot import playing
from bot.clock import HandClock
from bot.playing import first_instant
from core.calendar import WorkingCalendar
from core.directive import DirectiveFile
from core.states import State
from storage import directives
from storage.absences import absences
from storage.database import MEMORY, Database
from storage.decisions import decisions
from storage.directives import current
from storage.nudge_items import items
from storage.outbox import outbox
from storage.pauses import pause_units, pauses, units
from storage.people import people
from storage.statuses import report, statuses
from tests.office import Office
from tests.time.hands import person_id
from tests.time.rollout import PILOT, shipped

FIRST = date(2024, 1, 22)
"""Tết, a swapped Saturday and the first of May lie within the weeks that follow."""


@dataclass(frozen=True)
class Event:
    """After so many hours: a unit answers, somebody is away, the office pauses a unit, a chat is lost, a process is
    started anew, or the machine was off all that time."""

    hours: int
    what: str
    unit: str
    task: int = 1
    state: State | None = None
    days: int | None = None  # of a promise, an absence, a pause


def _shipped_pilot() -> DirectiveFile:
    file, _ = shipped()
    waves = (file.waves[0],)
    tasks = tuple(task.model_copy(update={"waves": ("thi-diem",)}) for task in file.tasks[:1])
    kept = tuple(unit for unit in file.units if unit.code in (*PILOT, file.directive.office))
    milestones = tuple(m for m in file.milestones if m.wave == "thi-diem")
    parts = {"waves": waves, "tasks": tasks, "units": kept, "milestones": milestones}
    return file.model_copy(update=parts)


PILOT_FILE = _shipped_pilot()
_near = st.integers(0, 110).map(lambda n: FIRST + timedelta(days=n))
_rungs = st.lists(st.integers(1, 12), min_size=1, max_size=4, unique=True).map(tuple)


@st.composite
def files(draw: st.DrawFn) -> DirectiveFile:
    """The pilot, with other days, another ladder, other days off."""
    file = PILOT_FILE
    starts = draw(_near)
    last_day = starts + timedelta(days=draw(st.integers(5, 28)))
    milestone = file.milestones[0].model_copy(update={"last_day": last_day, "date": last_day + timedelta(days=1)})
    ladder = {"before": draw(_rungs), "overdue": draw(_rungs), "on_last_day": draw(st.booleans())}
    steps = file.escalation
    if steps.office and steps.leader:
        away = draw(st.integers(1, 6)), draw(st.integers(1, 6))
        office, leader = (
            step.model_copy(update={"days": days})
            for step, days in zip((steps.office, steps.leader), away, strict=True)
        )
        steps = steps.model_copy(update={"office": office, "leader": leader, "backup_with": draw(st.integers(1, 3))})
    off = draw(st.lists(_near, max_size=4, unique=True).map(tuple))
    parts = {
        "directive": file.directive.model_copy(update={"starts": starts}),
        "milestones": (milestone,),
        "nudges": file.nudges.model_copy(update=ladder),
        "escalation": steps,
        "calendar": file.calendar.model_copy(update={"off": off}),
    }
    return file.model_copy(update=parts)


_STATES = [None, State.NOT_STARTED, State.IN_PROGRESS, State.BLOCKED, State.SAID_DONE, State.DONE, State.CONFIRMED]
_WHAT = ["answer", "answer", "answer", "away", "pause", "lost", "restart", "off", "nothing"]
events = st.builds(
    Event,
    hours=st.integers(1, 11) | st.integers(1, 24 * 6),
    what=st.sampled_from(_WHAT),
    unit=st.sampled_from(PILOT),
    task=st.just(1),
    state=st.sampled_from(_STATES),
    days=st.none() | st.integers(0, 20),
)


class Play:
    """An office in memory, to which events happen."""

    def __init__(self, file: DirectiveFile, database: Database) -> None:
        self.file = file
        self.calendar = WorkingCalendar.of(file)
        database.migrate()
        now = first_instant(file)
        database.write(directives.apply, file, now)
        database.write(playing.fill, now)
        self.office = Office(database, HandClock(now))

    async def run(self, happens: Sequence[Event]) -> None:
        await self.office.system.settle()
        for event in happens:
            await self._after(event)
        after = self.calendar.midnight(self.file.milestones[0].last_day + timedelta(days=14))
        await self.office.system.advance(max(after, self.now))

    @property
    def now(self) -> datetime:
        return self.office.clock.now()

    async def _after(self, event: Event) -> None:
        then = self.now + timedelta(hours=event.hours)
        if event.what == "off":
            self.office.clock.move(then)
            await self.office.system.settle()
            return
        await self.office.system.advance(then)
        if event.what == "restart":
            self.office = self.office.restarted()
        elif event.what == "lost":
            chat = f"{event.unit}/dau-moi/1"
            await self.office.receive({"chat": chat, "at": self.now.isoformat(), "reach": "blocked"})
        elif event.what in _HANDS:
            self.office.database.write(_HANDS[event.what], event, self.now)
            await self.office.system.settle()

    @property
    def rows(self) -> list[Any]:
        query = select(outbox, people.c.code.label("person")).outerjoin(people, people.c.id == outbox.c.person_id)
        return list(self.office.database.look(lambda s: s.execute(query.order_by(outbox.c.id)).all()))

    def on_rungs(self) -> tuple[dict[date, set[int]], dict[date, set[int]]]:
        """Day → assignments of which a reminder's row speaks, and those of which it is noted why none does."""
        rows = select(items.c.assignment_id, outbox.c.planned_at).join(outbox, outbox.c.id == items.c.outbox_id)
        noted = select(decisions.c.assignment_id, decisions.c.day)
        spoken, explained = defaultdict(set), defaultdict(set)
        for assignment, moment in self.office.database.look(lambda s: s.execute(rows).all()):
            spoken[self.calendar.day(moment)].add(assignment)
        for assignment, day in self.office.database.look(lambda s: s.execute(noted).all()):
            explained[day].add(assignment)
        return dict(spoken), dict(explained)

    def standing(self, moment: datetime) -> dict[int, Any]:
        found = self.office.database.look(lambda s: statuses(s, current(s), moment))
        return {status.assignment: status for status in found}


def _answer(session: Session, event: Event, now: datetime) -> None:
    directive = current(session)
    status = next(s for s in statuses(session, directive, now) if (s.unit, s.number) == (event.unit, event.task))
    expected = directive.calendar.day(now) + timedelta(days=event.days) if event.days is not None else None
    person = person_id(session, f"{event.unit}/dau-moi/1")
    told = {"state": event.state, "expected": expected, "source": "button", "said_at": now, "stored_at": now}
    report(session, assignment_id=status.assignment, person_id=person, **told)


def _away(session: Session, event: Event, now: datetime) -> None:
    day = current(session).calendar.day(now)
    person = person_id(session, f"{event.unit}/dau-moi/1")
    span = {"from_day": day, "to_day": day + timedelta(days=event.days or 0)}
    session.execute(insert(absences).values(person_id=person, told_at=now, **span))


def _pause(session: Session, event: Event, now: datetime) -> None:
    directive = current(session)
    day = directive.calendar.day(now)
    fields = {"directive_id": directive.id, "reason": "bão", "ordered_at": now, "from_day": day}
    fields |= {
        "ordered_by": person_id(session, "van-phong/van-phong/1"),
        "to_day": day + timedelta(days=event.days or 0),
    }
    (row,) = session.execute(insert(pauses).values(**fields).returning(pauses.c.id)).one()
    unit = session.scalar(select(units.c.id).where(units.c.code == event.unit))
    session.execute(insert(pause_units).values(pause_id=row, unit_id=unit))


_HANDS = {"answer": _answer, "away": _away, "pause": _pause}


@contextmanager
def played(file: DirectiveFile, happens: Sequence[Event]) -> Iterator[Play]:
    with Database(MEMORY) as database:
        play = Play(file, database)
        asyncio.run(play.run(happens))
        yield play
