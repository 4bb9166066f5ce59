"""The ladder: on which days an assignment is spoken of, and when it is left in peace all the same. Pure.

Rungs are named by working days from the last day: T-7, T0, T+4.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from core.calendar import WorkingCalendar
from core.directive import DirectiveFile, Nudges
from core.figures import Status
from core.states import CLAIMED, State

LAST_DAY = "T0"
LAST_CALL = "T-1"
"""The rung on which only who is silent, or whose promised day has come, is reminded."""

ASKED = "asked"
"""No rung: the person has asked to be reminded that day, of what no rung speaks on."""


STEP = "step"
"""Stands for a rung where somebody else than the unit's officials is told: the office, the unit's leader."""


class Why(StrEnum):
    """Why somebody is not reminded of an assignment today; the value stands in the ledger."""

    DONE = "done"
    PAUSED = "paused"  # by the office: storm, flood
    WAITS_FOR_OFFICE = "waits_for_office"  # a difficulty, a question, an asked extension
    PROMISED = "promised"
    SAID_DONE = "said_done"  # waits for its tap
    ANSWERED = "answered"  # under way, no date: one rung is skipped
    KNOWN = "known"  # not silent, no day promised: nothing on the last working day before
    NOBODY = "nobody"  # holds a post that could be reminded
    STOPPED = "stopped"  # who could be has asked not to be
    AWAY = "away"  # and so are the others
    LATER = "later"  # has asked to be reminded another day
    LEADER_STOPPED = "leader_stopped"  # the office has telephoned, or thought better of it
    OFFICE_NOT_TOLD = "office_not_told"  # before the leader: so the leader is not
    TOLD_TODAY = "told_today"  # the leader has had the one message of that day


@dataclass(frozen=True, slots=True)
class Quiet:
    """`until`: the last day of it, where there is one."""

    why: Why
    until: date | None = None


class Rungs:
    """One ladder on one calendar. What falls on a day off is said on the working day before, or behind it."""

    def __init__(self, nudges: Nudges, calendar: WorkingCalendar) -> None:
        self._nudges = nudges
        self._calendar = calendar
        self._known: dict[date, dict[date, str]] = {}

    def of(self, last_day: date) -> dict[date, str]:
        """Day → rung, for this last day; looked up for each assignment, so kept."""
        if last_day not in self._known:
            self._known[last_day] = dict(sorted(self._rungs(last_day)))
        return self._known[last_day]

    def on(self, last_day: date, day: date) -> str | None:
        return self.of(last_day).get(day)

    def before(self, last_day: date, day: date) -> date | None:
        """The day of the last rung before `day`."""
        return max((rung for rung in self.of(last_day) if rung < day), default=None)

    def _rungs(self, last_day: date) -> Iterator[tuple[date, str]]:
        """A more urgent rung of the same day stands: so it comes last."""
        shift, before = self._calendar.shift, self._calendar.before
        yield from ((shift(last_day, days), f"T+{days}") for days in reversed(self._nudges.overdue))
        yield from ((before(last_day, days), f"T-{days}") for days in sorted(self._nudges.before, reverse=True))
        if self._nudges.on_last_day:
            yield self._calendar.on_or_before(last_day), LAST_DAY


class Ladders:
    """The file's ladder, and those of its waves and tasks that have one of their own."""

    def __init__(self, file: DirectiveFile, calendar: WorkingCalendar) -> None:
        self._file = file
        self._calendar = calendar
        self._known: dict[Nudges, Rungs] = {}
        self._places: dict[tuple[str, str], Rungs] = {}

    def of(self, task: str, wave: str) -> Rungs:
        """The task's own over the wave's over the file's."""
        place = task, wave
        if place not in self._places:
            self._places[place] = self._rungs(self._file.nudges_of(task, wave))
        return self._places[place]

    def rung(self, status: Status, day: date) -> str | None:
        return self.of(status.task, status.wave).on(status.last_day, day)

    def on(self, last_day: date, day: date) -> set[str]:
        """The rungs, of any ladder, that fall on `day` for this last day."""
        return {found for rungs in self._all if (found := rungs.on(last_day, day))}

    def is_answered(self, status: Status, day: date) -> bool:
        """Whether anything that counts was said since the last rung before `day`; before the first rung: ever."""
        if status.reported_at is None:
            return False
        before = self.of(status.task, status.wave).before(status.last_day, day)
        return before is None or status.reported_at >= self._calendar.at(before, self._file.nudges.at)

    def quiet(self, status: Status, day: date, rung: str, held: "Held") -> Quiet | None:
        """Why nobody is reminded of this on its rung; None: they are.

        The last day always speaks, but to nobody whose unit waits for the office or is paused.
        """
        return _stands(status, held) or (None if rung == LAST_DAY else self._said(status, day, rung))

    def _said(self, status: Status, day: date, rung: str) -> Quiet | None:
        """What the unit's own words quiet."""
        if status.expected is not None and status.expected > day:
            return Quiet(Why.PROMISED, status.expected)
        if status.state is State.SAID_DONE:
            return Quiet(Why.SAID_DONE) if day <= status.last_day else None
        if status.state is State.IN_PROGRESS and status.expected is None and self.is_answered(status, day):
            return Quiet(Why.ANSWERED)
        if rung == LAST_CALL and not status.silent and status.expected is None:
            return Quiet(Why.KNOWN)
        return None

    @cached_property
    def _all(self) -> frozenset[Rungs]:
        return frozenset(self.of(task.code, wave) for task in self._file.tasks for wave in task.waves)

    def _rungs(self, nudges: Nudges) -> Rungs:
        return self._known.setdefault(nudges, Rungs(nudges, self._calendar))


@dataclass(frozen=True, slots=True)
class Held:
    """What the office holds back: assignments that wait for it, units that it has paused until a day."""

    waiting: Collection[int] = ()
    paused: dict[str, date] | None = None


def _stands(status: Status, held: Held) -> Quiet | None:
    if status.state in CLAIMED:
        return Quiet(Why.DONE)
    if held.paused and status.unit in held.paused:
        return Quiet(Why.PAUSED, held.paused[status.unit])
    return Quiet(Why.WAITS_FOR_OFFICE) if status.assignment in held.waiting else None
