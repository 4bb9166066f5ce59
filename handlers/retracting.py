""" "Báo nhầm", "xin rút lại": what was said last, with the ways to take it back."""

from typing import Any

from core.states import State
from core.texts import labels, officials
from core.texts import saying_back as words
from handlers import correcting
from handlers.routes import Routes
from handlers.turn import Turn
from handlers.vocabulary import named_tasks
from storage import messages_said, statuses
from storage.outbox import Choice

routes = Routes()


def ask(turn: Turn) -> None:
    """The unit's newest answer that stands, of the task that the words name if they name one."""
    unit = turn.unit()
    meant = named_tasks(turn.text)
    told = {s.assignment: s for s in turn.statuses(unit) if not meant or s.number in meant}
    row = statuses.last_report(turn.session, list(told))
    if row is None:
        turn.reply(officials.NOTHING_RETRACTABLE)
        turn.data = {"unit": unit.id}
        correcting.edit_any(turn)
        return
    rows = messages_said.beside(turn.session, row, list(told))
    said = [words.of_task(told[row.assignment_id], _state(row), row.percent, row.expected) for row in rows]
    halves = [half for each in rows for half in correcting.chain(turn, each)]
    choices = [
        Choice(labels.WITHDRAW, "report.discard", {"reports": halves}),
        Choice(labels.EDIT, "report.edit", {"reports": [each.id for each in rows]}),
    ]
    turn.reply(words.ask_retract(unit.name, said), choices)


def _state(row: Any) -> State | None:
    return State(row.state) if row.state else None
