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
    message_ref: str | None = None  # the messenger's id of the message that said it: by it an edited one is known again
    paper_number: str = ""  # of the paper that the claim names: 08/KH-UBND
    paper_day: date | None = None


class Difficulty(SQLModel, table=True):
    """A matter between a unit and the office, followed until it has ended; see storage/difficulties.py."""

    __table_args__ = (UniqueConstraint("directive_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    directive_id: int = Field(foreign_key="directive.id")
    number: int
    kind: str  # difficulty, question, clarification (the office asks of a claim), unread (nobody could read it)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    assignment_id: int | None = Field(default=None, foreign_key="assignment.id")  # the first one that it is about
    raised_by: int = Field(foreign_key="person.id")
    text: str
    state: str = "open"  # open, taken, clarifying, sent_up, answered, closed
    topic: str = ""  # funding, staffing, facilities, guidance, other: set by the office
    urgent: bool = False
    due_day: date | None = None  # by which the office means to answer
    owner_id: int | None = Field(default=None, foreign_key="person.id")
    message_ref: str | None = None  # as a report's
    opened_at: When = instant()
    taken_at: When | None = instant(default=None)
    asked_at: When | None = instant(default=None)  # the office wanted to know more of the unit
    answered_at: When | None = instant(default=None)
    reopened_at: When | None = instant(default=None)  # the unit said that the answer did not settle it
    closed_at: When | None = instant(default=None)


class DifficultyAssignment(SQLModel, table=True):
    """Every assignment that a difficulty is about: none of them is reminded of while the office owes its answer."""

    __tablename__ = "difficulty_assignment"

    difficulty_id: int = Field(foreign_key="difficulty.id", primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", primary_key=True, index=True)


class DifficultyMessage(SQLModel, table=True):
    """One step of a difficulty's thread, by either side. Append-only."""

    __tablename__ = "difficulty_message"

    id: int | None = Field(default=None, primary_key=True)
    difficulty_id: int = Field(foreign_key="difficulty.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    kind: str = "answer"  # what it does: see storage/difficulties.py
    text: str
    at: When = instant()
    message_ref: str | None = None


class UnitNote(SQLModel, table=True):
    """What the office notes of a unit for itself; the unit never reads it."""

    __tablename__ = "unit_note"

    id: int | None = Field(default=None, primary_key=True)
    directive_id: int = Field(foreign_key="directive.id")
    unit_id: int = Field(foreign_key="unit.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    text: str
    at: When = instant()


class CutOff(SQLModel, table=True):
    """Figures as they were frozen. What is said or stored later is kept beside them and never moves them."""

    __tablename__ = "cut_off"
    __table_args__ = (UniqueConstraint("directive_id", "wave_id", "as_of"),)

    id: int | None = Field(default=None, primary_key=True)
    directive_id: int = Field(foreign_key="directive.id")
    wave_id: int = Field(foreign_key="wave.id")
    as_of: When = instant()  # 24:00 of the last day
    frozen_at: When = instant()  # when it was written: what was stored by then counts
    figures: list[Data] = json(default_factory=list)  # one an assignment


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
