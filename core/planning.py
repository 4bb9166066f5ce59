"""When something is to be said unasked, and whether there is anything to say. Pure: days and instants in, plans out."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from core.calendar import WorkingCalendar
from core.directive import WEEKDAYS, DirectiveFile, Nudges
from core.figures import Status
from core.states import CLAIMED, State

HORIZON = timedelta(days=400)
"""How far ahead the next moment is looked for; a directive with no weekly digest may have none in sight."""

GAP = timedelta(hours=2)
"""Digests closer than this are one: the more particular one is sent."""


class Job(StrEnum):
    OPENING = "opening"
    NUDGES = "nudges"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """Something due: `why` is the rule in the file that asks for it; `closing` freezes at 24:00 of that day."""

    at: datetime
    job: Job
    why: str
    closing: date | None = None


def rung(nudges: Nudges, calendar: WorkingCalendar, last_day: date, today: date) -> str | None:
    """The rung of the ladder that falls on `today` for this last day: T-7, T0, T+4, or none.

    A last day that is no working day is spoken of on the working day before it.
    """
    if not calendar.is_working_day(today):
        return None
    if nudges.on_last_day and today == calendar.on_or_before(last_day):
        return "T0"
    for days in nudges.before:
        if today == calendar.shift(last_day, -days):
            return f"T-{days}"
    for days in nudges.overdue:
        if today == calendar.shift(last_day, days):
            return f"T+{days}"
    return None


def owes(status: Status, today: date, awaiting_office: Collection[int]) -> bool:
    """Whether the unit is to be reminded of this today.

    Quiet while the office owes an answer, until a promised day, and while a "done" waits for its tap; the last
    day and the days after it speak of the last two all the same.
    """
    if status.state in CLAIMED or status.assignment in awaiting_office:
        return False
    if today == status.last_day:
        return True
    if status.expected is not None and status.expected > today:
        return False
    return status.state is not State.SAID_DONE or today > status.last_day


class Plan:
    """The moments of one directive. `last_days` are those of its assignments, moved ones included."""

    def __init__(self, file: DirectiveFile, calendar: WorkingCalendar, last_days: Collection[date]) -> None:
        self.file = file
        self.calendar = calendar
        self.last_days = sorted(set(last_days))
        self.starts = calendar.on_or_after(file.directive.starts)
        self._days: dict[date, list[Moment]] = {}

    def after(self, moment: datetime, until: datetime | None = None) -> Iterator[Moment]:
        """What falls due after `moment`, in order, up to and at `until` (default: the horizon)."""
        end = until or moment + HORIZON
        day = max(self.calendar.day(moment), self.starts)
        while day <= self.calendar.day(end):
            yield from (found for found in self.on(day) if moment < found.at <= end)
            day += timedelta(days=1)

    def next(self, moment: datetime) -> Moment | None:
        return next(self.after(moment), None)

    def on(self, day: date) -> list[Moment]:
        """Everything due on a day; nothing before the opening or on a day off. Asked at every tick, so kept."""
        if day not in self._days:
            self._days[day] = self._on(day)
        return self._days[day]

    def _on(self, day: date) -> list[Moment]:
        if day < self.starts or not self.calendar.is_working_day(day):
            return []
        if day == self.starts:  # the opening says all that there is to say that day
            return [*self._opening(day)]
        return sorted([*self._nudges(day), *self._digests(day)])

    def rung(self, last_day: date, day: date) -> str | None:
        return rung(self.file.nudges, self.calendar, last_day, day)

    def _opening(self, day: date) -> Iterable[Moment]:
        yield Moment(self.calendar.at(day, self.file.nudges.at), Job.OPENING, "starts")

    def _nudges(self, day: date) -> Iterable[Moment]:
        rungs = sorted({found for last_day in self.last_days if (found := self.rung(last_day, day))})
        if rungs:
            yield Moment(self.calendar.at(day, self.file.nudges.at), Job.NUDGES, ", ".join(rungs))

    def _digests(self, day: date) -> list[Moment]:
        """The day's digests, the particular before the general, none within two hours of a more particular one."""
        kept: list[Moment] = []
        for found in (*self._closings(day), *self._last_days(day), *self._daily(day), *self._weekly(day)):
            if all(abs(found.at - other.at) >= GAP for other in kept):
                kept.append(found)
        return kept

    def _closings(self, day: date) -> Iterable[Moment]:
        at = self.file.digests.closing
        for milestone in self.file.milestones:
            if at and day == self.calendar.shift(milestone.last_day, 1):
                yield self._digest(day, at, f"closing {milestone.code}", milestone.last_day)

    def _last_days(self, day: date) -> Iterable[Moment]:
        if any(day == milestone.last_day for milestone in self.file.milestones):
            yield from (self._digest(day, at, "last_day") for at in self.file.digests.last_day)

    def _daily(self, day: date) -> Iterable[Moment]:
        daily = self.file.digests.daily
        if daily is None:
            return
        left = [self.calendar.days_left(day, milestone.last_day) for milestone in self.file.milestones]
        if any(0 < days <= daily.in_last for days in left):
            yield self._digest(day, daily.at, "daily")

    def _weekly(self, day: date) -> Iterable[Moment]:
        """On its weekday; one that falls on days off moves to the next working day unless that has its own."""
        own = [weekly for weekly in self.file.digests.weekly if WEEKDAYS[day.weekday()] == weekly.day]
        if own:
            yield from (self._digest(day, weekly.at, "weekly") for weekly in own)
            return
        missed = {WEEKDAYS[off.weekday()] for off in self._days_off_before(day)}
        moved = [weekly.at for weekly in self.file.digests.weekly if weekly.day in missed]
        if moved:
            yield self._digest(day, min(moved), "weekly, moved from a day off")

    def _days_off_before(self, day: date) -> list[date]:
        last = self.calendar.shift(day, -1)
        return [last + timedelta(days=n) for n in range(1, (day - last).days)]

    def _digest(self, day: date, at: time, why: str, closing: date | None = None) -> Moment:
        return Moment(self.calendar.at(day, at), Job.DIGEST, why, closing)
