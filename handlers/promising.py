"""The day by which a task is to be done: picked or typed, after "Đang làm"."""

from datetime import date

from core.rights import Action
from core.states import State
from core.texts import officials
from core.texts import saying_back as words
from handlers import reporting
from handlers.routes import Routes
from handlers.said import Item, Source, halves, is_old, write_down
from handlers.turn import Turn
from handlers.typed_days import typed_day

routes = Routes()
MAY = Action.REPORT


@routes.action("report.date", right=MAY)
def set_date(turn: Turn) -> None:
    _promise(turn, date.fromisoformat(turn.data["e"]))


@routes.action("report.no_date", right=MAY)
def no_date(turn: Turn) -> None:
    status = turn.status(turn.data["a"])
    item = Item.of(status, status.state, status.percent)
    turn.reply(words.recorded(status.unit_name, [item.words]), reporting.undo([turn.data["report"]]))


@routes.step("report.date", right=MAY)
def type_date(turn: Turn) -> None:
    """A date typed; anything else that is understood leaves the question and is read as a message of its own."""
    day = typed_day(turn, officials.NO_DATE_FOUND)
    if day is not None:
        turn.leave()
        _promise(turn, day)


def _promise(turn: Turn, day: date) -> None:
    status = turn.status(turn.data["a"])
    item = Item.of(status, State.IN_PROGRESS, status.percent, day)
    if is_old(turn, item, turn.data["report"]):
        turn.reply(officials.newer_news([status.number]))
        return
    kind = "button" if turn.message.press else "text"
    written = write_down(turn, [item], Source.of(turn, kind), halves([item], [turn.data["report"]]))
    text = "\n".join(written.words(status.unit_name, [item]))
    if day > status.last_day:
        text += "\n" + officials.after_last_day(day, status.last_day)
    undo = reporting.undo(written.reports, also=[turn.data["report"]])
    turn.reply(text, [*undo, *reporting.offer_later_day(turn, [item])])
