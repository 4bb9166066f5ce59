"""Who did what, append-only."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from storage.rows import append
from storage.tables import Audit
from storage.tables.base import table

audits = table(Audit)


def note(session: Session, at: datetime, person: int | None, action: str, **detail: Any) -> None:
    append(session, audits, [{"at": at, "person_id": person, "action": action, "detail": detail}])
