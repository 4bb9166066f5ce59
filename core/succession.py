"""Units that end and pass on to others: whose work and people are whose from then on. Pure."""

from collections.abc import Mapping
from datetime import date

from core.directive import DirectiveFile, Unit, Wave

Heirs = Mapping[str, tuple[str, ...]]


def heirs(file: DirectiveFile, today: date) -> dict[str, tuple[str, ...]]:
    """Ended unit → the units that stand for it today; of those that ended in their turn, their own heirs."""
    units = {unit.code: unit for unit in file.units}
    return {code: _standing(unit, units, today, {code}) for code, unit in units.items() if _has_passed(unit, today)}


def _has_passed(unit: Unit, today: date) -> bool:
    return bool(unit.successors) and unit.valid_to is not None and unit.valid_to < today


def _standing(unit: Unit, units: Mapping[str, Unit], today: date, seen: set[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for code in unit.successors:
        if code in seen or code not in units:
            continue
        later = units[code]
        passed = _standing(later, units, today, seen | {code}) if _has_passed(later, today) else (code,)
        found |= dict.fromkeys(passed)
    return tuple(found)


def succeeded(file: DirectiveFile, found: Heirs) -> DirectiveFile:
    """The file with each wave's ended units replaced by their heirs, every unit once."""
    if not any(code in found for wave in file.waves for code in wave.units):
        return file
    waves = tuple(wave.model_copy(update={"units": _members(wave, found)}) for wave in file.waves)
    return file.model_copy(update={"waves": waves})


def _members(wave: Wave, found: Heirs) -> tuple[str, ...]:
    members: dict[str, None] = {}
    for code in wave.units:
        members |= dict.fromkeys(found.get(code) or (code,))
    return tuple(members)
