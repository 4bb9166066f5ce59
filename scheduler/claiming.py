"""The moment before a call: is the row still right to send, and what exactly does it say?"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from core.channel import Button, Document, Outgoing
from core.ledger import KINDS, Kind, RowState
from scheduler import wording
from scheduler.fitness import Unfit, unfit
from scheduler.tick import PLANNED, mark
from storage import calls, documents, evidence_lists, lines, marks, outbox
from storage.directives import Loaded, current
from storage.evidence import EVIDENCE, KEPT
from storage.lines import Slots
from storage.nudges import ASKED_FOR
from storage.outbox import Row
from storage.savepoints import Savepoint

log = logging.getLogger(__name__)

SOON = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A claimed row and the one call that it is."""

    row: int
    kind: Kind
    channel: str
    attempts: int
    planned_at: datetime
    message: Outgoing


@dataclass(frozen=True, slots=True)
class Claimed:
    parcels: list[Parcel]
    moved: int  # skipped and put off ones too


def claim(session: Session, now: datetime, slots: Iterable[Slots]) -> Claimed:
    """Take what is next in line on these channels, at most one row a chat."""
    rows = outbox.get_all(session, [row for place in slots for row in lines.ready(session, now, place)])
    if not rows:
        return Claimed([], 0)
    directive = current(session)
    open_now, closed = _by_hours(directive, rows, now)
    if closed:
        calls.put_off(session, [row.id for row in closed], directive.calendar.next_open(now))
    early = _before_the_plan(session, directive, open_now)
    if early:
        calls.put_off(session, [row.id for row in early], now + SOON)
    right = _still_right(session, directive, [row for row in open_now if row not in early], now)
    fit = [found for row in right if (found := _made(session, directive, row, now))]
    taken = calls.take(session, [parcel.row for parcel in fit], now)
    return Claimed([parcel for parcel in fit if parcel.row in taken], len(rows))


def _by_hours(directive: Loaded, rows: Sequence[Row], now: datetime) -> tuple[list[Row], list[Row]]:
    """Those that may be sent at this hour, and those that wait for the next working moment."""
    if directive.calendar.is_open(now):
        return list(rows), []
    closed = [row for row in rows if KINDS[row.kind].office_hours]
    return [row for row in rows if row not in closed], closed


def _before_the_plan(session: Session, directive: Loaded, rows: Sequence[Row]) -> list[Row]:
    """Reminders that somebody has asked for on a day whose own are not written yet: it is one message."""
    asked_for = [row for row in rows if row.subject.get(ASKED_FOR)]
    if not asked_for:
        return []
    planned = marks.get_mark(session, mark(directive, PLANNED))
    return [row for row in asked_for if planned is None or planned < row.planned_at]


def _still_right(session: Session, directive: Loaded, rows: Sequence[Row], now: datetime) -> list[Row]:
    reasons = unfit(session, directive, rows, now)
    for row, reason in reasons.items():
        outbox.move(session, row, RowState.SKIPPED, reason=reason)
    return [row for row in rows if row.id not in reasons]


def _made(session: Session, directive: Loaded, row: Row, now: datetime) -> Parcel | None:
    """The one call that the row is. A row that breaks us is skipped: others wait."""
    try:
        with Savepoint(session):
            return _parcel(session, _worded(session, directive, row, now), _edited(session, row))
    except Unfit as reason:
        outbox.move(session, row.id, RowState.SKIPPED, reason=str(reason))
    except Exception:  # the loop's border
        log.exception("row=%d kind=%s cannot be made", row.id, row.kind, extra={"action": "claim"})
        outbox.move(session, row.id, RowState.SKIPPED, reason="fault")
    return None


def _worded(session: Session, directive: Loaded, row: Row, now: datetime) -> Row:
    if row.body is not None:
        return row
    words = wording.compose(session, directive, row, now)
    if words is None:
        raise Unfit("answered")
    body, choices = words[0], outbox.packed(words[1])
    calls.put_words(session, row.id, body, choices)
    return replace(row, body=body, choices=choices)


def _edited(session: Session, row: Row) -> str | None:
    """The messenger's id of the message that the row changes."""
    if row.edits is None:
        return None
    original = outbox.get(session, row.edits)
    if original is None or original.ref is None:
        raise Unfit("nothing to edit")
    return original.ref


def _parcel(session: Session, row: Row, edits: str | None) -> Parcel:
    assert row.chat is not None and row.channel is not None
    buttons = tuple(Button(choice["label"], f"{row.id}.{index}") for index, choice in enumerate(row.choices))
    message = Outgoing(row.chat, row.body or "", buttons, _document(session, row), edits)
    return Parcel(row.id, row.kind, row.channel, row.attempts + 1, row.planned_at, message)


def _document(session: Session, row: Row) -> Document | None:
    if EVIDENCE in row.subject:
        return _evidence(session, row.subject[EVIDENCE])
    found = documents.find(session, row.document_id) if row.document_id is not None else None
    return Document(*found) if found else None


def _evidence(session: Session, file: int) -> Document:
    """Its content stays on the disk until the call is made."""
    found = evidence_lists.find(session, file)
    if found is None or found.state != KEPT:
        raise Unfit("no such file")
    return Document(found.name, b"", sha256=found.sha256)
