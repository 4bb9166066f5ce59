"""The moment before a call: is the row still right to send, and what exactly does it say?"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from core.channel import Button, Document, Outgoing
from core.ledger import KINDS, Kind, RowState
from scheduler import nudges
from storage import documents, outbox
from storage.directives import Loaded, current
from storage.outbox import Choice, Row


@dataclass(frozen=True, slots=True)
class Parcel:
    """A claimed row and the one call that it is."""

    row: int
    kind: Kind
    channel: str
    attempts: int
    message: Outgoing


@dataclass(frozen=True, slots=True)
class Claimed:
    parcels: list[Parcel]
    moved: int  # skipped and put off ones too
    more: bool


def claim(session: Session, now: datetime, limit: int) -> Claimed:
    """Take up to `limit` rows."""
    rows, more = outbox.due(session, now, limit)
    if not rows:
        return Claimed([], 0, more)
    directive = current(session)
    parcels = [parcel for row in rows if (parcel := _claim_one(session, directive, row, now))]
    return Claimed(parcels, len(rows), more)


def _claim_one(session: Session, directive: Loaded, row: Row, now: datetime) -> Parcel | None:
    calendar = directive.calendar
    if KINDS[row.kind].office_hours and not calendar.is_open(now):
        outbox.put_off(session, row.id, calendar.next_open(now))
        return None
    words: tuple[str, list[Choice]] | None = None
    if row.body is None:
        words = nudges.compose(session, directive, row, now)
        if words is None:
            outbox.move(session, row.id, RowState.SKIPPED, reason="answered")
            return None
    edits = None
    if row.edits is not None:
        original = outbox.get(session, row.edits)
        if original is None or original.ref is None:
            outbox.move(session, row.id, RowState.SKIPPED, reason="nothing to edit")
            return None
        edits = original.ref
    return _take(session, row, words, edits, now)


def _take(
    session: Session, row: Row, words: tuple[str, list[Choice]] | None, edits: str | None, now: datetime
) -> Parcel | None:
    changes: dict[str, object] = {"claimed_at": now, "attempts": row.attempts + 1}
    body = row.body or ""
    names = [choice["label"] for choice in row.choices]
    if words is not None:
        body, choices = words
        names = [choice.label for choice in choices]
        changes |= {"body": body, "choices": outbox.packed(choices)}
    if not outbox.move(session, row.id, RowState.SENDING, **changes):
        return None
    assert row.chat is not None and row.channel is not None
    buttons = tuple(Button(label, f"{row.id}.{index}") for index, label in enumerate(names))
    message = Outgoing(row.chat, body, buttons, _document(session, row), edits)
    return Parcel(row.id, row.kind, row.channel, row.attempts + 1, message)


def _document(session: Session, row: Row) -> Document | None:
    found = documents.find(session, row.document_id) if row.document_id is not None else None
    return Document(*found) if found else None
