"""Which units: all of them, a wave, or one by its name. For broadcasts and pauses."""

from typing import Any

from core.refusal import Refusal
from core.texts import office as words
from core.unit_names import find_units
from handlers.turn import Turn
from storage.outbox import Choice

Audience = dict[str, Any]
"""`{"to": "all" | "wave" | "unit" | "open", "code", "label"}`, as `storage.audiences` reads it."""


def choices(turn: Turn, then: str, one_unit: str, kept: dict[str, Any], *, open_ones: bool = False) -> list[Choice]:
    """A button for each audience, which goes on at `then`; one unit's name is asked for at `one_unit`."""
    found = [_audience(words.EVERYBODY, "all")]
    found += [_audience(wave.name, "wave", wave.code) for wave in turn.directive.file.waves]
    found += [_audience(words.WITH_OPEN_TASKS, "open")] if open_ones else []
    offered = [Choice(audience["label"], then, {**kept, **audience}) for audience in found]
    return [*offered, Choice(words.ONE_UNIT, one_unit, kept)]


def typed_unit(turn: Turn) -> Audience:
    """The one unit whose name was typed."""
    found = find_units(turn.text, turn.directive.file.units)
    if not found:
        raise Refusal(words.unknown_unit(turn.text))
    if len(found) > 1:
        raise Refusal(words.ambiguous_unit(turn.text, [unit.name for unit in found]))
    return _audience(found[0].name, "unit", found[0].code)


def _audience(label: str, to: str, code: str | None = None) -> Audience:
    return {"to": to, "code": code, "label": label}
