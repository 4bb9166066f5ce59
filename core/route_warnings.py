"""What a chief of office would notice in a route before it begins. Pure: lines and a calendar in, sentences out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from core.calendar import WorkingCalendar
from core.directive import DirectiveFile
from core.ladder import ASKED, Ladders
from core.rights import OFFICE_ROLES, UNIT_ROLES, Role
from core.route import ANSWERS, Line
from core.texts import route_warnings as words

LONG_SILENCE = 45
"""Days without a word after which a unit has forgotten that it is asked for anything."""

LONG_HOLIDAY = 3
"""Days off in a row before which a reminder is in vain; a weekend is two."""

OFFICE_A_DAY = 5
"""Messages unasked for that the office can be expected to read on one day."""

TOLD_WITHIN = timedelta(days=31)
"""How far back what the office was told still belongs to what a leader hears."""

_DAY = timedelta(days=1)


def warnings(lines: Sequence[Line], file: DirectiveFile, calendar: WorkingCalendar) -> list[str]:
    """One sentence each, the gravest first. `lines` are all of the route, in order of time."""
    look = _Look(lines, file, calendar)
    parts = (
        look.unreached,
        look.leaders_first,
        look.silences,
        look.before_days_off,
        look.too_many,
        look.office_too_many,
        look.dropped,
        look.not_announced,
    )
    return [sentence for part in parts for sentence in part()]


@dataclass(frozen=True, slots=True)
class _Look:
    lines: Sequence[Line]
    file: DirectiveFile
    calendar: WorkingCalendar

    def unreached(self) -> Iterator[str]:
        """Units of whom nobody hears anything at all."""
        heard = {line.unit for line in self._to_units()}
        asked = {unit for wave in self.file.waves for unit in wave.units}
        if self.lines and (missing := asked - heard):
            yield words.unreached(self._shorts(missing))

    def leaders_first(self) -> Iterator[str]:
        """A unit's leader who hears of it although the office has not, before."""
        found: dict[date, set[str]] = defaultdict(set)
        office = [line for line in self._raised() if line.role in OFFICE_ROLES]
        for line in self._raised():
            if line.role is Role.LEADER and line.unit and not any(self._is_told(told, line) for told in office):
                found[line.day].add(line.unit)
        yield from (words.leader_first(self._shorts(units), day) for day, units in found.items())

    def silences(self) -> Iterator[str]:
        """Between a unit's first message and its last; the same silence of several units is one."""
        days: dict[str, set[date]] = defaultdict(set)
        for line in self._to_units():
            days[line.unit or ""].add(line.day)
        found: dict[tuple[date, date], set[str]] = defaultdict(set)
        for unit, heard in days.items():
            for one, other in pairwise(sorted(heard)):
                if (other - one).days > LONG_SILENCE:
                    found[one, other].add(unit)
        yield from (words.silence(self._shorts(found[gap]), *gap) for gap in sorted(found))

    def before_days_off(self) -> Iterator[str]:
        for day, lines in self._by_day(self._unasked()):
            off = self._days_off_after(day)
            if len(off) >= LONG_HOLIDAY:
                yield words.before_days_off(day, len({line.person for line in lines}), off[0], off[-1])

    def too_many(self) -> Iterator[str]:
        for day, lines in self._by_day(self._unasked()):
            heard: dict[str, set[tuple[str, str]]] = defaultdict(set)
            for line in lines:
                heard[line.person or ""].add((line.at, line.kind))
            people = {person for person, messages in heard.items() if len(messages) > 1}
            if people:
                units = {line.unit for line in lines if line.person in people and line.unit}
                yield words.too_many(day, len(people), self._shorts(units))

    def office_too_many(self) -> Iterator[str]:
        to_office = [line for line in self.lines if line.role in OFFICE_ROLES and line.kind not in ANSWERS]
        for day, lines in self._by_day(to_office):
            heard: dict[str | None, set[tuple[str, str, str]]] = defaultdict(set)
            for line in lines:
                heard[line.person].add((line.at, line.kind, line.why))
            most = max(map(len, heard.values()))
            if most > OFFICE_A_DAY:
                yield words.office_too_many(day, most)

    def dropped(self) -> Iterator[str]:
        """Rungs that would come before the opening, or with it; then the opening is all."""
        starts = self.calendar.on_or_after(self.file.directive.starts)
        for milestone in sorted(self.file.milestones, key=lambda milestone: milestone.last_day):
            days = self._rungs_ahead(milestone.wave)
            gone = sorted((left for left, day in days.items() if day <= starts), reverse=True)
            if gone and len(gone) == len(days):
                yield words.none_before(milestone.name, milestone.last_day, starts)
            elif gone:
                yield words.dropped(milestone.name, milestone.last_day, gone, starts)

    def not_announced(self) -> Iterator[str]:
        days = {line.day for line in self.lines} | {milestone.last_day for milestone in self.file.milestones}
        years = sorted({day.year for day in days if not self.calendar.is_announced(day.year)})
        if years:
            yield words.not_announced(years)

    def _rungs_ahead(self, wave: str) -> dict[int, date]:
        """Working days left → the earliest day of that rung, of all ladders of the wave."""
        ladders, found = Ladders(self.file, self.calendar), dict[int, date]()
        for task in self.file.tasks:
            if wave in task.waves:
                for day, rung in ladders.of(task.code, wave).of(self.file.last_day(task.code, wave)).items():
                    if rung.startswith("T-"):
                        left = int(rung.removeprefix("T-"))
                        found[left] = min(day, found.get(left, day))
        return found

    def _days_off_after(self, day: date) -> list[date]:
        following = self.calendar.shift(day, 1)
        return [day + _DAY * n for n in range(1, (following - day).days)]

    def _is_told(self, told: Line, leader: Line) -> bool:
        """Whether the office's message was ahead of the leader's, and of the same."""
        ahead = leader.moment - TOLD_WITHIN <= told.moment < leader.moment
        same_day = told.milestone is None or leader.milestone is None or told.milestone == leader.milestone
        return ahead and same_day and told.unit in (leader.unit, self.file.directive.office, None)

    def _raised(self) -> list[Line]:
        return [line for line in self.lines if line.kind == "escalation"]

    def _to_units(self) -> list[Line]:
        """Of the units that are followed up: the office's own leaders are no unit that hears nothing."""
        office = self.file.directive.office
        return [line for line in self.lines if line.role in UNIT_ROLES and line.unit not in (None, office)]

    def _unasked(self) -> list[Line]:
        """What units get by themselves; a broadcast is somebody's decision, and so is to be reminded again."""
        return [line for line in self._to_units() if line.kind not in (*ANSWERS, "broadcast") and line.why != ASKED]

    def _by_day(self, lines: Iterable[Line]) -> list[tuple[date, list[Line]]]:
        found: dict[date, list[Line]] = defaultdict(list)
        for line in lines:
            found[line.day].append(line)
        return sorted(found.items())

    def _shorts(self, units: Iterable[str]) -> list[str]:
        """In the file's order."""
        wanted = set(units)
        return [unit.short for unit in self.file.units if unit.code in wanted]
