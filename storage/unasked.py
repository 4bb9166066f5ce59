"""Who is written to unasked on a day: at most once, and reminders come first."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from core.ledger import Kind
from storage.outbox import outbox

_KINDS = (Kind.NUDGE, Kind.ESCALATION, Kind.CHECK_IN)


def told(session: Session, persons: Collection[int], start: datetime, end: datetime) -> dict[int, dict[str, Kind]]:
    """Person → the rows, by key, that speak to them unasked between two instants, whatever became of them."""
    asked = {"persons": list(persons), "kinds": list(_KINDS), "start": start, "end": end}
    found: dict[int, dict[str, Kind]] = {}
    for person, key, kind in session.execute(_TOLD, asked):
        found.setdefault(person, {})[key] = Kind(kind)
    return found


_TOLD = (
    select(outbox.c.person_id, outbox.c.key, outbox.c.kind)
    .where(outbox.c.person_id.in_(bindparam("persons", expanding=True)))
    .where(outbox.c.kind.in_(bindparam("kinds", expanding=True)))
    .where(outbox.c.planned_at >= bindparam("start", type_=outbox.c.planned_at.type))
    .where(outbox.c.planned_at < bindparam("end", type_=outbox.c.planned_at.type))
)
