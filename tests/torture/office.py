"""The office that is tortured: everybody has joined on Telegram, reminders are due, broadcasts are ordered."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from bot.settings import SHIPPED_DIRECTIVE
from bot.wiring import prepare
from core.rights import Role
from scheduler.tick import PLANNED
from storage import broadcasts, marks, people, roster
from storage.database import Database
from storage.directives import current
from storage.rows import append
from storage.tables import Account
from storage.tables.base import table
from tests.office import at
from tests.telegram_server import Person, TelegramServer

START = at("2024-02-20 07:14:57")  # so shortly before reminders are due that they are in the first rounds
FIRST_CHAT = 5_000_000_001
BROADCASTS = 6
SILENT = ("phuoc-nghia", "hoi-lhpn")
"""Whose reminders nothing quiets."""
APART = timedelta(seconds=2)


def build(file: Path) -> None:
    with Database(f"sqlite:///{file}") as database:
        prepare(database, SHIPPED_DIRECTIVE, START)
        database.write(_fill)


def _fill(session: Session) -> None:
    directive = current(session)
    office = directive.file.office
    rows = roster.playing([(unit.code, unit.name) for unit in directive.file.units], (office.code, office.name))
    roster.apply(session, rows, directive.calendar.day(START))
    _join(session)
    marks.set_mark(session, f"{PLANNED}:{directive.code}", START)
    (admin,) = people.holders(session, START.date(), [Role.ADMIN])
    for n in range(BROADCASTS):
        _order(session, directive.id, admin.person, n)


def _join(session: Session) -> None:
    persons = session.scalars(people.people.select().with_only_columns(people.people.c.id)).all()
    known = {"channel": "telegram", "health": "ok", "bound_at": START, "agreed_at": START}
    rest = {"menu": "", "caught_up": True, "trouble": "", "troubled_at": None, "reported": False}
    rows = [{"person_id": person, "chat": str(chat_of(person)), **known, **rest} for person in persons]
    append(session, table(Account), rows)


def _order(session: Session, directive: int, admin: int, n: int) -> None:
    moment = START + APART * (n + 1)
    broadcasts.order(session, directive, admin, f"Thông báo số {n}", {"to": "all", "code": None}, START, moment)


def chat_of(person: int) -> int:
    return FIRST_CHAT + person


def focal_officials(file: Path, server: TelegramServer) -> list[Person]:
    """Everybody has started the bot; the focal officials will write, but for those of the silent units."""
    with Database(f"sqlite:///{file}") as database:
        everybody = database.look(people.holders, START.date(), list(Role))
    talking = []
    for holder in {holder.person: holder for holder in everybody}.values():
        person = server.person(chat_of(holder.person), holder.name)
        person.chat.started = True
        if holder.role is Role.FOCAL and not holder.code.startswith(SILENT):
            talking.append(person)
    return talking
