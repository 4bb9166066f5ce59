"""An entry of the route as a chief of office reads it: no code of the data, no key of the database."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.directive import DirectiveFile, Milestone
from core.rights import OFFICE_ROLES, ROLE_NAMES, UNIT_ROLES, Role
from core.route import ANSWERS, Day, Entry, Line
from core.texts import route as words

MANY, FEW = 6, 3
"""Units that are counted rather than named; units that are named as left out."""

_IN_ORDER = {role: place for place, role in enumerate(Role)}


@dataclass(frozen=True, slots=True)
class EntryWords:
    at: str  # 07:15; empty for what answers somebody, at any time of the day
    kind: str
    what: str  # the tasks and their day; empty where there are none
    who: str
    people: str  # how many
    why: str


class RouteWords:
    """The words of one directive's route."""

    def __init__(self, file: DirectiveFile) -> None:
        self._file = file
        self._milestones = {milestone.code: milestone for milestone in file.milestones}
        asked = {unit for wave in file.waves for unit in wave.units}
        self._asked = [unit.code for unit in file.units if unit.code in asked]
        self._places = {unit.code: place for place, unit in enumerate(file.units)}

    def of(self, entry: Entry, day: Day) -> EntryWords:
        first = entry.first
        return EntryWords(
            at="" if first.kind in ANSWERS else first.at[11:16],
            kind=words.kind_name(first.kind, first.why),
            what=self._about(entry.lines) if first.role in OFFICE_ROLES else self._what(first),
            who=self._who(entry.lines),
            people=words.people(len(entry.persons)),
            why=self._why(entry, day),
        )

    def _what(self, line: Line) -> str:
        milestone = self._milestones.get(line.milestone or "")
        known = {task.code for task in self._file.tasks}
        tasks = [code for code in line.tasks if code in known]
        if milestone is None or not tasks:
            return ""
        of_wave = [task.code for task in self._file.tasks if milestone.wave in task.waves]
        named = words.task_numbers([self._file.number(code) for code in tasks], every=tasks == of_wave)
        days = {self._file.last_day(code, milestone.wave) for code in tasks}
        return words.due(named, milestone.name, sorted(days))

    def _about(self, lines: Iterable[Line]) -> str:
        """The units that the office hears of."""
        codes = frozenset(line.unit for line in lines if line.unit and line.kind not in ANSWERS)
        return words.about(self._units(codes)) if codes - {self._file.directive.office} else ""

    def _why(self, entry: Entry, day: Day) -> str:
        first = entry.first
        milestone = self._milestones.get(first.milestone or "")
        why = words.reason(first.kind, first.why, binding=_is_binding(milestone))
        return "; ".join([why, *_stand_ins(entry, day)] if first.kind == "nudge" else [why])

    def _who(self, lines: Iterable[Line]) -> str:
        """Posts that the same units hold are named together; the office by its posts alone."""
        units: dict[Role | None, set[str]] = {}
        for line in lines:
            units.setdefault(line.role, set()).add(_home(line))
        together: dict[frozenset[str], list[Role]] = {}
        for role in sorted((role for role in units if role), key=_IN_ORDER.__getitem__):
            together.setdefault(frozenset(units[role]), []).append(role)
        return "; ".join(self._named(roles, codes) for codes, roles in together.items())

    def _named(self, roles: list[Role], codes: frozenset[str]) -> str:
        if codes == {self._file.directive.office} and OFFICE_ROLES.issuperset(roles):
            shown = [ROLE_NAMES[role] for role in roles if role is not Role.OFFICE]
            return ", ".join([self._file.office.short, *shown] if Role.OFFICE in roles else shown)
        return words.roles_of([ROLE_NAMES[role] for role in roles], self._units(codes))

    def _units(self, codes: frozenset[str]) -> str:
        """By name; many of them as what they are together, with the few that are left out."""
        wholes = {frozenset(wave.units): wave.name for wave in self._file.waves} | {frozenset(self._asked): ""}
        if len(codes) >= MANY:
            for whole, wave in sorted(wholes.items(), key=lambda one: len(one[0] - codes)):
                if codes == whole:
                    return words.wave_units(len(codes), wave) if wave else words.all_units(len(codes))
                if codes < whole and len(whole - codes) <= FEW:
                    return words.all_but(len(codes), wave, self._names(whole - codes))
        return self._names(codes)

    def _names(self, codes: Iterable[str]) -> str:
        return ", ".join(self._short(code) for code in sorted(codes, key=lambda code: self._places.get(code, 0)))

    def _short(self, code: str) -> str:
        return self._file.unit(code).short if code in self._places else code


def _home(line: Line) -> str:
    """The unit that a person of a unit hears of; of the office's people their own."""
    own = (line.person or "").split("/")[0]
    return (line.unit or own) if line.role in UNIT_ROLES else own


def _is_binding(milestone: Milestone | None) -> bool:
    return milestone is not None and milestone.binding == "document"


def _stand_ins(entry: Entry, day: Day) -> Iterator[str]:
    """Why others than the focal officials are reminded."""
    by_role = {role: {line.unit for line in entry.lines if line.role is role} for role in UNIT_ROLES}
    backup, focal = by_role[Role.BACKUP], day.reminded(Role.FOCAL)
    if backup & focal:
        yield words.BACKUP_TOO
    if backup - focal:
        yield words.BACKUP_INSTEAD
    if by_role[Role.LEADER]:
        yield words.LEADER_INSTEAD
