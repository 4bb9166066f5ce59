""" "Đã nhận" under a broadcast or the opening notice."""

from core.dates import full_day, hour
from core.texts import officials
from handlers.routes import Routes
from handlers.turn import Turn
from storage import audits, broadcasts

routes = Routes()


@routes.action("broadcast.received")
def broadcast_received(turn: Turn) -> None:
    broadcasts.acknowledge(turn.session, turn.data["id"], turn.actor.person, turn.now)
    _thank(turn)


@routes.action("opening.received")
def opening_received(turn: Turn) -> None:
    audits.note(turn.session, turn.now, turn.actor.person, "opening received")
    _thank(turn)


def _thank(turn: Turn) -> None:
    local = turn.directive.calendar.local(turn.message.sent_at)
    turn.reply(officials.receipt(turn.unit_names, f"{hour(local)} ngày {full_day(local.date())}"))
