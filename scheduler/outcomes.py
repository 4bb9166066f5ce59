"""What a call's outcome makes of its row."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from core.channel import Fate, Outcome
from core.ledger import KINDS, Kind, RowState
from scheduler.claiming import Parcel
from storage import outbox, people

FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=10)


def record(session: Session, results: Sequence[tuple[Parcel, Outcome]], now: datetime) -> None:
    for parcel, outcome in results:
        _RECORDERS[outcome.fate](session, parcel, outcome, now)


def _sent(session: Session, parcel: Parcel, outcome: Outcome, now: datetime) -> None:
    outbox.move(session, parcel.row, RowState.SENT, sent_at=now, ref=outcome.ref, reason="")


def _not_sent(session: Session, parcel: Parcel, outcome: Outcome, now: datetime) -> None:
    """Certainly not sent: another try, later each time; only its `expires` ends it."""
    wait = min(FIRST_WAIT * 2 ** min(parcel.attempts - 1, 10), LONGEST_WAIT)
    if outcome.retry_after is not None:
        wait = timedelta(seconds=outcome.retry_after)
    outbox.move(session, parcel.row, RowState.WAITING, due=now + wait, reason=outcome.reason)


def _refused(session: Session, parcel: Parcel, outcome: Outcome, now: datetime) -> None:
    outbox.move(session, parcel.row, RowState.FAILED, reason=outcome.reason)
    if outcome.unreachable:
        people.set_health(session, parcel.channel, parcel.message.chat, "blocked")


def _unknown(session: Session, parcel: Parcel, outcome: Outcome, now: datetime) -> None:
    _nobody_knows(session, parcel.row, parcel.kind, parcel.attempts, outcome.reason, now)


def recover(session: Session, now: datetime) -> int:
    """At the start: nobody knows whether what a crash left in the middle of a call arrived. How many rows."""
    rows = outbox.stranded(session)
    for row in rows:
        _nobody_knows(session, row.id, row.kind, row.attempts, "crash", now)
    return len(rows)


def _nobody_knows(session: Session, row: int, kind: Kind, attempts: int, reason: str, now: datetime) -> None:
    """Whether it arrived: sent again after a while where the kind allows it, else it waits for the admin."""
    outbox.move(session, row, RowState.UNKNOWN, reason=reason)
    resend = KINDS[kind].resend
    if attempts <= len(resend):
        outbox.move(session, row, RowState.WAITING, due=now + resend[max(attempts, 1) - 1])


_RECORDERS = {Fate.SENT: _sent, Fate.NOT_SENT: _not_sent, Fate.REFUSED: _refused, Fate.UNKNOWN: _unknown}
