"""A later day asked for in plain words is a difficulty, until it is asked for in form: then that alone is answered."""

from core.states import State
from core.texts import moving as words
from core.understanding import understand
from handlers import matters
from handlers.turn import Turn
from handlers.vocabulary import asks_for_later_day, vocabulary
from storage import difficulties
from storage.difficulties import Matter
from storage.extensions import Asked


def by_request(turn: Turn, asked: Asked) -> None:
    """End the person's own difficulties that say no more than this request."""
    for matter in difficulties.unfinished(turn.session, turn.directive.id):
        if _is_the_same(turn, matter, asked):
            text = words.instead_of(asked.number, matter.number)
            matters.note(turn, matter, "closed", text)
            difficulties.close(turn.session, matter.id, turn.now)
            turn.reply(text)
            matters.tell_office(turn, matter, "superseded", text, answering=False)


def _is_the_same(turn: Turn, matter: Matter, asked: Asked) -> bool:
    """Nobody has taken it yet, and it asks for time alone: what holds the task up still wants its answer."""
    if (matter.kind, matter.state, matter.raised_by) != ("difficulty", difficulties.OPEN, turn.actor.person):
        return False
    if matter.unit != asked.unit or matter.assignment not in (None, asked.assignment):
        return False
    labels = understand(matter.text, vocabulary(turn), turn.directive.calendar.day(matter.opened_at)).labels
    return asks_for_later_day(matter.text) and not any(label.state is State.BLOCKED for label in labels)
