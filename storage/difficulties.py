"""Matters between a unit and the office: difficulties, questions, what the office asks of a claim, what nobody could
read. Each has a number, and is followed from its opening to its end.

open → taken → answered → closed; on the way it may wait for the unit (clarifying) or for a leader (sent_up).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, func, insert, or_, select, update
from sqlalchemy.orm import Session

from storage.tables import Assignment, Difficulty, DifficultyAssignment, Person, Task, Unit
from storage.tables.base import table

difficulties, units, people = table(Difficulty), table(Unit), table(Person)
assignments, tasks, about = table(Assignment), table(Task), table(DifficultyAssignment)
owners = people.alias()

OPEN, TAKEN, CLARIFYING, SENT_UP = "open", "taken", "clarifying", "sent_up"
ANSWERED, CLOSED = "answered", "closed"
AWAITING_OFFICE = (OPEN, TAKEN, SENT_UP)
UNSETTLED = (*AWAITING_OFFICE, CLARIFYING)
"""What the unit waits for, or is asked about: none of its tasks is reminded of meanwhile."""

DIFFICULTY, QUESTION, CLARIFICATION, UNREAD = "difficulty", "question", "clarification", "unread"


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter with the names that are said of it."""

    id: int
    number: int
    kind: str
    state: str
    text: str
    topic: str
    urgent: bool
    due: date | None
    unit: int
    unit_code: str
    unit_name: str
    unit_short: str
    assignment: int | None
    task: int | None  # the task's number in chat
    raised_by: int
    raised_by_code: str
    raiser: str
    phone: str
    owner: int | None
    owner_name: str | None
    opened_at: datetime
    taken_at: datetime | None
    answered_at: datetime | None
    reopened_at: datetime | None
    closed_at: datetime | None
    asked_at: datetime | None  # when the office last asked the unit
    tasks: tuple[int, ...] = ()  # the numbers of all tasks that it is about

    @property
    def changed_at(self) -> datetime:
        """When it last came to whom it waits for."""
        return max(at for at in (self.opened_at, self.taken_at, self.reopened_at, self.asked_at) if at)

    @property
    def waits_since(self) -> datetime:
        return self.reopened_at or self.opened_at


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
    due: date | None = None,
    state: str = OPEN,
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
        "due_day": due,
        "state": state,
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
    .values(topic="", urgent=False)
    .returning(difficulties.c.id, difficulties.c.number)
)

_MATTERS: Select[Any] = (
    select(
        *(difficulties.c[name] for name in ("id", "number", "kind", "state", "text", "topic", "urgent", "due_day")),
        *(units.c.id, units.c.code, units.c.name, units.c.short),
        *(difficulties.c.assignment_id, tasks.c.number),
        *(people.c.id, people.c.code, people.c.name, people.c.phone),
        *(owners.c.id, owners.c.name),
        *(
            difficulties.c[name]
            for name in ("opened_at", "taken_at", "answered_at", "reopened_at", "closed_at", "asked_at")
        ),
    )
    .join(units, units.c.id == difficulties.c.unit_id)
    .join(people, people.c.id == difficulties.c.raised_by)
    .outerjoin(owners, owners.c.id == difficulties.c.owner_id)
    .outerjoin(assignments, assignments.c.id == difficulties.c.assignment_id)
    .outerjoin(tasks, tasks.c.id == assignments.c.task_id)
    .order_by(difficulties.c.number)
)
_OF_DIRECTIVE = difficulties.c.directive_id == bindparam("directive")
_BY_ID = _MATTERS.where(difficulties.c.id == bindparam("row"))
_BY_NUMBER = _MATTERS.where(_OF_DIRECTIVE, difficulties.c.number == bindparam("number"))
_EVERY = _MATTERS.where(_OF_DIRECTIVE)
_UNFINISHED = _EVERY.where(difficulties.c.state != CLOSED)


def get(session: Session, row: int) -> Matter:
    return _with_tasks(session, [Matter(*session.execute(_BY_ID, {"row": row}).one())])[0]


def by_number(session: Session, directive: int, number: int) -> Matter | None:
    found = session.execute(_BY_NUMBER, {"directive": directive, "number": number}).first()
    return _with_tasks(session, [Matter(*found)])[0] if found else None


def every(session: Session, directive: int, as_of: datetime | None = None) -> list[Matter]:
    query = _EVERY if as_of is None else _EVERY.where(difficulties.c.opened_at <= as_of)
    return _with_tasks(session, [Matter(*row) for row in session.execute(query, {"directive": directive})])


def unfinished(session: Session, directive: int, units: Collection[int] | None = None) -> list[Matter]:
    """Not closed, in the order of their numbers; `units`: of these alone."""
    query = _UNFINISHED if units is None else _UNFINISHED.where(difficulties.c.unit_id.in_(units))
    return _with_tasks(session, [Matter(*row) for row in session.execute(query, {"directive": directive})])


def _with_tasks(session: Session, matters: Sequence[Matter]) -> list[Matter]:
    if not matters:
        return []
    numbers = defaultdict[int, list[int]](list)
    for matter, number in session.execute(_TASKS, {"matters": [matter.id for matter in matters]}):
        numbers[matter].append(number)
    return [replace(matter, tasks=tuple(dict.fromkeys(numbers[matter.id]))) for matter in matters]


_TASKS = (
    select(about.c.difficulty_id, tasks.c.number)
    .join(assignments, assignments.c.id == about.c.assignment_id)
    .join(tasks, tasks.c.id == assignments.c.task_id)
    .where(about.c.difficulty_id.in_(bindparam("matters", expanding=True)))
    .order_by(tasks.c.number)
)


def standing_in_the_way(session: Session, directive: int, unit: int) -> dict[int, Matter]:
    """Assignment → the unsettled difficulty that it waits for, of one unit."""
    found = {matter.id: matter for matter in unfinished(session, directive, [unit]) if matter.state in UNSETTLED}
    rows = session.execute(_ABOUT_THESE, {"matters": list(found)})
    return {row.assignment_id: found[row.difficulty_id] for row in rows}


_ABOUT_THESE = select(about).where(about.c.difficulty_id.in_(bindparam("matters", expanding=True)))


def any_unsettled(session: Session, directive: int) -> bool:
    """A look that costs next to nothing."""
    return bool(session.scalar(_ANY, {"directive": directive}))


_ANY = select(select(difficulties.c.id).where(_OF_DIRECTIVE, difficulties.c.state.in_(UNSETTLED)).exists())


def end_clarifications(session: Session, assignment: int, at: datetime) -> None:
    """What the office has asked of a claim is over with the claim."""
    for row in session.scalars(_CLARIFICATIONS, {"assignment": assignment}).all():
        close(session, row, at)


def clarification_of(session: Session, assignment: int) -> int | None:
    """What the office has asked of a claim and has not ended."""
    return session.scalars(_CLARIFICATIONS, {"assignment": assignment}).first()


def clarifying(session: Session, assignments: Collection[int]) -> dict[int, int]:
    """Assignment → the number of what its unit has been asked of the claim and has not answered."""
    found = session.execute(_CLARIFYING, {"assignments": list(assignments)})
    return {row.assignment_id: row.number for row in found}


_CLARIFICATIONS = select(difficulties.c.id).where(
    difficulties.c.assignment_id == bindparam("assignment"),
    difficulties.c.kind == CLARIFICATION,
    difficulties.c.state != CLOSED,
)
_CLARIFYING = select(difficulties.c.assignment_id, difficulties.c.number).where(
    difficulties.c.assignment_id.in_(bindparam("assignments", expanding=True)),
    difficulties.c.kind == CLARIFICATION,
    difficulties.c.state == CLARIFYING,
)


def assignments_of(session: Session, row: int) -> list[int]:
    """All that it is about."""
    return [found.assignment_id for found in session.execute(_ABOUT_THESE, {"matters": [row]})]


def quiet_assignments(session: Session, directive: int) -> set[int]:
    """Assignments of which the unit is not reminded, because an answer is owed first."""
    return set(session.scalars(_QUIET, {"directive": directive}))


_ABOUT = select(about.c.assignment_id).join(difficulties, difficulties.c.id == about.c.difficulty_id)
_QUIET = _ABOUT.where(_OF_DIRECTIVE, difficulties.c.state.in_(UNSETTLED))


def quiet_since(session: Session, directive: int, moment: datetime) -> set[int]:
    """Assignments that have been, or may have been, quiet for this reason at some time since then."""
    over = or_(
        and_(difficulties.c.state == ANSWERED, difficulties.c.answered_at < moment),
        and_(difficulties.c.state == CLOSED, difficulties.c.closed_at < moment),
    )
    return set(session.scalars(_ABOUT.where(difficulties.c.directive_id == directive, ~over)))


def change(session: Session, rows: int | Iterable[int], **values: Any) -> None:
    ids = [rows] if isinstance(rows, int) else list(rows)
    session.execute(update(difficulties).where(difficulties.c.id.in_(ids)).values(**values))


def ask(session: Session, row: int, at: datetime, **holder: Any) -> None:
    """It waits for the unit from now on."""
    change(session, row, state=CLARIFYING, asked_at=at, **holder)


def answer(session: Session, row: int, person: int, at: datetime) -> None:
    change(session, row, state=ANSWERED, answered_at=at, owner_id=person)


def close(session: Session, row: int, at: datetime, holder: Mapping[str, Any] | None = None) -> None:
    change(session, row, state=CLOSED, closed_at=at, **(holder or {}))


def reopen(session: Session, row: int, at: datetime, due: date | None = None) -> None:
    """Back to whoever held it, else to everybody."""
    held = session.scalar(select(difficulties.c.owner_id).where(difficulties.c.id == row)) is not None
    again = {"state": TAKEN if held else OPEN, "closed_at": None, "reopened_at": at, "due_day": due}
    change(session, row, **again)
