"""Days typed where a question asked for one or more; what tells of the work instead is read as a message of its own."""

from datetime import date

from core.day_ranges import DayRange
from core.refusal import Refusal
from core.rights import Action
from core.said_days import Said, past_day, said_days
from core.text_folding import fold
from core.texts import days as words
from core.texts import officials
from core.understanding import understand
from handlers import absence, day_choices, free_text, later, pausing
from handlers.routes import Routes
from handlers.turn import Turn
from handlers.vocabulary import named_tasks, vocabulary

routes = Routes()

SHORT = 40
"""Characters; what is longer and names no day was meant as something else."""


def typed_day(turn: Turn, none_found: str) -> date | None:
    """The one day that is named. None: it is answered here; or, where an official says how a task stands, the question
    is left and the message read as one of its own."""
    reading = understand(turn.text, vocabulary(turn), turn.said_on)
    days = {label.expected for label in reading.labels if label.expected}
    official = turn.actor.may(Action.REPORT)
    if reading.impossible_date:
        turn.reply(officials.impossible_date(reading.impossible_date))
    elif len(days) == 1 and not (official and any(label.task for label in reading.labels)):
        return days.pop()
    elif official and (reading.labels or len(turn.text) > SHORT):
        _read_anew(turn)
    else:
        day = past_day(turn.text, turn.said_on)
        turn.reply(officials.past_date(day) if day else none_found)
    return None


def _read_anew(turn: Turn) -> None:
    """It was no answer: the question is left, and the message read as one of its own."""
    turn.leave()
    free_text.read(turn)


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
        _read_anew(turn)
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
