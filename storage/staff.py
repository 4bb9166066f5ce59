"""Who sits in the office, and who administers the bot: those to whom it says something of its own accord."""

from datetime import date

from sqlalchemy.orm import Session

from core.rights import Role
from storage.people import Holder, each_once, holders


def office(session: Session, day: date) -> list[Holder]:
    """The office's people, each once; the admins where nobody else holds a post there."""
    return each_once(holders(session, day, [Role.OFFICE]) or holders(session, day, [Role.ADMIN]))


def admins(session: Session, day: date) -> list[Holder]:
    """The admins, each once; the office where there is none."""
    return each_once(holders(session, day, [Role.ADMIN]) or holders(session, day, [Role.OFFICE]))
