"""Units that the office reminds of nothing for a while."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

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
