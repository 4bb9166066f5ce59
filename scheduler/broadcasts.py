"""Broadcasts: after their ten seconds the rows are written, portion by portion; when none waits any more the author
gets the account. One that is late waits for its author's word."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from core.dates import duration, full_day, hour
from core.ledger import Kind, RowState
from core.rights import Action, Role, may
from core.texts import labels
from core.texts import office as words
from storage import broadcasts, outbox, people
from storage.audiences import portion, recipients
from storage.broadcast_account import account
from storage.broadcasts import Sheet
from storage.directives import Loaded
from storage.notices import notice
from storage.outbox import Address, Choice, Draft
from storage.people import Holder

PEOPLE = 200
"""Persons a transaction: messages are handled in between."""


def write(session: Session, directive: Loaded, now: datetime) -> bool:
    """The next portion; whether more may be left. Nothing of one that is late."""
    _ask_about_late_ones(session, directive, now)
    for sheet in broadcasts.ripe(session, now):
        broadcasts.move(session, sheet.id, broadcasts.ORDERED, broadcasts.WRITING)
        broadcasts.written_to(session, sheet.id, 0, now)
    for sheet in broadcasts.in_states(session, broadcasts.WRITING, broadcasts.HALTING):
        _write_portion(session, directive, sheet, now)
        return True
    return False


def _write_portion(session: Session, directive: Loaded, sheet: Sheet, now: datetime) -> None:
    after = broadcasts.come_to(session, sheet.id) or 0
    found, last = portion(session, directive, sheet.audience, now, after, PEOPLE)
    outbox.say(session, [_draft(directive, sheet, holder, now) for holder in found])
    broadcasts.written_to(session, sheet.id, last, now)
    if last is None:
        broadcasts.move(session, sheet.id, broadcasts.WRITING, broadcasts.SENDING)
        broadcasts.move(session, sheet.id, broadcasts.HALTING, broadcasts.HALTED)


def _draft(directive: Loaded, sheet: Sheet, holder: Holder, now: datetime) -> Draft:
    """Each person has a row, the unreachable too: theirs has failed already; once it was stopped, who was left out."""
    state, reason = _fate(sheet, holder)
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
        state=state,
        reason=reason,
    )


def _fate(sheet: Sheet, holder: Holder) -> tuple[RowState, str]:
    if sheet.state == broadcasts.HALTING:
        return RowState.SKIPPED, "stopped"
    return (RowState.FAILED, "unreachable") if holder.chat is None else (RowState.WAITING, "")


def _ask_about_late_ones(session: Session, directive: Loaded, now: datetime) -> None:
    """More than an hour behind, nobody but its author knows whether it is still right to say."""
    for sheet in broadcasts.in_states(session, broadcasts.ORDERED, broadcasts.WRITING, broadcasts.SENDING):
        at = broadcasts.late_at(session, sheet)
        if at is not None and at <= now:
            broadcasts.hold(session, sheet)
            _ask(session, directive, sheet, now, now - at + broadcasts.LATENESS)


def _ask(session: Session, directive: Loaded, sheet: Sheet, now: datetime, late: timedelta) -> None:
    local = directive.calendar.local(sheet.send_at)
    arrived = outbox.counts(session, broadcasts.rows_of(sheet.id)).get(RowState.SENT, 0)
    planned = len(recipients(session, directive, sheet.audience, now)) if arrived else 0
    at = f"{hour(local)} ngày {full_day(local.date())}"
    text = words.late_broadcast(at, duration(late), sheet.text, arrived, planned)
    choices = (
        Choice(labels.SEND_STILL, "broadcast.still", {"id": sheet.id}),
        Choice(labels.CANCEL, "broadcast.drop", {"id": sheet.id}),
    )
    due = directive.calendar.next_open(now)
    for to in _deciders(session, directive, sheet, now):
        about = {"broadcast": sheet.id}
        asking = notice(
            f"broadcast:{sheet.id}", f"late {now.isoformat()}", to, text, due, choices=choices, subject=about
        )
        outbox.queue(session, asking)


def _deciders(session: Session, directive: Loaded, sheet: Sheet, now: datetime) -> list[Address]:
    """Its author; who may send one, where they cannot be asked."""
    today = directive.calendar.day(now)
    author = people.address(session, sheet.author_id)
    if author.chat is not None and may(
        (h.role for h in people.held(session, sheet.author_id, today)), Action.BROADCAST
    ):
        return [author]
    found = people.holders(session, today, [role for role in Role if may([role], Action.BROADCAST)])
    return [holder.address for holder in people.each_once(found)]


def close(session: Session, directive: Loaded, now: datetime) -> None:
    for sheet in broadcasts.delivered(session):
        broadcasts.move(session, sheet.id, sheet.state, broadcasts.CLOSED)
        to = people.address(session, sheet.author_id)
        told = account(session, directive, sheet, now)
        event = f"account {now.isoformat()}"
        outbox.queue(session, notice(f"broadcast:{sheet.id}", event, to, told.text, now, choices=told.choices))
