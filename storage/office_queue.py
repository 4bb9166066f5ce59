"""What waits for the office: claims to confirm, difficulties and questions to answer, later days to decide on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session

from core.states import TO_CONFIRM, State
from storage.columns import Instant
from storage.difficulties import AWAITING_OFFICE, CLARIFICATION, clarifying
from storage.directives import Loaded
from storage.extensions import ASKED
from storage.statuses import statuses
from storage.tables import Assignment, Difficulty, Extension, Report, Task, Unit
from storage.tables.base import table

reports, assignments, tasks, units = table(Report), table(Assignment), table(Task), table(Unit)
difficulties, extensions = table(Difficulty), table(Extension)


@dataclass(frozen=True, slots=True)
class Pending:
    """`what` is claim, said_done, difficulty, question or extension; `since`: when it came to the office."""

    what: str
    unit: str
    since: datetime
    task: int | None = None
    number: int | None = None
    wanted: date | None = None


def may_be_new(session: Session, start: datetime, end: datetime) -> bool:
    """Whether anything that came between two instants may still wait: a look that costs next to nothing."""
    return bool(session.scalar(_MAY_BE_NEW, {"start": start, "end": end}))


def waiting(session: Session, directive: Loaded, now: datetime, end: datetime) -> list[Pending]:
    """Everything that came before `end` and waits still, the oldest first."""
    asked = {"directive": directive.id, "end": end}
    found = [*_claims(session, directive, now, end), *_matters(session, asked), *_extensions(session, asked)]
    return sorted(found, key=lambda each: each.since)


def _claims(session: Session, directive: Loaded, now: datetime, end: datetime) -> Iterator[Pending]:
    """None where the unit's own word is enough; one that the unit has been asked about waits for the unit."""
    if not directive.file.claims.confirm:
        return
    claimed = list(session.scalars(_UNITS_WITH_CLAIMS, {"directive": directive.id, "end": end}))
    found = statuses(session, directive, now, claimed) if claimed else []
    asked = clarifying(session, [status.assignment for status in found])
    for status in found:
        if status.assignment in asked:
            continue
        since = {State.DONE: status.claimed_at, State.SAID_DONE: status.reported_at}.get(status.state or State.BLOCKED)
        if since is not None and since < end:
            what = "claim" if status.state is State.DONE else "said_done"
            yield Pending(what, status.unit_short, since, status.number)


def _matters(session: Session, asked: dict[str, object]) -> Iterator[Pending]:
    for kind, unit, since, task, number in session.execute(_MATTERS, asked):
        yield Pending(kind, unit, since, task, number)


def _extensions(session: Session, asked: dict[str, object]) -> Iterator[Pending]:
    for unit, since, task, number, wanted in session.execute(_EXTENSIONS, asked):
        yield Pending("extension", unit, since, task, number, wanted)


_START: ColumnElement[datetime] = bindparam("start", type_=Instant)
_END: ColumnElement[datetime] = bindparam("end", type_=Instant)
_CLAIMS = reports.c.state.in_(sorted(TO_CONFIRM))
_OPEN_MATTER = and_(difficulties.c.state.in_(AWAITING_OFFICE), difficulties.c.kind != CLARIFICATION)
"""What was asked of a claim waits as that claim does."""

_CAME: ColumnElement[datetime] = func.coalesce(difficulties.c.reopened_at, difficulties.c.opened_at, type_=Instant)
_UNDECIDED = extensions.c.state == ASKED


def _between(moment: ColumnElement[datetime]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return moment >= _START, moment < _END


_MAY_BE_NEW = select(
    or_(
        select(reports.c.id).where(_CLAIMS, *_between(reports.c.said_at)).exists(),
        select(difficulties.c.id).where(_OPEN_MATTER, *_between(_CAME)).exists(),
        select(extensions.c.id).where(_UNDECIDED, *_between(extensions.c.asked_at)).exists(),
    )
)

_later = reports.alias()
_confirmed = select(_later.c.id).where(
    _later.c.assignment_id == reports.c.assignment_id,
    _later.c.id > reports.c.id,
    _later.c.state == State.CONFIRMED.value,
)
_OF_DIRECTIVE = assignments.c.directive_id == bindparam("directive")
_UNITS_WITH_CLAIMS = (
    select(assignments.c.unit_id)
    .distinct()
    .join(reports, reports.c.assignment_id == assignments.c.id)
    .where(_OF_DIRECTIVE, _CLAIMS, reports.c.said_at < _END, ~_confirmed.exists())
)
"""Units of which a claim may stand; whether it does their statuses say."""

_MATTERS = (
    select(difficulties.c.kind, units.c.short, _CAME, tasks.c.number, difficulties.c.number.label("matter"))
    .join(units, units.c.id == difficulties.c.unit_id)
    .outerjoin(assignments, assignments.c.id == difficulties.c.assignment_id)
    .outerjoin(tasks, tasks.c.id == assignments.c.task_id)
    .where(difficulties.c.directive_id == bindparam("directive"), _OPEN_MATTER, _CAME < _END)
    .order_by(difficulties.c.number)
)
_EXTENSIONS = (
    select(
        units.c.short,
        extensions.c.asked_at,
        tasks.c.number,
        extensions.c.number.label("extension"),
        extensions.c.wanted,
    )
    .join(assignments, assignments.c.id == extensions.c.assignment_id)
    .join(units, units.c.id == assignments.c.unit_id)
    .join(tasks, tasks.c.id == assignments.c.task_id)
    .where(extensions.c.directive_id == bindparam("directive"), _UNDECIDED, extensions.c.asked_at < _END)
    .order_by(extensions.c.number)
)
