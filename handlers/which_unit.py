"""Somebody who speaks for several units: for which one, before the handler that needs to know goes on."""

from dataclasses import replace
from datetime import datetime

from core.texts import officials
from handlers.turn import Turn
from storage.outbox import Choice

PICKED = "unit.picked"


def ask(turn: Turn, route: str) -> None:
    """Keep what was said in the buttons; picking one goes on at `route`."""
    turn.leave()
    message = turn.message
    kept = {"route": route, "text": turn.text, "said": message.text, "at": message.sent_at.isoformat()}
    kept["ref"] = message.ref or ""
    choices = [Choice(unit.name, PICKED, {**kept, "data": {**turn.data, "unit": unit.id}}) for unit in turn.actor.units]
    turn.reply(officials.PICK_UNIT, choices)


def go_on(turn: Turn) -> str:
    """Put back what was said, as of when it was said; the route to go on at."""
    kept = turn.data
    moment = datetime.fromisoformat(kept["at"])
    turn.message = replace(turn.message, text=kept["said"], sent_at=moment, press=None, ref=kept.get("ref") or None)
    turn.text, turn.data = kept["text"], kept["data"]
    return str(kept["route"])
