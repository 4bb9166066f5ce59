"""What the tables share."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Table
from sqlmodel import Field, SQLModel

from storage.columns import Instant

_JSON: Any = JSON(none_as_null=True)


def instant(**options: Any) -> Any:
    """A column of aware UTC instants; nullable only where the annotation says so."""
    return Field(sa_type=Instant, **options)


def json(**options: Any) -> Any:
    return Field(sa_type=_JSON, **options)


Data = dict[str, Any]
When = datetime


def table(model: type[SQLModel]) -> Table:
    """The model's table, for Core statements."""
    found: Table = model.__table__  # type: ignore[attr-defined]
    return found
