"""When something is to be said unasked, and whether there is anything to say. Pure: days and instants in, plans out."""

from calendar import monthrange
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from core.calendar import WorkingCalendar
from core.directive import WEEKDAYS, CheckIn, DirectiveFile, Duty, Step
from core.ladder import Ladders, Rungs

HORIZON = timedelta(days=400)
"""How far ahead the next moment is looked for; a directive with no weekly digest may have none in sight."""

GAP = timedelta(hours=2)
"""Digests closer than this are one: the more particular one is sent."""

REACH_AHEAD = (10, 5, 2)
"""Working days before a milestone on which the office hears for which posts nobody can be reached."""

YEAR_MONTH = 11
"""By November the Government has usually announced the next year's days off."""

_DAY = timedelta(days=1)
_AFTERMATH = timedelta(weeks=3)


class Job(StrEnum):
    """In the order in which they are written where several are due at once: who is reminded is asked nothing else."""

    OPENING = "opening"
    NUDGES = "nudges"
    OFFICE_CALLS = "office_calls"  # whom the office is to telephone
    LEADERS_AHEAD = "leaders_ahead"  # which leaders will hear today: to the office, beforehand
    LEADERS = "leaders"
    CHECK_INS = "check_ins"
    OFFICE_DUE = "office_due"  # what waits for the office itself
    MATTERS_DUE = "matters_due"  # difficulties and questions whose day of answer has come
    DUTIES = "duties"
    REACH = "reach"  # posts that nobody can be reached for
    YEAR = "year"  # days off that the Government has not announced yet
    DIGEST = "digest"


_ORDER = {job: place for place, job in enumerate(Job)}


@dataclass(frozen=True, slots=True)
class Moment:
    """Something due: `why` is the rule in the file that asks for it; `closing` freezes at 24:00 of that day;
    `leader`: the office's own leaders get their digest, too."""

    at: datetime
    job: Job
    why: str
    closing: date | None = None
    leader: bool = False

    @property
    def order(self) -> tuple[datetime, int, str]:
        return self.at, _ORDER[self.job], self.why


class Plan:
    """The moments of one directive. `last_days` are those of its assignments, moved ones included."""

    def __init__(
        self, file: DirectiveFile, calendar: WorkingCalendar, ladders: Ladders, last_days: Collection[date]
    ) -> None:
        self.file = file
        self.calendar = calendar
        self.ladders = ladders
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
        parts = (self._nudges, self._steps, self._check_ins, self._office, self._reach, self._digests)
        return sorted((moment for part in parts for moment in part(day)), key=lambda moment: moment.order)

    def spoken_of(self, day: date) -> list[date]:
        """Last days of which a rung of some ladder falls on `day`."""
        return [last_day for last_day in self.last_days if self.ladders.on(last_day, day)]

    def stepped(self, step: Step | None, day: date) -> list[date]:
        """Last days for which this step up the ladder falls on `day`."""
        if step is None:
            return []
        return [last_day for last_day in self.last_days if day == self.calendar.before(last_day, step.days)]

    def checked_in(self, day: date) -> list[CheckIn]:
        """The check-ins asked on `day`: on their day of each month, or the next working day."""
        months = (day.year, day.month), ((day.replace(day=1) - _DAY).year, (day.replace(day=1) - _DAY).month)
        return [c for c in self.file.check_ins if any(day == self._asked_on(c, *month) for month in months)]

    def _asked_on(self, check_in: CheckIn, year: int, month: int) -> date | None:
        wanted = _day_of(check_in, year, month)
        return self.calendar.on_or_after(wanted) if wanted >= self.starts else None

    @staticmethod
    def round_began(check_in: CheckIn, day: date) -> date:
        """The check-in's own day, of this month or the last, that is asked for on `day`."""
        this = _day_of(check_in, day.year, day.month)
        last = day.replace(day=1) - _DAY
        return this if this <= day else _day_of(check_in, last.year, last.month)

    def duties_on(self, day: date) -> list[tuple[Duty, str]]:
        """The office's own duties spoken of on `day`, by the file's ladder."""
        rungs = Rungs(self.file.nudges, self.calendar)
        return [(duty, rung) for duty in self.file.duties if duty.date and (rung := rungs.on(duty.date, day))]

    def _opening(self, day: date) -> Iterable[Moment]:
        yield self._morning(day, Job.OPENING, "starts")
        if unknown := self.calendar.unannounced(self.years):
            yield self._morning(day, Job.YEAR, ", ".join(map(str, unknown)))

    @property
    def years(self) -> range:
        """Those in which something is planned: reminders go on for a while after the last day."""
        days = [*self.last_days, *(milestone.date for milestone in self.file.milestones), self.file.directive.starts]
        return range(min(days).year, (max(days) + _AFTERMATH).year + 1)

    def _nudges(self, day: date) -> Iterable[Moment]:
        rungs = sorted({rung for last_day in self.last_days for rung in self.ladders.on(last_day, day)})
        if rungs:
            yield self._morning(day, Job.NUDGES, ", ".join(rungs))

    def _steps(self, day: date) -> Iterable[Moment]:
        """Up the ladder: the office hears of a leader's report on the morning before it goes out."""
        office, leader = self.file.escalation.office, self.file.escalation.leader
        if office and self.stepped(office, day):
            yield Moment(self.calendar.at(day, office.at), Job.OFFICE_CALLS, f"T-{office.days}")
        if leader and self.stepped(leader, day):
            yield self._morning(day, Job.LEADERS_AHEAD, f"T-{leader.days}")
            yield Moment(self.calendar.at(day, leader.at), Job.LEADERS, f"T-{leader.days}")

    def _check_ins(self, day: date) -> Iterable[Moment]:
        if found := self.checked_in(day):
            yield self._morning(day, Job.CHECK_INS, ", ".join(check_in.code for check_in in found))

    def _office(self, day: date) -> Iterable[Moment]:
        """What the office itself owes; looked at each working morning."""
        yield self._morning(day, Job.OFFICE_DUE, "every working day")
        yield self._morning(day, Job.MATTERS_DUE, "every working day")
        if duties := self.duties_on(day):
            yield self._morning(day, Job.DUTIES, ", ".join(duty.code for duty, _ in duties))

    def _reach(self, day: date) -> Iterable[Moment]:
        """Monthly, and ahead of each milestone; each November what is unknown of the next year."""
        ahead = {f"T-{n}": {self.calendar.before(m.last_day, n) for m in self.file.milestones} for n in REACH_AHEAD}
        found = [why for why, days in ahead.items() if day in days]
        first = self.calendar.on_or_after(day.replace(day=1))
        if day == first:
            found.append("monthly")
        if found:
            yield self._morning(day, Job.REACH, ", ".join(found))
        if day == first and day.month == YEAR_MONTH:
            yield self._morning(day, Job.YEAR, str(day.year + 1))

    def _morning(self, day: date, job: Job, why: str) -> Moment:
        return Moment(self.calendar.at(day, self.file.nudges.at), job, why)

    def _digests(self, day: date) -> list[Moment]:
        """The day's digests, the particular before the general, none within two hours of a more particular one, which
        then goes to whom it would have gone to."""
        kept: list[Moment] = []
        for found in (*self._closings(day), *self._last_days(day), *self._daily(day), *self._weekly(day)):
            near = next((n for n, other in enumerate(kept) if abs(found.at - other.at) < GAP), None)
            if near is None:
                kept.append(found)
            elif found.leader:
                kept[near] = replace(kept[near], leader=True)
        return kept

    def _closings(self, day: date) -> Iterable[Moment]:
        at = self.file.digests.closing
        for milestone in self.file.milestones:
            if at and day == self.calendar.shift(milestone.last_day, 1):
                moment = self._digest(day, at, f"closing {milestone.code}", leader=True)
                yield replace(moment, closing=milestone.last_day)

    def _last_days(self, day: date) -> Iterable[Moment]:
        """On it, or on the working day before one that is off."""
        if any(day == self.calendar.on_or_before(milestone.last_day) for milestone in self.file.milestones):
            yield from (self._digest(day, at, "last_day") for at in self.file.digests.last_day)

    def _daily(self, day: date) -> Iterable[Moment]:
        daily = self.file.digests.daily
        if daily is None:
            return
        spans = ((self.calendar.before(m.last_day, daily.in_last), m.last_day) for m in self.file.milestones)
        if any(first <= day < self.calendar.on_or_before(last_day) for first, last_day in spans):
            yield self._digest(day, daily.at, "daily")

    def _weekly(self, day: date) -> Iterable[Moment]:
        """On its weekday; one that falls on days off moves to the next working day unless that has its own."""
        own = [weekly for weekly in self.file.digests.weekly if WEEKDAYS[day.weekday()] == weekly.day]
        if own:
            yield from (self._digest(day, weekly.at, "weekly", leader=weekly.leader) for weekly in own)
            return
        missed = {WEEKDAYS[off.weekday()] for off in self._days_off_before(day)}
        moved = [weekly for weekly in self.file.digests.weekly if weekly.day in missed]
        if moved:
            at, leader = min(weekly.at for weekly in moved), any(weekly.leader for weekly in moved)
            yield self._digest(day, at, "weekly, moved from a day off", leader=leader)

    def _days_off_before(self, day: date) -> list[date]:
        last = self.calendar.shift(day, -1)
        return [last + timedelta(days=n) for n in range(1, (day - last).days)]

    def _digest(self, day: date, at: time, why: str, *, leader: bool = False) -> Moment:
        return Moment(self.calendar.at(day, at), Job.DIGEST, why, leader=leader)


def _day_of(check_in: CheckIn, year: int, month: int) -> date:
    """Its day in a month; one shorter than that has its last day instead."""
    return date(year, month, min(check_in.day, monthrange(year, month)[1]))
