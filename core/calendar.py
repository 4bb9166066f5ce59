"""The working calendar: which days are worked, in which hours, and counting along them.

Public holidays come from `holidays`, which knows the swapped Saturdays that the Government has announced; the
file's `off` and `worked` stand over it, and over both the days that an admin has added in chat. Days are dates in the
calendar's zone, instants aware UTC.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from holidays import HolidayBase, country_holidays

from core.directive import DirectiveFile

_DAY = timedelta(days=1)
_NOON = time(12)
_LANGUAGE = "vi"


@dataclass(frozen=True, slots=True)
class AddedDay:
    """A day off or a worked day that an admin has added in chat."""

    day: date
    worked: bool
    note: str = ""

    @property
    def confirms(self) -> int | None:
        """The year that it says is announced: New Year's Day is off in any case, so it says nothing else."""
        return self.day.year if not self.worked and (self.day.month, self.day.day) == (1, 1) else None


@dataclass(frozen=True)
class WorkingCalendar:
    zone: ZoneInfo
    hours: tuple[tuple[time, time], ...]
    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    country: str = "VN"
    confirmed: frozenset[int] = frozenset()  # years that somebody here says are announced
    _holidays: HolidayBase = field(init=False, repr=False, compare=False)
    _known: dict[date, bool] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_holidays", _holidays_of(self.country))

    @classmethod
    def of(cls, file: DirectiveFile, added: Iterable[AddedDay] = ()) -> Self:
        """The file's calendar, with the days added in chat over it."""
        part, days = file.calendar, {one.day: one for one in added}
        off = {day for day in part.off if day not in days} | {day for day, one in days.items() if not one.worked}
        worked = {day for day in part.worked if day not in days} | {day for day, one in days.items() if one.worked}
        told = {day.year for day in (*part.off, *part.worked)}
        told |= {one.confirms for one in days.values() if one.confirms}
        return cls(file.zone, spans(part.hours), frozenset(off), frozenset(worked), part.country, frozenset(told))

    def is_working_day(self, day: date) -> bool:
        """Asked a hundred times a tick, so each day is looked up once."""
        if day not in self._known:
            self._known[day] = day in self.worked or (day not in self.off and bool(self._holidays.is_working_day(day)))
        return self._known[day]

    def knows(self, year: int) -> bool:
        """Whether the public holidays of a year can be worked out."""
        return self._holidays.start_year <= year <= self._holidays.end_year

    def is_announced(self, year: int) -> bool:
        """Whether its swapped days are known too, by `holidays` or by us: the Government sets them each year.

        A day off that an admin adds is no such word: it may be the place's own, for a storm."""
        swapped: Collection[int] = getattr(self._holidays, "special_public_holidays", ())
        return year <= max(swapped, default=0) or year in self.confirmed

    def unannounced(self, years: Iterable[int]) -> list[int]:
        return sorted(year for year in set(years) if not self.is_announced(year))

    def holiday(self, day: date) -> str:
        """The public holiday's name; empty where it is none."""
        return str(self._holidays.get(day, ""))

    def shift(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`, or before it when `count` is negative; `day` itself for 0."""
        step = _DAY if count > 0 else -_DAY
        for _ in range(abs(count)):
            day += step
            while not self.is_working_day(day):
                day += step
        return day

    def on_or_before(self, day: date) -> date:
        return day if self.is_working_day(day) else self.shift(day, -1)

    def before(self, last_day: date, count: int) -> date:
        """The day on which `count` working days are left; of a last day off, from the working day before it."""
        return self.shift(self.on_or_before(last_day), -count)

    def on_or_after(self, day: date) -> date:
        return day if self.is_working_day(day) else self.shift(day, 1)

    def days_left(self, today: date, last_day: date) -> int:
        """Working days after `today` up to `last_day`; 0 on it; at most -1 once it has passed."""
        if last_day < today:
            return min(-1, -self.days_left(last_day, today))
        days = (today + _DAY * n for n in range(1, (last_day - today).days + 1))
        return sum(map(self.is_working_day, days))

    def local(self, now: datetime) -> datetime:
        return now.astimezone(self.zone)

    def day(self, now: datetime) -> date:
        return self.local(now).date()

    def at(self, day: date, moment: time) -> datetime:
        return datetime.combine(day, moment, self.zone).astimezone(UTC)

    def is_open(self, now: datetime) -> bool:
        """Whether `now` is inside working hours: from a span's start, up to but not at its end."""
        local = self.local(now)
        return self.is_working_day(local.date()) and any(a <= local.time() < b for a, b in self.hours)

    def opened(self, now: datetime) -> datetime | None:
        """When the working hours that `now` is in began; None outside them."""
        local = self.local(now)
        starts = [a for a, b in self.hours if a <= local.time() < b and self.is_working_day(local.date())]
        return self.at(local.date(), starts[0]) if starts else None

    def afternoon(self, day: date) -> datetime | None:
        """When the day's afternoon hours begin; None on a day off, or where work goes through noon."""
        starts = [start for start, _ in self.hours[1:] if start >= _NOON]
        return self.at(day, starts[0]) if starts and self.is_working_day(day) else None

    def next_open(self, now: datetime) -> datetime:
        """`now` inside working hours, else the next moment that is."""
        if self.is_open(now):
            return now
        local = self.local(now)
        today = local.date()
        if self.is_working_day(today):
            for start, _ in self.hours:
                if local.time() < start:
                    return self.at(today, start)
        return self.at(self.shift(today, 1), self.hours[0][0])

    def close(self, day: date) -> datetime:
        """The end of the day's last span."""
        return self.at(day, self.hours[-1][1])

    def midnight(self, day: date) -> datetime:
        """00:00 of `day`."""
        return self.at(day, time(0))

    def midnight_after(self, day: date) -> datetime:
        """24:00 of `day`."""
        return self.at(day + _DAY, time(0))


def spans(texts: Collection[str]) -> tuple[tuple[time, time], ...]:
    """`07:00-11:30` and so on as sorted pairs of times."""
    pairs = (text.split("-") for text in texts)
    return tuple(sorted((time.fromisoformat(start), time.fromisoformat(end)) for start, end in pairs))


def _holidays_of(country: str) -> HolidayBase:
    """Its days by their Vietnamese names, where it has them."""
    found = country_holidays(country)
    return country_holidays(country, language=_LANGUAGE) if _LANGUAGE in found.supported_languages else found
