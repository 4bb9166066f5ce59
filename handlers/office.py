"""Telling the office something."""

from handlers.turn import Turn
from storage import staff
from storage.outbox import Choice


def tell(turn: Turn, subject: str, event: str, text: str, choices: list[Choice] | None = None) -> None:
    """One notice to each of the office but the one who acted."""
    for holder in staff.office(turn.session, turn.today):
        if holder.person != turn.actor.person:
            turn.notify_at(subject, event, holder.address, text, choices or ())
