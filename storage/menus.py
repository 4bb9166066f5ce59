"""The menu of commands that each chat was last given."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage.people import accounts, held


@dataclass(frozen=True, slots=True)
class Menu:
    """An account's roles today, and those that its menu was set for; both joined by commas."""

    id: int
    chat: str
    roles: str
    set_for: str


def menus(session: Session, channel: str, today: date) -> list[Menu]:
    query = select(accounts.c.id, accounts.c.chat, accounts.c.menu, accounts.c.person_id).where(
        accounts.c.channel == channel, accounts.c.agreed_at.is_not(None), accounts.c.health == "ok"
    )
    return [
        Menu(row.id, row.chat, ",".join(sorted(h.role for h in held(session, row.person_id, today))), row.menu)
        for row in session.execute(query)
    ]


def menu_set(session: Session, account: int, roles: str) -> None:
    session.execute(update(accounts).where(accounts.c.id == account).values(menu=roles))
