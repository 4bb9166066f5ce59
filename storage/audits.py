"""Who did what, append-only."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from storage.tables import Audit


def note(session: Session, at: datetime, person: int | None, action: str, **detail: Any) -> None:
    session.add(Audit(at=at, person_id=person, action=action, detail=detail))
    session.flush()
