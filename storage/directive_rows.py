"""A directive file's rows: units, waves, tasks, milestones, assignments, brought to what the file says.

All by a statement a table and not one a row: a file may name every commune of the country.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Table, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from core.dates import full_day
from core.directive import DirectiveFile
from storage.rows import insert_new
from storage.tables import Assignment, Milestone, Task, Unit, Wave, WaveUnit
from storage.tables.base import table

units, waves, wave_units = table(Unit), table(Wave), table(WaveUnit)
tasks, milestones, assignments = table(Task), table(Milestone), table(Assignment)

Fields = dict[str, Any]

IN_THE_FILE = {"day": "date"}
"""Columns that are called otherwise there."""


@dataclass(frozen=True, slots=True)
class Put:
    """What changed, a line each; and the assignments that were not there before."""

    changes: list[str]
    fresh: list[int]


def put(session: Session, directive: int, file: DirectiveFile, now: datetime) -> Put:
    changes = _put_units(session, file)
    changes += _put_waves(session, directive, file)
    changes += _put_tasks(session, directive, file)
    changes += _put_milestones(session, directive, file)
    done = _put_assignments(session, directive, file, now)
    return Put(changes + done.changes, done.fresh)


def _by_code(session: Session, rows: Table, directive: int | None = None) -> dict[str, Any]:
    query = select(rows)
    if directive is not None:
        query = query.where(rows.c.directive_id == directive)
    return {row.code: row for row in session.execute(query)}


def _put(session: Session, rows: Table, known: Mapping[str, Any], label: str, wanted: Sequence[Fields]) -> list[str]:
    """Insert what is new, and update what differs."""
    fresh = [fields for fields in wanted if fields["code"] not in known]
    _insert(session, rows, fresh)
    there = [fields for fields in wanted if fields["code"] in known]
    differing = {fields["code"]: _different(known[fields["code"]], fields) for fields in there}
    _update(session, rows, [{"id": known[code].id, **new} for code, new in differing.items() if new])
    changed = {code: _said(known[code], new) for code, new in differing.items() if new}
    return [
        f"Sửa {label} {code}: {changed[code]}" if code in changed else f"Thêm {label} {code}"
        for code in (fields["code"] for fields in wanted)
        if code in changed or code not in known
    ]


def _different(known: Any, fields: Fields) -> Fields:
    return {name: value for name, value in fields.items() if getattr(known, name) != value}


def _said(known: Any, new: Fields) -> str:
    """Each field by its name in the file, before and after."""
    before, after = _flat({name: getattr(known, name) for name in new}), _flat(new)
    return ", ".join(
        f"{name} {_shown(before.get(name))} → {_shown(value)}"
        for name, value in after.items()
        if value != before.get(name)
    )


def _flat(fields: Fields) -> Fields:
    """What a column keeps together has its own name in the file, too."""
    found: Fields = {}
    for name, value in fields.items():
        found |= value if isinstance(value, dict) else {IN_THE_FILE.get(name, name): value}
    return found


def _shown(value: Any) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")
    return text or "(trống)"


def _insert(session: Session, rows: Table, fresh: Sequence[Fields]) -> None:
    if fresh:
        session.execute(insert(rows), list(fresh))


def _update(session: Session, rows: Table, changes: Iterable[Fields]) -> None:
    """Rows by their ids; those of which the same columns change together."""
    alike: dict[tuple[str, ...], list[Fields]] = defaultdict(list)
    for change in changes:
        alike[tuple(change)].append({f"new_{name}": value for name, value in change.items()})
    for names, parameters in alike.items():
        values = {name: bindparam(f"new_{name}", type_=rows.c[name].type) for name in names if name != "id"}
        session.connection().execute(update(rows).where(rows.c.id == bindparam("new_id")).values(**values), parameters)


def _put_units(session: Session, file: DirectiveFile) -> list[str]:
    wanted = []
    for unit in file.units:
        fields = {name: getattr(unit, name) for name in ("code", "name", "short", "kind", "ask", "official_code")}
        fields |= {"valid_from": unit.valid_from, "valid_to": unit.valid_to}
        details = {"aliases": list(unit.aliases), "parent": unit.parent, "successors": list(unit.successors)}
        wanted.append({**fields, "details": details})
    return _put(session, units, _by_code(session, units), "đơn vị", wanted)


def _put_waves(session: Session, directive: int, file: DirectiveFile) -> list[str]:
    wanted = [{"directive_id": directive, "code": wave.code, "name": wave.name} for wave in file.waves]
    changes = _put(session, waves, _by_code(session, waves, directive), "giai đoạn", wanted)
    unit_ids, wave_ids = _ids(session, units), _ids(session, waves, directive)
    session.execute(delete(wave_units).where(wave_units.c.wave_id.in_(list(wave_ids.values()))))
    members = [{"wave_id": wave_ids[w.code], "unit_id": unit_ids[code]} for w in file.waves for code in w.units]
    _insert(session, wave_units, members)
    return changes


def _put_tasks(session: Session, directive: int, file: DirectiveFile) -> list[str]:
    wanted = [
        {"directive_id": directive, "code": task.code, "number": number, "short": task.short, "text": task.text}
        for number, task in enumerate(file.tasks, 1)
    ]
    return _put(session, tasks, _by_code(session, tasks, directive), "việc", wanted)


def _put_milestones(session: Session, directive: int, file: DirectiveFile) -> list[str]:
    wave_ids = _ids(session, waves, directive)
    wanted = [
        {
            "directive_id": directive,
            "wave_id": wave_ids[item.wave],
            "code": item.code,
            "name": item.name,
            "day": item.date,
            "last_day": item.last_day,
            "binding": item.binding,
        }
        for item in file.milestones
    ]
    return _put(session, milestones, _by_code(session, milestones, directive), "mốc", wanted)


def _ids(session: Session, rows: Table, directive: int | None = None) -> dict[str, int]:
    query = select(rows.c.code, rows.c.id)
    if directive is not None:
        query = query.where(rows.c.directive_id == directive)
    return dict(session.execute(query).all())


def _put_assignments(session: Session, directive: int, file: DirectiveFile, now: datetime) -> Put:
    unit_ids, wave_ids, task_ids = (
        _ids(session, units),
        _ids(session, waves, directive),
        _ids(session, tasks, directive),
    )
    rows = session.execute(select(assignments).where(assignments.c.directive_id == directive))
    known = {(row.unit_id, row.task_id, row.wave_id): row for row in rows}
    fresh, moved, changes = [], [], []
    for unit, task, wave in _wanted(file):
        key, last_day = (unit_ids[unit], task_ids[task], wave_ids[wave]), file.last_day(task, wave)
        row = known.pop(key, None)
        if row is None:
            fresh.append(_assignment(directive, key, last_day))
            changes.append(f"Thêm nội dung: {unit}, việc {task} ({wave})")
        elif row.original_last_day != last_day or row.dropped_at is not None:
            stands = _stands(row, last_day)
            moved.append({"id": row.id, "last_day": stands, "original_last_day": last_day, "dropped_at": None})
            changes.append(_moved(row, last_day, stands, f"{unit}, việc {task}"))
    _update(session, assignments, moved)
    made = insert_new(session, assignments, fresh)
    gone = [row for row in known.values() if row.dropped_at is None]
    _update(session, assignments, [{"id": row.id, "dropped_at": now} for row in gone])
    return Put(changes + _dropped(gone, unit_ids, task_ids), made)


def _wanted(file: DirectiveFile) -> list[tuple[str, str, str]]:
    return [
        (unit, task.code, wave.code)
        for wave in file.waves
        for unit in wave.units
        for task in file.tasks
        if wave.code in task.waves
    ]


def _assignment(directive: int, key: tuple[int, int, int], last_day: date) -> Fields:
    unit, task, wave = key
    days = {"last_day": last_day, "original_last_day": last_day}
    return {"directive_id": directive, "unit_id": unit, "task_id": task, "wave_id": wave, **days}


def _stands(known: Any, last_day: date) -> date:
    """The file's last day, unless the office has given the unit a later one."""
    given = known.last_day > known.original_last_day
    return max(last_day, known.last_day) if given else last_day


def _moved(known: Any, last_day: date, stands: date, label: str) -> str:
    """To the file's last day, where that has changed; one that was dropped is taken up again."""
    kept = f" (đã được lùi đến {full_day(stands)}, giữ nguyên)" if stands > last_day else ""
    if known.dropped_at is not None:
        return f"Thêm lại nội dung: {label}{kept}"
    before = known.original_last_day if kept else known.last_day
    return f"Dời mốc: {label}: {full_day(before)} → {full_day(last_day)}{kept}"


def _dropped(gone: Iterable[Any], unit_ids: Mapping[str, int], task_ids: Mapping[str, int]) -> list[str]:
    """What the file no longer asks for; its history stays."""
    unit_codes = {row: code for code, row in unit_ids.items()}
    task_codes = {row: code for code, row in task_ids.items()}
    return [f"Bỏ nội dung: {unit_codes[row.unit_id]}, việc {task_codes[row.task_id]}; lịch sử vẫn giữ" for row in gone]
