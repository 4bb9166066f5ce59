"""Small helpers that every noun of storage shares.

Core statements all, so that a savepoint undoes them, and on the connection itself: the session adds nothing to them.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Table, case, insert, literal_column
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from storage.tables.base import table


def add(session: Session, row: SQLModel) -> int:
    """Insert one row and give its id."""
    (made,) = append(session, table(type(row)), [values(row)])
    return made


def append(session: Session, into: Table, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Insert the rows, which all name the same columns; their ids, in order."""
    if not rows:
        return []
    return list(session.connection().scalars(_appending(into), _parameters(rows)))


@lru_cache(maxsize=64)
def _appending(into: Table) -> Any:
    return insert(into).returning(into.c.id, sort_by_parameter_order=True)


def insert_new(session: Session, into: Table, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Insert the rows whose unique keys are new, pass over the others; ids of those inserted, in order."""
    if not rows:
        return []
    connection = session.connection()
    return sorted(connection.scalars(_passing_over(connection.dialect.name, into, "id"), _parameters(rows)))


def insert_missing(session: Session, into: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows whose keys are new, pass over the others: where nobody needs an id."""
    if rows:
        connection = session.connection()
        connection.execute(_passing_over(connection.dialect.name, into), _parameters(rows))


def put(session: Session, into: Table, rows: Sequence[Mapping[str, Any]], *changed: str) -> None:
    """Insert the rows; of those whose primary keys are there already these columns are brought up to date."""
    if rows:
        connection = session.connection()
        connection.execute(_overwriting(connection.dialect.name, into, *changed), _parameters(rows))


@lru_cache(maxsize=16)
def _overwriting(dialect: str, into: Table, *changed: str) -> Any:
    made = (sqlite if dialect == "sqlite" else postgresql).insert(into)
    return made.on_conflict_do_update(index_elements=[*into.primary_key], set_={n: made.excluded[n] for n in changed})


def _parameters(rows: Sequence[Mapping[str, Any]]) -> Any:
    """One row goes by the short way."""
    return dict(rows[0]) if len(rows) == 1 else [dict(row) for row in rows]


@lru_cache(maxsize=128)
def _passing_over(dialect: str, into: Table, *returned: str) -> Any:
    """The rows are its parameters: so its text is the same each time, and made once."""
    made = (sqlite if dialect == "sqlite" else postgresql).insert(into).on_conflict_do_nothing()
    return made.returning(*(into.c[name] for name in returned)) if returned else made


def fixed(value: StrEnum | int) -> ColumnElement[Any]:
    """A constant of ours, written into the statement: as a parameter it would be handed over each time."""
    return literal_column(f"'{value}'" if isinstance(value, StrEnum) else str(value))


def unindexed(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """The same condition, by which no index is chosen: SQLite, which counts nothing, often takes the worse one."""
    told: ColumnElement[bool] = case((condition, 1), else_=0) == 1
    return told


def values(row: SQLModel) -> dict[str, Any]:
    """A model's columns without its id, defaults filled in: for a Core insert."""
    names = [column.name for column in table(type(row)).columns if column.name != "id"]
    return {name: getattr(row, name) for name in names}
