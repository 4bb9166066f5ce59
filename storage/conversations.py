"""The one open question of an account; it survives a restart because it stands here."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from core.ledger import Kind, RowState
from storage.outbox import outbox
from storage.tables import Conversation
from storage.tables.base import table

conversations = table(Conversation)


@dataclass(frozen=True, slots=True)
class Open:
    step: str
    data: dict[str, Any]
    question: int | None


def current(session: Session, account: int) -> Open | None:
    query = select(conversations.c.step, conversations.c.data, conversations.c.question_id)
    row = session.execute(query.where(conversations.c.account_id == account)).first()
    return Open(*row) if row else None


def ask(session: Session, account: int, step: str, data: dict[str, Any], question: int | None, at: datetime) -> None:
    leave(session, account)
    row = {"account_id": account, "step": step, "data": data, "question_id": question, "asked_at": at}
    session.execute(insert(conversations).values(**row))


@dataclass(frozen=True, slots=True)
class Offer:
    """A message with buttons of which none was pressed."""

    id: int
    choices: list[dict[str, Any]]


def newest_offer(session: Session, channel: str, chat: str) -> Offer | None:
    """The newest answer or notice of a chat, if it has buttons still; a reminder is no question."""
    told = (outbox.c.kind.in_((Kind.REPLY, Kind.NOTICE)), outbox.c.edits.is_(None))
    query = (
        select(outbox.c.id, outbox.c.choices, outbox.c.chosen)
        .where(outbox.c.channel == channel, outbox.c.chat == chat, outbox.c.state == RowState.SENT, *told)
        .order_by(outbox.c.id.desc())
        .limit(1)
    )
    row = session.execute(query).first()
    return Offer(row.id, row.choices) if row and row.choices and row.chosen is None else None


def leave(session: Session, account: int) -> bool:
    """Forget the open question; whether there was one."""
    gone = session.execute(delete(conversations).where(conversations.c.account_id == account))
    return bool(gone.rowcount)  # type: ignore[attr-defined]
