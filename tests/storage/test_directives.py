"""Loading a directive: the same again changes nothing, a changed one shows what changed and keeps the history."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import update

from core.directive import DirectiveFile
from core.refusal import Refusal
from core.states import State
from storage import directives, extensions, inbox, marks
from storage.database import Database
from storage.directives import Loaded
from storage.statuses import report, statuses
from storage.tables import metadata
from tests.storage.moments import NOW, everything, later

LATER = later(days=3)


def rows(database: Database) -> dict[str, list[Any]]:
    """Everything that stands in the tables that a directive fills."""
    names = ("directive", "unit", "wave", "wave_unit", "milestone", "task", "assignment")
    return {name: everything(database, metadata.tables[name]) for name in names}


def load(database: Database, file: DirectiveFile) -> list[str]:
    return database.write(directives.apply, file, LATER)


def reload(database: Database, loaded: Loaded, **parts: Any) -> list[str]:
    return load(database, loaded.file.model_copy(update=parts))


def changed(items: tuple[Any, ...], at: int, **fields: Any) -> tuple[Any, ...]:
    return (*items[:at], items[at].model_copy(update=fields), *items[at + 1 :])


def standing(database: Database) -> dict[tuple[str, str, str], date]:
    directive = database.look(directives.current)
    return {(s.unit, s.task, s.wave): s.last_day for s in database.look(statuses, directive, LATER)}


def test_nothing_is_loaded_at_first(database: Database) -> None:
    assert database.look(directives.is_loaded) is False
    assert database.look(directives.find_current) is None
    with pytest.raises(Refusal, match="dondoc directive load"):
        database.look(directives.current)


def test_a_file_is_read_back_as_it_was(database: Database, loaded: Loaded) -> None:
    found = database.look(directives.current)
    assert found.file == loaded.file
    assert found.calendar.is_working_day(date(2024, 5, 4))
    assert {name: len(found) for name, found in rows(database).items()} == {
        "directive": 1,
        "unit": 15,
        "wave": 2,
        "wave_unit": 15,
        "milestone": 2,
        "task": 4,
        "assignment": 60,
    }


def test_the_same_file_again_changes_nothing(database: Database, loaded: Loaded) -> None:
    before = rows(database)
    assert load(database, loaded.file) == []
    assert rows(database) == before


def test_a_moved_milestone_moves_its_assignments(database: Database, loaded: Loaded) -> None:
    day = date(2024, 3, 8)
    changes = reload(database, loaded, milestones=changed(loaded.file.milestones, 0, last_day=day))
    assert [change for change in changes if "m1" in change]
    assert "Dời mốc: phuoc-quang, việc 1: 29/02/2024 → 08/3/2024" in changes
    assert sum(change.startswith("Dời mốc") for change in changes) == 3 * 4
    days = standing(database)
    assert (days["phuoc-quang", "1", "thi-diem"], days["hoi-lhpn", "1", "nhan-rong"]) == (day, date(2024, 9, 30))


def test_an_added_task_is_everybodys(database: Database, loaded: Loaded) -> None:
    fifth = loaded.file.tasks[0].model_copy(update={"code": "5", "short": "Báo cáo kết quả", "words": ("kết quả",)})
    changes = reload(database, loaded, tasks=(*loaded.file.tasks, fifth))
    assert "Thêm việc 5" in changes
    assert sum("việc 5 (" in change for change in changes) == 15
    assert len(standing(database)) == 75


def test_a_dropped_task_is_asked_of_nobody_and_its_history_stays(database: Database, staffed: Loaded) -> None:
    _report(database, staffed, "phuoc-quang", 4)
    changes = reload(database, staffed, tasks=staffed.file.tasks[:3])
    assert sum(change.startswith("Bỏ nội dung") for change in changes) == 15
    assert "4" not in {task for _, task, _ in standing(database)}
    assert _reports(database) == 1
    again = load(database, staffed.file)
    assert "Thêm lại nội dung: phuoc-quang, việc 4" in again
    assert _state(database, "phuoc-quang", 4) is State.IN_PROGRESS


def test_a_unit_that_leaves_a_wave_owes_nothing_in_it(database: Database, loaded: Loaded) -> None:
    pilot = loaded.file.waves[0]
    fewer = changed(loaded.file.waves, 0, units=pilot.units[:1])
    assert len(reload(database, loaded, waves=fewer)) == 8
    assert {unit for unit, _, wave in standing(database) if wave == "thi-diem"} == {pilot.units[0]}
    assert len(rows(database)["wave_unit"]) == 13


def test_an_added_unit_owes_its_waves_tasks(database: Database, loaded: Loaded) -> None:
    new = loaded.file.units[0].model_copy(update={"code": "xa-moi", "name": "UBND xã Mới", "official_code": "99999"})
    waves = changed(loaded.file.waves, 1, units=(*loaded.file.waves[1].units, "xa-moi"))
    changes = reload(database, loaded, units=(*loaded.file.units, new), waves=waves)
    assert "Thêm đơn vị xa-moi" in changes
    assert len(changes) == 1 + 4


def test_a_renamed_unit_shows_both_names(database: Database, loaded: Loaded) -> None:
    changes = reload(database, loaded, units=changed(loaded.file.units, 0, name="UBND phường Tuy Phước"))
    assert changes == [
        "Sửa đơn vị thi-tran-tuy-phuoc: name UBND thị trấn Tuy Phước → UBND phường Tuy Phước",
    ]


def test_a_unit_that_ends_is_told_in_the_names_of_the_file(database: Database, loaded: Loaded) -> None:
    ended = {"valid_to": date(2030, 6, 30), "successors": ("phuoc-hung", "phuoc-hoa")}
    assert reload(database, loaded, units=changed(loaded.file.units, 2, **ended)) == [
        "Sửa đơn vị phuoc-thang: valid_to (trống) → 2030-06-30, successors (trống) → phuoc-hung, phuoc-hoa"
    ]


def test_words_that_have_no_row_of_their_own_are_said_to_have_changed(database: Database, loaded: Loaded) -> None:
    quieter = loaded.file.nudges.model_copy(update={"before": (7, 1)})
    assert len(reload(database, loaded, nudges=quieter)) == 1
    assert database.look(directives.current).file.nudges.before == (7, 1)


def test_an_extended_assignment_keeps_its_day_through_another_change(database: Database, loaded: Loaded) -> None:
    table = metadata.tables["assignment"]
    extended = date(2024, 3, 15)
    database.write(lambda s: s.execute(update(table).where(table.c.id == 1).values(last_day=extended)))
    reload(database, loaded, nudges=loaded.file.nudges.model_copy(update={"before": (7,)}))
    assert extended in standing(database).values()


GIVEN = date(2024, 3, 15)


def grant(database: Database, directive: Loaded) -> None:
    """Task 1 of Phước Quang gets a later day."""
    found = database.look(statuses, directive, NOW)
    assignment = next(s.assignment for s in found if (s.unit, s.number) == ("phuoc-quang", 1))
    row = database.write(extensions.ask, directive.id, assignment, 1, "chờ mẫu", GIVEN, NOW)
    asked = database.look(extensions.get, row)
    assert database.write(extensions.grant, asked, GIVEN, "Chánh Văn phòng", 1, NOW)


def days_of(database: Database) -> tuple[date, date | None]:
    found = database.look(statuses, database.look(directives.current), LATER)
    status = next(s for s in found if (s.unit, s.number) == ("phuoc-quang", 1))
    return status.last_day, status.original_last_day


def test_a_moved_milestone_does_not_undo_a_later_day_that_was_granted(database: Database, staffed: Loaded) -> None:
    grant(database, staffed)
    moved = date(2024, 3, 8)
    changes = reload(database, staffed, milestones=changed(staffed.file.milestones, 0, last_day=moved))
    assert days_of(database) == (GIVEN, moved)
    said = "Dời mốc: phuoc-quang, việc 1: 29/02/2024 → 08/3/2024 (đã được lùi đến 15/3/2024, giữ nguyên)"
    assert said in changes
    assert "Dời mốc: phuoc-quang, việc 2: 29/02/2024 → 08/3/2024" in changes


def test_a_milestone_moved_beyond_it_takes_it_along(database: Database, staffed: Loaded) -> None:
    grant(database, staffed)
    moved = date(2024, 3, 22)
    changes = reload(database, staffed, milestones=changed(staffed.file.milestones, 0, last_day=moved))
    assert days_of(database) == (moved, moved)
    assert "Dời mốc: phuoc-quang, việc 1: 15/3/2024 → 22/3/2024" in changes


def test_an_assignment_taken_up_again_keeps_its_later_day(database: Database, staffed: Loaded) -> None:
    grant(database, staffed)
    reload(database, staffed, tasks=staffed.file.tasks[1:])
    changes = load(database, staffed.file)
    assert days_of(database) == (GIVEN, date(2024, 2, 29))
    assert "Thêm lại nội dung: phuoc-quang, việc 1 (đã được lùi đến 15/3/2024, giữ nguyên)" in changes


@pytest.mark.parametrize("change", [lambda file: file, lambda file: file.model_copy(update={"duties": ()})])
def test_the_parsed_copy_is_never_out_of_date(
    database: Database, loaded: Loaded, change: Callable[[DirectiveFile], DirectiveFile]
) -> None:
    load(database, change(loaded.file))
    assert database.look(directives.current).file == change(loaded.file)


def test_the_latest_instant_is_of_anything_that_happened(database: Database, loaded: Loaded) -> None:
    assert database.look(directives.latest_instant) is None
    database.write(marks.set_mark, "planned", NOW)
    database.write(inbox.store, "webchat", "1", [("1", {})], later(hours=2))
    assert database.look(directives.latest_instant) == later(hours=2)


def _report(database: Database, directive: Loaded, unit: str, task: int) -> None:
    found = database.look(statuses, directive, NOW)
    assignment = next(s.assignment for s in found if (s.unit, s.number) == (unit, task))
    fields = {"person_id": 1, "said_at": NOW, "stored_at": NOW, "source": "text", "state": State.IN_PROGRESS}
    database.write(lambda s: report(s, assignment_id=assignment, **fields))


def _reports(database: Database) -> int:
    return len(everything(database, metadata.tables["report"]))


def _state(database: Database, unit: str, task: int) -> State | None:
    found = database.look(statuses, database.look(directives.current), LATER)
    return next(s.state for s in found if (s.unit, s.number) == (unit, task))
