"""Telling the office something."""

from collections.abc import Sequence
from typing import Any

from handlers.turn import Turn
from storage import staff
from storage.outbox import Choice


def tell(turn: Turn, of: str, event: str, text: str, choices: Sequence[Choice] = (), **more: Any) -> None:
    """One notice to each of the office but the one who acted."""
    for holder in staff.office(turn.session, turn.today):
        if holder.person != turn.actor.person:
            turn.notify_at(of, event, holder.address, text, choices, **more)
