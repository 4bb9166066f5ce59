"""What a unit has said of a task, and how that stands to the day."""

from datetime import date
from enum import StrEnum


class State(StrEnum):
    """The state of an assignment. No information is `None`, never `NOT_STARTED`."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    SAID_DONE = "said_done"  # a free-text "done" before its tap
    DONE = "done"  # claimed by the unit, waits for the office
    CONFIRMED = "confirmed"


CLAIMED = frozenset({State.DONE, State.CONFIRMED})
"""States in which the unit owes nothing more."""

TO_CONFIRM = frozenset({State.DONE, State.SAID_DONE})
"""States that wait for the office's word."""


class Timeliness(StrEnum):
    IN_TIME = "in_time"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    DONE_IN_TIME = "done_in_time"
    DONE_LATE = "done_late"


DUE_SOON_DAYS = 3
"""Calendar days before the last day from which an open task is "due soon" (the offices' usual)."""


def timeliness(state: State | None, last_day: date, today: date, claimed_on: date | None) -> Timeliness:
    """How an assignment stands on `today`; `claimed_on` is the day of the standing claim, if any."""
    if state in CLAIMED and claimed_on is not None:
        return Timeliness.DONE_IN_TIME if claimed_on <= last_day else Timeliness.DONE_LATE
    if today > last_day:
        return Timeliness.OVERDUE
    if (last_day - today).days <= DUE_SOON_DAYS:
        return Timeliness.DUE_SOON
    return Timeliness.IN_TIME
