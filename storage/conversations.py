"""The one open question of an account; it survives a restart because it stands here."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, func, insert, select
from sqlalchemy.orm import Session

from core.ledger import Kind, RowState
from storage.outbox import outbox
from storage.tables import Conversation, Report
from storage.tables.base import table

conversations, reports = table(Conversation), table(Report)


@dataclass(frozen=True, slots=True)
class Open:
    step: str
    data: dict[str, Any]
    question: int | None
    asked_at: datetime


def current(session: Session, account: int) -> Open | None:
    kept = conversations.c
    query = select(kept.step, kept.data, kept.question_id, kept.asked_at)
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


def last_said(session: Session) -> int:
    """The newest report's id: an offer keeps it, so as to know what was said after it."""
    return session.scalar(select(func.max(reports.c.id))) or 0


def said_since(session: Session, assignment: int, report: int) -> list[str | None]:
    """States said of an assignment after that report; taking back what stood at the time is news too (`None`)."""
    later = reports.alias()
    taken_back = select(later.c.id).where(later.c.corrects_id == reports.c.id, later.c.withdrawn).exists()
    own_slip = and_(reports.c.withdrawn, reports.c.corrects_id > report)
    query = select(reports.c.state).where(reports.c.assignment_id == assignment, reports.c.id > report)
    return list(session.scalars(query.where(~taken_back, ~own_slip)))


def leave(session: Session, account: int) -> bool:
    """Forget the open question; whether there was one."""
    gone = session.execute(delete(conversations).where(conversations.c.account_id == account))
    return bool(gone.rowcount)  # type: ignore[attr-defined]
