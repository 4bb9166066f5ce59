"""Which assignments and rungs a reminder speaks of."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from core.ledger import Kind, RowState
from storage import rows
from storage.tables import Assignment, NudgeItem, Outbox, Unit
from storage.tables.base import table

items, assignments, outbox, units = table(NudgeItem), table(Assignment), table(Outbox), table(Unit)


def put(session: Session, spoken: Mapping[int, Mapping[int, str]]) -> None:
    """Note row → assignment → rung; of those noted already the rung is the newer one: a reminder that was asked for
    on another rung speaks on today's."""
    noted = [
        {"outbox_id": row, "assignment_id": assignment, "rung": rung}
        for row, rungs in spoken.items()
        for assignment, rung in rungs.items()
    ]
    rows.put(session, items, noted, "rung")


def spoken_of(session: Session, row: int) -> dict[int, tuple[int, str]]:
    """Assignment → its unit and rung, of what a row speaks of."""
    query = (
        select(items.c.assignment_id, assignments.c.unit_id, items.c.rung)
        .join(assignments, assignments.c.id == items.c.assignment_id)
        .where(items.c.outbox_id == row)
    )
    return {assignment: (unit, rung) for assignment, unit, rung in session.execute(query)}


def sent_of(session: Session, assignment_ids: Collection[int]) -> dict[int, set[datetime]]:
    """Assignment → the moments of its reminders that went out, one of which nobody knows included."""
    found: dict[int, set[datetime]] = {}
    for assignment, due in session.execute(_SENT_OF, {"assignments": list(assignment_ids)}):
        found.setdefault(assignment, set()).add(due)
    return found


_SENT_OF = (
    select(items.c.assignment_id, outbox.c.planned_at)
    .join(outbox, outbox.c.id == items.c.outbox_id)
    .where(items.c.assignment_id.in_(bindparam("assignments", expanding=True)))
    .where(outbox.c.kind == Kind.NUDGE, outbox.c.state.in_([RowState.SENT, RowState.UNKNOWN]))
)


def units_of(session: Session, row_ids: Collection[int]) -> dict[int, set[str]]:
    """Row → the codes of the units that it speaks of."""
    query = (
        select(items.c.outbox_id, units.c.code)
        .join(assignments, assignments.c.id == items.c.assignment_id)
        .join(units, units.c.id == assignments.c.unit_id)
        .where(items.c.outbox_id.in_(row_ids))
    )
    found: dict[int, set[str]] = {}
    for row, unit in session.execute(query.distinct()):
        found.setdefault(row, set()).add(unit)
    return found


def on_rung(session: Session, row_ids: Collection[int], rung: str) -> set[int]:
    """Those of the rows that speak of something on this rung."""
    query = select(items.c.outbox_id).where(items.c.outbox_id.in_(row_ids), items.c.rung == rung)
    return set(session.scalars(query.distinct()))
