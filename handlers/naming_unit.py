"""Which unit the office means: the one whose name it is; several, or a near one, are asked about and never guessed."""

from core.directive import Unit
from core.refusal import Refusal
from core.texts import office as names
from core.texts import unit_page as words
from core.unit_names import find_units, is_initials, near_units
from handlers.turn import Turn
from storage import assignments
from storage.outbox import Choice

OFFERED = 20


def named_unit(turn: Turn, action: str) -> int | None:
    """The unit's id. None: the units that may be meant have been offered, each as a button for `action`. Raises
    Refusal where none may be."""
    every = turn.directive.file.units
    found = find_units(turn.text, every)
    if len(found) == 1:
        return _ids(turn, found)[found[0].code]
    near = found or near_units(turn.text, every)
    if not near:
        raise Refusal(words.INITIALS if is_initials(turn.text) else names.unknown_unit(turn.text))
    ids = _ids(turn, near[:OFFERED])
    choices = [Choice(unit.name, action, {"unit": ids[unit.code]}, lasting=True) for unit in near if unit.code in ids]
    turn.reply(words.which(turn.text, len(near) - len(choices), surely=bool(found)), choices)
    return None


def _ids(turn: Turn, units: list[Unit]) -> dict[str, int]:
    return assignments.unit_ids(turn.session, [unit.code for unit in units])
