"""What a pause of some units keeps from being said: counted from the plan, before anybody decides on it. Pure."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from core.day_ranges import DayRange
from core.figures import Status
from core.ladder import LAST_DAY
from core.planning import Plan
from core.states import CLAIMED


@dataclass(frozen=True, slots=True)
class Falls:
    """At most so many, each a unit and a day: what is answered meanwhile would not be said anyhow."""

    reminders: int
    calls: int  # entries of the office's call list
    leaders: int
    last_days: tuple[date, ...]  # that speak otherwise

    @property
    def counts(self) -> tuple[int, int, int]:
        return self.reminders, self.calls, self.leaders


def falls(plan: Plan, statuses: Collection[Status], days: DayRange) -> Falls:
    """What falls into these days of the units whose assignments these are."""
    owed = [status for status in statuses if status.state not in CLAIMED]
    rungs = {(s.unit, day, rung) for day in _days(plan, days) for s in owed if (rung := plan.ladders.rung(s, day))}
    office, leader = plan.file.escalation.office, plan.file.escalation.leader
    steps = [
        {(s.unit, day) for day in _days(plan, days) for s in owed if s.last_day in plan.stepped(step, day)}
        for step in (office, leader)
    ]
    last_days = sorted({day for _, day, rung in rungs if rung == LAST_DAY})
    return Falls(len({(unit, day) for unit, day, _ in rungs}), len(steps[0]), len(steps[1]), tuple(last_days))


def _days(plan: Plan, days: DayRange) -> Iterator[date]:
    """The days on which anything is due at all."""
    count = (days.last - days.first).days + 1
    return (day for n in range(count) if plan.on(day := days.first + timedelta(days=n)))
