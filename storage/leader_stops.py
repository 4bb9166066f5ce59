"""Reports to a unit's leader that the office has stopped."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from storage.rows import insert_missing
from storage.tables import LeaderStop
from storage.tables.base import table

stops = table(LeaderStop)


def of(session: Session, directive: int, last_days: Collection[date]) -> set[tuple[int, date]]:
    """(unit, last day) of those stopped."""
    where = (stops.c.directive_id == directive, stops.c.last_day.in_(last_days))
    return {(unit, day) for unit, day in session.execute(select(stops.c.unit_id, stops.c.last_day).where(*where))}


def stop(session: Session, directive: int, unit: int, last_days: Collection[date], person: int, now: datetime) -> None:
    row = {"directive_id": directive, "unit_id": unit, "stopped_by": person, "stopped_at": now}
    insert_missing(session, stops, [{**row, "last_day": day} for day in last_days])


def resume(session: Session, directive: int, unit: int, last_days: Collection[date]) -> None:
    where = (stops.c.directive_id == directive, stops.c.unit_id == unit, stops.c.last_day.in_(last_days))
    session.execute(delete(stops).where(*where))
