"""Alarms: what is wrong with the running bot, told to whoever looks after it, once a day and name."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from core.ledger import Kind
from core.rights import Role
from storage import outbox, people, reach
from storage.directives import Loaded
from storage.outbox import Address, Draft


def tell(session: Session, directive: Loaded, name: str, sentence: str, now: datetime) -> None:
    """Queue it on every channel of each admin, for the channel that is out of order is no way to say so."""
    day = directive.calendar.day(now)
    chats = _chats(session, day, Role.ADMIN) or _chats(session, day, Role.OFFICE)
    outbox.queue(session, *(_draft(name, sentence, day, to, now) for to in chats))


def _chats(session: Session, day: date, role: Role) -> list[Address]:
    return reach.every_chat(session, {holder.person for holder in people.holders(session, day, [role])})


def _draft(name: str, sentence: str, day: date, to: Address, now: datetime) -> Draft:
    key = f"notice:alarm:{name}:{day.isoformat()}:{to.person}:{to.channel}"
    return Draft(key, Kind.NOTICE, to, sentence, now, subject={"event": "alarm", "alarm": name})
