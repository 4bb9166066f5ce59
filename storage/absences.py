"""Who is away, and who gets the reminders meanwhile."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.tables import Absence
from storage.tables.base import table

absences = table(Absence)


@dataclass(frozen=True, slots=True)
class Away:
    """`to_day`: the last day of it; `stand_in`: a person, or none named."""

    to_day: date
    stand_in: int | None


def on(session: Session, day: date) -> dict[int, Away]:
    """Person → their absence on that day; of several, the one told last."""
    where = (absences.c.from_day <= day, absences.c.to_day >= day, absences.c.ended_at.is_(None))
    query = select(absences.c.person_id, absences.c.to_day, absences.c.stand_in_id).where(*where)
    return {person: Away(*away) for person, *away in session.execute(query.order_by(absences.c.id))}
