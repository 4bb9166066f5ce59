"""What was said of a unit's assignments, in order: nothing is overwritten, and each says what it replaces."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from core.states import State
from storage import cut_offs
from storage.cut_offs import Frozen
from storage.directives import Loaded
from storage.statuses import assignments, people, reports, tasks, units, waves


@dataclass(frozen=True, slots=True)
class Told:
    """One report, with both its times, and what it replaces."""

    id: int
    unit: str
    task: str
    number: int  # the task's, in chat
    wave: str
    person: str  # code
    person_name: str
    said_at: datetime
    stored_at: datetime
    state: State | None
    percent: int | None
    expected: date | None
    note: str
    source: str
    corrects: int | None
    withdrawn: bool  # takes back the one that it corrects, and says nothing itself
    paper_number: str
    paper_day: date | None
    taken_back: bool = False  # by a later one
    replaces: "Told | None" = None
    after_cut_off: datetime | None = None  # of figures frozen before it was stored, which it would have changed


def of_unit(session: Session, directive: Loaded, unit_id: int) -> list[Told]:
    """One unit's reports, in the order in which they were stored."""
    return _told(session, directive, assignments.c.unit_id == unit_id)


def every(session: Session, directive: Loaded) -> list[Told]:
    """All that was ever said, of assignments that a re-loaded file has dropped too."""
    return _told(session, directive)


def _told(session: Session, directive: Loaded, *where: ColumnElement[bool]) -> list[Told]:
    query = _TOLD.where(assignments.c.directive_id == directive.id, *where)
    return linked((_one(row) for row in session.execute(query)), cut_offs.every(session, directive))


_TOLD = (
    select(
        reports.c.id,
        units.c.code,
        tasks.c.code,
        tasks.c.number,
        waves.c.code,
        people.c.code,
        people.c.name,
        reports.c.said_at,
        reports.c.stored_at,
        reports.c.state,
        reports.c.percent,
        reports.c.expected,
        reports.c.note,
        reports.c.source,
        reports.c.corrects_id,
        reports.c.withdrawn,
        reports.c.paper_number,
        reports.c.paper_day,
    )
    .join(people, people.c.id == reports.c.person_id)
    .join(assignments, assignments.c.id == reports.c.assignment_id)
    .join(units, units.c.id == assignments.c.unit_id)
    .join(tasks, tasks.c.id == assignments.c.task_id)
    .join(waves, waves.c.id == assignments.c.wave_id)
    .order_by(reports.c.id)
)


def _one(row: Any) -> dict[str, Any]:
    names = Told.__dataclass_fields__
    told = dict(zip(names, row, strict=False))
    return {**told, "state": State(told["state"]) if told["state"] else None}


def linked(rows: Iterable[dict[str, Any]], frozen: list[Frozen]) -> list[Told]:
    """Each with what it replaces. What replaces something counts, for frozen figures, from when that was said."""
    rows = list(rows)
    gone = {row["corrects"] for row in rows if row["withdrawn"]}
    found: dict[int, Told] = {}
    since: dict[int, datetime] = {}
    for row in rows:
        replaces = found.get(row["corrects"])
        counts_at = min(row["said_at"], since[replaces.id]) if replaces else row["said_at"]
        late = cut_offs.moved_by(frozen, row["wave"], counts_at, row["stored_at"])
        since[row["id"]] = counts_at
        found[row["id"]] = Told(**row, taken_back=row["id"] in gone, replaces=replaces, after_cut_off=late)
    return list(found.values())
