"""How far a planner has come."""

from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from storage.tables import Mark
from storage.tables.base import table

marks = table(Mark)


def get_mark(session: Session, name: str) -> datetime | None:
    return session.scalar(select(marks.c.at).where(marks.c.name == name))


def set_mark(session: Session, name: str, at: datetime) -> None:
    """Move a mark forward; never back."""
    known = get_mark(session, name)
    if known is None:
        session.execute(insert(marks).values(name=name, at=at))
    elif known < at:
        session.execute(update(marks).where(marks.c.name == name).values(at=at))


def begin(session: Session, name: str, at: datetime) -> None:
    """Set a mark that stays where it was first set."""
    if get_mark(session, name) is None:
        session.execute(insert(marks).values(name=name, at=at))
