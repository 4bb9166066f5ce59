"""Which units have left their reminders unanswered, as a step up the ladder needs to know."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy.orm import Session

from core.figures import Status
from core.ladder import STEP, Quiet, Why
from storage.directives import Loaded
from storage.holding import held
from storage.statuses import statuses

PORTION = 100
"""Units a transaction."""


def unanswered(
    session: Session, directive: Loaded, now: datetime, unit_ids: Collection[int], last_days: Collection[date]
) -> dict[str, list[Status]]:
    """Unit code → what it leaves unanswered, in the file's order: of these last days, open, quieted by nothing, and
    not a word that counts since the last rung before today."""
    day, ladders = directive.calendar.day(now), directive.ladders
    holding = held(session, directive, day)
    found: dict[str, list[Status]] = defaultdict(list)
    for status in statuses(session, directive, now, unit_ids):
        if status.last_day not in last_days or ladders.is_answered(status, day):
            continue
        if ladders.quiet(status, day, STEP, holding) is None:
            found[status.unit].append(status)
    return dict(found)


def quieted(
    session: Session, directive: Loaded, now: datetime, unit_ids: Collection[int], last_days: Collection[date]
) -> list[tuple[Status, Quiet]]:
    """What is open of these last days and left in peace all the same, each with the reason."""
    day, ladders = directive.calendar.day(now), directive.ladders
    holding = held(session, directive, day)
    of_days = [s for s in statuses(session, directive, now, unit_ids) if s.last_day in last_days]
    found = [(status, ladders.quiet(status, day, STEP, holding)) for status in of_days]
    return [(status, quiet) for status, quiet in found if quiet is not None and quiet.why is not Why.DONE]
