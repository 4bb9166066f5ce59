"""People, the posts that they hold, and the chats in which they are known."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Date, and_, bindparam, select
from sqlalchemy.orm import Session

from core.rights import OFFICE_ROLES, UNIT_ROLES, Action, Role, may
from storage.outbox import Address
from storage.tables import Account, Person, Post, Unit
from storage.tables.base import table

accounts, people, posts, units = table(Account), table(Person), table(Post), table(Unit)


@dataclass(frozen=True, slots=True)
class UnitRef:
    id: int
    code: str
    name: str
    short: str
    ask: str


@dataclass(frozen=True, slots=True)
class Held:
    """A post held today."""

    role: Role
    title: str
    unit: UnitRef


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is writing: a person, through one account, with the posts that they hold today."""

    account: int
    person: int
    code: str
    name: str
    phone: str
    channel: str
    chat: str
    agreed: bool
    stopped: bool
    blocked: bool  # their chat could not be reached; that they write from it says that it can
    held: tuple[Held, ...]

    @property
    def address(self) -> Address:
        return Address(self.person, self.channel, self.chat)

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(held.role for held in self.held)

    @property
    def units(self) -> tuple[UnitRef, ...]:
        """The units that this person may speak for, each once."""
        return tuple(dict.fromkeys(held.unit for held in self.held if held.role in UNIT_ROLES))

    @property
    def is_leader(self) -> bool:
        """Whether they are addressed by their post alone."""
        return self.roles == {Role.LEADER}

    @property
    def of_office(self) -> bool:
        return bool(self.roles & OFFICE_ROLES)

    def may(self, action: Action) -> bool:
        return may(self.roles, action)


_UNIT = tuple(units.c[name] for name in UnitRef.__dataclass_fields__)


def unit_ref(row: Any) -> UnitRef:
    return UnitRef(row.id, row.code, row.name, row.short, row.ask)


def unit(session: Session, unit_id: int) -> UnitRef:
    return unit_ref(session.execute(select(units).where(units.c.id == unit_id)).one())


def actor(session: Session, channel: str, chat: str, today: date) -> Actor | None:
    """Who is known in this chat."""
    rows = session.execute(KNOWN, {"channel": channel, "chat": chat, "today": today}).all()
    return actor_of(rows, channel, chat)


def actor_of(rows: Sequence[Any], channel: str, chat: str) -> Actor | None:
    """The account's person, from a row of `KNOWN` for each post held today: one with no post is a row too."""
    if not rows:
        return None
    known = rows[0]
    return Actor(
        account=known.account,
        person=known.person,
        code=known.person_code,
        name=known.person_name,
        phone=known.phone,
        channel=channel,
        chat=chat,
        agreed=known.agreed_at is not None,
        stopped=known.stopped_at is not None,
        blocked=known.health != "ok",
        held=tuple(_held(row) for row in rows if row.role is not None),
    )


def _held(row: Any) -> Held:
    return Held(Role(row.role), row.title, unit_ref(row))


def _current(today: date | ColumnElement[date]) -> Any:
    return and_(posts.c.from_day <= today, (posts.c.to_day.is_(None)) | (posts.c.to_day >= today))


def held(session: Session, person: int, today: date) -> tuple[Held, ...]:
    return tuple(map(_held, session.execute(_HELD, {"person": person, "today": today})))


_TODAY: ColumnElement[date] = bindparam("today", type_=Date)


def holds_today() -> Any:
    """For the statements of others: a post held on the parameter `today`."""
    return _current(_TODAY)


_POST = (posts.c.role, posts.c.title, *_UNIT)
_HELD = (
    select(*_POST)
    .join(units, units.c.id == posts.c.unit_id)
    .where(posts.c.person_id == bindparam("person"), _current(_TODAY))
    .order_by(posts.c.id)
)
KNOWN = (
    select(
        accounts.c.id.label("account"),
        accounts.c.agreed_at,
        accounts.c.health,
        people.c.id.label("person"),
        people.c.code.label("person_code"),
        people.c.name.label("person_name"),
        people.c.phone,
        people.c.stopped_at,
        *_POST,
    )
    .select_from(accounts)
    .join(people, people.c.id == accounts.c.person_id)
    .outerjoin(posts, and_(posts.c.person_id == people.c.id, _current(_TODAY)))
    .outerjoin(units, units.c.id == posts.c.unit_id)
    .where(accounts.c.channel == bindparam("channel"), accounts.c.chat == bindparam("chat"))
    .order_by(posts.c.id)
)
"""The chat's account and person, beside each of their posts."""


def held_by(session: Session, persons: Collection[int], today: date) -> dict[int, list[Held]]:
    """Person → the posts that they hold; who holds none is missing."""
    found: dict[int, list[Held]] = {}
    for row in session.execute(_HELD_BY, {"persons": list(persons), "today": today}):
        found.setdefault(row.person_id, []).append(_held(row))
    return found


def units_of(session: Session, persons: Collection[int], today: date) -> list[int]:
    """The units that they speak for."""
    query = select(posts.c.unit_id).where(posts.c.person_id.in_(persons), posts.c.role.in_(UNIT_ROLES), _current(today))
    return list(session.scalars(query.distinct().order_by(posts.c.unit_id)))


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in a post, and the chat to reach them in (none while they have not joined, or blocked us)."""

    person: int
    code: str
    name: str
    phone: str
    stopped: bool
    role: Role
    title: str
    unit: int
    channel: str | None
    chat: str | None
    quiet_until: datetime | None = None  # has asked to be reminded then, and not before

    @property
    def address(self) -> Address:
        return Address(self.person, self.channel, self.chat)


def holders(
    session: Session, today: date, roles: Collection[Role], unit_ids: Collection[int] | None = None
) -> list[Holder]:
    """Who holds these roles today (in these units), in the order of the posts; a person once per post."""
    asked = {"today": today, "roles": list(roles), "units": list(unit_ids or ())}
    query = _HOLDERS if unit_ids is None else _HOLDERS_OF_UNITS
    found: dict[int, Holder] = {}
    for row in session.execute(query, asked):  # of several accounts, the first
        found.setdefault(row.post, _holder(row))
    return list(found.values())


def to_call(session: Session, today: date, unit_ids: Collection[int] | None = None) -> dict[int, list[Holder]]:
    """Unit → whom to telephone: the focal officials, then the backups."""
    found: dict[int, list[Holder]] = {}
    either = holders(session, today, (Role.FOCAL, Role.BACKUP), unit_ids)
    for holder in sorted(either, key=lambda holder: holder.role is Role.BACKUP):
        found.setdefault(holder.unit, []).append(holder)
    return found


def each_once(found: Iterable[Holder]) -> list[Holder]:
    """Who holds several of the posts is one person."""
    return list({holder.person: holder for holder in found}.values())


_HELD_BY = (
    select(posts.c.person_id, *_POST)
    .join(units, units.c.id == posts.c.unit_id)
    .where(posts.c.person_id.in_(bindparam("persons", expanding=True)), _current(_TODAY))
    .order_by(posts.c.id)
)
_REACH = and_(accounts.c.person_id == people.c.id, accounts.c.agreed_at.is_not(None), accounts.c.health == "ok")
_HOLDERS = (
    select(
        people.c.id.label("person"),
        people.c.code,
        people.c.name,
        people.c.phone,
        people.c.stopped_at,
        people.c.quiet_until,
        posts.c.id.label("post"),
        posts.c.role,
        posts.c.title,
        posts.c.unit_id,
        accounts.c.channel,
        accounts.c.chat,
    )
    .join(people, people.c.id == posts.c.person_id)
    .outerjoin(accounts, _REACH)
    .where(posts.c.role.in_(bindparam("roles", expanding=True)), _current(_TODAY))
    .order_by(posts.c.id, accounts.c.id)
)
_HOLDERS_OF_UNITS = _HOLDERS.where(posts.c.unit_id.in_(bindparam("units", expanding=True)))


def _holder(row: Any) -> Holder:
    return Holder(
        person=row.person,
        code=row.code,
        name=row.name,
        phone=row.phone,
        stopped=row.stopped_at is not None,
        role=Role(row.role),
        title=row.title,
        unit=row.unit_id,
        channel=row.channel,
        chat=row.chat,
        quiet_until=row.quiet_until,
    )


def address(session: Session, person: int) -> Address:
    """Where to reach a person; without a chat when nowhere."""
    row = session.execute(_ADDRESS, {"person": person}).first()
    return Address(person, row.channel, row.chat) if row else Address(person)


_ADDRESS = (
    select(accounts.c.channel, accounts.c.chat)
    .where(accounts.c.person_id == bindparam("person"), accounts.c.agreed_at.is_not(None), accounts.c.health == "ok")
    .order_by(accounts.c.id)
)


@dataclass(frozen=True, slots=True)
class Named:
    person: int
    name: str


def named(session: Session, code: str) -> Named:
    """Who bears this code."""
    return Named(*session.execute(select(people.c.id, people.c.name).where(people.c.code == code)).one())


def names(session: Session, codes: Collection[str]) -> dict[str, str]:
    """Person's code → name."""
    return dict(session.execute(select(people.c.code, people.c.name).where(people.c.code.in_(codes))).all())


def unit_of(session: Session, code: str) -> int:
    """The unit with this code."""
    return int(session.execute(select(units.c.id).where(units.c.code == code)).scalar_one())


@dataclass(frozen=True, slots=True)
class Contact:
    name: str
    phone: str


def contact(session: Session, person: int) -> Contact:
    return Contact(*session.execute(select(people.c.name, people.c.phone).where(people.c.id == person)).one())


def of_unit(session: Session, today: date, unit_code: str, *, everybody: bool = False) -> list[Address]:
    """A unit's focal and backup officials; with its leaders when everybody is to know. Each person once."""
    row = session.scalar(select(units.c.id).where(units.c.code == unit_code))
    roles = UNIT_ROLES if everybody else (Role.FOCAL, Role.BACKUP)
    found = holders(session, today, list(roles), [row] if row is not None else [])
    return [holder.address for holder in each_once(found)]
