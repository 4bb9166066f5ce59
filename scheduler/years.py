"""Years of which the Government has not announced the days off yet: told to the admins, with what to do."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm import Session

from core.planning import Moment, Plan
from core.texts.calendar import unknown_years
from storage import outbox, staff
from storage.directives import Loaded
from storage.notices import notice


def write(session: Session, directive: Loaded, plan: Plan, moment: Moment, now: datetime, after: int) -> int | None:
    """Each November of the next year; with the opening of the years in which something is planned."""
    unknown = directive.calendar.unannounced(map(int, moment.why.split(", ")))
    if unknown:
        _tell(session, directive, unknown, f"{directive.calendar.day(moment.at)}", moment.at, now)
    return None


def tell_at_load(session: Session, directive: Loaded, unknown: Collection[int], now: datetime) -> None:
    """A file that was loaded anew plans something in years that it had not spoken of."""
    named = ",".join(map(str, unknown))
    _tell(session, directive, list(unknown), f"load:{named}", directive.calendar.next_open(now), now)


def _tell(session: Session, directive: Loaded, unknown: list[int], event: str, due: datetime, now: datetime) -> None:
    text, today = unknown_years(unknown), directive.calendar.day(now)
    drafts = [
        notice(f"year:{directive.code}", event, holder.address, text, due, subject={"event": "year"})
        for holder in staff.admins(session, today)
    ]
    outbox.queue(session, *drafts)
