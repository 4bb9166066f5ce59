"""Who did what, append-only."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.people import people
from storage.rows import append
from storage.tables import Audit
from storage.tables.base import table

audits = table(Audit)


def note(session: Session, at: datetime, person: int | None, action: str, **detail: Any) -> None:
    append(session, audits, [{"at": at, "person_id": person, "action": action, "detail": detail}])


@dataclass(frozen=True, slots=True)
class Entry:
    at: datetime
    name: str  # whose deed it is; empty: the bot's own
    action: str
    detail: dict[str, Any]


def newest(session: Session, count: int) -> list[Entry]:
    """The last so many, the newest first."""
    query = (
        select(audits.c.at, people.c.name, audits.c.action, audits.c.detail)
        .outerjoin(people, people.c.id == audits.c.person_id)
        .order_by(audits.c.id.desc())
        .limit(count)
    )
    return [Entry(at, name or "", action, detail or {}) for at, name, action, detail in session.execute(query)]
