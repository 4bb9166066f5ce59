""" "Báo nhầm", "xin rút lại": what was said last, with the ways to take it back."""

from core.texts import labels, officials
from handlers import reporting
from handlers.routes import Routes
from handlers.turn import Turn
from storage import statuses
from storage.outbox import Choice

routes = Routes()


def ask(turn: Turn) -> None:
    unit = turn.unit()
    told = [status for status in turn.statuses(unit) if status.reported_at is not None]
    if not told:
        turn.reply(officials.NOTHING_RETRACTABLE)
        reporting.edit_any(turn)
        return
    newest = max(told, key=lambda status: status.reported_at or turn.now)
    row = statuses.last_report(turn.session, newest.assignment)
    choices = [
        Choice(labels.WITHDRAW, "report.discard", {"reports": [row.id]}),
        Choice(labels.EDIT, "report.edit", {"reports": [row.id]}),
    ]
    turn.reply(officials.ask_retract(unit.name, newest), choices)
