"""What an update says of the chat itself: blocked, open again, a group, moved. Nobody's business but the bot's."""

from datetime import datetime

from sqlalchemy.orm import Session

from core.channel import Incoming, Reach
from core.ledger import Kind, RowState
from core.texts import people as words
from storage import calls, outbox, reach
from storage.outbox import Address, Draft, Row

REASON = "blocked by the person"


def note(session: Session, message: Incoming, inbox: int, now: datetime) -> bool:
    """Write it down; whether that is all there is to the message."""
    if message.moved_to is not None:
        reach.moved(session, message.channel, message.chat, message.moved_to)
    elif message.reach is Reach.BLOCKED:
        reach.lost(session, message.channel, message.chat, REASON, now)
    elif message.reach is Reach.OK:
        reach.found(session, message.channel, message.chat, now)
    elif message.reach is Reach.ADDED:
        to = Address(None, message.channel, message.chat)
        outbox.queue(session, Draft(f"reply:{inbox}:1", Kind.REPLY, to, words.GROUP, now))
    elif message.private:
        return False  # nothing is said to what is said in a group: others' states are nobody's business there
    return True


def quoted(session: Session, message: Incoming, now: datetime) -> None:
    """A reply to a message of ours proves that it arrived."""
    row = message.reply_to.row if message.reply_to else None
    found = outbox.get(session, row) if row is not None else None
    if found is not None and (found.channel, found.chat) == (message.channel, message.chat):
        proves(session, found, message.reply_to.ref if message.reply_to else None, now)


def proves(session: Session, row: Row, ref: str | None, now: datetime) -> None:
    """Somebody has answered this very message: it arrived, where we did not know."""
    if row.state is RowState.UNKNOWN:
        calls.arrived(session, row.id, ref, now)
