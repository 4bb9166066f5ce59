"""The roster in the database: people and posts from a file's rows, all or none."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from core.rights import Role
from storage.roster_file import RosterRow
from storage.rows import add
from storage.tables import Person, Post, Unit
from storage.tables.base import table

people, posts, units = table(Person), table(Post), table(Unit)


@dataclass(slots=True)
class Imported:
    people: int = 0
    posts: int = 0
    renamed: int = 0


def apply(session: Session, rows: Sequence[RosterRow], today: date) -> Imported:
    """Add the people and posts that are new. Importing the same rows again changes nothing."""
    unit_ids = {code: row for row, code in session.execute(select(units.c.id, units.c.code))}
    done = Imported()
    ordinals = _ordinals(session)
    for row in rows:
        person = _person(session, row, ordinals, done)
        _post(session, row, person, unit_ids[row.unit], today, done)
    return done


def _ordinals(session: Session) -> dict[str, int]:
    """How many persons each unit/role prefix has named so far."""
    found: dict[str, int] = defaultdict(int)
    for code in session.scalars(select(people.c.code)):
        prefix, _, ordinal = code.rpartition("/")
        found[prefix] = max(found[prefix], int(ordinal))
    return found


def _person(session: Session, row: RosterRow, ordinals: dict[str, int], done: Imported) -> int:
    known = session.execute(select(people).where(people.c.phone == row.phone)).first()
    if known is None:
        prefix = f"{row.unit}/{row.role.value}"
        ordinals[prefix] += 1
        done.people += 1
        return add(session, Person(code=f"{prefix}/{ordinals[prefix]}", name=row.name, phone=row.phone))
    if known.name != row.name:
        session.execute(update(people).where(people.c.id == known.id).values(name=row.name))
        done.renamed += 1
    return int(known.id)


def _post(session: Session, row: RosterRow, person: int, unit: int, today: date, done: Imported) -> None:
    same = (posts.c.person_id == person, posts.c.unit_id == unit, posts.c.role == row.role.value)
    known = session.execute(select(posts).where(*same, posts.c.to_day.is_(None))).first()
    if known is None:
        add(
            session,
            Post(person_id=person, unit_id=unit, role=row.role.value, title=row.title, from_day=today),
        )
        done.posts += 1
    elif known.title != row.title:
        session.execute(update(posts).where(posts.c.id == known.id).values(title=row.title))


def is_empty(session: Session) -> bool:
    return session.scalar(select(func.count()).select_from(posts)) == 0


def playing(directive_units: Sequence[tuple[str, str]], office: tuple[str, str]) -> list[RosterRow]:
    """People for a demo or a rehearsal without a roster, named by post: one focal official, one backup and one
    leader a unit, two in the office and one admin. Takes (code, name) of each unit."""
    rows = [
        (code, f"{label} {name}", label, role)
        for code, name in directive_units
        if code != office[0]
        for role, label in ((Role.FOCAL, "Đầu mối"), (Role.BACKUP, "Dự phòng"), (Role.LEADER, "Lãnh đạo"))
    ]
    code, name = office
    rows += [(code, f"Chuyên viên {n}, {name}", "Chuyên viên", Role.OFFICE) for n in (1, 2)]
    rows.append((code, f"Quản trị, {name}", "Quản trị", Role.ADMIN))
    return [
        RosterRow(n, unit, person, title, role, f"0900{n:06d}") for n, (unit, person, title, role) in enumerate(rows, 1)
    ]
