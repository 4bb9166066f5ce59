"""The one open question of an account; it survives a restart because it stands here."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.orm import Session

from core.ledger import Kind, RowState
from storage.columns import Instant
from storage.outbox import is_lasting, outbox
from storage.rows import fixed
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
    row = session.execute(_CURRENT, {"account": account}).first()
    return Open(*row) if row else None


OPEN_COLUMNS = (conversations.c.step, conversations.c.data, conversations.c.question_id, conversations.c.asked_at)
"""As `Open` has them."""
_OF_ACCOUNT = conversations.c.account_id == bindparam("account")
_CURRENT = select(*OPEN_COLUMNS).where(_OF_ACCOUNT)


def ask(session: Session, account: int, step: str, data: dict[str, Any], question: int | None, at: datetime) -> None:
    """Open a question; the one that was open must have been left."""
    row = {"account_id": account, "step": step, "data": data, "question_id": question, "asked_at": at}
    session.execute(_ASKING, row)


_ASKING = insert(conversations)


def put(session: Session, account: int, data: dict[str, Any], at: datetime) -> None:
    """The open question goes on, and knows more."""
    session.execute(_PUTTING, {"account": account, "known": data, "moment": at})


_PUTTING = (
    update(conversations)
    .where(_OF_ACCOUNT)
    .values(data=bindparam("known", type_=conversations.c.data.type), asked_at=bindparam("moment", type_=Instant))
)


def leave(session: Session, account: int) -> bool:
    """Forget the open question; whether there was one."""
    gone: Any = session.execute(_LEAVING, {"account": account})
    return bool(gone.rowcount)


_LEAVING = delete(conversations).where(_OF_ACCOUNT)


@dataclass(frozen=True, slots=True)
class Offer:
    """A message with buttons that may still be pressed: label → its place, of several alike the first."""

    id: int
    places: dict[str, int]


NEWEST_ANSWER = (
    select(outbox.c.id)
    .where(outbox.c.channel == bindparam("channel"), outbox.c.chat == bindparam("chat"))
    .where(outbox.c.state == fixed(RowState.SENT), outbox.c.edits.is_(None))
    .where(or_(*(outbox.c.kind == fixed(kind) for kind in (Kind.REPLY, Kind.NOTICE, Kind.CHECK_IN))))
    .order_by(outbox.c.id.desc())
    .limit(fixed(1))
)
"""The newest answer, notice or check-in of a chat: its buttons, if it has any still, are offered. A reminder is no
question."""


LISTS = 20
"""Messages back in a chat in which a lasting button is looked for by its label."""


def lasting(session: Session, channel: str, chat: str) -> list[Offer]:
    """Of the newest messages of a chat, the buttons that last; the newest first."""
    found = session.execute(_NEWEST, {"channel": channel, "chat": chat})
    kept = [Offer(row, {c["label"]: n for n, c in enumerate(choices) if is_lasting(c)}) for row, choices in found]
    return [offer for offer in kept if offer.places]


_NEWEST = (
    select(outbox.c.id, outbox.c.choices)
    .where(outbox.c.channel == bindparam("channel"), outbox.c.chat == bindparam("chat"))
    .where(outbox.c.state == fixed(RowState.SENT), outbox.c.edits.is_(None))
    .order_by(outbox.c.id.desc())
    .limit(fixed(LISTS))
)


def last_said(session: Session) -> int:
    """The newest report's id: an offer keeps it, so as to know what was said after it."""
    return session.scalar(_LAST_SAID) or 0


_LAST_SAID = select(func.max(reports.c.id))


def said_since(session: Session, assignment: int, report: int) -> list[str | None]:
    """States said of an assignment after that report; taking back what stood at the time is news too (`None`)."""
    return list(session.scalars(_SAID_SINCE, {"assignment": assignment, "report": report}))


_later = reports.alias()
_taken_back = select(_later.c.id).where(_later.c.corrects_id == reports.c.id, _later.c.withdrawn).exists()
_own_slip = and_(reports.c.withdrawn, reports.c.corrects_id > bindparam("report"))
_SAID_SINCE = (
    select(reports.c.state)
    .where(reports.c.assignment_id == bindparam("assignment"), reports.c.id > bindparam("report"))
    .where(~_taken_back, ~_own_slip)
)
