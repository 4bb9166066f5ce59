""" "Báo nhầm", "xin rút lại": what was said last, with the ways to take it back."""

from core.texts import labels, officials
from handlers import reporting
from handlers.routes import Routes
from handlers.turn import Turn
from handlers.vocabulary import named_tasks
from storage import statuses
from storage.outbox import Choice

routes = Routes()


def ask(turn: Turn) -> None:
    """The unit's newest report that stands, of the task that the words name if they name one."""
    unit = turn.unit()
    meant = named_tasks(turn.text)
    told = {s.assignment: s for s in turn.statuses(unit) if not meant or s.number in meant}
    row = statuses.last_report(turn.session, list(told))
    if row is None:
        turn.reply(officials.NOTHING_RETRACTABLE)
        turn.data = {"unit": unit.id}
        reporting.edit_any(turn)
        return
    choices = [
        Choice(labels.WITHDRAW, "report.discard", {"reports": reporting.chain(turn, row)}),
        Choice(labels.EDIT, "report.edit", {"reports": [row.id]}),
    ]
    turn.reply(officials.ask_retract(unit.name, told[row.assignment_id]), choices)
