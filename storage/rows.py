"""Small helpers that every noun of storage shares."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from storage.tables.base import table


def add(session: Session, row: SQLModel) -> int:
    """Insert one row and give its id."""
    session.add(row)
    session.flush()
    made: int = row.id  # type: ignore[attr-defined]
    return made


def insert_new(session: Session, into: Table, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Insert the rows whose unique keys are new, pass over the others; ids of those inserted, in order."""
    if not rows:
        return []
    statement = _passing_over(session, into).returning(into.c.id)
    return sorted(session.scalars(statement, [dict(row) for row in rows]))


def insert_missing(session: Session, into: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows whose keys are new, pass over the others: for a table without an id."""
    if rows:
        session.execute(_passing_over(session, into), [dict(row) for row in rows])


def _passing_over(session: Session, into: Table) -> Any:
    """The rows are its parameters: so its text is the same each time, and made once."""
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    return dialect.insert(into).on_conflict_do_nothing()


def values(row: SQLModel) -> dict[str, Any]:
    """A model's columns without its id, defaults filled in: for a Core insert."""
    names = [column.name for column in table(type(row)).columns if column.name != "id"]
    return {name: getattr(row, name) for name in names}
