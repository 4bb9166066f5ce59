"""The day by which a task is to be done: picked or typed, after "Đang làm"."""

from datetime import date

from core.rights import Action
from core.states import State
from core.texts import officials
from core.understanding import understand
from handlers import free_text, reporting
from handlers.past_days import past_day
from handlers.routes import Routes
from handlers.said import Item, Source, is_old, write_down
from handlers.turn import Turn
from handlers.vocabulary import vocabulary

routes = Routes()
MAY = Action.REPORT


@routes.action("report.date", right=MAY)
def set_date(turn: Turn) -> None:
    _promise(turn, date.fromisoformat(turn.data["e"]))


@routes.action("report.no_date", right=MAY)
def no_date(turn: Turn) -> None:
    status = turn.status(turn.data["a"])
    item = Item.of(status, status.state, status.percent)
    turn.reply(officials.recorded(status.unit_name, [item.words]), reporting.undo([turn.data["report"]]))


@routes.step("report.date", right=MAY)
def type_date(turn: Turn) -> None:
    """A date typed; anything else that is understood leaves the question and is read as a message of its own."""
    reading = understand(turn.text, vocabulary(turn), turn.said_on)
    if reading.impossible_date:
        turn.reply(officials.impossible_date(reading.impossible_date))
        return
    days = {label.expected for label in reading.labels if label.expected}
    if len(days) != 1 or any(label.task for label in reading.labels):
        _not_a_date(turn, bool(reading.labels))
        return
    turn.leave()
    _promise(turn, days.pop())


def _not_a_date(turn: Turn, means_something: bool) -> None:
    if means_something or len(turn.text) > 40:
        turn.leave()
        free_text.read(turn)
    else:
        day = past_day(turn.text, turn.said_on)
        turn.reply(officials.past_date(day) if day else officials.NO_DATE_FOUND)


def _promise(turn: Turn, day: date) -> None:
    status = turn.status(turn.data["a"])
    item = Item.of(status, State.IN_PROGRESS, status.percent, day)
    if is_old(turn, item, turn.data["report"]):
        turn.reply(officials.newer_news([status.number]))
        return
    kind = "button" if turn.message.press else "text"
    written = write_down(turn, [item], Source.of(turn, kind), [turn.data["report"]])
    text = "\n".join(written.words(status.unit_name, [item]))
    if day > status.last_day:
        text += "\n" + officials.after_last_day(day, status.last_day)
    turn.reply(text, reporting.undo(written.reports, also=[turn.data["report"]]))
