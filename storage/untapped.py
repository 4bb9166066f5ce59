"""Messages that said "done" and were not tapped: which are to be asked about once more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import takewhile
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from core.states import State
from storage import marks
from storage.directives import Loaded
from storage.rows import fixed
from storage.statuses import assignments, reports, statuses, tasks


@dataclass(frozen=True, slots=True)
class Saying:
    """A "done" in words."""

    report: int
    person: int
    message: int  # its inbox row
    unit: int
    assignment: int
    number: int
    said_at: datetime
    stored_at: datetime
    paper: str
    paper_day: date | None


def _mark(directive: Loaded) -> str:
    return f"untapped:{directive.code}"


def looked_at(session: Session, directive: Loaded) -> int:
    """The newest report that has been looked at."""
    return marks.positions(session, _mark(directive)).get(_mark(directive), 0)


def set_looked_at(session: Session, directive: Loaded, report: int, now: datetime) -> None:
    marks.set_position(session, _mark(directive), now, report)


def first_stored(session: Session, after: int) -> datetime | None:
    """When the first "done" in words behind that report was stored."""
    found: datetime | None = session.scalar(_FIRST, {"after": after})
    return found


def newest(session: Session) -> int:
    return session.scalar(select(func.max(reports.c.id))) or 0


def waiting(session: Session, directive: Loaded, after: int, until: datetime) -> list[Saying]:
    """Those behind that report which were stored by `until`, in order, and not tapped since."""
    found = (Saying(*row) for row in session.execute(_SAYINGS, {"after": after, "directive": directive.id}))
    return list(takewhile(lambda one: one.stored_at <= until, found))


def stand(session: Session, directive: Loaded, found: Sequence[Saying], now: datetime) -> list[Saying]:
    """Of these what is still the last word on its assignment."""
    units = {one.unit for one in found}
    told = statuses(session, directive, now, units) if units else ()
    last = {status.report for status in told if status.state is State.SAID_DONE}
    return [one for one in found if one.report in last]


_later = reports.alias()
_followed = select(_later.c.id).where(_later.c.corrects_id == reports.c.id).exists()
_NEW: Any = (
    reports.c.id > bindparam("after"),
    reports.c.state == fixed(State.SAID_DONE),
    reports.c.inbox_id.is_not(None),
    ~_followed,  # its tap, or what was said instead
)
_FIRST = select(reports.c.stored_at).where(*_NEW).order_by(reports.c.id).limit(1)
_SAYINGS: Select[Any] = (
    select(
        reports.c.id,
        reports.c.person_id,
        reports.c.inbox_id,
        assignments.c.unit_id,
        reports.c.assignment_id,
        tasks.c.number,
        reports.c.said_at,
        reports.c.stored_at,
        reports.c.paper_number,
        reports.c.paper_day,
    )
    .join(assignments, assignments.c.id == reports.c.assignment_id)
    .join(tasks, tasks.c.id == assignments.c.task_id)
    .where(*_NEW, assignments.c.directive_id == bindparam("directive"))
    .order_by(reports.c.id)
)
