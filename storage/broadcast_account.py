"""The account of a broadcast: its books closed, and which units have pressed "Đã nhận"."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.dates import full_day, hour
from core.ledger import RowState
from core.texts import office as words
from storage import outbox as ledger
from storage.broadcasts import Sheet, acknowledged, rows_of
from storage.directives import Loaded
from storage.outbox import Choice, outbox
from storage.people import people, posts, units

_LABELS = (
    (RowState.SENT, words.SENT),
    (RowState.FAILED, words.FAILED),
    (RowState.UNKNOWN, words.UNKNOWN),
    (RowState.SKIPPED, words.SKIPPED),
    (RowState.WAITING, words.WAITING),
)


@dataclass(frozen=True, slots=True)
class Account:
    text: str
    choices: list[Choice]


def account(session: Session, directive: Loaded, sheet: Sheet, now: datetime) -> Account:
    counts = ledger.counts(session, rows_of(sheet.id))
    members = _members(session, sheet.id)
    receipts = acknowledged(session, sheet.id)
    said = {unit for unit, phones in members.items() if receipts & set(phones)}
    local = directive.calendar.local(sheet.send_at)
    text = words.account(
        f"{hour(local)} ngày {full_day(local.date())}",
        len(said),
        len(members),
        [f"{unit} ({next(iter(phones.values()))})" for unit, phones in members.items() if unit not in said],
        sum(counts.values()),
        [(counts.get(state, 0), label) for state, label in _LABELS],
        _failures(session, sheet.id),
    )
    again = [Choice(words.SEND_AGAIN, "broadcast.resend", {"id": sheet.id})] if counts.get(RowState.UNKNOWN) else []
    return Account(text, [Choice(words.ACCOUNT_AGAIN, "broadcast.account", {"id": sheet.id}), *again])


def _members(session: Session, broadcast: int) -> dict[str, dict[int, str]]:
    """Unit → its persons among the recipients and their phones, the focal official's first."""
    query = (
        select(units.c.short, people.c.id, people.c.phone)
        .join(posts, posts.c.unit_id == units.c.id)
        .join(people, people.c.id == posts.c.person_id)
        .join(outbox, outbox.c.person_id == people.c.id)
        .where(rows_of(broadcast), posts.c.to_day.is_(None))
        .order_by(units.c.id, posts.c.id)
    )
    found: dict[str, dict[int, str]] = {}
    for unit, person, phone in session.execute(query):
        found.setdefault(unit, {})[person] = phone
    return found


def _failures(session: Session, broadcast: int) -> list[str]:
    failed = (RowState.FAILED, RowState.SKIPPED)
    query = (
        select(people.c.name, people.c.phone)
        .join(outbox, outbox.c.person_id == people.c.id)
        .where(rows_of(broadcast), outbox.c.state.in_(failed))
        .order_by(people.c.id)
    )
    return [f"{name}, {phone}" for name, phone in session.execute(query)]
