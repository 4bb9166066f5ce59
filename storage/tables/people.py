"""Who answers for a unit, and in which chats they can be found."""

from datetime import date
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.tables.base import Data, When, instant, json


class Person(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)  # phuoc-hoa/dau-moi/1
    name: str
    phone: str = Field(unique=True)
    stopped_at: When | None = instant(default=None)  # asked not to be reminded
    quiet_until: When | None = instant(default=None)  # "Nhắc lại sau": asked to be reminded then, and not before


class Post(SQLModel, table=True):
    """A person holds a post in a unit from a day, to a day."""

    __table_args__ = (UniqueConstraint("person_id", "unit_id", "role", "from_day"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    role: str
    title: str
    from_day: date
    to_day: date | None = None


_TROUBLED: Any = dict.fromkeys(("sqlite_where", "postgresql_where"), text("troubled_at IS NOT NULL"))


class Account(SQLModel, table=True):
    """A person's chat on one channel. `agreed_at` is when they agreed to what is kept; nothing is sent before."""

    __table_args__ = (
        UniqueConstraint("channel", "chat"),
        # Looked at each second: few are new, and few are lost.
        Index("ix_account_new", "id", sqlite_where=text("caught_up IS 0"), postgresql_where=text("caught_up IS false")),
        Index("ix_account_trouble", "troubled_at", **_TROUBLED),
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    channel: str
    chat: str
    health: str = "ok"  # ok, blocked
    trouble: str = ""  # what the messenger said when it refused this chat
    troubled_at: When | None = instant(default=None)
    reported: bool = False  # whether the office has heard of it
    bound_at: When = instant()
    agreed_at: When | None = instant(default=None)
    menu: str = ""  # the roles that the messenger's menu of commands was last set for
    caught_up: bool = False  # whether what the unit was told before they joined has been planned for them too


class Invitation(SQLModel, table=True):
    """A one-time code, kept only as its hash."""

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    code_hash: str = Field(unique=True)
    created_at: When = instant()
    expires_at: When = instant()
    used_at: When | None = instant(default=None)
    revoked_at: When | None = instant(default=None)


class Stranger(SQLModel, table=True):
    """A chat that nobody is known by: when it was last told so, and its wrong codes."""

    channel: str = Field(primary_key=True)
    chat: str = Field(primary_key=True)
    told_on: date | None = None
    wrong_tries: int = 0
    locked_until: When | None = instant(default=None)


class Messenger(SQLModel, table=True):
    """A messenger that the active process serves: who is only on another one cannot be reached."""

    name: str = Field(primary_key=True)
    username: str = ""  # the bot's name there, for links that open it
    since: When = instant()


class Conversation(SQLModel, table=True):
    """The one open question of an account."""

    account_id: int = Field(primary_key=True, foreign_key="account.id")
    step: str
    data: Data = json()
    question_id: int | None = None  # the outbox row that asked
    asked_at: When = instant()
