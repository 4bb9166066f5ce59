"""The directive as rows that others refer to; its whole file stands in `Directive.body`."""

from datetime import date
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.tables.base import Data, When, instant, json


class Directive(SQLModel, table=True):
    # Asked for by every turn and tick; the body of a large file lies in many pages.
    __table_args__ = (Index("ix_directive_newest", "loaded_at", "id", "digest"),)

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    body: Data = json()
    digest: str  # SHA-256 of the body: what a parsed copy is known by
    loaded_at: When = instant()


class Unit(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    name: str
    short: str
    kind: str
    ask: str
    official_code: str
    valid_from: date | None = None
    valid_to: date | None = None
    details: Data = json()  # aliases, parent, successors: never searched by


class Wave(SQLModel, table=True):
    __table_args__ = (UniqueConstraint("directive_id", "code"),)

    id: int | None = Field(default=None, primary_key=True)
    directive_id: int = Field(foreign_key="directive.id")
    code: str
    name: str


class WaveUnit(SQLModel, table=True):
    __tablename__ = "wave_unit"

    wave_id: int = Field(foreign_key="wave.id", primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", primary_key=True)


class Milestone(SQLModel, table=True):
    __table_args__ = (UniqueConstraint("directive_id", "code"),)

    id: int | None = Field(default=None, primary_key=True)
    directive_id: int = Field(foreign_key="directive.id")
    wave_id: int = Field(foreign_key="wave.id")
    code: str
    name: str
    day: date
    last_day: date
    binding: str


class Task(SQLModel, table=True):
    __table_args__ = (UniqueConstraint("directive_id", "code"),)

    id: int | None = Field(default=None, primary_key=True)
    directive_id: int = Field(foreign_key="directive.id")
    code: str
    number: int  # what people type in chat, from 1
    short: str
    text: str


_STANDING: Any = dict.fromkeys(("sqlite_where", "postgresql_where"), text("dropped_at IS NULL"))


class Assignment(SQLModel, table=True):
    """Unit × task × wave, with the day that counts."""

    __table_args__ = (
        UniqueConstraint("unit_id", "task_id", "wave_id"),
        Index("ix_assignment_due", "directive_id", "last_day", "unit_id", **_STANDING),
    )

    id: int | None = Field(default=None, primary_key=True)
    directive_id: int = Field(foreign_key="directive.id")
    unit_id: int = Field(foreign_key="unit.id", index=True)
    task_id: int = Field(foreign_key="task.id")
    wave_id: int = Field(foreign_key="wave.id")
    last_day: date
    original_last_day: date
    dropped_at: When | None = instant(default=None)  # gone from a re-loaded file; its history stays
