"""How far a planner has come."""

from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from storage.tables import Mark
from storage.tables.base import table

marks = table(Mark)

PLANNED = "planned"
"""The mark of a directive up to which its calendar has been written."""


def get_mark(session: Session, name: str) -> datetime | None:
    return session.scalar(select(marks.c.at).where(marks.c.name == name))


def set_mark(session: Session, name: str, at: datetime) -> None:
    """Move a mark forward; never back."""
    known = get_mark(session, name)
    if known is None:
        session.execute(insert(marks).values(name=name, at=at))
    elif known < at:
        session.execute(update(marks).where(marks.c.name == name).values(at=at))


def set_back(session: Session, name: str, at: datetime) -> None:
    """To an earlier instant: what fell due since is looked at again, and what is written already is passed over."""
    session.execute(update(marks).where(marks.c.name == name, marks.c.at > at).values(at=at))


def begin(session: Session, name: str, at: datetime) -> None:
    """Set a mark that stays where it was first set."""
    if get_mark(session, name) is None:
        session.execute(insert(marks).values(name=name, at=at))


DONE = -1
"""The position of a moment of which nothing is left to write."""


def positions(session: Session, prefix: str) -> dict[str, int]:
    """Of the marks whose names begin so: how far each has come."""
    query = select(marks.c.name, marks.c.position).where(marks.c.name.startswith(prefix, autoescape=True))
    return dict(session.execute(query).all())


def set_position(session: Session, name: str, at: datetime, position: int) -> None:
    changed = session.execute(update(marks).where(marks.c.name == name).values(position=position))
    if not changed.rowcount:  # type: ignore[attr-defined]
        session.execute(insert(marks).values(name=name, at=at, position=position))


def forget(session: Session, prefix: str) -> None:
    session.execute(delete(marks).where(marks.c.name.startswith(prefix, autoescape=True)))
