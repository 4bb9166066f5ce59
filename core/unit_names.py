"""Finding a unit by what somebody typed: its name, short name or alias, with or without diacritics; no initials."""

import re
from collections.abc import Sequence

from core.directive import Unit
from core.text_folding import fold

_WORDS = re.compile(r"\w+")


def find_units(typed: str, units: Sequence[Unit]) -> list[Unit]:
    """The unit whose name it is; else those whose names contain it, whole words only. Never a guess among several."""
    wanted = fold(typed).strip(" .,!?")
    exact = [unit for unit in units if wanted in _names(unit)]
    if exact or len(wanted) < 3:
        return exact
    return [unit for unit in units if any(f" {wanted} " in f" {name} " for name in _names(unit))]


def is_named(text: str, names: Sequence[str]) -> bool:
    """Whether one of the names stands in the text, whole words only."""
    said = f" {' '.join(_WORDS.findall(fold(text)))} "
    return any(f" {' '.join(_WORDS.findall(fold(name)))} " in said for name in names)


def _names(unit: Unit) -> tuple[str, ...]:
    return tuple(fold(name) for name in (unit.name, unit.short, unit.code, *unit.aliases))
