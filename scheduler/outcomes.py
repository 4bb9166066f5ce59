"""What a call's outcome makes of its row, of its chat, and of whoever was to hear it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from core.channel import Fate, Outcome
from core.ledger import RowState
from scheduler.claiming import Parcel
from scheduler.rests import Rest, backoff
from storage import calls, outbox, reach
from storage.calls import Doubt

Result = tuple[Parcel, Outcome]


def record(session: Session, results: Sequence[Result], now: datetime) -> list[Rest]:
    """Write outcomes down; the rows that rest before another try."""
    arrived = {parcel.row: outcome.ref for parcel, outcome in results if outcome.fate is Fate.SENT}
    calls.sent(session, arrived, now)
    rests = [
        _RECORDERS[outcome.fate](session, parcel, outcome, now)
        for parcel, outcome in results
        if parcel.row not in arrived
    ]
    return [rest for rest in rests if rest]


def _not_sent(session: Session, parcel: Parcel, outcome: Outcome, now: datetime) -> Rest | None:
    """Certainly not sent: another try, later each time; only its `expires` ends it."""
    outbox.move(session, parcel.row, RowState.WAITING, reason=outcome.reason)
    if outcome.moved_to is not None:
        reach.moved(session, parcel.channel, parcel.message.chat, outcome.moved_to)
        return None
    return Rest(parcel.row, backoff(parcel.attempts) if outcome.retry_after is None else outcome.retry_after)


def _refused(session: Session, parcel: Parcel, outcome: Outcome, now: datetime) -> Rest | None:
    """Certainly not sent, and never will be; where only the chat is at fault, the person's next one is tried."""
    if outcome.unreachable:
        to = reach.lost(session, parcel.channel, parcel.message.chat, outcome.reason, now)
        if to is not None and to.chat is not None and parcel.message.edits is None:
            outbox.move(session, parcel.row, RowState.WAITING, channel=to.channel, chat=to.chat, reason="")
            return None
    outbox.move(session, parcel.row, RowState.FAILED, reason=outcome.reason)
    return None


def _unknown(session: Session, parcel: Parcel, outcome: Outcome, now: datetime) -> Rest | None:
    return _rest(calls.lose(session, parcel.row, outcome.reason))


_RECORDERS = {Fate.NOT_SENT: _not_sent, Fate.REFUSED: _refused, Fate.UNKNOWN: _unknown}


def give_up(session: Session, row: int) -> None:
    """An outcome that we ourselves cannot write down: nobody knows what became of the row, and the others go on."""
    calls.lose(session, row, "fault")


def recover(session: Session, now: datetime) -> list[Rest]:
    """At the start: nobody knows whether what a crash left in the middle of a call arrived.

    What is to be sent once more, now and of the rows that were unknown before, because their waits ended with the
    process in which they stood.
    """
    for row in calls.stranded(session):
        calls.lose(session, row, "crash")
    return [rest for doubt in calls.doubtful(session, now) if (rest := _rest(doubt))]


def _rest(doubt: Doubt | None) -> Rest | None:
    """Sent again after a while where the kind allows it, else it waits for somebody's word."""
    after = doubt.resend_after if doubt else None
    return Rest(doubt.row, after, resend=True) if doubt and after is not None else None
