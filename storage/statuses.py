"""Where each assignment stands, now or as of an instant."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session

from core.figures import Status
from core.standing import OPEN, Said, standing
from core.states import CLAIMED, State, timeliness
from storage import rows
from storage.columns import Instant
from storage.directives import Loaded
from storage.rows import fixed
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
    found = session.execute(_ASSIGNMENTS if unit_ids is None else _ASSIGNMENTS_OF_UNITS, asked).all()
    said = _said(session, _SAID if unit_ids is None else _SAID_OF_UNITS, asked)
    judges = [Judge(directive, moment) for moment in moments]
    return [[judge.status(row, said.get(row.id, ())) for row in found] for judge in judges]


def statuses_known(
    session: Session, directive: Loaded, moments: Sequence[datetime], known_by: datetime
) -> list[list[Status]]:
    """The same by what was stored by `known_by` alone: a message may be long under way."""
    asked = {"directive": directive.id, "until": max(moments)}
    found = session.execute(_ASSIGNMENTS, asked).all()
    later = set(session.scalars(select(reports.c.id).where(reports.c.stored_at > known_by)))
    said = {row: [one for one in told if one.id not in later] for row, told in _said(session, _SAID, asked).items()}
    judges = [Judge(directive, moment) for moment in moments]
    return [[judge.status(row, said.get(row.id, ())) for row in found] for judge in judges]


def of_unit(session: Session, directive: Loaded, as_of: datetime, unit_id: int) -> list[Status]:
    """One unit's, by one statement: each message asks for it, and a unit's reports are few."""
    asked = {"directive": directive.id, "until": as_of, "unit": unit_id}
    told: dict[int, tuple[Any, list[Said]]] = {}
    for row in session.connection().execute(_TOLD_OF_UNIT, asked):
        said = told.setdefault(row.id, (row, []))[1]
        if row.report is not None:
            said.append(_one_said(row[-len(_SAYING) :]))
    judge = Judge(directive, as_of)
    return [judge.status(row, said) for row, said in told.values()]


def unit_of(session: Session, assignment: int) -> int | None:
    """Whose assignment it is."""
    return session.scalar(_UNIT_OF, {"assignment": assignment})


_UNIT_OF = select(assignments.c.unit_id).where(assignments.c.id == bindparam("assignment"))
_OF_DIRECTIVE = assignments.c.directive_id == bindparam("directive")
_OF_UNITS = assignments.c.unit_id.in_(bindparam("units", expanding=True))

_STANDING = (
    assignments.c.id,
    assignments.c.last_day,
    assignments.c.original_last_day,
    units.c.code.label("unit"),
    units.c.name.label("unit_name"),
    units.c.short.label("unit_short"),
    tasks.c.code.label("task"),
    tasks.c.number,
    tasks.c.short.label("task_short"),
    waves.c.code.label("wave"),
)
_ASSIGNMENTS = (
    select(*_STANDING)
    .join(units, units.c.id == assignments.c.unit_id)
    .join(tasks, tasks.c.id == assignments.c.task_id)
    .join(waves, waves.c.id == assignments.c.wave_id)
    .where(_OF_DIRECTIVE, assignments.c.dropped_at.is_(None))
    .order_by(units.c.id, waves.c.id, tasks.c.number)
)
_ASSIGNMENTS_OF_UNITS = _ASSIGNMENTS.where(_OF_UNITS)


def _fresh_start() -> ColumnElement[int]:
    """An assignment's newest report before which nothing counts, for its standing is that report alone.

    As `core.standing` has it: an open state ends all before it, and so does a "done" before its tap where no claim
    came earlier. So a turn costs the same however much was said before.
    """
    start, back, claim = reports.alias(), reports.alias(), reports.alias()
    taken_back = _of_same(back).where(back.c.corrects_id == start.c.id, back.c.withdrawn, _by_then(back))
    claimed_before = _of_same(claim).where(claim.c.id < start.c.id, _is_any(claim, CLAIMED))
    untapped = and_(start.c.state == fixed(State.SAID_DONE), ~claimed_before.correlate(assignments, start).exists())
    ends = _of_same(start).where(or_(_is_any(start, OPEN), untapped), _by_then(start))
    newest = ends.where(~taken_back.correlate(assignments, start).exists()).order_by(start.c.id.desc()).limit(fixed(1))
    return func.coalesce(newest.correlate(assignments).scalar_subquery(), fixed(0))


def _of_same(told: FromClause) -> Select[Any]:
    return select(told.c.id).where(told.c.assignment_id == assignments.c.id)


def _is_any(told: FromClause, states: Iterable[State]) -> ColumnElement[bool]:
    """Not `IN`, whose list is written out anew for each call."""
    return or_(*(told.c.state == fixed(state) for state in sorted(states)))


def _by_then(told: FromClause) -> ColumnElement[bool]:
    return told.c.said_at <= bindparam("until", type_=Instant)


_SAYING = (
    reports.c.id.label("report"),
    reports.c.state,
    reports.c.percent,
    reports.c.expected,
    reports.c.note,
    reports.c.said_at,
    people.c.code.label("person"),
    reports.c.corrects_id,
    reports.c.withdrawn,
    reports.c.paper_number,
    reports.c.paper_day,
)
"""As `Said` has them."""
_SAID = (
    select(reports.c.assignment_id, *_SAYING)
    .join(assignments, assignments.c.id == reports.c.assignment_id)
    .join(people, people.c.id == reports.c.person_id)
    .where(_OF_DIRECTIVE, _by_then(reports))
    .order_by(reports.c.id)
)
_SAID_OF_UNITS = _SAID.where(_OF_UNITS)
_TOLD_OF_UNIT = (
    _ASSIGNMENTS.add_columns(*_SAYING)
    .outerjoin(
        reports, and_(reports.c.assignment_id == assignments.c.id, _by_then(reports), reports.c.id >= _fresh_start())
    )
    .outerjoin(people, people.c.id == reports.c.person_id)
    .where(assignments.c.unit_id == bindparam("unit"))
    .order_by(reports.c.id)
)


def _said(session: Session, query: Select[Any], asked: dict[str, Any]) -> dict[int, list[Said]]:
    """Assignment → what was said of it, in the order in which it was stored."""
    found: dict[int, list[Said]] = defaultdict(list)
    for assignment, *row in session.execute(query, asked):
        found[assignment].append(_one_said(row))
    return found


def _one_said(row: Sequence[Any]) -> Said:
    report, state, *rest = row
    return Said(report, State(state) if state else None, *rest)


class Judge:
    """Statuses as of one instant; what they share is looked up once."""

    def __init__(self, directive: Loaded, as_of: datetime) -> None:
        self._calendar = directive.calendar
        self._as_of = as_of
        self._today = directive.calendar.day(as_of)
        self._words = directive.task_words
        self._milestones = directive.milestones
        self._confirms = directive.file.claims.confirm

    def status(self, row: Any, said: Iterable[Said]) -> Status:
        stands = standing([one for one in said if one.said_at <= self._as_of])
        last, claimed = stands.last, stands.claimed_at
        state = last.state if last else None
        alone = state is State.DONE and not self._confirms
        if alone:
            state, stands = State.CONFIRMED, replace(stands, confirmed_at=claimed)
        claimed_on = self._calendar.day(claimed) if claimed else None
        milestone = self._milestones[row.wave]
        return Status(
            assignment=row.id,
            unit=row.unit,
            unit_name=row.unit_name,
            unit_short=row.unit_short,
            task=row.task,
            number=row.number,
            task_short=row.task_short,
            task_word=self._words.get(row.task, row.task_short),
            wave=row.wave,
            milestone=milestone.code,
            binding=milestone.binding == "document" and row.last_day == milestone.last_day,
            last_day=row.last_day,
            state=state,
            timeliness=timeliness(state, row.last_day, self._today, claimed_on),
            percent=last.percent if last else None,
            expected=last.expected if last else None,
            note=last.note if last else "",
            reported_at=last.said_at if last else None,
            reported_by=last.person if last else None,
            claimed_at=claimed,
            confirmed_at=stands.confirmed_at,
            stale_since=None if last is None or state in CLAIMED else self._stale_since(last),
            original_last_day=row.original_last_day,
            report=last.id if last else None,
            paper=stands.paper,
            paper_day=stands.paper_day,
            alone=alone,
        )

    def _stale_since(self, last: Said) -> date | None:
        day = self._calendar.day(last.said_at)
        if (self._today - day).days <= STALE_DAYS:
            return None  # so many working days are at least as many days
        return day if self._calendar.shift(day, STALE_DAYS) < self._today else None


def report(session: Session, **fields: Any) -> int:
    """Append one report."""
    (made,) = append(session, [fields])
    return made


def append(session: Session, told: Sequence[Mapping[str, Any]]) -> list[int]:
    """Append reports, which all name the same columns; their ids, in order."""
    return rows.append(session, reports, [{**_UNSAID, **fields} for fields in told])


_UNSAID = {"note": "", "withdrawn": False, "message_ref": None, "paper_number": "", "paper_day": None}


def last_report(session: Session, assignment_ids: Collection[int]) -> Any:
    """The newest report of these that still stands, the office's own apart."""
    return session.execute(_LAST_REPORT, {"assignments": list(assignment_ids)}).first()


def taken_back() -> ColumnElement[bool]:
    later = reports.alias()
    return select(later.c.id).where(later.c.corrects_id == reports.c.id, later.c.withdrawn).exists()


_LAST_REPORT = (
    select(reports)
    .where(reports.c.assignment_id.in_(bindparam("assignments", expanding=True)))
    .where(reports.c.source != "office", reports.c.withdrawn.is_(False), ~taken_back())
    .order_by(reports.c.id.desc())
    .limit(1)
)
_REPORT = select(reports).where(reports.c.id == bindparam("report"), ~taken_back())


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
    return session.execute(_REPORT, {"report": row}).first()
