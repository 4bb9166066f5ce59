"""Days to choose from and days typed, where somebody says from when to when: for being away, for a pause."""

from datetime import date, timedelta
from typing import Any

from core.day_ranges import LONGEST, DayRange, Said, said_days, worth_offering
from core.refusal import Refusal
from core.texts import days as words
from handlers.turn import Turn
from storage.outbox import Choice


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
