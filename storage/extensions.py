"""Later days that units have asked for, and what the office decided."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.orm import Session

from storage.tables import Assignment, Extension, Person, Task, Unit, Wave
from storage.tables.base import table

extensions, assignments = table(Extension), table(Assignment)
units, tasks, waves, people = table(Unit), table(Task), table(Wave), table(Person)
deciders = people.alias()

ASKED, GRANTED, REFUSED, WITHDRAWN = "asked", "granted", "refused", "withdrawn"


@dataclass(frozen=True, slots=True)
class Asked:
    """One asking, with the names that are said of it."""

    id: int
    number: int
    state: str
    assignment: int
    unit: int
    unit_code: str
    unit_name: str
    unit_short: str
    unit_ask: str
    task_code: str
    task: int  # the task's number in chat
    task_short: str
    wave: str
    asked_by: int
    asked_by_code: str
    asked_at: datetime
    reason: str
    day_before: date
    wanted: date
    granted: date | None
    decided_by_code: str | None
    decided_at: datetime | None
    word_of: str
    answer: str
    last_day: date  # the one that stands now
    original_last_day: date
    dropped: bool  # a re-loaded file no longer asks for it


_QUERY: Any = (
    select(
        extensions.c.id,
        extensions.c.number,
        extensions.c.state,
        extensions.c.assignment_id,
        units.c.id,
        units.c.code,
        units.c.name,
        units.c.short,
        units.c.ask,
        tasks.c.code,
        tasks.c.number,
        tasks.c.short,
        waves.c.code,
        people.c.id,
        people.c.code,
        *(extensions.c[name] for name in ("asked_at", "reason", "day_before", "wanted", "granted")),
        deciders.c.code,
        *(extensions.c[name] for name in ("decided_at", "word_of", "answer")),
        assignments.c.last_day,
        assignments.c.original_last_day,
        assignments.c.dropped_at.is_not(None),
    )
    .join(assignments, assignments.c.id == extensions.c.assignment_id)
    .join(units, units.c.id == assignments.c.unit_id)
    .join(tasks, tasks.c.id == assignments.c.task_id)
    .join(waves, waves.c.id == assignments.c.wave_id)
    .join(people, people.c.id == extensions.c.asked_by)
    .outerjoin(deciders, deciders.c.id == extensions.c.decided_by)
    .order_by(extensions.c.number)
)


def get(session: Session, row: int) -> Asked:
    return Asked(*session.execute(_QUERY.where(extensions.c.id == row)).one())


def every(session: Session, directive: int) -> list[Asked]:
    query = _QUERY.where(extensions.c.directive_id == directive)
    return [Asked(*row) for row in session.execute(query)]


def waiting(session: Session, directive: int) -> list[Asked]:
    """Those that the office has not decided; of what a re-loaded file has dropped there is nothing to decide."""
    query = _QUERY.where(extensions.c.directive_id == directive, extensions.c.state == ASKED)
    return [Asked(*row) for row in session.execute(query.where(assignments.c.dropped_at.is_(None)))]


def waiting_of(session: Session, assignment: int) -> Asked | None:
    query = _QUERY.where(extensions.c.assignment_id == assignment, extensions.c.state == ASKED)
    row = session.execute(query).first()
    return Asked(*row) if row else None


def ask(session: Session, directive: int, assignment: int, person: int, reason: str, wanted: date, at: datetime) -> int:
    """Ask for a later day of what is due on the day that stands; the row. Nothing of it may be waiting."""
    asked = {"directive": directive, "assignment": assignment, "asked_by": person}
    return int(session.scalar(_ASKING, {**asked, "reason": reason, "wanted": wanted, "asked_at": at}) or 0)


_newest = extensions.alias()
_NUMBER = select(func.coalesce(func.max(_newest.c.number), 0) + 1).where(
    _newest.c.directive_id == bindparam("directive")
)
_STANDING = select(assignments.c.last_day).where(assignments.c.id == bindparam("assignment"))
_ASKING = (
    insert(extensions)
    .values(
        directive_id=bindparam("directive"),
        assignment_id=bindparam("assignment"),
        number=_NUMBER.scalar_subquery(),
        day_before=_STANDING.scalar_subquery(),
        state=ASKED,
        word_of="",
        answer="",
    )
    .returning(extensions.c.id)
)


def grant(session: Session, asked: Asked, day: date, word_of: str, person: int, at: datetime) -> bool:
    """Move the assignment to this day; False when somebody has decided before."""
    if not _end(session, asked.id, person, at, state=GRANTED, granted=day, word_of=word_of):
        return False
    session.execute(update(assignments).where(assignments.c.id == asked.assignment).values(last_day=day))
    return True


def refuse(session: Session, row: int, answer: str, person: int, at: datetime) -> bool:
    return _end(session, row, person, at, state=REFUSED, answer=answer)


def withdraw(session: Session, row: int, person: int, at: datetime) -> bool:
    return _end(session, row, person, at, state=WITHDRAWN)


def _end(session: Session, row: int, person: int, at: datetime, **ending: Any) -> bool:
    """What waits ends once: of two who decide at the same time, the second changes nothing."""
    still = update(extensions).where(extensions.c.id == row, extensions.c.state == ASKED)
    ended: Any = session.execute(still.values(decided_by=person, decided_at=at, **ending))
    return bool(ended.rowcount)


def awaiting(session: Session, directive: int) -> set[int]:
    """Assignments for which a later day is asked and the office has not decided."""
    where = (extensions.c.directive_id == directive, extensions.c.state == ASKED)
    return set(session.scalars(select(extensions.c.assignment_id).where(*where)))


def asked_since(session: Session, directive: int, moment: datetime) -> set[int]:
    """Assignments for which a later day was asked and not yet decided at some time since then."""
    over = extensions.c.decided_at < moment
    where = (extensions.c.directive_id == directive, extensions.c.decided_at.is_(None) | ~over)
    return set(session.scalars(select(extensions.c.assignment_id).where(*where)))


def granted_since(session: Session, directive: int, moment: datetime) -> set[int]:
    """Assignments whose day the office has moved since then."""
    where = (extensions.c.directive_id == directive, extensions.c.state == GRANTED, extensions.c.decided_at >= moment)
    return set(session.scalars(select(extensions.c.assignment_id).where(*where)))
