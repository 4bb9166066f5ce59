"""Who holds the posts of units with open work, and by which chats and codes they could be reached."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import Session

from core.calendar import WorkingCalendar
from core.reach import ROLES, Account, Code, Holding
from core.rights import Role
from core.states import CLAIMED
from storage.directives import Loaded
from storage.invitations import invitations
from storage.people import accounts, holds_today, people, posts, units
from storage.reach import OK
from storage.statuses import assignments, statuses


def holdings(session: Session, directive: Loaded, now: datetime) -> list[Holding]:
    """Everybody in a post of a unit that has something to do in the directive; a person once per post."""
    calendar = directive.calendar
    asked = {"directive": directive.id, "today": calendar.day(now), "roles": list(ROLES)}
    chats = _accounts(session, calendar, asked)
    codes = _codes(session, calendar, asked, now)
    return [_holding(row, chats.get(row.id, ()), codes.get(row.id)) for row in session.execute(_HOLDING, asked)]


def _holding(row: Any, chats: Iterable[Account], code: Code | None) -> Holding:
    return Holding(row.unit, Role(row.role), row.id, row.name, row.phone, tuple(chats), code)


def _accounts(session: Session, calendar: WorkingCalendar, asked: dict[str, Any]) -> dict[int, list[Account]]:
    """Person → their chats, the first first."""
    found: dict[int, dict[int, Account]] = defaultdict(dict)
    for row in session.execute(_CHATS, asked):
        lost = None if row.health == OK else row.trouble
        since = calendar.day(row.troubled_at or row.bound_at)
        found[row.person_id][row.id] = Account(row.channel, row.agreed_at is not None, lost, since)
    return {person: list(chats.values()) for person, chats in found.items()}


def _codes(session: Session, calendar: WorkingCalendar, asked: dict[str, Any], now: datetime) -> dict[int, Code]:
    """Person → their last invitation."""
    return {
        row.person_id: Code(calendar.day(row.created_at), row.revoked_at is None and row.expires_at > now)
        for row in session.execute(_INVITED, asked)
    }


_DUE = exists().where(
    assignments.c.unit_id == posts.c.unit_id,
    assignments.c.directive_id == bindparam("directive"),
    assignments.c.dropped_at.is_(None),
)
_WANTED = (posts.c.role.in_(bindparam("roles", expanding=True)), holds_today(), _DUE)
_HOLDING = (
    select(people.c.id, people.c.name, people.c.phone, posts.c.role, units.c.code.label("unit"))
    .join(posts, posts.c.person_id == people.c.id)
    .join(units, units.c.id == posts.c.unit_id)
    .where(*_WANTED)
    .order_by(units.c.id, posts.c.id)
)
_CHATS = select(accounts).join(posts, posts.c.person_id == accounts.c.person_id).where(*_WANTED).order_by(accounts.c.id)
_INVITED = (
    select(invitations)
    .join(posts, posts.c.person_id == invitations.c.person_id)
    .where(*_WANTED, invitations.c.used_at.is_(None))
    .order_by(invitations.c.id)
)


def units_with_open_work(session: Session, directive: Loaded, now: datetime, among: Collection[str]) -> list[str]:
    """Codes of those of these units that owe something, in the file's order."""
    ids = list(session.scalars(select(units.c.id).where(units.c.code.in_(among))))
    owing = {status.unit for status in statuses(session, directive, now, ids) if status.state not in CLAIMED}
    return [unit.code for unit in directive.file.units if unit.code in owing]


def accounts_of(session: Session, person: int, today: date) -> list[Account]:
    """One person's chats."""
    rows = session.execute(select(accounts).where(accounts.c.person_id == person).order_by(accounts.c.id))
    return [Account(r.channel, r.agreed_at is not None, None if r.health == OK else r.trouble, today) for r in rows]
