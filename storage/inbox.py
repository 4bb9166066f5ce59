"""The inbox: every update as it came, and what became of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, bindparam, func, select, update
from sqlalchemy.orm import Session

from storage.rows import insert_new
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
    same = {**_FRESH, "channel": channel, "bot": bot, "stored_at": now}
    return insert_new(session, inbox, [{**same, "update_id": key, "raw": raw} for key, raw in updates])


_FRESH = {"state": WAITING, "attempts": 0, "error": ""}


def waiting(session: Session, limit: int = 50) -> list[Arrived]:
    return [Arrived(*row) for row in session.execute(_WAITING, {"limit": limit})]


_WAITING = (
    select(inbox.c.id, inbox.c.channel, inbox.c.raw, inbox.c.stored_at, inbox.c.attempts)
    .where(inbox.c.state == WAITING)
    .order_by(inbox.c.id)
    .limit(bindparam("limit", type_=Integer))
)
_OF_ROWS = inbox.c.id.in_(bindparam("rows", expanding=True))


def try_now(session: Session, rows: Collection[int]) -> None:
    """Count an attempt; committed before it is made, so that a message that kills the process is known by it."""
    if rows:
        session.execute(_TRY, {"rows": list(rows)})


_TRY = update(inbox).where(_OF_ROWS).values(attempts=inbox.c.attempts + 1)


def not_tried(session: Session, rows: Collection[int]) -> None:
    """The attempt was not made after all: the database went away meanwhile, and that is no fault of a message."""
    if rows:
        session.execute(_NOT_TRIED, {"rows": list(rows)})


_NOT_TRIED = update(inbox).where(_OF_ROWS, inbox.c.attempts > 0).values(attempts=inbox.c.attempts - 1)


def finish(session: Session, rows: Sequence[int], note: str = "") -> None:
    """Raises Handled when another process was faster: then nothing of ours is to stay."""
    if rows:
        done = session.execute(_FINISH, {"rows": list(rows), "note": note})
        if done.rowcount != len(rows):  # type: ignore[attr-defined]
            raise Handled


class Handled(Exception):
    """By another process, meanwhile."""


_FINISH = update(inbox).where(_OF_ROWS, inbox.c.state == WAITING).values(state=DONE, error=bindparam("note"))


def broke(session: Session, row: int, error: str) -> None:
    """Keep what went wrong; the row waits for another attempt."""
    session.execute(update(inbox).where(inbox.c.id == row).values(error=error))


def count(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(inbox)) or 0


def set_aside(session: Session, row: int, error: str) -> None:
    session.execute(update(inbox).where(inbox.c.id == row).values(state=SET_ASIDE, error=error))


def aside(session: Session) -> list[tuple[int, datetime, str]]:
    """What is set aside: row, when it came, why."""
    query = select(inbox.c.id, inbox.c.stored_at, inbox.c.error).where(inbox.c.state == SET_ASIDE)
    return [(row, at, error) for row, at, error in session.execute(query.order_by(inbox.c.id))]


def bring_back(session: Session, row: int) -> bool:
    """What was set aside waits again, as if it had just come; False when it is not set aside."""
    where = (inbox.c.id == row, inbox.c.state == SET_ASIDE)
    statement = update(inbox).where(*where).values(state=WAITING, attempts=0)
    return bool(session.execute(statement).rowcount)  # type: ignore[attr-defined]
