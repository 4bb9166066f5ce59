"""Broadcasts: ordered, held for ten seconds, written portion by portion, sent, accounted for."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, func, select, update
from sqlalchemy.orm import Session

from core.ledger import RowState
from storage import marks
from storage.outbox import outbox
from storage.rows import add, insert_missing
from storage.tables import Broadcast, Receipt
from storage.tables.base import table

broadcasts, receipts = table(Broadcast), table(Receipt)

ORDERED, STOPPED, SENDING, HALTED, CLOSED = "ordered", "stopped", "sending", "halted", "closed"
"""Stopped: before anybody got it. Halted: midway, and accounted for once no call is under way any more."""
WRITING, HALTING = "writing", "halting"
"""Its rows are being written; halting: the rest of them as left out, so that the account names everybody."""
LATE, HELD = "late", "held"
"""Its author is asked whether it is still to go: before anybody got it, and midway."""
LATENESS = timedelta(hours=1)
"""After which nobody knows whether it is still right to say it."""
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
    return [sheet for sheet in in_states(session, ORDERED) if sheet.send_at <= now]


def in_states(session: Session, *states: str) -> list[Sheet]:
    query = select(*_COLUMNS).where(broadcasts.c.state.in_(states)).order_by(broadcasts.c.id)
    return [Sheet(*row) for row in session.execute(query)]


def delivered(session: Session) -> list[Sheet]:
    """Those of which all rows are written, and none waits any more; asked in vain, they have run out."""
    sheets = in_states(session, SENDING, HALTED, HELD)
    return [one for one in sheets if not _waiting(session, one.id) and come_to(session, one.id) is None]


def rows_of(broadcast: int) -> ColumnElement[bool]:
    """A broadcast's outbox rows, one a person: the first part of a text that was cut."""
    return and_(outbox.c.broadcast_id == broadcast, outbox.c.key.not_like("%#%"))


def skip_waiting(session: Session, broadcast: int) -> int:
    """Stopped while it is being sent: who has not got it does not; how many persons that are.

    A row that comes back from its call unsent is left out by the one that claims it.
    """
    unwritten = come_to(session, broadcast) is not None
    for state in (WRITING, SENDING, HELD):
        move(session, broadcast, state, HALTING if unwritten else HALTED)
    return _turn(session, broadcast, RowState.WAITING, state=RowState.SKIPPED, reason="stopped")


def resend_unknown(session: Session, broadcast: int, now: datetime) -> int:
    """What nobody knows of is sent once more, and accounted for once more; how many persons that are."""
    move(session, broadcast, CLOSED, SENDING)
    return _turn(session, broadcast, RowState.UNKNOWN, state=RowState.WAITING, due=now, expires=now + LIFETIME)


def halted(session: Session, rows: Collection[int]) -> set[int]:
    """Those of these broadcasts that are not to be sent any further."""
    if not rows:
        return set()
    query = select(broadcasts.c.id).where(broadcasts.c.id.in_(rows), broadcasts.c.state.in_((STOPPED, HALTED, HALTING)))
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
    """When one is to go out, goes on being written, or has stood still for so long that its author is asked."""
    to_write = broadcasts.c.state.in_((ORDERED, WRITING, HALTING))
    moments = [session.scalar(select(func.min(broadcasts.c.send_at)).where(to_write))]
    moments += [late_at(session, sheet) for sheet in in_states(session, SENDING)]
    return min((moment for moment in moments if moment), default=None)


def late_at(session: Session, sheet: Sheet) -> datetime | None:
    """When it is late: so long after it was to go out, after its last portion, after its last message. None: never."""
    if sheet.state == ORDERED:
        return sheet.send_at + LATENESS
    if sheet.state == WRITING:
        return (marks.get_mark(session, _mark(sheet.id)) or sheet.send_at) + LATENESS
    first, last = session.execute(_STANDS_STILL, {"broadcast": sheet.id}).one()
    return max(first, last or first) + LATENESS if first else None


_OF_BROADCAST = outbox.c.broadcast_id == bindparam("broadcast")
_GOES = and_(outbox.c.state == RowState.WAITING, outbox.c.chat.is_not(None))
_STANDS_STILL = select(func.min(outbox.c.due).filter(_GOES), func.max(outbox.c.sent_at)).where(_OF_BROADCAST)


def hold(session: Session, sheet: Sheet) -> None:
    """Nothing more goes out until somebody says so; what has been written runs out in its time."""
    move(session, sheet.id, sheet.state, LATE if sheet.state == ORDERED else HELD)
    waiting = (outbox.c.broadcast_id == sheet.id, outbox.c.state == RowState.WAITING)
    session.execute(update(outbox).where(*waiting).values(due=outbox.c.expires))


def release(session: Session, broadcast: int, at: datetime) -> str | None:
    """It is to go out all the same, from then on: the state that it was in; None when nobody waits for a word."""
    fresh = update(broadcasts).where(broadcasts.c.id == broadcast, broadcasts.c.state == LATE)
    if session.execute(fresh.values(state=ORDERED, send_at=at)).rowcount:  # type: ignore[attr-defined]
        return LATE
    if not move(session, broadcast, HELD, SENDING if come_to(session, broadcast) is None else WRITING):
        return None
    _turn(session, broadcast, RowState.WAITING, due=at, expires=at + LIFETIME)
    _set_mark(session, broadcast, at)
    return HELD


def come_to(session: Session, broadcast: int) -> int | None:
    """The last unit whose rows are written; None when all are, or none is."""
    return marks.positions(session, _mark(broadcast)).get(_mark(broadcast))


def written_to(session: Session, broadcast: int, unit: int | None, now: datetime) -> None:
    """A portion is written; None: it was the last."""
    if unit is None:
        marks.forget(session, _mark(broadcast))
    else:
        marks.set_position(session, _mark(broadcast), now, unit)
        _set_mark(session, broadcast, now)


def _set_mark(session: Session, broadcast: int, at: datetime) -> None:
    if come_to(session, broadcast) is not None:
        marks.set_mark(session, _mark(broadcast), at)


def _mark(broadcast: int) -> str:
    return f"broadcast:{broadcast}:"


def persons(session: Session, broadcast: int) -> set[int]:
    """Who has a row."""
    return set(session.scalars(select(outbox.c.person_id).where(rows_of(broadcast))))


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
