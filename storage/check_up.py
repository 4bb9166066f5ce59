"""What `dondoc doctor` asks of the database: who cannot be reached, and what has got stuck."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Table, and_, func, or_, select
from sqlalchemy.orm import Session

from core.ledger import RowState
from core.rights import Role
from storage import inbox, marks, people
from storage.outbox import WAITS, outbox
from storage.people import Holder, accounts


class Why(StrEnum):
    """Why a person cannot be reached."""

    NEVER_JOINED = "never_joined"
    NOT_AGREED = "not_agreed"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Reached:
    """The posts held today: those that are reached by channel, the others by reason."""

    by_channel: dict[str, int]
    missing: dict[Why, int]


def reached(session: Session, today: date) -> Reached:
    held = people.holders(session, today, list(Role))
    missing = [holder for holder in held if holder.chat is None]
    reasons = _reasons(session, missing)
    return Reached(
        dict(Counter(holder.channel for holder in held if holder.channel is not None)),
        dict(Counter(reasons.get(holder.person, Why.NEVER_JOINED) for holder in missing)),
    )


def _reasons(session: Session, missing: Collection[Holder]) -> dict[int, Why]:
    """Of those who have a chat that cannot be written to. One who agreed somewhere has left it, whatever else."""
    query = select(accounts.c.person_id, accounts.c.agreed_at).order_by(accounts.c.agreed_at.is_not(None))
    wanted = {holder.person for holder in missing}
    rows = session.execute(query).all()
    return {row.person_id: Why.BLOCKED if row.agreed_at else Why.NOT_AGREED for row in rows if row.person_id in wanted}


@dataclass(frozen=True, slots=True)
class Waiting:
    count: int
    since: datetime | None  # the oldest; None when there are none


def to_send(session: Session, before: datetime) -> Waiting:
    """What could be sent, and has been due since before an instant."""
    still = or_(outbox.c.expires.is_(None), outbox.c.expires > before)
    ripe = and_(WAITS, outbox.c.chat.is_not(None), outbox.c.due <= before, still)
    return Waiting(*session.execute(select(func.count(), func.min(outbox.c.due)).where(ripe)).one())


def to_handle(session: Session, before: datetime) -> Waiting:
    """What came in before an instant, and nobody has looked at."""
    where = (inbox.inbox.c.state == inbox.WAITING, inbox.inbox.c.stored_at <= before)
    return Waiting(*session.execute(select(func.count(), func.min(inbox.inbox.c.stored_at)).where(*where)).one())


def set_aside(session: Session, since: datetime) -> int:
    """Messages that broke us."""
    return _count(session, inbox.inbox, inbox.inbox.c.state == inbox.SET_ASIDE, inbox.inbox.c.stored_at >= since)


def unknown(session: Session, since: datetime) -> int:
    """Messages of which nobody knows whether they arrived."""
    return _count(session, outbox, outbox.c.state == RowState.UNKNOWN, outbox.c.planned_at >= since)


def _count(session: Session, of: Table, *where: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(of).where(*where)) or 0


def try_writing(session: Session, now: datetime) -> None:
    """Write something and take it back."""
    savepoint = session.begin_nested()
    marks.set_mark(session, "doctor", now)
    savepoint.rollback()
