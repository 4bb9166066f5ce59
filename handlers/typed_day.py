"""A day typed in answer to a question that asks for one."""

from datetime import date

from core.rights import Action
from core.texts import officials
from core.understanding import understand
from handlers import free_text
from handlers.past_days import past_day
from handlers.turn import Turn
from handlers.vocabulary import vocabulary


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
    elif official and (reading.labels or len(turn.text) > 40):
        turn.leave()
        free_text.read(turn)
    else:
        day = past_day(turn.text, turn.said_on)
        turn.reply(officials.past_date(day) if day else none_found)
    return None
