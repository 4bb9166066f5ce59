"""Evidence as lists show it: each file, with what it stands for."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, select
from sqlalchemy.orm import Session

from storage.evidence import STANDS, files, uses
from storage.tables import Assignment, Difficulty, Person, Task, Unit, Wave
from storage.tables.base import table

people, units, assignments = table(Person), table(Unit), table(Assignment)
tasks, waves, difficulties = table(Task), table(Wave), table(Difficulty)


@dataclass(frozen=True, slots=True)
class Line:
    """A file as lists show it."""

    id: int
    unit_id: int
    unit: str
    unit_short: str
    person_id: int
    person: str
    person_code: str
    name: str
    kind: str
    state: str
    reason: str
    size: int | None
    media_type: str
    sha256: str
    sent_at: datetime


def find(session: Session, file: int) -> Line | None:
    found = session.execute(_LINES.where(files.c.id == file)).first()
    return Line(*found) if found else None


def of_assignment(session: Session, assignment: int) -> list[Line]:
    return _lines(session, _used(uses.c.assignment_id == assignment))


def of_difficulty(session: Session, difficulty: int) -> list[Line]:
    return _lines(session, _used(uses.c.difficulty_id == difficulty))


def of_unit(session: Session, unit: int) -> list[Line]:
    """Every file that the unit's people have sent, those without a task too."""
    return _lines(session, files.c.unit_id == unit)


def every(session: Session) -> list[Line]:
    return _lines(session)


def _used(where: ColumnElement[bool]) -> ColumnElement[bool]:
    return select(uses.c.id).where(uses.c.file_id == files.c.id, where, STANDS).exists()


def _lines(session: Session, *where: ColumnElement[bool]) -> list[Line]:
    return [Line(*row) for row in session.execute(_LINES.where(*where).order_by(files.c.id))]


_LINES: Select[Any] = (
    select(
        files.c.id,
        files.c.unit_id,
        units.c.code,
        units.c.short,
        files.c.person_id,
        people.c.name.label("person"),
        people.c.code.label("person_code"),
        *(files.c[name] for name in ("name", "kind", "state", "reason", "size", "media_type", "sha256", "sent_at")),
    )
    .join(units, units.c.id == files.c.unit_id)
    .join(people, people.c.id == files.c.person_id)
)


@dataclass(frozen=True, slots=True)
class Use:
    """What a file was sent for: an assignment, with its task and wave, or a difficulty, by its number."""

    file: int
    assignment: int | None
    number: int | None
    task: str | None
    wave: str | None
    difficulty: int | None


def uses_of(session: Session, file_ids: Collection[int]) -> dict[int, list[Use]]:
    """File → what it stands for now."""
    found: dict[int, list[Use]] = {}
    for row in session.execute(_USED_FOR, {"files": list(file_ids)}):
        found.setdefault(row.file_id, []).append(Use(*row))
    return found


_USED_FOR = (
    select(
        uses.c.file_id,
        uses.c.assignment_id,
        tasks.c.number,
        tasks.c.code.label("task"),
        waves.c.code.label("wave"),
        difficulties.c.number.label("difficulty"),
    )
    .outerjoin(assignments, assignments.c.id == uses.c.assignment_id)
    .outerjoin(tasks, tasks.c.id == assignments.c.task_id)
    .outerjoin(waves, waves.c.id == assignments.c.wave_id)
    .outerjoin(difficulties, difficulties.c.id == uses.c.difficulty_id)
    .where(uses.c.file_id.in_(bindparam("files", expanding=True)), STANDS)
    .order_by(uses.c.id)
)


@dataclass(frozen=True, slots=True)
class Place:
    """What files are asked for of: a unit, one of its assignments with its task's number, one of its difficulties."""

    unit_id: int
    unit: str
    number: int | None = None


def place(
    session: Session, *, assignment: int | None = None, difficulty: int | None = None, unit: int | None = None
) -> Place | None:
    """None for what there is not."""
    if difficulty is not None:
        found = session.execute(_PLACE_OF_DIFFICULTY.where(difficulties.c.id == difficulty)).first()
    elif assignment is not None:
        found = session.execute(_PLACE.where(assignments.c.id == assignment)).first()
    else:
        found = session.execute(select(units.c.id, units.c.name).where(units.c.id == unit)).first()
    return Place(*found) if found else None


_PLACE_OF_DIFFICULTY: Select[Any] = select(units.c.id, units.c.name).join(
    difficulties, difficulties.c.unit_id == units.c.id
)
_PLACE: Select[Any] = (
    select(units.c.id, units.c.name, tasks.c.number)
    .join(assignments, assignments.c.unit_id == units.c.id)
    .join(tasks, tasks.c.id == assignments.c.task_id)
)
