"""What the office notes of a unit for itself."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from storage.rows import add
from storage.tables import Person, Unit, UnitNote
from storage.tables.base import table

notes, people, units = table(UnitNote), table(Person), table(Unit)


@dataclass(frozen=True, slots=True)
class Note:
    unit: str  # code
    person: str  # code
    name: str
    text: str
    at: datetime


def append(session: Session, directive: int, unit: int, person: int, text: str, at: datetime) -> None:
    add(session, UnitNote(directive_id=directive, unit_id=unit, person_id=person, text=text, at=at))


def of_unit(session: Session, directive: int, unit: int) -> list[Note]:
    return [Note(*row) for row in session.execute(_OF_UNIT, {"directive": directive, "unit": unit})]


def every(session: Session, directive: int) -> list[Note]:
    return [Note(*row) for row in session.execute(_EVERY, {"directive": directive})]


_EVERY = (
    select(units.c.code, people.c.code, people.c.name, notes.c.text, notes.c.at)
    .join(units, units.c.id == notes.c.unit_id)
    .join(people, people.c.id == notes.c.person_id)
    .where(notes.c.directive_id == bindparam("directive"))
    .order_by(notes.c.id)
)
_OF_UNIT = _EVERY.where(notes.c.unit_id == bindparam("unit"))
