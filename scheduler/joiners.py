"""Who joins after something was said gets what still holds: the opening, and today's reminder at once."""

from datetime import datetime

from sqlalchemy.orm import Session

from core.planning import Job, Plan
from scheduler import nudges, openings
from storage import accounts, people
from storage.directives import Loaded


def pending(session: Session) -> bool:
    return bool(accounts.newly_joined(session))


def write(session: Session, directive: Loaded, plan: Plan, now: datetime) -> None:
    """Plan for them what their units were told; the keys pass over what they have already."""
    joined = accounts.newly_joined(session)
    if not joined:
        return
    today = directive.calendar.day(now)
    for moment in plan.on(plan.starts):
        if moment.job is Job.OPENING and moment.at <= now:
            openings.write_for(session, directive, now, joined)
    for moment in plan.on(today):
        if moment.job is Job.NUDGES and moment.at <= now:
            nudges.write_for(session, directive, moment.at, now, people.units_of(session, joined, today), joined)
    accounts.all_caught_up(session)
