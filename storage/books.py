"""What the ledger holds, for the audit: rows that are there, and rows that have stood still for too long."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, func, select, true
from sqlalchemy.orm import Session

from core.ledger import RowState
from storage.backlog import OFFICE_HOURS, REACHABLE
from storage.directives import Loaded, directives
from storage.inbox import SET_ASIDE, WAITING, inbox
from storage.nudge_items import assignments, items
from storage.outbox import RIPE, outbox
from storage.tables import Audit
from storage.tables.base import table

audits = table(Audit)


def loaded_at(session: Session, directive: Loaded) -> datetime:
    """When the file was last applied: what fell due before was planned by another one."""
    found: datetime = session.execute(
        select(directives.c.loaded_at).where(directives.c.id == directive.id)
    ).scalar_one()
    return found


def written(session: Session, keys: Collection[str]) -> set[str]:
    """Those of these keys under which there is a row."""
    return set(session.scalars(select(outbox.c.key).where(outbox.c.key.in_(keys))))


def reminded_units(session: Session, day: date) -> set[int]:
    """Units of which some reminder of that day speaks."""
    query = (
        select(assignments.c.unit_id)
        .join(items, items.c.assignment_id == assignments.c.id)
        .join(outbox, outbox.c.id == items.c.outbox_id)
        .where(outbox.c.key.like(f"nudge:%:{day.isoformat()}"))
    )
    return set(session.scalars(query.distinct()))


def resumed(session: Session, since: datetime) -> set[int]:
    """Persons who have asked since then to be reminded again."""
    return set(session.scalars(select(audits.c.person_id).where(audits.c.action == "resumed", audits.c.at >= since)))


def stuck_calls(session: Session, before: datetime) -> int:
    """Rows still in the middle of a call that began before then."""
    where = and_(outbox.c.state == RowState.SENDING, outbox.c.claimed_at < before)
    return session.scalar(select(func.count()).select_from(outbox).where(where)) or 0


@dataclass(frozen=True, slots=True)
class HeldUp:
    """Rows of one channel that could have gone; `tried`: the messenger was called, and did not take one."""

    channel: str
    count: int
    tried: bool


def held_up(session: Session, now: datetime, before: datetime, opened: datetime | None) -> list[HeldUp]:
    """Rows that could have gone before then; `opened`: when today's hours began, None outside them."""
    open_then = opened is not None and opened < before
    could_go = true() if open_then else outbox.c.kind.not_in(OFFICE_HOURS)
    tried = func.max(outbox.c.attempts).filter(outbox.c.reason != "")
    query = select(outbox.c.channel, func.count(), tried).where(REACHABLE, RIPE, outbox.c.due < before, could_go)
    rows = session.execute(query.group_by(outbox.c.channel).order_by(outbox.c.channel), {"now": now})
    return [HeldUp(channel, count, bool(attempts)) for channel, count, attempts in rows]


def unhandled(session: Session, before: datetime) -> int:
    """Updates that have waited since before then."""
    where = and_(inbox.c.state == WAITING, inbox.c.stored_at < before)
    return session.scalar(select(func.count()).select_from(inbox).where(where)) or 0


def set_aside(session: Session, since: datetime) -> int:
    """Updates that came since then and broke us."""
    where = and_(inbox.c.state == SET_ASIDE, inbox.c.stored_at >= since)
    return session.scalar(select(func.count()).select_from(inbox).where(where)) or 0
