"""The words by which the directive's tasks and units are known, as the reader of messages needs them."""

from core.understanding import TaskWords, Vocabulary
from handlers.turn import Turn


def vocabulary(turn: Turn) -> Vocabulary:
    """The directive's words: its tasks, the sender's unit, everybody else's."""
    file = turn.directive.file
    own = {unit.code for unit in turn.actor.units}
    names = {unit.code: (unit.name, unit.short, *unit.aliases) for unit in file.units}
    return Vocabulary(
        tasks=tuple(TaskWords(number, task.words) for number, task in enumerate(file.tasks, 1)),
        own_unit=tuple(name for code in names if code in own for name in names[code]),
        other_units=tuple(name for code in names if code not in own for name in names[code]),
    )
