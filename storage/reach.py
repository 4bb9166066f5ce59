"""Whether a chat can be reached, and where what waits for a person goes when it cannot."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from storage.outbox import WAITS, Address, outbox, readdress
from storage.people import Held, accounts, address, held, people

OK, BLOCKED = "ok", "blocked"


def lost(session: Session, channel: str, chat: str, reason: str, now: datetime) -> Address | None:
    """The messenger refuses this chat. Where its person is reached from now on; None when nobody is known by it.

    What waits for them goes there too, or waits without a chat until they write again.
    """
    here = (accounts.c.channel == channel, accounts.c.chat == chat)
    person = session.scalar(select(accounts.c.person_id).where(*here))
    if person is None:
        return None
    news = {"health": BLOCKED, "trouble": reason, "troubled_at": now, "reported": False}
    session.execute(update(accounts).where(*here, accounts.c.health == OK).values(**news))
    to = address(session, person)
    # An edit goes nowhere else: the message that it changes is in this chat.
    waiting = (WAITS, outbox.c.channel == channel, outbox.c.chat == chat, outbox.c.edits.is_(None))
    session.execute(update(outbox).where(*waiting).values(channel=to.channel, chat=to.chat))
    return to


def found(session: Session, channel: str, chat: str, now: datetime | None = None) -> None:
    """Somebody wrote from a chat that could not be reached: it can."""
    here = (accounts.c.channel == channel, accounts.c.chat == chat, accounts.c.health != OK)
    fresh = {"health": OK, "trouble": "", "troubled_at": None, "reported": False}
    person = session.scalar(update(accounts).where(*here).values(**fresh).returning(accounts.c.person_id))
    if person is not None:
        readdress(session, person, channel, chat, now)


def moved(session: Session, channel: str, old: str, new: str) -> None:
    """A chat has a new id: a group that became a supergroup."""
    waiting = (WAITS, outbox.c.channel == channel, outbox.c.chat == old)
    session.execute(update(outbox).where(*waiting).values(chat=new))
    session.execute(update(accounts).where(accounts.c.channel == channel, accounts.c.chat == old).values(chat=new))


def on_channels(session: Session, channels: Collection[str]) -> dict[int, list[Address]]:
    """Person → their chats on these channels, of those that may be written to; who has none is missing."""
    found: dict[int, list[Address]] = defaultdict(list)
    for chat in _open_chats(session, accounts.c.channel.in_(channels)):
        found[chat.person or 0].append(chat)
    return dict(found)


def every_chat(session: Session, persons: Collection[int]) -> list[Address]:
    """All chats in which these people can be reached: of each channel the first."""
    found: dict[tuple[int | None, str | None], Address] = {}
    for chat in _open_chats(session, accounts.c.person_id.in_(persons)):
        found.setdefault((chat.person, chat.channel), chat)
    return list(found.values())


def _open_chats(session: Session, which: ColumnElement[bool]) -> list[Address]:
    """Those that may be written to, the first that a person joined with first."""
    query = select(accounts.c.person_id, accounts.c.channel, accounts.c.chat)
    open_ones = (accounts.c.agreed_at.is_not(None), accounts.c.health == OK)
    return [Address(*row) for row in session.execute(query.where(which, *open_ones).order_by(accounts.c.id))]


@dataclass(frozen=True, slots=True)
class Missing:
    """Somebody who cannot be reached on a channel, and why, in the messenger's words."""

    account: int
    person: int
    name: str
    phone: str
    posts: Sequence[Held]
    channel: str
    reason: str


def unreported(session: Session, today: date) -> list[Missing]:
    """Chats lost of which the office has not heard yet, of people who are not reached elsewhere."""
    other = accounts.alias()
    elsewhere = select(other.c.id).where(
        other.c.person_id == people.c.id, other.c.agreed_at.is_not(None), other.c.health == OK
    )
    query = (
        select(accounts.c.id, people.c.id, people.c.name, people.c.phone, accounts.c.channel, accounts.c.trouble)
        .join(people, people.c.id == accounts.c.person_id)
        .where(accounts.c.health == BLOCKED, accounts.c.reported.is_(False), ~elsewhere.exists())
        .order_by(accounts.c.id)
    )
    rows = session.execute(query).all()
    return [
        Missing(account, person, name, phone, posts, channel, reason)
        for account, person, name, phone, channel, reason in rows
        if (posts := held(session, person, today))
    ]


def troubles(session: Session) -> tuple[datetime, datetime] | None:
    """The first and the last instant at which one of those was lost."""
    query = select(func.min(accounts.c.troubled_at), func.max(accounts.c.troubled_at))
    lost_ones = (accounts.c.troubled_at.is_not(None), accounts.c.health == BLOCKED, accounts.c.reported.is_(False))
    first, last = session.execute(query.where(*lost_ones)).one()
    return (first, last) if first else None


def set_reported(session: Session) -> None:
    session.execute(update(accounts).where(accounts.c.health == BLOCKED).values(reported=True))
