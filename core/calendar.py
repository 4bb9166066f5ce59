"""The working calendar: which days are worked, in which hours, and counting along them.

Public holidays come from `holidays`, which knows the swapped Saturdays that the Government has announced; the
file's `off` and `worked` stand over it. Days are dates in the calendar's zone, instants aware UTC.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from holidays import HolidayBase, country_holidays

from core.directive import DirectiveFile

_DAY = timedelta(days=1)
_NOON = time(12)


@dataclass(frozen=True)
class WorkingCalendar:
    zone: ZoneInfo
    hours: tuple[tuple[time, time], ...]
    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    country: str = "VN"
    _holidays: HolidayBase = field(init=False, repr=False, compare=False)
    _known: dict[date, bool] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_holidays", country_holidays(self.country))

    @classmethod
    def of(cls, file: DirectiveFile) -> Self:
        part = file.calendar
        return cls(file.zone, spans(part.hours), frozenset(part.off), frozenset(part.worked), part.country)

    def is_working_day(self, day: date) -> bool:
        """Asked a hundred times a tick, so each day is looked up once."""
        if day not in self._known:
            self._known[day] = day in self.worked or (day not in self.off and bool(self._holidays.is_working_day(day)))
        return self._known[day]

    def knows(self, year: int) -> bool:
        """Whether the public holidays of a year can be worked out."""
        return self._holidays.start_year <= year <= self._holidays.end_year

    def is_announced(self, year: int) -> bool:
        """Whether its swapped days are known too, from `holidays` or the file: the Government sets them each year."""
        swapped: Collection[int] = getattr(self._holidays, "special_public_holidays", ())
        return year <= max(swapped, default=0) or any(day.year == year for day in self.off | self.worked)

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
