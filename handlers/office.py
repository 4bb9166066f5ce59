"""Who sits in the office, as handlers need to tell them something."""

from core.rights import Role
from handlers.turn import Turn
from storage import people
from storage.outbox import Choice
from storage.people import Holder


def staff(turn: Turn) -> list[Holder]:
    """The office's people; the admins where nobody else holds a post there."""
    for roles in ((Role.OFFICE,), (Role.ADMIN,)):
        found = people.holders(turn.session, turn.today, roles)
        if found:
            return list({holder.person: holder for holder in found}.values())
    return []


def tell(turn: Turn, subject: str, event: str, text: str, choices: list[Choice] | None = None) -> None:
    """One notice to each of the office but the one who acted."""
    for holder in staff(turn):
        if holder.person != turn.actor.person:
            turn.notify_at(subject, event, holder.address, text, choices or ())
