"""Broadcasts: after their ten seconds the rows are written; when none waits any more the author gets the account."""

from datetime import datetime

from sqlalchemy.orm import Session

from core.ledger import Kind, RowState
from core.texts import labels
from core.texts import office as words
from storage import broadcasts, outbox, people
from storage.audiences import recipients
from storage.broadcast_account import account
from storage.broadcasts import Sheet
from storage.directives import Loaded
from storage.outbox import Choice, Draft
from storage.people import Holder


def start(session: Session, directive: Loaded, now: datetime) -> None:
    for sheet in broadcasts.ripe(session, now):
        broadcasts.move(session, sheet.id, broadcasts.ORDERED, broadcasts.SENDING)
        for holder in recipients(session, directive, sheet.audience, now):
            outbox.queue(session, _draft(directive, sheet, holder, now))


def _draft(directive: Loaded, sheet: Sheet, holder: Holder, now: datetime) -> Draft:
    """Each person has a row, the unreachable too: theirs has failed already."""
    reachable = holder.chat is not None
    return Draft(
        key=f"broadcast:{sheet.id}:{holder.person}",
        kind=Kind.BROADCAST,
        to=holder.address,
        body=words.broadcast(directive.file.office.name, sheet.text),
        now=now,
        due=directive.calendar.next_open(now),
        choices=(Choice(labels.RECEIVED, "broadcast.received", {"id": sheet.id}),),
        subject={"broadcast": sheet.id},
        broadcast=sheet.id,
        state=RowState.WAITING if reachable else RowState.FAILED,
        reason="" if reachable else "unreachable",
    )


def close(session: Session, directive: Loaded, now: datetime) -> None:
    for sheet in broadcasts.delivered(session):
        broadcasts.move(session, sheet.id, sheet.state, broadcasts.CLOSED)
        to = people.address(session, sheet.author_id)
        told = account(session, directive, sheet, now)
        key = f"notice:broadcast:{sheet.id}:account {now.isoformat()}:{sheet.author_id}"
        outbox.queue(session, Draft(key, Kind.NOTICE, to, told.text, now, told.choices))
