"""Broadcasts: ordered, held for ten seconds, sent, accounted for."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select, update
from sqlalchemy.orm import Session

from core.ledger import RowState
from storage.outbox import outbox
from storage.rows import add, insert_missing
from storage.tables import Broadcast, Receipt
from storage.tables.base import table

broadcasts, receipts = table(Broadcast), table(Receipt)

ORDERED, STOPPED, SENDING, HALTED, CLOSED = "ordered", "stopped", "sending", "halted", "closed"
"""Stopped: before anybody got it. Halted: midway, and accounted for once no call is under way any more."""
GRACE = timedelta(seconds=10)
LIFETIME = timedelta(hours=24)  # of what is sent again


@dataclass(frozen=True, slots=True)
class Sheet:
    id: int
    directive_id: int
    author_id: int
    text: str
    audience: dict[str, Any]
    ordered_at: datetime
    send_at: datetime
    state: str


_COLUMNS = [broadcasts.c[name] for name in Sheet.__dataclass_fields__]


def order(
    session: Session, directive: int, author: int, text: str, audience: dict[str, Any], now: datetime, send_at: datetime
) -> int:
    row = Broadcast(
        directive_id=directive,
        author_id=author,
        text=text,
        audience=audience,
        ordered_at=now,
        send_at=send_at,
    )
    return add(session, row)


def get(session: Session, row: int) -> Sheet:
    return Sheet(*session.execute(select(*_COLUMNS).where(broadcasts.c.id == row)).one())


def every(session: Session, directive: int) -> list[Sheet]:
    query = select(*_COLUMNS).where(broadcasts.c.directive_id == directive).order_by(broadcasts.c.id)
    return [Sheet(*row) for row in session.execute(query)]


def move(session: Session, row: int, source: str, to: str) -> bool:
    """Compare-and-set of a broadcast's state."""
    statement = update(broadcasts).where(broadcasts.c.id == row, broadcasts.c.state == source).values(state=to)
    return bool(session.execute(statement).rowcount)  # type: ignore[attr-defined]


def ripe(session: Session, now: datetime) -> list[Sheet]:
    """Ordered ones whose moment has come."""
    query = select(*_COLUMNS).where(broadcasts.c.state == ORDERED, broadcasts.c.send_at <= now)
    return [Sheet(*row) for row in session.execute(query)]


def delivered(session: Session) -> list[Sheet]:
    """Those being sent of which no row waits any more."""
    sheets = [
        Sheet(*row) for row in session.execute(select(*_COLUMNS).where(broadcasts.c.state.in_((SENDING, HALTED))))
    ]
    return [sheet for sheet in sheets if not _waiting(session, sheet.id)]


def rows_of(broadcast: int) -> ColumnElement[bool]:
    """A broadcast's outbox rows, one a person: the first part of a text that was cut."""
    return and_(outbox.c.broadcast_id == broadcast, outbox.c.key.not_like("%#%"))


def skip_waiting(session: Session, broadcast: int) -> int:
    """Stopped while it is being sent: who has not got it does not; how many persons that are.

    A row that comes back from its call unsent is left out by the one that claims it.
    """
    move(session, broadcast, SENDING, HALTED)
    return _turn(session, broadcast, RowState.WAITING, state=RowState.SKIPPED, reason="stopped")


def resend_unknown(session: Session, broadcast: int, now: datetime) -> int:
    """What nobody knows of is sent once more, and accounted for once more; how many persons that are."""
    move(session, broadcast, CLOSED, SENDING)
    return _turn(session, broadcast, RowState.UNKNOWN, state=RowState.WAITING, due=now, expires=now + LIFETIME)


def halted(session: Session, rows: Collection[int]) -> set[int]:
    """Those of these broadcasts that are not to be sent any further."""
    if not rows:
        return set()
    query = select(broadcasts.c.id).where(broadcasts.c.id.in_(rows), broadcasts.c.state.in_((STOPPED, HALTED)))
    return set(session.scalars(query))


def _turn(session: Session, broadcast: int, source: RowState, **news: Any) -> int:
    """Move all of a broadcast's rows that stand so; how many persons' they were."""
    where = (outbox.c.broadcast_id == broadcast, outbox.c.state == source)
    turned = session.scalars(update(outbox).where(*where).values(**news).returning(outbox.c.person_id))
    return len(set(turned))


def _waiting(session: Session, broadcast: int) -> bool:
    pending = (RowState.WAITING, RowState.SENDING)
    query = select(outbox.c.id).where(rows_of(broadcast), outbox.c.state.in_(pending)).limit(1)
    return session.execute(query).first() is not None


def next_send(session: Session) -> datetime | None:
    found: datetime | None = session.scalar(select(func.min(broadcasts.c.send_at)).where(broadcasts.c.state == ORDERED))
    return found


def acknowledge(session: Session, broadcast: int, person: int, at: datetime) -> bool:
    """Note a person's "Đã nhận"; False when it was noted before."""
    known = (receipts.c.broadcast_id == broadcast, receipts.c.person_id == person)
    if session.execute(select(receipts.c.at).where(*known)).first():
        return False
    insert_missing(session, receipts, [{"broadcast_id": broadcast, "person_id": person, "at": at}])
    return True


def acknowledged(session: Session, broadcast: int) -> set[int]:
    """Persons who pressed "Đã nhận"."""
    return set(session.scalars(select(receipts.c.person_id).where(receipts.c.broadcast_id == broadcast)))
