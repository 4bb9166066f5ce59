"""The days off and worked days that admins have added in chat to the file's calendar.

What a parsed directive is known by is its row's digest, which each change here rewrites: so nobody has to ask for
these days beside it. A change counts as a loading: what fell due before was planned by another calendar.
"""

import hashlib
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from core.calendar import AddedDay
from storage.rows import insert_missing
from storage.tables import CalendarDay, Directive
from storage.tables.base import table

days, directives = table(CalendarDay), table(Directive)


def added(session: Session, directive: int) -> list[AddedDay]:
    """In order."""
    query = select(days.c.day, days.c.worked, days.c.note).where(days.c.directive_id == directive)
    return [AddedDay(*row) for row in session.execute(query.order_by(days.c.day))]


def put(session: Session, directive: int, wanted: Collection[AddedDay], person: int | None, now: datetime) -> None:
    """Make these the added days: those that are there stay as they are, with who added them."""
    known, new = set(added(session, directive)), set(wanted)
    gone = [one.day for one in known - new]
    session.execute(delete(days).where(days.c.directive_id == directive, days.c.day.in_(gone)))
    by = {"directive_id": directive, "added_by": person, "added_at": now}
    fresh = sorted(new - known, key=lambda one: one.day)
    insert_missing(session, days, [{**by, "day": o.day, "worked": o.worked, "note": o.note} for o in fresh])
    digest = session.scalar(select(directives.c.digest).where(directives.c.id == directive)) or ""
    stamped = digest.partition(":")[0] + stamp(wanted)
    session.execute(update(directives).where(directives.c.id == directive).values(digest=stamped, loaded_at=now))


def stamp(found: Collection[AddedDay]) -> str:
    """What the days add to their directive's digest; nothing where there are none."""
    said = sorted(f"{one.day.isoformat()}{'+' if one.worked else '-'}" for one in found)
    return f":{hashlib.sha256(','.join(said).encode()).hexdigest()}" if said else ""
