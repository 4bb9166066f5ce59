"""Unit × task × wave: the days that they have, and whose they are."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.tables import Assignment, Unit
from storage.tables.base import table

assignments, units = table(Assignment), table(Unit)


def last_days(session: Session, directive: int) -> set[date]:
    standing = (assignments.c.directive_id == directive, assignments.c.dropped_at.is_(None))
    return set(session.scalars(select(assignments.c.last_day).where(*standing).distinct()))


def units_due(session: Session, directive: int, last_days: Collection[date]) -> list[int]:
    """Units that have an assignment with one of these last days."""
    where = (
        assignments.c.directive_id == directive,
        assignments.c.dropped_at.is_(None),
        assignments.c.last_day.in_(last_days),
    )
    return list(session.scalars(select(assignments.c.unit_id).where(*where).distinct().order_by("unit_id")))


def unit_ids(session: Session) -> dict[str, int]:
    """Unit code → id."""
    return dict(session.execute(select(units.c.code, units.c.id)).all())
