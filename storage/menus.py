"""The menu of commands that each chat was last given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage.people import Held, accounts, held_by


@dataclass(frozen=True, slots=True)
class Menu:
    """An account's roles today, and those that its menu was set for; both joined by commas."""

    id: int
    chat: str
    roles: str
    set_for: str


def menus(session: Session, channel: str, today: date, *, never_set: bool = False) -> list[Menu]:
    """Of everybody who has agreed; or only those to whom none was given yet, which is cheap to ask."""
    query = select(accounts.c.id, accounts.c.chat, accounts.c.menu, accounts.c.person_id).where(
        accounts.c.channel == channel, accounts.c.agreed_at.is_not(None), accounts.c.health == "ok"
    )
    rows = session.execute(query.where(accounts.c.menu == "") if never_set else query).all()
    posts = held_by(session, {row.person_id for row in rows}, today) if rows else {}
    return [Menu(row.id, row.chat, _roles(posts.get(row.person_id, ())), row.menu) for row in rows]


def _roles(posts: Sequence[Held]) -> str:
    return ",".join(sorted(post.role for post in posts))


def menu_set(session: Session, account: int, roles: str) -> None:
    session.execute(update(accounts).where(accounts.c.id == account).values(menu=roles))
