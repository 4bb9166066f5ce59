"""Units that the office reminds of nothing for a while: storm, flood. Their days do not move."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.day_ranges import DayRange
from storage.rows import add, insert_missing
from storage.tables import Pause, PauseUnit, Unit
from storage.tables.base import table

pauses, pause_units, units = table(Pause), table(PauseUnit), table(Unit)


def on(session: Session, directive: int, day: date) -> dict[str, date]:
    """Unit code → the last day of its pause, of those paused on that day."""
    query = (
        select(units.c.code, pauses.c.to_day)
        .join(pause_units, pause_units.c.unit_id == units.c.id)
        .join(pauses, pauses.c.id == pause_units.c.pause_id)
        .where(pauses.c.directive_id == directive, pauses.c.ended_at.is_(None))
        .where(pauses.c.from_day <= day, pauses.c.to_day >= day)
        .order_by(pauses.c.to_day)
    )
    return dict(session.execute(query).all())


@dataclass(frozen=True, slots=True)
class Paused:
    id: int
    from_day: date
    to_day: date
    reason: str
    ordered_by: int
    ended_at: datetime | None

    @property
    def days(self) -> DayRange:
        return DayRange(self.from_day, self.to_day)


_COLUMNS = [pauses.c[name] for name in Paused.__dataclass_fields__]


def order(
    session: Session,
    directive: int,
    unit_ids: Collection[int],
    days: DayRange,
    reason: str,
    by: int,
    at: datetime,
) -> int:
    ordered = Pause(
        directive_id=directive, from_day=days.first, to_day=days.last, reason=reason, ordered_by=by, ordered_at=at
    )
    made = add(session, ordered)
    insert_missing(session, pause_units, [{"pause_id": made, "unit_id": unit} for unit in unit_ids])
    return made


def standing(session: Session, directive: int, day: date) -> list[Paused]:
    """Those that run on that day or are still to come, in the order in which they were ordered."""
    where = (pauses.c.directive_id == directive, pauses.c.ended_at.is_(None), pauses.c.to_day >= day)
    return [Paused(*row) for row in session.execute(select(*_COLUMNS).where(*where).order_by(pauses.c.id))]


def get(session: Session, row: int) -> Paused:
    return Paused(*session.execute(select(*_COLUMNS).where(pauses.c.id == row)).one())


def units_of(session: Session, row: int) -> list[int]:
    query = select(pause_units.c.unit_id).where(pause_units.c.pause_id == row)
    return list(session.scalars(query.order_by(pause_units.c.unit_id)))


def end(session: Session, row: int, at: datetime) -> bool:
    """Ended early; False when it had ended before."""
    where = (pauses.c.id == row, pauses.c.ended_at.is_(None))
    return bool(session.execute(update(pauses).where(*where).values(ended_at=at)).rowcount)  # type: ignore[attr-defined]
