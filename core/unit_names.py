"""Finding a unit by what somebody typed: its name, short name or alias, with or without diacritics; no initials."""

import re
from collections.abc import Sequence
from difflib import get_close_matches

from core.directive import Unit
from core.text_folding import fold

_WORDS = re.compile(r"\w+")
_FEWEST = 3
"""Letters by which a unit may be known."""


def find_units(typed: str, units: Sequence[Unit]) -> list[Unit]:
    """The unit whose name it is; else those whose names contain it, whole words only. Never a guess among several."""
    wanted = fold(typed).strip(" .,!?")
    exact = [unit for unit in units if wanted in _names(unit)]
    if exact or len(wanted) < _FEWEST:
        return exact
    return [unit for unit in units if any(f" {wanted} " in f" {name} " for name in _names(unit))]


def is_named(text: str, names: Sequence[str]) -> bool:
    """Whether one of the names stands in the text, whole words only."""
    said = f" {' '.join(_WORDS.findall(fold(text)))} "
    return any(f" {' '.join(_WORDS.findall(fold(name)))} " in said for name in names)


def units_in(text: str, units: Sequence[Unit]) -> list[Unit]:
    """Those named in the midst of other words; of names inside one another only the longest."""
    said = f" {' '.join(_WORDS.findall(fold(text)))} "
    found = {unit.code: (unit, _longest(said, unit)) for unit in units if _longest(said, unit)}
    return [
        unit
        for unit, name in found.values()
        if not any(f" {name} " in f" {other} " and name != other for _, other in found.values())
    ]


def _longest(said: str, unit: Unit) -> str:
    """Of the unit's names that stand in the text; empty: none does."""
    names = (" ".join(_WORDS.findall(name)) for name in _names(unit))
    return max((name for name in names if f" {name} " in said), key=len, default="")


def _names(unit: Unit) -> tuple[str, ...]:
    return tuple(fold(name) for name in (unit.name, unit.short, unit.code, *unit.aliases))


def near_units(typed: str, units: Sequence[Unit]) -> list[Unit]:
    """Those that may have been meant by a beginning ("phước th") or a slip ("phuoc hao"): to be asked, never taken."""
    wanted = fold(typed).strip(" .,!?")
    if is_initials(typed):
        return []
    begun = [unit for unit in units if any(name.startswith(wanted) for name in _names(unit))]
    if begun:
        return begun
    near = set(get_close_matches(wanted, [name for unit in units for name in _names(unit)], n=3, cutoff=0.8))
    return [unit for unit in units if near & set(_names(unit))]


def is_initials(typed: str) -> bool:
    """`PH`, `pt`: too little to know a unit by."""
    return len(fold(typed).replace(" ", "").replace(".", "")) < _FEWEST
