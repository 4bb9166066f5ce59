"""What keeps reminders from going out for a while, and what moves a day: each by somebody, from when, why."""

from datetime import date
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.tables.base import When, instant


class Absence(SQLModel, table=True):
    """Somebody is away from a day to a day, both included; a stand-in gets the reminders meanwhile."""

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    from_day: date
    to_day: date
    stand_in_id: int | None = Field(default=None, foreign_key="person.id")  # None: the unit's backup
    told_at: When = instant()
    ended_at: When | None = instant(default=None)  # back earlier, or taken back


class Pause(SQLModel, table=True):
    """The office reminds some units of nothing from a day to a day: storm, flood. Dates do not move."""

    id: int | None = Field(default=None, primary_key=True)
    directive_id: int = Field(foreign_key="directive.id", index=True)
    from_day: date
    to_day: date
    reason: str
    ordered_by: int = Field(foreign_key="person.id")
    ordered_at: When = instant()
    ended_at: When | None = instant(default=None)


class PauseUnit(SQLModel, table=True):
    __tablename__ = "pause_unit"

    pause_id: int = Field(foreign_key="pause.id", primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", primary_key=True)


_ASKED: Any = dict.fromkeys(("sqlite_where", "postgresql_where"), text("state = 'asked'"))


class Extension(SQLModel, table=True):
    """A unit asks for a later day of one assignment, and what the office decides. One waits at a time."""

    __table_args__ = (
        UniqueConstraint("directive_id", "number"),
        Index("ix_extension_asked", "assignment_id", unique=True, **_ASKED),
    )

    id: int | None = Field(default=None, primary_key=True)
    directive_id: int = Field(foreign_key="directive.id")
    number: int
    assignment_id: int = Field(foreign_key="assignment.id", index=True)
    asked_by: int = Field(foreign_key="person.id")
    asked_at: When = instant()
    reason: str
    day_before: date  # the last day that stood when it was asked
    wanted: date
    state: str = "asked"  # asked, granted, refused, withdrawn
    granted: date | None = None
    decided_by: int | None = Field(default=None, foreign_key="person.id")
    decided_at: When | None = instant(default=None)
    word_of: str = ""  # on whose word: a post
    answer: str = ""  # why it was refused


class LeaderStop(SQLModel, table=True):
    """The office has stopped the report to a unit's leader, of one last day."""

    __tablename__ = "leader_stop"

    directive_id: int = Field(foreign_key="directive.id", primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", primary_key=True)
    last_day: date = Field(primary_key=True)
    stopped_by: int = Field(foreign_key="person.id")
    stopped_at: When = instant()


class Decision(SQLModel, table=True):
    """What the ladder did about an assignment on a rung and why, where no reminder's row says so."""

    __table_args__ = (UniqueConstraint("assignment_id", "day", "rung"),)

    id: int | None = Field(default=None, primary_key=True)
    directive_id: int = Field(foreign_key="directive.id")
    day: date
    unit_id: int = Field(foreign_key="unit.id", index=True)
    assignment_id: int = Field(foreign_key="assignment.id")
    rung: str  # T-7, T0; the office's and the leader's step too
    reason: str  # a value of core.quiet.Why
    until: date | None = None  # the day promised, the pause's last day


class CalendarDay(SQLModel, table=True):
    """A day off or a worked day that an admin has added to the file's calendar."""

    __tablename__ = "calendar_day"

    directive_id: int = Field(foreign_key="directive.id", primary_key=True)
    day: date = Field(primary_key=True)
    worked: bool
    note: str = ""
    added_by: int | None = Field(default=None, foreign_key="person.id")
    added_at: When = instant()


class CheckIn(SQLModel, table=True):
    """One asking of a check-in of the file: a unit, a day, or why the unit was not asked then."""

    __tablename__ = "check_in"
    __table_args__ = (UniqueConstraint("directive_id", "code", "unit_id", "day"),)

    id: int | None = Field(default=None, primary_key=True)
    directive_id: int = Field(foreign_key="directive.id")
    code: str
    unit_id: int = Field(foreign_key="unit.id", index=True)
    day: date
    passed_over: str = ""  # reminded, asked, or a value of core.ladder.Why


class CheckInAnswer(SQLModel, table=True):
    """What a unit answered to one question of a check-in. Append-only: the last one of a question stands."""

    __tablename__ = "check_in_answer"

    id: int | None = Field(default=None, primary_key=True)
    check_in_id: int = Field(foreign_key="check_in.id", index=True)
    question: str  # its code; empty: the soft question itself
    value: str
    person_id: int = Field(foreign_key="person.id")
    said_at: When = instant()
    inbox_id: int | None = Field(default=None, foreign_key="inbox.id")
