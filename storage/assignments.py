"""Unit × task × wave: the days that they have, and whose they are."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, select
from sqlalchemy.orm import Session

from storage.tables import Assignment, Unit
from storage.tables.base import table

assignments, units = table(Assignment), table(Unit)


def last_days(session: Session, directive: int) -> set[date]:
    """Every last day of an assignment that stands. They are few, and looked up one by one along the index: each look
    at what is due next asks for them, of however many assignments."""
    return set(session.scalars(_LAST_DAYS, {"directive": directive}))


def _next_day(*where: ColumnElement[bool]) -> ColumnElement[date]:
    standing = (assignments.c.directive_id == bindparam("directive"), assignments.c.dropped_at.is_(None))
    return select(func.min(assignments.c.last_day)).where(*standing, *where).scalar_subquery()


def _along_the_index() -> Select[Any]:
    days = select(_next_day().label("day")).cte("days", recursive=True)
    later = select(_next_day(assignments.c.last_day > days.c.day)).where(days.c.day.is_not(None))
    days = days.union_all(later)
    return select(days.c.day).where(days.c.day.is_not(None))


_LAST_DAYS = _along_the_index()


def units_due(
    session: Session, directive: int, last_days: Collection[date], after: int = 0, limit: int = 1_000_000
) -> list[int]:
    """The next `limit` units behind `after` that have an assignment with one of these last days, in order.

    A day at a time: so each is read along the index, and no further than asked."""
    asked = {"directive": directive, "after": after, "limit": limit}
    found = {unit for day in last_days for unit in session.scalars(_UNITS_DUE, {**asked, "day": day})}
    return sorted(found)[:limit]


_UNITS_DUE = (
    select(assignments.c.unit_id)
    .distinct()
    .where(
        assignments.c.directive_id == bindparam("directive"),
        assignments.c.last_day == bindparam("day"),
        assignments.c.unit_id > bindparam("after"),
        assignments.c.dropped_at.is_(None),
    )
    .order_by(assignments.c.unit_id)
    .limit(bindparam("limit"))
)


def unit_ids(session: Session, codes: Collection[str] | None = None) -> dict[str, int]:
    """Unit code → id, of these or of all."""
    query = select(units.c.code, units.c.id)
    if codes is not None:
        query = query.where(units.c.code.in_(codes))
    return dict(session.execute(query).all())


def unit_codes(session: Session, ids: Collection[int]) -> dict[int, str]:
    """Unit id → code."""
    return dict(session.execute(select(units.c.id, units.c.code).where(units.c.id.in_(ids))).all())
