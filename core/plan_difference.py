"""What a change of the calendar or of the directive does to the plan: which messages move, come, and go. Pure.

Before and after are agendas: what would be said when, and to how many units. Used wherever somebody is shown what a
change does before it is applied.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from core.calendar import WorkingCalendar
from core.planning import Job, Moment, Plan

Owed = Mapping[tuple[str, str, date], Collection[str]]
"""Task, wave and last day → the units that owe it still."""

EVERYBODY = "open"
"""In a check-in's `units`: every unit with open work."""

NO_NEWS = frozenset({Job.OFFICE_DUE, Job.MATTERS_DUE})
"""Looked at each working morning, whatever the plan."""
_ORDER = {job: place for place, job in enumerate(Job)}


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """One thing said: on a rung or for a rule of the file, to so many units (0: to the office alone)."""

    at: datetime
    job: Job
    what: str
    units: int


Agenda = frozenset[Said]


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that changes: it comes (no `before`), goes (no `after`), moves, or is for more or fewer units."""

    day: date
    job: Job
    what: str
    before: Said | None
    after: Said | None


def agenda(plan: Plan, owed: Owed, since: datetime, until: datetime) -> Agenda:
    """What the plan says after `since`, up to `until`."""
    counted = _Counted(plan, owed)
    moments = (moment for moment in plan.after(since, until) if moment.job not in NO_NEWS)
    return frozenset(said for moment in moments for said in counted.said(moment))


def difference(calendar: WorkingCalendar, before: Agenda, after: Agenda) -> list[Row]:
    """By day. What leaves one moment and comes at another for the same reason has moved."""
    gone, new = _by_reason(before - after), _by_reason(after - before)
    rows = [
        _row(calendar, *reason, was, comes)
        for reason in gone.keys() | new.keys()
        for was, comes in _paired(gone.get(reason, []), new.get(reason, []))
    ]
    return sorted(rows, key=lambda row: (row.day, _ORDER[row.job], row.what))


def _row(calendar: WorkingCalendar, job: Job, what: str, before: Said | None, after: Said | None) -> Row:
    at = min(said.at for said in (before, after) if said is not None)
    return Row(calendar.day(at), job, what, before, after)


def applied(before: Agenda, rows: Iterable[Row]) -> Agenda:
    """The agenda that the rows lead to."""
    found = list(rows)
    gone = {row.before for row in found if row.before is not None}
    return (before - gone) | {row.after for row in found if row.after is not None}


def _by_reason(found: Iterable[Said]) -> dict[tuple[Job, str], list[Said]]:
    kinds: dict[tuple[Job, str], list[Said]] = defaultdict(list)
    for said in sorted(found):
        kinds[said.job, said.what].append(said)
    return kinds


def _paired(gone: list[Said], new: list[Said]) -> Iterator[tuple[Said | None, Said | None]]:
    """Those of the same moment; of the others in order, where they are as many."""
    same = {said.at for said in gone} & {said.at for said in new}
    for at in sorted(same):
        yield next(s for s in gone if s.at == at), next(s for s in new if s.at == at)
    left, come = ([said for said in side if said.at not in same] for side in (gone, new))
    if len(left) == len(come):
        yield from zip(left, come, strict=True)
    else:
        yield from ((said, None) for said in left)
        yield from ((None, said) for said in come)


class _Counted:
    """A plan's moments taken apart by reason, with how many units each is for."""

    def __init__(self, plan: Plan, owed: Owed) -> None:
        self._plan = plan
        self._owed = owed
        self._by_day: dict[date, set[str]] = defaultdict(set)
        for (_, _, last_day), units in owed.items():
            self._by_day[last_day].update(units)

    def said(self, moment: Moment) -> Iterator[Said]:
        day = self._plan.calendar.day(moment.at)
        for what, units in self._parts(moment, day):
            yield Said(moment.at, moment.job, what, units)

    def _parts(self, moment: Moment, day: date) -> list[tuple[str, int]]:
        match moment.job:
            case Job.NUDGES:
                return [(rung, len(units)) for rung, units in self._rungs(day).items()]
            case Job.OFFICE_CALLS | Job.LEADERS_AHEAD | Job.LEADERS:
                return [(moment.why, len(self._stepped(moment.job, day)))]
            case Job.CHECK_INS:
                return [(check_in.code, self._asked(check_in.units)) for check_in in self._plan.checked_in(day)]
            case Job.OPENING:
                return [(moment.why, self._asked(EVERYBODY))]
            case Job.DIGEST:
                return [(moment.why.partition(",")[0], 0)]  # one that is moved from a day off is the same one
            case _:
                return [(what, 0) for what in moment.why.split(", ")]

    def _rungs(self, day: date) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for (task, wave, last_day), units in self._owed.items():
            rung = self._plan.ladders.of(task, wave).on(last_day, day)
            if rung:
                found[rung].update(units)
        return found

    def _stepped(self, job: Job, day: date) -> set[str]:
        escalation = self._plan.file.escalation
        step = escalation.office if job is Job.OFFICE_CALLS else escalation.leader
        return set().union(*(self._by_day[last_day] for last_day in self._plan.stepped(step, day)))

    def _asked(self, audience: str) -> int:
        """Units with open work: all of them, a wave's, or the one of that code."""
        waves = {wave.code for wave in self._plan.file.waves}
        owing = [
            set(units) if audience in (EVERYBODY, wave) else set(units) & {audience} - waves
            for (_, wave, _), units in self._owed.items()
        ]
        return len(set().union(*owing))
