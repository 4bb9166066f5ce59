"""The days on which the week is not as usual: days off on weekdays, worked days at weekends, and by whose word."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from core.calendar import AddedDay, WorkingCalendar
from core.directive import DirectiveFile

_DAY = timedelta(days=1)


class Origin(StrEnum):
    HOLIDAY = "holiday"  # a public holiday, or swapped by the Government
    FILE = "file"
    ADDED = "added"  # in chat


class Slip(StrEnum):
    """Why a day cannot be added."""

    PAST = "past"
    FAR = "far"
    OFF_ALREADY = "off_already"
    WORKED_ALREADY = "worked_already"


FARTHEST = timedelta(days=500)
"""Nobody announces days off farther ahead."""


def slip_of(calendar: WorkingCalendar, day: date, *, worked: bool, today: date) -> Slip | None:
    if day < today:
        return Slip.PAST
    if day - today > FARTHEST:
        return Slip.FAR
    if calendar.is_working_day(day) == worked:
        return Slip.WORKED_ALREADY if worked else Slip.OFF_ALREADY
    return None


def with_days(
    file: DirectiveFile, added: Collection[AddedDay], days: Collection[date], *, worked: bool, note: str
) -> list[AddedDay]:
    """What is added then: a day that is as wanted without our word needs none."""
    kept = [one for one in added if one.day not in days]
    plain = WorkingCalendar.of(file, kept)
    return kept + [AddedDay(day, worked, note) for day in sorted(days) if plain.is_working_day(day) != worked]


@dataclass(frozen=True, slots=True)
class SpecialDay:
    day: date
    worked: bool
    origin: Origin
    note: str = ""  # the holiday's name, or the admin's note


def special_days(
    calendar: WorkingCalendar, file: DirectiveFile, added: Collection[AddedDay], first: date, last: date
) -> list[SpecialDay]:
    """From `first` to `last`, both included; and every day that was added, for it can be taken back."""
    notes = {one.day: one for one in added if one.confirms is None}
    days = (first + _DAY * n for n in range((last - first).days + 1))
    return [_special(calendar, file, notes, day) for day in days if day in notes or _is_unusual(calendar, day)]


def _is_unusual(calendar: WorkingCalendar, day: date) -> bool:
    return calendar.is_working_day(day) == (day.weekday() >= 5)


def _special(calendar: WorkingCalendar, file: DirectiveFile, notes: dict[date, AddedDay], day: date) -> SpecialDay:
    worked = calendar.is_working_day(day)
    if day in notes:
        return SpecialDay(day, worked, Origin.ADDED, notes[day].note)
    if day in file.calendar.off or day in file.calendar.worked:
        return SpecialDay(day, worked, Origin.FILE)
    return SpecialDay(day, worked, Origin.HOLIDAY, calendar.holiday(day))
