"""Where each assignment stands, now or as of an instant."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, select
from sqlalchemy.orm import Session

from core.figures import Status
from core.standing import Said, standing
from core.states import CLAIMED, State, timeliness
from storage.columns import Instant
from storage.directives import Loaded
from storage.rows import add
from storage.tables import Assignment, Person, Report, Task, Unit, Wave
from storage.tables.base import table

assignments, reports, people = table(Assignment), table(Report), table(Person)
units, tasks, waves = table(Unit), table(Task), table(Wave)

STALE_DAYS = 10
"""Working days after which what was said is shown as old."""


def statuses(
    session: Session,
    directive: Loaded,
    as_of: datetime,
    unit_ids: Collection[int] | None = None,
) -> list[Status]:
    """Every assignment's status as of an instant, by the messenger's time; in the file's order."""
    return statuses_at(session, directive, (as_of,), unit_ids)[0]


def statuses_at(
    session: Session,
    directive: Loaded,
    moments: Sequence[datetime],
    unit_ids: Collection[int] | None = None,
) -> list[list[Status]]:
    """The same as of several instants, read once."""
    asked = {"directive": directive.id, "until": max(moments), "units": list(unit_ids or ())}
    rows = session.execute(_ASSIGNMENTS if unit_ids is None else _ASSIGNMENTS_OF_UNITS, asked).all()
    said = _said(session, _SAID if unit_ids is None else _SAID_OF_UNITS, asked)
    return [[_status(directive, row, said.get(row.id, ()), moment) for row in rows] for moment in moments]


_OF_DIRECTIVE = assignments.c.directive_id == bindparam("directive")
_OF_UNITS = assignments.c.unit_id.in_(bindparam("units", expanding=True))

_ASSIGNMENTS = (
    select(
        assignments.c.id,
        assignments.c.last_day,
        units.c.code.label("unit"),
        units.c.name.label("unit_name"),
        units.c.short.label("unit_short"),
        tasks.c.code.label("task"),
        tasks.c.number,
        tasks.c.short.label("task_short"),
        waves.c.code.label("wave"),
    )
    .join(units, units.c.id == assignments.c.unit_id)
    .join(tasks, tasks.c.id == assignments.c.task_id)
    .join(waves, waves.c.id == assignments.c.wave_id)
    .where(_OF_DIRECTIVE, assignments.c.dropped_at.is_(None))
    .order_by(units.c.id, waves.c.id, tasks.c.number)
)
_ASSIGNMENTS_OF_UNITS = _ASSIGNMENTS.where(_OF_UNITS)

_SAID = (
    select(
        reports.c.assignment_id,
        reports.c.id,
        reports.c.state,
        reports.c.percent,
        reports.c.expected,
        reports.c.note,
        reports.c.said_at,
        people.c.code,
        reports.c.corrects_id,
        reports.c.withdrawn,
    )
    .join(assignments, assignments.c.id == reports.c.assignment_id)
    .join(people, people.c.id == reports.c.person_id)
    .where(_OF_DIRECTIVE, reports.c.said_at <= bindparam("until", type_=Instant))
    .order_by(reports.c.id)
)
_SAID_OF_UNITS = _SAID.where(_OF_UNITS)


def _said(session: Session, query: Select[Any], asked: dict[str, Any]) -> dict[int, list[Said]]:
    """Assignment → what was said of it, in the order in which it was stored."""
    found: dict[int, list[Said]] = defaultdict(list)
    for assignment, row, state, *rest in session.execute(query, asked):
        found[assignment].append(Said(row, State(state) if state else None, *rest))
    return found


def _status(directive: Loaded, row: Any, said: Iterable[Said], as_of: datetime) -> Status:
    stands = standing(one for one in said if one.said_at <= as_of)
    today = directive.calendar.day(as_of)
    last, claimed = stands.last, stands.claimed_at
    state = last.state if last else None
    claimed_on = directive.calendar.day(claimed) if claimed else None
    milestone = directive.file.milestone(row.wave)
    return Status(
        assignment=row.id,
        unit=row.unit,
        unit_name=row.unit_name,
        unit_short=row.unit_short,
        task=row.task,
        number=row.number,
        task_short=row.task_short,
        task_word=next(iter(directive.file.task(row.task).words), row.task_short),
        wave=row.wave,
        milestone=milestone.code,
        binding=milestone.binding == "document",
        last_day=row.last_day,
        state=state,
        timeliness=timeliness(state, row.last_day, today, claimed_on),
        percent=last.percent if last else None,
        expected=last.expected if last else None,
        note=last.note if last else "",
        reported_at=last.said_at if last else None,
        reported_by=last.person if last else None,
        claimed_at=claimed,
        confirmed_at=stands.confirmed_at,
        stale_since=None if last is None or state in CLAIMED else _stale_since(directive, last, today),
    )


def _stale_since(directive: Loaded, last: Said, today: date) -> date | None:
    day = directive.calendar.day(last.said_at)
    return day if directive.calendar.shift(day, STALE_DAYS) < today else None


def report(session: Session, **fields: Any) -> int:
    """Append one report."""
    return add(session, Report(**fields))


def last_report(session: Session, assignment_ids: Collection[int]) -> Any:
    """The newest report of these that still stands, the office's own apart."""
    own = (reports.c.assignment_id.in_(assignment_ids), reports.c.source != "office", reports.c.withdrawn.is_(False))
    query = select(reports).where(*own, ~_taken_back()).order_by(reports.c.id.desc()).limit(1)
    return session.execute(query).first()


def _taken_back() -> ColumnElement[bool]:
    later = reports.alias()
    return select(later.c.id).where(later.c.corrects_id == reports.c.id, later.c.withdrawn).exists()


def earliest_open(statuses: Iterable[Status]) -> dict[int, Status]:
    """Task number → the assignment that a task said in chat means: its earliest wave not yet done.

    Where every wave of a task is done, the last one stands for it, so that a correction finds its way.
    """
    found: dict[int, Status] = {}
    for status in sorted(statuses, key=lambda s: s.last_day):
        held = found.get(status.number)
        if held is None or held.state in CLAIMED:
            found[status.number] = status
    return dict(sorted(found.items()))


def get_report(session: Session, row: int) -> Any:
    """A report that still stands: not taken back."""
    query = select(reports).where(reports.c.id == row, ~_taken_back())
    return session.execute(query).first()
