"""Days to choose from, and what is wrong with one that was chosen or typed: ranges for an absence or a pause, a later
day for a task."""

from datetime import date, timedelta
from typing import Any

from core.dates import near_day
from core.day_ranges import LONGEST, DayRange, worth_offering
from core.refusal import Refusal
from core.said_days import Said, said_days
from core.texts import days as words
from core.texts import moving as moving_words
from core.texts.parts import sentence
from handlers.turn import Turn
from storage.outbox import Choice

_AHEAD = (3, 5, 10)
"""Working days behind the day that stands."""

_FARTHEST = timedelta(days=366)


def offers(turn: Turn, action: str, kept: dict[str, Any]) -> list[Choice]:
    """A button for each range that people often mean."""
    found = worth_offering(turn.directive.calendar, turn.today)
    return [Choice(words.offer(days.first, days.last), action, {**kept, **packed(days)}) for days in found]


def packed(days: DayRange) -> dict[str, str]:
    return {"first": days.first.isoformat(), "last": days.last.isoformat()}


def unpacked(turn: Turn) -> DayRange:
    """Those of the button pressed, as they can still be meant today."""
    found = DayRange(date.fromisoformat(turn.data["first"]), date.fromisoformat(turn.data["last"]))
    return checked(turn, Said(found)) or found


def typed(turn: Turn) -> DayRange | None:
    """The days that the words name; None when they name none."""
    return checked(turn, said_days(turn.text, turn.said_on, until=True))


def checked(turn: Turn, said: Said) -> DayRange | None:
    """Days that can be meant, from today on: what has passed of a range is left out."""
    if said.impossible:
        raise Refusal(words.impossible(said.impossible))
    days = said.days
    if days is None:
        return None
    if days.last < days.first:
        raise Refusal(words.ends_before(days.first, days.last))
    if days.last < turn.today:
        raise Refusal(words.passed(days.last))
    if days.last > turn.today + timedelta(days=LONGEST):
        raise Refusal(words.too_far(days.last, LONGEST))
    return DayRange(max(days.first, turn.today), days.last)


def later_days(turn: Turn, last_day: date, action: str, **data: Any) -> list[Choice]:
    """A button for each likely day."""
    start = max(last_day, turn.today)
    days = [turn.directive.calendar.shift(start, count) for count in _AHEAD]
    return [Choice(sentence(near_day(day)), action, {**data, "e": day.isoformat()}) for day in days]


def fault_of_later(turn: Turn, day: date, last_day: date) -> str | None:
    """Why an assignment due on `last_day` cannot be moved to this day."""
    calendar = turn.directive.calendar
    if day <= last_day:
        return moving_words.not_later(day, last_day)
    if day < turn.today:
        return moving_words.passed(day)
    if day - last_day > _FARTHEST:
        return moving_words.too_far(day)
    return None if calendar.is_working_day(day) else moving_words.day_off(day, calendar.on_or_after(day))
