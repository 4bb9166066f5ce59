"""Who is away, and who gets the reminders meanwhile."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from core.day_ranges import DayRange
from storage.people import people
from storage.rows import add
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


@dataclass(frozen=True, slots=True)
class Leave:
    """One absence, as those concerned read it; `stand_in`: a person named, None the unit's backup."""

    id: int
    person: int
    name: str
    phone: str
    from_day: date
    to_day: date
    stand_in: int | None
    ended_at: datetime | None

    @property
    def days(self) -> DayRange:
        return DayRange(self.from_day, self.to_day)


def _query() -> Select[Any]:
    return select(
        absences.c.id,
        absences.c.person_id,
        people.c.name,
        people.c.phone,
        absences.c.from_day,
        absences.c.to_day,
        absences.c.stand_in_id,
        absences.c.ended_at,
    ).join(people, people.c.id == absences.c.person_id)


def get(session: Session, row: int) -> Leave:
    return Leave(*session.execute(_query().where(absences.c.id == row)).one())


def every(session: Session, day: date, until: date | None = None) -> list[Leave]:
    """Absences that stand on that day or begin later (by `until`), the earliest first."""
    where = [absences.c.ended_at.is_(None), absences.c.to_day >= day]
    if until is not None:
        where.append(absences.c.from_day <= until)
    return [Leave(*row) for row in session.execute(_query().where(*where).order_by(absences.c.from_day, absences.c.id))]


def of_person(session: Session, person: int, day: date) -> list[Leave]:
    """The person's own that have not passed."""
    return [leave for leave in every(session, day) if leave.person == person]


def tell(session: Session, person: int, days: DayRange, at: datetime) -> int:
    """The person is away; what they told before of the same days is ended by it."""
    same = (absences.c.person_id == person, absences.c.from_day <= days.last, absences.c.to_day >= days.first)
    session.execute(update(absences).where(*same, absences.c.ended_at.is_(None)).values(ended_at=at))
    return add(session, Absence(person_id=person, from_day=days.first, to_day=days.last, told_at=at))


def name_stand_in(session: Session, row: int, stand_in: int | None) -> bool:
    """Whether the absence still stands."""
    where = (absences.c.id == row, absences.c.ended_at.is_(None))
    return bool(session.execute(update(absences).where(*where).values(stand_in_id=stand_in)).rowcount)  # type: ignore[attr-defined]


def end(session: Session, row: int, at: datetime) -> bool:
    """Back earlier, or taken back; False when it had ended before."""
    where = (absences.c.id == row, absences.c.ended_at.is_(None))
    return bool(session.execute(update(absences).where(*where).values(ended_at=at)).rowcount)  # type: ignore[attr-defined]
