"""Years of which the Government has not announced the days off yet: told to the admins, with what to do."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy.orm import Session

from core.ledger import Kind
from core.planning import Moment, Plan
from core.rights import Role
from core.texts.calendar import unknown_years
from storage import outbox, people
from storage.directives import Loaded
from storage.outbox import Draft
from storage.people import Holder


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
    told = {holder.person: holder for holder in _who(session, today)}
    key = f"notice:year:{directive.code}:{event}"
    drafts = [
        Draft(f"{key}:{person}", Kind.NOTICE, holder.address, text, due, due=due, subject={"event": "year"})
        for person, holder in told.items()
    ]
    outbox.queue(session, *drafts)


def _who(session: Session, today: date) -> list[Holder]:
    """The admins; the office where there is none."""
    return people.holders(session, today, [Role.ADMIN]) or people.holders(session, today, [Role.OFFICE])
