"""What was said of the work: reports, difficulties, broadcasts. Append-only, but for a thing's own progress."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.base import Data, When, instant, json


class Report(SQLModel, table=True):
    """What somebody said of one assignment. The last one standing is the current status."""

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    said_at: When = instant(index=True)  # the messenger's time: the one that counts
    stored_at: When = instant()
    state: str | None = None
    percent: int | None = None
    expected: date | None = None
    note: str = ""
    source: str  # button, text, office
    corrects_id: int | None = Field(default=None, foreign_key="report.id", index=True)
    withdrawn: bool = False  # this row takes back the one it corrects, and says nothing itself
    inbox_id: int | None = Field(default=None, foreign_key="inbox.id")


class Difficulty(SQLModel, table=True):
    """A difficulty or a question raised by a message, until the office has answered it."""

    __table_args__ = (UniqueConstraint("directive_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    directive_id: int = Field(foreign_key="directive.id")
    number: int
    kind: str  # difficulty, question
    unit_id: int = Field(foreign_key="unit.id")
    assignment_id: int | None = Field(default=None, foreign_key="assignment.id")
    raised_by: int = Field(foreign_key="person.id")
    text: str
    state: str = "open"  # open, taken, answered, closed
    owner_id: int | None = Field(default=None, foreign_key="person.id")
    opened_at: When = instant()
    answered_at: When | None = instant(default=None)
    reopened_at: When | None = instant(default=None)  # the unit said that the answer did not settle it
    closed_at: When | None = instant(default=None)


class DifficultyMessage(SQLModel, table=True):
    __tablename__ = "difficulty_message"

    id: int | None = Field(default=None, primary_key=True)
    difficulty_id: int = Field(foreign_key="difficulty.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    text: str
    at: When = instant()


class Broadcast(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    directive_id: int = Field(foreign_key="directive.id")
    author_id: int = Field(foreign_key="person.id")
    text: str
    audience: Data = json()
    ordered_at: When = instant()
    send_at: When = instant()  # ten seconds after the order, in which it can be stopped
    state: str = Field(default="ordered", index=True)  # see storage/broadcasts.py


class Receipt(SQLModel, table=True):
    """One person's "Đã nhận" under one broadcast."""

    broadcast_id: int = Field(foreign_key="broadcast.id", primary_key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True)
    at: When = instant()
