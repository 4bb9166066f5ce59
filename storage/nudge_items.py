"""Which assignments and rungs a reminder speaks of."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.rows import insert_missing
from storage.tables import Assignment, NudgeItem
from storage.tables.base import table

items, assignments = table(NudgeItem), table(Assignment)


def put(session: Session, spoken: Mapping[int, Mapping[int, str]]) -> None:
    """Note row → assignment → rung; those noted already stay."""
    rows = [
        {"outbox_id": row, "assignment_id": assignment, "rung": rung}
        for row, rungs in spoken.items()
        for assignment, rung in rungs.items()
    ]
    insert_missing(session, items, rows)


def spoken_of(session: Session, row: int) -> dict[int, int]:
    """Assignment → unit, of what a row speaks of."""
    query = (
        select(items.c.assignment_id, assignments.c.unit_id)
        .join(assignments, assignments.c.id == items.c.assignment_id)
        .where(items.c.outbox_id == row)
    )
    return dict(session.execute(query).all())
