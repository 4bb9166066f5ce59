"""Days typed where a question asked for them; what tells of the work instead is read as a message of its own."""

from core.day_ranges import DayRange, Said, said_days
from core.refusal import Refusal
from core.rights import Action
from core.text_folding import fold
from core.texts import days as words
from core.understanding import understand
from handlers import absence, day_choices, free_text, later, pausing
from handlers.routes import Routes
from handlers.turn import Turn
from handlers.vocabulary import named_tasks, vocabulary

routes = Routes()

SHORT = 40
"""Characters; what is longer and names no day was meant as something else."""


@routes.step(later.DAY, right=later.MAY)
def later_day(turn: Turn) -> None:
    days = _days(turn)
    if days is not None:
        at = later.moment(turn, days.first)
        turn.leave()
        later.put_off(turn, at, turn.data["row"])


@routes.step(absence.DAYS, right=absence.MAY)
def absence_days(turn: Turn) -> None:
    days = _days(turn)
    if days is not None:
        turn.leave()
        absence.record(turn, days)


@routes.step(pausing.DAYS, right=pausing.MAY)
def pause_days(turn: Turn) -> None:
    days = _days(turn)
    if days is not None:
        turn.leave()
        pausing.ask_reason(turn, days)


def _days(turn: Turn) -> DayRange | None:
    """None: it was something else, and that has been answered."""
    if turn.actor.may(Action.REPORT) and _is_of_tasks(turn):
        turn.leave()
        free_text.read(turn)
        return None
    days = day_choices.typed(turn)
    if days is None:
        raise Refusal(words.NO_DAYS)
    return days


def _is_of_tasks(turn: Turn) -> bool:
    """Whether it tells how the work stands, or wants something else: no days are meant then."""
    reading = understand(turn.text, vocabulary(turn), turn.said_on)
    told = [label for label in reading.labels if label.state is not None or label.percent is not None]
    if reading.wish is not None or named_tasks(turn.text) or any(label.task for label in told):
        return True
    if said_days(turn.text, turn.said_on) != Said():
        return any(word in fold(turn.text) for word in _TELL)
    return bool(told) or len(turn.text) > SHORT


_TELL = ("xong", "hoan thanh")
"""With these a day is a promise."""
