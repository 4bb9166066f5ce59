"""Files on their way from a messenger to the disk: which are wanted, what became of each."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, bindparam, func, literal_column, or_, select, update
from sqlalchemy.orm import Session

from core.evidence import Refused
from storage.columns import Instant
from storage.evidence import KEPT, REFUSED, WAITING, files

WAITS = files.c.state == literal_column(f"'{WAITING}'")
"""Written out, so that SQLite takes the index of only those."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that still lies with its messenger."""

    id: int
    channel: str
    ref: str
    name: str
    kind: str
    attempts: int
    unit: int
    person: int
    sent_at: datetime


def wanted(session: Session, now: datetime, limit: int) -> list[Wanted]:
    return [Wanted(*row) for row in session.execute(_WANTED, {"now": now, "limit": limit})]


_WANTED = (
    select(
        files.c.id,
        files.c.channel,
        files.c.ref,
        files.c.name,
        files.c.kind,
        files.c.attempts,
        files.c.unit_id,
        files.c.person_id,
        files.c.sent_at,
    )
    .where(WAITS, or_(files.c.due.is_(None), files.c.due <= bindparam("now", type_=Instant)))
    .order_by(files.c.id)
    .limit(bindparam("limit", type_=Integer))
)


def put_off(session: Session, file: int, due: datetime) -> None:
    _change(session, file, attempts=files.c.attempts + 1, due=due)


def refuse(session: Session, file: int, reason: Refused) -> bool:
    """False when it was not waiting any more."""
    return _change(session, file, state=REFUSED, reason=reason)


def keep(session: Session, file: int, now: datetime, **found: Any) -> bool:
    """Its content is on the disk: `name`, `size`, `media_type`, `sha256`."""
    return _change(session, file, state=KEPT, kept_at=now, **found)


def _change(session: Session, file: int, **values: Any) -> bool:
    where = (files.c.id == file, WAITS)
    return bool(session.execute(update(files).where(*where).values(**values)).rowcount)  # type: ignore[attr-defined]


def kept_hashes(session: Session) -> dict[str, int]:
    """Hash → bytes, of all that is kept."""
    query = select(files.c.sha256, func.max(files.c.size)).where(files.c.state == KEPT).group_by(files.c.sha256)
    return {sha256: size or 0 for sha256, size in session.execute(query)}


def used(session: Session) -> int:
    """Bytes: the same content counts once."""
    return sum(kept_hashes(session).values())


def waiting_since(session: Session) -> datetime | None:
    """When the oldest file that is not fetched yet was sent."""
    found: datetime | None = session.scalar(select(func.min(files.c.sent_at)).where(WAITS))
    return found
