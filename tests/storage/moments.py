"""The instants that the storage tests speak of, and a look at a whole table."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Table, select

from storage.database import Database

NOW = datetime.fromisoformat("2024-02-20T08:00+07:00")
TODAY = date(2024, 2, 20)


def later(**more: float) -> datetime:
    return NOW + timedelta(**more)


def everything(database: Database, table: Table) -> list[Any]:
    return [tuple(row) for row in database.look(lambda session: session.execute(select(table)).all())]
