"""The inbox: every update as it came, and what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from storage.rows import insert_new, values
from storage.tables import Inbox
from storage.tables.base import table

inbox = table(Inbox)

WAITING, DONE, SET_ASIDE = "waiting", "done", "set_aside"
MAX_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Arrived:
    id: int
    channel: str
    raw: dict[str, Any]
    stored_at: datetime
    attempts: int


def store(
    session: Session, channel: str, bot: str, updates: Sequence[tuple[str, Mapping[str, Any]]], now: datetime
) -> list[int]:
    """Keep raw updates (id, body); one that is here already is passed over. Ids of the new rows."""
    rows = [
        values(Inbox(channel=channel, bot=bot, update_id=key, raw=dict(raw), stored_at=now)) for key, raw in updates
    ]
    return insert_new(session, inbox, rows)


def waiting(session: Session, limit: int = 50) -> list[Arrived]:
    query = (
        select(inbox.c.id, inbox.c.channel, inbox.c.raw, inbox.c.stored_at, inbox.c.attempts)
        .where(inbox.c.state == WAITING)
        .order_by(inbox.c.id)
        .limit(limit)
    )
    return [Arrived(*row) for row in session.execute(query)]


def finish(session: Session, row: int, note: str = "") -> None:
    session.execute(update(inbox).where(inbox.c.id == row).values(state=DONE, error=note))


def failed(session: Session, row: int, error: str) -> bool:
    """Count a broken attempt; True once the row has been set aside."""
    attempts = session.scalar(select(inbox.c.attempts).where(inbox.c.id == row)) or 0
    aside = attempts + 1 >= MAX_ATTEMPTS
    state = SET_ASIDE if aside else WAITING
    session.execute(update(inbox).where(inbox.c.id == row).values(state=state, attempts=attempts + 1, error=error))
    return aside


def count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(inbox)) or 0


def set_aside(session: Session, row: int, error: str) -> None:
    session.execute(update(inbox).where(inbox.c.id == row).values(state=SET_ASIDE, error=error))
