"""A row of days: for being away, for a pause. How people name one is read in `core.said_days`."""

from dataclasses import dataclass
from datetime import date, timedelta

from core.calendar import WorkingCalendar

LONGEST = 180
"""Days ahead that a range may reach: whoever is away for longer has gone."""

WEEK = timedelta(days=7)
MONDAY_TO_FRIDAY = timedelta(days=4)


@dataclass(frozen=True, slots=True)
class DayRange:
    """From a day to a day, both included."""

    first: date
    last: date


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def worth_offering(calendar: WorkingCalendar, today: date) -> list[DayRange]:
    """Ranges that people often mean, from today on: today, the next working day, the rest of this week, the next."""
    tomorrow, friday = calendar.shift(today, 1), monday_of(today) + MONDAY_TO_FRIDAY
    monday = monday_of(today) + WEEK
    wished = [DayRange(tomorrow, tomorrow), DayRange(monday, monday + MONDAY_TO_FRIDAY)]
    if calendar.is_working_day(today):
        wished = [DayRange(today, today), *wished]
        if friday > today:
            wished.insert(2, DayRange(today, friday))
    return wished
