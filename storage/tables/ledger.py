"""The ledger: what came in, what goes out, what was planned, who did what."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from core.ledger import RowState
from storage.tables.base import Data, When, instant, json

_WAITING: Any = dict.fromkeys(("sqlite_where", "postgresql_where"), text("state = 'waiting'"))
"""An index of only the rows that wait: few among many, and a row that has left it costs it nothing more."""


class Inbox(SQLModel, table=True):
    """Every update as it arrived, stored before the messenger is told that we have it."""

    __table_args__ = (
        UniqueConstraint("channel", "bot", "update_id"),
        Index("ix_inbox_waiting", "id", **_WAITING),
    )

    id: int | None = Field(default=None, primary_key=True)
    channel: str
    bot: str
    update_id: str
    raw: Data = json()
    stored_at: When = instant()
    state: str = "waiting"  # waiting, done, set_aside
    attempts: int = 0
    error: str = ""


class Document(SQLModel, table=True):
    """A picture or a file that outbox rows send."""

    id: int | None = Field(default=None, primary_key=True)
    name: str
    content: bytes
    picture: bool = False


class Outbox(SQLModel, table=True):
    """One row, one API call. `key` is what makes sending twice impossible."""

    __table_args__ = (
        # The order in which what waits is sent; looked at before each message.
        Index("ix_outbox_line", "channel", "priority", "id", **_WAITING),
        Index("ix_outbox_due", "due", **_WAITING),
        Index("ix_outbox_expires", "expires", **_WAITING),
        Index("ix_outbox_person", "person_id", "kind"),
        Index("ix_outbox_chat", "channel", "chat", "state", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    kind: str
    priority: int
    person_id: int | None = Field(default=None, foreign_key="person.id")
    channel: str | None = None  # None: nobody can be reached yet
    chat: str | None = None
    body: str | None = None  # None: made when the row is claimed, from what is true then
    choices: list[Data] = json(default_factory=list)  # [{"label", "action", "data", "lasting"?}]
    chosen: int | None = None  # index of the choice pressed; a choice is pressed once
    subject: Data = json(default_factory=dict)  # what the row speaks of: directive, milestone, broadcast, …
    drawing: Data | None = json(default=None)  # a picture to be made before the row may be claimed
    document_id: int | None = Field(default=None, foreign_key="document.id")
    edits: int | None = None  # the outbox row whose message this one changes
    broadcast_id: int | None = Field(default=None, index=True)  # whose text this row carries
    state: str = RowState.WAITING
    attempts: int = 0
    lost_answers: int = 0  # attempts of which nobody knows whether they arrived
    planned_at: When = instant()
    due: When = instant()
    expires: When | None = instant(default=None)
    claimed_at: When | None = instant(default=None)
    sent_at: When | None = instant(default=None)
    ref: str | None = None  # the messenger's id of the message
    reason: str = ""


class NudgeItem(SQLModel, table=True):
    """Which assignment and rung an outbox row speaks of. Its state is the row's."""

    __tablename__ = "nudge_item"

    outbox_id: int = Field(foreign_key="outbox.id", primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id", primary_key=True, index=True)
    rung: str  # T-7, T0, T+4


class Mark(SQLModel, table=True):
    """How far a planner has come: everything up to `at` is written."""

    name: str = Field(primary_key=True)
    at: When = instant()
    position: int = 0  # of a moment that is written in portions: the last unit that has been


class Gap(SQLModel, table=True):
    """A time in which a messenger could not reach us, long enough for what people sent to have been lost."""

    id: int | None = Field(default=None, primary_key=True)
    channel: str
    began: When = instant()
    ended: When = instant()
    told: bool = False  # whether those with open work have a row that says so


class Audit(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    at: datetime = instant(index=True)
    person_id: int | None = Field(default=None, foreign_key="person.id")
    action: str
    detail: Data = json(default_factory=dict)
