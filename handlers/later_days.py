"""Days to which an assignment may be moved: those that are likely, and what is wrong with one that was chosen."""

from datetime import date, timedelta
from typing import Any

from core.dates import near_day
from core.texts import moving as words
from core.texts.parts import sentence
from handlers.turn import Turn
from storage.outbox import Choice

AHEAD = (3, 5, 10)
"""Working days behind the day that stands."""

FARTHEST = timedelta(days=366)


def likely(turn: Turn, last_day: date, action: str, **data: Any) -> list[Choice]:
    """A button for each likely day."""
    start = max(last_day, turn.today)
    days = [turn.directive.calendar.shift(start, count) for count in AHEAD]
    return [Choice(sentence(near_day(day)), action, {**data, "e": day.isoformat()}) for day in days]


def fault(turn: Turn, day: date, last_day: date) -> str | None:
    """Why an assignment due on `last_day` cannot be moved to this day."""
    calendar = turn.directive.calendar
    if day <= last_day:
        return words.not_later(day, last_day)
    if day < turn.today:
        return words.passed(day)
    if day - last_day > FARTHEST:
        return words.too_far(day)
    return None if calendar.is_working_day(day) else words.day_off(day, calendar.on_or_after(day))
