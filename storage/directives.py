"""The directive in the database: loading a file, and reading it back."""

import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from sqlalchemy import Table, delete, func, insert, select, update
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from core.calendar import WorkingCalendar
from core.dates import full_day
from core.directive import DirectiveFile, Milestone
from core.ladder import Ladders
from core.planning import Plan
from core.refusal import Refusal
from core.understanding import TaskWords, Vocabulary
from storage.rows import add, insert_new
from storage.tables import Assignment, Directive, Inbox, Mark, Outbox, Task, Unit, Wave, WaveUnit
from storage.tables import Milestone as MilestoneRow
from storage.tables.base import table

directives, units, waves = table(Directive), table(Unit), table(Wave)
wave_units, tasks, milestones, assignments = table(WaveUnit), table(Task), table(MilestoneRow), table(Assignment)
inbox, outbox, marks = table(Inbox), table(Outbox), table(Mark)


@dataclass(frozen=True)
class Loaded:
    """The directive that is followed, with its calendar."""

    id: int
    file: DirectiveFile
    calendar: WorkingCalendar
    plans: dict[frozenset[date], Plan] = field(default_factory=dict, compare=False, repr=False)
    vocabularies: dict[frozenset[str], Vocabulary] = field(default_factory=dict, compare=False, repr=False)

    @property
    def code(self) -> str:
        return self.file.directive.code

    @cached_property
    def ladders(self) -> Ladders:
        return Ladders(self.file, self.calendar)

    def plan(self, last_days: Collection[date]) -> Plan:
        """The calendar of what falls due, kept for as long as the file and the assignments' days are the same."""
        days = frozenset(last_days)
        if days not in self.plans:
            self.plans[days] = Plan(self.file, self.calendar, self.ladders, days)
        return self.plans[days]

    def vocabulary(self, own_units: frozenset[str]) -> Vocabulary:
        """The words for the tasks and units, as somebody of these units means them; kept like the plans."""
        if own_units not in self.vocabularies:
            own = tuple(name for code in sorted(own_units) for name in self._names.get(code, ()))
            self.vocabularies[own_units] = Vocabulary(self._tasks, own, self._all_names)
        return self.vocabularies[own_units]

    @cached_property
    def task_words(self) -> dict[str, str]:
        """Task → the first of the words that name it in chat."""
        return {task.code: task.words[0] for task in self.file.tasks if task.words}

    @cached_property
    def milestones(self) -> dict[str, Milestone]:
        """Wave → the milestone that its tasks are due at."""
        return {wave.code: self.file.milestone(wave.code) for wave in self.file.waves}

    @cached_property
    def _tasks(self) -> tuple[TaskWords, ...]:
        return tuple(TaskWords(number, task.words) for number, task in enumerate(self.file.tasks, 1))

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        return {unit.code: (unit.name, unit.short, *unit.aliases) for unit in self.file.units}

    @cached_property
    def _all_names(self) -> tuple[str, ...]:
        return tuple(name for names in self._names.values() for name in names)


class NothingLoaded(Refusal):
    def __init__(self) -> None:
        super().__init__("Chưa nạp văn bản chỉ đạo nào. Nạp bằng lệnh: dondoc directive load TỆP.toml")


def current(session: Session) -> Loaded:
    """The directive loaded last. Raises NothingLoaded."""
    found = find_current(session)
    if found is None:
        raise NothingLoaded
    return found


def find_current(session: Session) -> Loaded | None:
    row = session.execute(_NEWEST).first()
    if row is None:
        return None
    if (row.id, row.digest) not in _parsed:
        _parsed[row.id, row.digest] = _parse(session, row.id)
    return _parsed[row.id, row.digest]


_NEWEST = select(directives.c.id, directives.c.digest).order_by(directives.c.loaded_at.desc(), directives.c.id.desc())

_parsed: dict[tuple[int, str], Loaded] = {}
"""Every turn needs the parsed file: kept by the digest of its text, so that it is never out of date."""


def _parse(session: Session, row: int) -> Loaded:
    file = DirectiveFile.model_validate(session.scalar(select(directives.c.body).where(directives.c.id == row)))
    return Loaded(row, file, WorkingCalendar.of(file))


def _digest(body: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def is_loaded(session: Session) -> bool:
    return session.execute(select(directives.c.id).limit(1)).first() is not None


def latest_instant(session: Session) -> datetime | None:
    """The latest instant that anything here bears."""
    moments = (func.max(inbox.c.stored_at), func.max(outbox.c.sent_at), func.max(marks.c.at))
    found = [session.scalar(select(moment)) for moment in moments]
    return max((moment for moment in found if moment), default=None)


def apply(session: Session, file: DirectiveFile, now: datetime) -> list[str]:
    """Bring the rows to what the file says, by stable codes; what changed, a line each. The same file: none."""
    body = file.model_dump(mode="json")
    row = session.execute(select(directives).where(directives.c.code == file.directive.code)).first()
    if row is not None and row.body == body:
        return []
    directive = _put_directive(session, row, file, body, now)
    changes = [] if row else [f"Văn bản mới: {file.directive.code}"]
    changes += _put_units(session, file)
    changes += _put_waves(session, directive, file)
    changes += _put_tasks(session, directive, file)
    changes += _put_milestones(session, directive, file)
    changes += _put_assignments(session, directive, file, now)
    return changes or ["Nội dung khác (lời văn, lịch nhắc) đã được cập nhật."]


def _put_directive(session: Session, row: Any, file: DirectiveFile, body: dict[str, Any], now: datetime) -> int:
    if row is None:
        return add(session, Directive(code=file.directive.code, body=body, digest=_digest(body), loaded_at=now))
    session.execute(
        update(directives).where(directives.c.id == row.id).values(body=body, digest=_digest(body), loaded_at=now)
    )
    return int(row.id)


def _put(session: Session, model: type[SQLModel], known: Any, label: str, fields: dict[str, Any]) -> list[str]:
    """Insert the row, or update what differs in it."""
    rows = table(model)
    if known is None:
        add(session, model(**fields))
        return [f"Thêm {label}"]
    different = [name for name, value in fields.items() if getattr(known, name) != value]
    if not different:
        return []
    session.execute(update(rows).where(rows.c.id == known.id).values(**{n: fields[n] for n in different}))
    return [f"Sửa {label}: {', '.join(f'{n} {getattr(known, n)} → {fields[n]}' for n in different)}"]


def _by_code(session: Session, rows: Table, directive: int | None = None) -> dict[str, Any]:
    query = select(rows)
    if directive is not None:
        query = query.where(rows.c.directive_id == directive)
    return {row.code: row for row in session.execute(query)}


def _put_units(session: Session, file: DirectiveFile) -> list[str]:
    known, changes = _by_code(session, units), []
    for unit in file.units:
        whole = unit.model_dump(mode="json")
        fields = {name: getattr(unit, name) for name in ("code", "name", "short", "kind", "ask", "official_code")}
        fields |= {"valid_from": unit.valid_from, "valid_to": unit.valid_to}
        fields["details"] = {name: whole[name] for name in ("aliases", "parent", "successors")}
        changes += _put(session, Unit, known.get(unit.code), f"đơn vị {unit.code}", fields)
    return changes


def _put_waves(session: Session, directive: int, file: DirectiveFile) -> list[str]:
    known, changes = _by_code(session, waves, directive), []
    for wave in file.waves:
        fields = {"directive_id": directive, "code": wave.code, "name": wave.name}
        changes += _put(session, Wave, known.get(wave.code), f"giai đoạn {wave.code}", fields)
    unit_ids = {code: row.id for code, row in _by_code(session, units).items()}
    for code, row in _by_code(session, waves, directive).items():
        members = next((wave.units for wave in file.waves if wave.code == code), ())
        session.execute(delete(wave_units).where(wave_units.c.wave_id == row.id))
        for member in members:
            session.execute(insert(wave_units).values(wave_id=row.id, unit_id=unit_ids[member]))
    return changes


def _put_tasks(session: Session, directive: int, file: DirectiveFile) -> list[str]:
    known, changes = _by_code(session, tasks, directive), []
    for number, task in enumerate(file.tasks, 1):
        fields = {"directive_id": directive, "code": task.code, "number": number}
        fields |= {"short": task.short, "text": task.text}
        changes += _put(session, Task, known.get(task.code), f"việc {task.code}", fields)
    return changes


def _put_milestones(session: Session, directive: int, file: DirectiveFile) -> list[str]:
    known, changes = _by_code(session, milestones, directive), []
    wave_ids = {code: row.id for code, row in _by_code(session, waves, directive).items()}
    for item in file.milestones:
        fields = {
            "directive_id": directive,
            "wave_id": wave_ids[item.wave],
            "code": item.code,
            "name": item.name,
        }
        fields |= {"day": item.date, "last_day": item.last_day, "binding": item.binding}
        changes += _put(session, MilestoneRow, known.get(item.code), f"mốc {item.code}", fields)
    return changes


def _put_assignments(session: Session, directive: int, file: DirectiveFile, now: datetime) -> list[str]:
    unit_ids = {code: row.id for code, row in _by_code(session, units).items()}
    wave_ids = {code: row.id for code, row in _by_code(session, waves, directive).items()}
    task_ids = {code: row.id for code, row in _by_code(session, tasks, directive).items()}
    rows = session.execute(select(assignments).where(assignments.c.directive_id == directive))
    known = {(row.unit_id, row.task_id, row.wave_id): row for row in rows}
    fresh: list[dict[str, Any]] = []
    changes: list[str] = []
    for unit, task, wave in _wanted(file):
        key, last_day = (unit_ids[unit], task_ids[task], wave_ids[wave]), file.last_day(task, wave)
        row = known.pop(key, None)
        if row is None:
            fresh.append(_assignment(directive, key, last_day))
            changes.append(f"Thêm nội dung: {unit}, việc {task} ({wave})")
        else:
            changes += _move_assignment(session, row, last_day, f"{unit}, việc {task}")
    insert_new(session, assignments, fresh)
    return changes + _drop_assignments(session, known.values(), now)


def _drop_assignments(session: Session, gone: Iterable[Any], now: datetime) -> list[str]:
    """What the file no longer asks for; its history stays."""
    rows = [row for row in gone if row.dropped_at is None]
    unit_codes = {row.id: code for code, row in _by_code(session, units).items()}
    task_codes = dict(session.execute(select(tasks.c.id, tasks.c.code)).all())
    session.execute(update(assignments).where(assignments.c.id.in_([row.id for row in rows])).values(dropped_at=now))
    return [f"Bỏ nội dung: {unit_codes[row.unit_id]}, việc {task_codes[row.task_id]}; lịch sử vẫn giữ" for row in rows]


def _wanted(file: DirectiveFile) -> list[tuple[str, str, str]]:
    return [
        (unit, task.code, wave.code)
        for wave in file.waves
        for unit in wave.units
        for task in file.tasks
        if wave.code in task.waves
    ]


def _assignment(directive: int, key: tuple[int, int, int], last_day: date) -> dict[str, Any]:
    unit, task, wave = key
    days = {"last_day": last_day, "original_last_day": last_day}
    return {"directive_id": directive, "unit_id": unit, "task_id": task, "wave_id": wave, **days}


def _move_assignment(session: Session, known: Any, last_day: date, label: str) -> list[str]:
    """To the file's last day, where that has changed; one that was dropped is taken up again. A later day that the
    office has given the unit stays."""
    if known.original_last_day == last_day and known.dropped_at is None:
        return []
    stands = max(last_day, known.last_day) if known.last_day > known.original_last_day else last_day
    changes = {"last_day": stands, "original_last_day": last_day, "dropped_at": None}
    session.execute(update(assignments).where(assignments.c.id == known.id).values(**changes))
    kept = f" (đã được lùi đến {full_day(stands)}, giữ nguyên)" if stands > last_day else ""
    if known.dropped_at is not None:
        return [f"Thêm lại nội dung: {label}{kept}"]
    before = known.original_last_day if kept else known.last_day
    return [f"Dời mốc: {label}: {full_day(before)} → {full_day(last_day)}{kept}"]
