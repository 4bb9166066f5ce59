"""Accounts: the chats in which people have joined."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage import outbox
from storage.people import Actor, accounts, people
from storage.rows import add
from storage.tables import Account


def bind(session: Session, person: int, channel: str, chat: str, now: datetime) -> int:
    """Make the chat this person's. They have not agreed to anything yet."""
    known = session.scalar(select(accounts.c.id).where(accounts.c.channel == channel, accounts.c.chat == chat))
    if known is None:
        return add(session, Account(person_id=person, channel=channel, chat=chat, bound_at=now))
    fresh = {"person_id": person, "bound_at": now, "agreed_at": None, "health": "ok", "caught_up": False, "menu": ""}
    session.execute(update(accounts).where(accounts.c.id == known).values(**fresh))
    return int(known)


def agree(session: Session, actor: Actor, now: datetime) -> None:
    """From here on this chat may be written to, and gets what waits for the person."""
    session.execute(update(accounts).where(accounts.c.id == actor.account).values(agreed_at=now, health="ok"))
    outbox.readdress(session, actor.person, actor.channel, actor.chat, now)


def any_account(session: Session) -> tuple[str, str] | None:
    """Channel and chat of somebody who has joined."""
    row = session.execute(select(accounts.c.channel, accounts.c.chat).limit(1)).first()
    return (row.channel, row.chat) if row else None


def newly_joined(session: Session) -> set[int]:
    """Who has agreed, and the planner has not looked at them yet."""
    return set(session.scalars(_NEWLY_JOINED))


_NEWLY_JOINED = select(accounts.c.person_id).where(accounts.c.agreed_at.is_not(None), accounts.c.caught_up.is_(False))


def all_caught_up(session: Session) -> None:
    session.execute(update(accounts).where(accounts.c.agreed_at.is_not(None)).values(caught_up=True))


@dataclass(frozen=True, slots=True)
class Known:
    id: int
    name: str


def not_joined(session: Session) -> list[Known]:
    """Persons with no account that has agreed, in the roster's order."""
    joined = select(accounts.c.id).where(accounts.c.person_id == people.c.id, accounts.c.agreed_at.is_not(None))
    query = select(people.c.id, people.c.name).where(~joined.exists()).order_by(people.c.id)
    return [Known(row.id, row.name) for row in session.execute(query)]
