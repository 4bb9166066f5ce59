"""The messengers that the active process of this office serves, as it says itself at its start."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from storage.gaps import last_heard
from storage.people import accounts
from storage.tables import Messenger
from storage.tables.base import table

messengers = table(Messenger)

SILENT = timedelta(hours=1)
"""Since a messenger was last reached: longer, and whoever is there alone cannot be reached."""


def announce(session: Session, served: Mapping[str, str], now: datetime) -> None:
    """Name → the bot's name there, for links (empty: none). What an earlier process served is forgotten."""
    session.execute(delete(messengers))
    for name, username in served.items():
        session.execute(insert(messengers).values(name=name, username=username, since=now))


def down(session: Session, now: datetime) -> set[str]:
    """Messengers with people on them that are not served, or have not been reached for long; where nobody has said
    what is served (the demo, a rehearsal) there are none."""
    served = {row.name: row.since for row in session.execute(select(messengers))}
    if not served:
        return set()
    used = set(session.scalars(select(accounts.c.channel).distinct()))
    return {name for name in used if name not in served or _is_silent(session, name, served[name], now)}


def _is_silent(session: Session, name: str, since: datetime, now: datetime) -> bool:
    heard = last_heard(session, name)
    return now - max(since, heard or since) > SILENT


def usernames(session: Session) -> dict[str, str]:
    """Messenger → the bot's name there, of those that have one."""
    query = select(messengers.c.name, messengers.c.username).where(messengers.c.username != "")
    return dict(session.execute(query.order_by(messengers.c.name)).all())
