"""What a directive would say from now on, for whoever is shown what a change does to it."""

from collections import defaultdict
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from core.plan_difference import Agenda, Owed, agenda
from core.states import CLAIMED
from storage import assignments
from storage.directives import Loaded
from storage.statuses import statuses

AFTERMATH = timedelta(weeks=6)
"""How long after the last of all days a change is looked for: the ladder goes on for a while behind it."""


def owed(session: Session, directive: Loaded, now: datetime) -> Owed:
    """What is open, by task, wave and last day."""
    found: dict[tuple[str, str, date], set[str]] = defaultdict(set)
    for status in statuses(session, directive, now):
        if status.state not in CLAIMED:
            found[status.task, status.wave, status.last_day].add(status.unit)
    return found


def farthest(session: Session, directive: Loaded, *more: date) -> date:
    """The last day of which an agenda has anything to say that may change."""
    milestones = (milestone.date for milestone in directive.file.milestones)
    return max(*assignments.last_days(session, directive.id), *milestones, *more, date.min) + AFTERMATH


def agenda_of(session: Session, directive: Loaded, owing: Owed, now: datetime, last: date) -> Agenda:
    """By the days that its assignments have now."""
    plan = directive.plan(assignments.last_days(session, directive.id))
    return agenda(plan, owing, now, directive.calendar.midnight_after(last))
