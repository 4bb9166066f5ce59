"""What people have asked of us: to be reminded no more, or not before an instant."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from storage.people import people


def set_stopped(session: Session, person: int, at: datetime | None) -> None:
    session.execute(update(people).where(people.c.id == person).values(stopped_at=at))


def set_quiet(session: Session, person: int, until: datetime) -> None:
    """Has asked to be reminded then, and not before."""
    session.execute(update(people).where(people.c.id == person).values(quiet_until=until))


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person has asked of us: to be reminded no more, or not before an instant."""

    stopped: bool
    quiet_until: datetime | None


def wishes(session: Session, persons: Collection[int]) -> dict[int, Wish]:
    """Person → their wish, of those who have one."""
    found = session.execute(_WISHES, {"persons": list(persons)})
    return {row.id: Wish(row.stopped_at is not None, row.quiet_until) for row in found}


_WISHES = (
    select(people.c.id, people.c.stopped_at, people.c.quiet_until)
    .where(people.c.id.in_(bindparam("persons", expanding=True)))
    .where(people.c.stopped_at.is_not(None) | people.c.quiet_until.is_not(None))
)
