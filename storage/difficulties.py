"""Difficulties and questions: raised by a message, followed until they are answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, func, insert, or_, select, update
from sqlalchemy.orm import Session

from storage.rows import add
from storage.tables import Assignment, Difficulty, DifficultyAssignment, DifficultyMessage, Person, Task, Unit
from storage.tables.base import table

difficulties, units, people = table(Difficulty), table(Unit), table(Person)
about = table(DifficultyAssignment)
assignments, tasks, messages = table(Assignment), table(Task), table(DifficultyMessage)

OPEN, TAKEN, ANSWERED, CLOSED = "open", "taken", "answered", "closed"
AWAITING_OFFICE = (OPEN, TAKEN)


@dataclass(frozen=True, slots=True)
class Matter:
    """A difficulty or a question, with the names that are said of it."""

    id: int
    number: int
    kind: str
    state: str
    text: str
    unit: int
    unit_code: str
    unit_name: str
    unit_short: str
    assignment: int | None
    task: int | None  # the task's number in chat
    raised_by: int
    raised_by_code: str
    opened_at: datetime
    answered_at: datetime | None
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Opened:
    id: int
    number: int


def open_new(
    session: Session,
    directive: int,
    kind: str,
    unit: int,
    person: int,
    text: str,
    at: datetime,
    assignments: Sequence[int] = (),
    message_ref: str | None = None,
) -> Opened:
    """`assignments`: all that it is about; the first of them is the one that is named with it."""
    row = {
        "directive": directive,
        "kind": kind,
        "unit_id": unit,
        "assignment_id": next(iter(assignments), None),
        "raised_by": person,
        "text": text,
        "opened_at": at,
        "message_ref": message_ref,
    }
    opened = Opened(*session.execute(_OPENING, row).one())
    named = [{"difficulty_id": opened.id, "assignment_id": assignment} for assignment in dict.fromkeys(assignments)]
    if named:
        session.execute(insert(about), named)
    return opened


_newest = difficulties.alias()
_LAST_NUMBER = select(func.coalesce(func.max(_newest.c.number), 0)).where(
    _newest.c.directive_id == bindparam("directive")
)
_OPENING = (
    insert(difficulties)
    .values(directive_id=bindparam("directive"), number=_LAST_NUMBER.scalar_subquery() + 1)
    .values(state=OPEN, topic="", urgent=False)
    .returning(difficulties.c.id, difficulties.c.number)
)


def _query() -> Any:
    return (
        select(
            difficulties.c.id,
            difficulties.c.number,
            difficulties.c.kind,
            difficulties.c.state,
            difficulties.c.text,
            units.c.id,
            units.c.code,
            units.c.name,
            units.c.short,
            difficulties.c.assignment_id,
            tasks.c.number,
            people.c.id,
            people.c.code,
            difficulties.c.opened_at,
            difficulties.c.answered_at,
            difficulties.c.closed_at,
        )
        .join(units, units.c.id == difficulties.c.unit_id)
        .join(people, people.c.id == difficulties.c.raised_by)
        .outerjoin(assignments, assignments.c.id == difficulties.c.assignment_id)
        .outerjoin(tasks, tasks.c.id == assignments.c.task_id)
        .order_by(difficulties.c.number)
    )


def get(session: Session, row: int) -> Matter:
    return Matter(*session.execute(_query().where(difficulties.c.id == row)).one())


def every(session: Session, directive: int, as_of: datetime | None = None) -> list[Matter]:
    query = _query().where(difficulties.c.directive_id == directive)
    if as_of is not None:
        query = query.where(difficulties.c.opened_at <= as_of)
    return [Matter(*row) for row in session.execute(query)]


def unfinished(session: Session, directive: int) -> list[Matter]:
    return [matter for matter in every(session, directive) if matter.state != CLOSED]


def quiet_assignments(session: Session, directive: int) -> set[int]:
    """Assignments of which the unit is not reminded, because the office owes an answer."""
    where = (difficulties.c.directive_id == directive, difficulties.c.state.in_(AWAITING_OFFICE))
    return set(session.scalars(_ABOUT.where(*where)))


def quiet_since(session: Session, directive: int, moment: datetime) -> set[int]:
    """Assignments that have been, or may have been, quiet for this reason at some time since then."""
    over = or_(
        and_(difficulties.c.state == ANSWERED, difficulties.c.answered_at < moment),
        and_(difficulties.c.state == CLOSED, difficulties.c.closed_at < moment),
    )
    return set(session.scalars(_ABOUT.where(difficulties.c.directive_id == directive, ~over)))


_ABOUT = select(about.c.assignment_id).join(difficulties, difficulties.c.id == about.c.difficulty_id)


def answer(session: Session, row: int, person: int, text: str, at: datetime) -> None:
    add(session, DifficultyMessage(difficulty_id=row, person_id=person, text=text, at=at))
    session.execute(
        update(difficulties).where(difficulties.c.id == row).values(state=ANSWERED, answered_at=at, owner_id=person)
    )


def close(session: Session, row: int, at: datetime) -> None:
    session.execute(update(difficulties).where(difficulties.c.id == row).values(state=CLOSED, closed_at=at))


def reopen(session: Session, row: int, at: datetime) -> None:
    again = {"state": OPEN, "closed_at": None, "reopened_at": at}
    session.execute(update(difficulties).where(difficulties.c.id == row).values(**again))


def thread(session: Session, row: int) -> list[tuple[str, str, datetime]]:
    """What was answered: person's code, text, instant, in order."""
    query = (
        select(people.c.code, messages.c.text, messages.c.at)
        .join(people, people.c.id == messages.c.person_id)
        .where(messages.c.difficulty_id == row)
        .order_by(messages.c.id)
    )
    return [(found.code, found.text, found.at) for found in session.execute(query)]
