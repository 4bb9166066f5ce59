"""Which assignments and rungs a reminder speaks of."""

from collections.abc import Mapping

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from storage.tables import Assignment, NudgeItem
from storage.tables.base import table

items, assignments = table(NudgeItem), table(Assignment)


def put(session: Session, row: int, rungs: Mapping[int, str]) -> None:
    """Note assignment → rung for an outbox row; those noted already stay."""
    known = assignments_of(session, row)
    new = [{"outbox_id": row, "assignment_id": a, "rung": rung} for a, rung in rungs.items() if a not in known]
    if new:
        session.execute(insert(items), new)


def assignments_of(session: Session, row: int) -> set[int]:
    return set(session.scalars(select(items.c.assignment_id).where(items.c.outbox_id == row)))


def units_of(session: Session, row: int) -> list[int]:
    query = (
        select(assignments.c.unit_id)
        .join(items, items.c.assignment_id == assignments.c.id)
        .where(items.c.outbox_id == row)
        .distinct()
        .order_by(assignments.c.unit_id)
    )
    return list(session.scalars(query))
