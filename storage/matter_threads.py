"""A matter's thread: every step of either side, in order. Append-only."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from storage.outbox import outbox
from storage.rows import add
from storage.tables import DifficultyMessage, Person
from storage.tables.base import table

messages, people = table(DifficultyMessage), table(Person)


@dataclass(frozen=True, slots=True)
class Step:
    """`kind`: said, reply, resolved, not_yet, amended by the unit; taken, clarify, sent_up, direction, answer,
    common_answer, note, topic, urgency, due, closed, reopened by the office or its leaders."""

    kind: str
    person: str  # the person's code
    name: str
    text: str
    at: datetime


def append(
    session: Session, matter: int, kind: str, person: int, text: str, at: datetime, ref: str | None = None
) -> None:
    step = DifficultyMessage(difficulty_id=matter, person_id=person, kind=kind, text=text, at=at, message_ref=ref)
    add(session, step)


def of(session: Session, matter: int) -> list[Step]:
    return [Step(*row) for row in session.execute(_OF, {"matter": matter})]


_OF = (
    select(messages.c.kind, people.c.code, people.c.name, messages.c.text, messages.c.at)
    .join(people, people.c.id == messages.c.person_id)
    .where(messages.c.difficulty_id == bindparam("matter"))
    .order_by(messages.c.id)
)


def last_asked(session: Session, matter: int) -> str | None:
    """What the office last wanted to know."""
    asked = [step.text for step in of(session, matter) if step.kind == "clarify"]
    return asked[-1] if asked else None


def quoted(session: Session, channel: str, chat: str, row: int | None, ref: str) -> int | None:
    """The matter that a message of ours bears: known by its buttons' row, else by the messenger's id."""
    found = session.execute(
        _BY_ROW if row is not None else _BY_REF, {"channel": channel, "chat": chat, "row": row, "ref": ref}
    ).first()
    subject: Mapping[str, Any] = found.subject if found else {}
    matter = subject.get("matter")
    return matter if isinstance(matter, int) else None


_IN_CHAT = (
    select(outbox.c.subject)
    .where(outbox.c.channel == bindparam("channel"), outbox.c.chat == bindparam("chat"))
    .order_by(outbox.c.id.desc())
    .limit(1)
)
_BY_ROW = _IN_CHAT.where(outbox.c.id == bindparam("row"))
_BY_REF = _IN_CHAT.where(outbox.c.ref == bindparam("ref"))
