"""A unit that has ended: its people, its open work and what it said pass on; its history stays its own."""

from datetime import date, datetime
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select, update

from core.directive import DirectiveFile, Unit
from core.states import State
from storage import difficulties, directives
from storage.database import Database
from storage.directives import Loaded
from storage.people import people, posts, units
from storage.statuses import report, statuses
from storage.tables import metadata
from tests.storage.moments import NOW, everything

LAST = date(2024, 6, 30)
BEFORE, AFTER = datetime.fromisoformat("2024-06-30T09:00+07:00"), datetime.fromisoformat("2024-07-01T09:00+07:00")
NEW = Unit(code="xa-moi", name="UBND xã Mới", short="xã Mới", kind="xa", valid_from=date(2024, 7, 1))


def merged(file: DirectiveFile, *codes: str, into: tuple[str, ...] = ("xa-moi",)) -> DirectiveFile:
    ended = {"valid_to": LAST, "successors": into}
    changed = tuple(unit.model_copy(update=ended) if unit.code in codes else unit for unit in file.units)
    return file.model_copy(update={"units": (*changed, NEW)})


def load(database: Database, file: DirectiveFile, now: datetime = AFTER) -> list[str]:
    return database.write(directives.apply, file, now)


def say(database: Database, loaded: Loaded, unit: str, number: int, *states: State, **more: Any) -> None:
    found = database.look(statuses, loaded, NOW)
    assignment = next(s.assignment for s in found if (s.unit, s.number) == (unit, number))
    fields = {"person_id": 1, "said_at": NOW, "stored_at": NOW, "source": "text", **more}
    for state in states:
        database.write(partial(report, assignment_id=assignment, state=state, **fields))


def standing(database: Database, unit: str) -> dict[int, State | None]:
    found = database.look(statuses, database.look(directives.current), AFTER)
    return {status.number: status.state for status in found if status.unit == unit}


def held(database: Database, unit: str, day: date) -> list[tuple[str, str]]:
    query = (
        select(people.c.code, posts.c.role)
        .join(posts, posts.c.person_id == people.c.id)
        .join(units, units.c.id == posts.c.unit_id)
        .where(units.c.code == unit, posts.c.from_day <= day, posts.c.to_day.is_(None) | (posts.c.to_day >= day))
        .order_by(posts.c.id)
    )
    return [(row.code, row.role) for row in database.look(lambda s: s.execute(query).all())]


def test_until_its_last_day_nothing_passes_on(database: Database, staffed: Loaded) -> None:
    load(database, merged(staffed.file, "phuoc-hoa"), BEFORE)
    assert standing(database, "phuoc-hoa")
    assert held(database, "xa-moi", date(2024, 7, 1)) == []
    load(database, merged(staffed.file, "phuoc-hoa"), AFTER)
    assert not standing(database, "phuoc-hoa")


def test_two_units_become_one(database: Database, staffed: Loaded) -> None:
    changes = load(database, merged(staffed.file, "phuoc-hoa", "phuoc-son"))
    assert "Chuyển 6 vai trò sang đơn vị kế thừa" in changes
    assert sum(change.startswith("Bỏ nội dung") for change in changes) == 8
    assert sum(change.startswith("Thêm nội dung: xa-moi") for change in changes) == 4
    assert set(standing(database, "xa-moi")) == {1, 2, 3, 4}
    assert len(held(database, "xa-moi", date(2024, 7, 1))) == 6
    assert held(database, "phuoc-hoa", date(2024, 7, 1)) == []
    assert len(held(database, "phuoc-hoa", LAST)) == 3  # on its last day they were still its own


def test_what_was_said_passes_on_and_stays(database: Database, staffed: Loaded) -> None:
    """Of two units that become one, the one with the most to do speaks for it."""
    say(database, staffed, "phuoc-hoa", 1, State.DONE, State.CONFIRMED, note="KH số 8")
    say(database, staffed, "phuoc-son", 1, State.IN_PROGRESS, expected=date(2024, 8, 1), note="đang làm")
    say(database, staffed, "phuoc-hoa", 2, State.DONE, State.CONFIRMED, note="KH số 8")
    say(database, staffed, "phuoc-son", 2, State.DONE, State.CONFIRMED, note="KH số 9")
    say(database, staffed, "phuoc-hoa", 3, State.DONE)
    before = everything(database, metadata.tables["report"])
    load(database, merged(staffed.file, "phuoc-hoa", "phuoc-son"))
    assert standing(database, "xa-moi") == {1: State.IN_PROGRESS, 2: State.CONFIRMED, 3: None, 4: None}
    found = database.look(statuses, database.look(directives.current), AFTER)
    first = next(status for status in found if (status.unit, status.number) == ("xa-moi", 1))
    assert (first.note, first.expected, first.reported_at) == ("đang làm", date(2024, 8, 1), NOW)
    assert everything(database, metadata.tables["report"])[: len(before)] == before


def test_loading_it_again_passes_nothing_on_twice(database: Database, staffed: Loaded) -> None:
    say(database, staffed, "phuoc-hoa", 1, State.IN_PROGRESS)
    file = merged(staffed.file, "phuoc-hoa")
    load(database, file)
    before = {name: everything(database, metadata.tables[name]) for name in ("post", "report", "assignment")}
    assert load(database, file) == []
    renamed = file.model_copy(update={"nudges": file.nudges.model_copy(update={"before": (7,)})})
    load(database, renamed)
    assert {name: everything(database, metadata.tables[name]) for name in before} == before


def test_an_heir_that_owes_it_already_keeps_its_own(database: Database, staffed: Loaded) -> None:
    """One row a unit, task and wave: what stands there is not written over."""
    say(database, staffed, "phuoc-hoa", 1, State.NOT_STARTED)
    say(database, staffed, "phuoc-son", 1, State.IN_PROGRESS)
    changes = load(database, merged(staffed.file, "phuoc-hoa", into=("phuoc-son",)))
    assert not [change for change in changes if change.startswith("Thêm nội dung")]
    assert standing(database, "phuoc-son")[1] is State.IN_PROGRESS
    assert len(held(database, "phuoc-son", date(2024, 7, 1))) == 6


def test_open_difficulties_are_the_heirs_and_settled_ones_the_old_units(database: Database, staffed: Loaded) -> None:
    found = database.look(statuses, staffed, NOW)
    mine = [s.assignment for s in found if s.unit == "phuoc-hoa"][:2]
    unit = database.look(lambda s: s.scalar(select(units.c.id).where(units.c.code == "phuoc-hoa")))
    assert unit is not None
    for assignment in mine:
        opened = partial(difficulties.open_new, assignments=[assignment])
        database.write(opened, staffed.id, "difficulty", unit, 1, "chưa có nguồn", NOW)
    database.write(difficulties.close, 1, NOW)
    load(database, merged(staffed.file, "phuoc-hoa"))
    matters = database.look(difficulties.every, staffed.id)
    assert [(matter.number, matter.unit_code) for matter in matters] == [(1, "phuoc-hoa"), (2, "xa-moi")]
    waiting = database.look(difficulties.quiet_assignments, staffed.id)
    new = database.look(statuses, database.look(directives.current), AFTER)
    assert waiting <= {status.assignment for status in new if status.unit == "xa-moi"}


def test_a_later_day_that_was_granted_holds_on(database: Database, staffed: Loaded) -> None:
    rows, later = metadata.tables["assignment"], date(2024, 10, 15)
    found = database.look(statuses, staffed, NOW)
    moved = next(s.assignment for s in found if (s.unit, s.number) == ("phuoc-hoa", 2))
    database.write(lambda s: s.execute(update(rows).where(rows.c.id == moved).values(last_day=later)))
    load(database, merged(staffed.file, "phuoc-hoa"))
    new = database.look(statuses, database.look(directives.current), AFTER)
    assert {s.number: s.last_day for s in new if s.unit == "xa-moi"}[2] == later


def test_nobody_can_say_whose_a_divided_units_people_are(database: Database, staffed: Loaded) -> None:
    changes = load(database, merged(staffed.file, "phuoc-hoa", into=("phuoc-son", "xa-moi")))
    assert "Đơn vị phuoc-hoa chia thành nhiều đơn vị: nhập lại danh bạ của các đơn vị mới" in changes
    assert set(standing(database, "xa-moi")) == {1, 2, 3, 4}
    assert held(database, "xa-moi", date(2024, 7, 1)) == []


@pytest.mark.parametrize("role", ["dau-moi", "lanh-dao"])
def test_who_holds_the_same_post_in_the_heir_already_gets_no_second_one(
    database: Database, staffed: Loaded, role: str
) -> None:
    def also(session: Any) -> None:
        heir = session.scalar(select(units.c.id).where(units.c.code == "phuoc-son"))
        person = session.scalar(select(people.c.id).where(people.c.code == f"phuoc-hoa/{role}/1"))
        fields = {"person_id": person, "unit_id": heir, "role": role, "title": "", "from_day": date(2024, 2, 1)}
        session.execute(posts.insert().values(**fields))

    database.write(also)
    load(database, merged(staffed.file, "phuoc-hoa", into=("phuoc-son",)))
    names = [code for code, _ in held(database, "phuoc-son", date(2024, 7, 1))]
    assert names.count(f"phuoc-hoa/{role}/1") == 1
