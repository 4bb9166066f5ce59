"""Which assignments and rungs a reminder speaks of."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from core.ledger import Kind, RowState
from storage.rows import insert_missing
from storage.tables import Assignment, NudgeItem, Outbox
from storage.tables.base import table

items, assignments, outbox = table(NudgeItem), table(Assignment), table(Outbox)


def put(session: Session, spoken: Mapping[int, Mapping[int, str]]) -> None:
    """Note row → assignment → rung; those noted already stay."""
    rows = [
        {"outbox_id": row, "assignment_id": assignment, "rung": rung}
        for row, rungs in spoken.items()
        for assignment, rung in rungs.items()
    ]
    insert_missing(session, items, rows)


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
