"""The audit: silent over days of a healthy office, and a finding for each thing that is broken on purpose."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from core.directive import DirectiveFile
from core.ledger import Kind
from core.rights import Role
from core.states import State
from scheduler.tick import PLANNED, mark
from storage import difficulties, wishes
from storage.database import Database
from storage.marks import marks
from storage.outbox import outbox as rows
from storage.people import posts
from storage.statuses import report
from tests.office import Office, at
from tests.time.audit import change, counts, forget, found
from tests.time.hands import (
    ALL_TASKS,
    OFFICE,
    QUANG,
    confirm_everything,
    end_post,
    hire,
    join,
    person_id,
    raise_difficulty,
    reload,
    switched_on,
    tell,
)

RUNG = "2024-02-26 07:20"  # a Monday: digest at 7:10, reminders at 7:15


@pytest.fixture
async def rung(office: Office) -> Office:
    await office.until(RUNG)
    assert found(office) == []
    return office


# ---- All is well


async def hourly(office: Office, until: str, meanwhile: Callable[[int], Any] = lambda hour: None) -> None:
    hour = 0
    while office.clock.now() < at(until):
        await office.system.advance(office.clock.now() + timedelta(hours=1))
        assert found(office) == [], office.clock.now()
        meanwhile(hour := hour + 1)


async def test_two_weeks_of_an_office_in_which_nobody_answers(office: Office) -> None:
    await hourly(office, "2024-03-02 00:00")


async def test_days_in_which_people_answer_come_and_go(office: Office) -> None:
    units = [unit.code for unit in office.directive.file.units if unit.code not in ("van-phong", "hoi-lhpn")]

    def meanwhile(hour: int) -> None:
        unit = units[hour % len(units)]
        tell(office, unit, ((hour % 4) + 1,), State.DONE if hour % 3 else State.IN_PROGRESS)
        if hour % 7 == 0:
            hire(office, unit, Role.FOCAL, f"Đầu mối thứ {hour}", f"0913{hour:06d}")
        if hour % 11 == 0:
            raise_difficulty(office, unit, 1)

    await office.until("2024-02-23 12:00")
    await hourly(office, "2024-03-02 00:00", meanwhile)


async def test_once_all_is_confirmed_nothing_is_missing(office: Office) -> None:
    await office.until("2024-02-17 12:00")
    confirm_everything(office)
    await hourly(office, "2024-02-24 00:00")


@pytest.mark.parametrize("moment", ["2024-02-20 07:15", "2024-02-29 16:45", "2024-03-04 09:00", "2024-06-11 22:00"])
async def test_a_first_start_and_nothing_before_it_is_missing(sqlite: Database, moment: str) -> None:
    office = await Office.open(sqlite, at(moment))
    assert found(office) == []
    await hourly(office, f"{(at(moment) + timedelta(days=1)):%Y-%m-%d %H:%M}")


async def test_a_machine_that_was_off_said_each_thing_once(office: Office) -> None:
    await office.until("2024-02-28 16:00")
    await switched_on(office, "2024-02-29 17:30")
    assert found(office) == []


# ---- What a moment should have left


def of_nudges(office: Office, unit: str) -> Any:
    """Those of the unit's focal official and its backup, who is reminded too by then."""
    people = (f"{unit}/dau-moi/1", f"{unit}/du-phong/1")
    return rows.c.key.in_([f"nudge:{office.database.look(person_id, person)}:2024-02-26" for person in people])


async def test_a_digest_that_is_missing(rung: Office) -> None:
    forget(rung, rows.c.kind == Kind.DIGEST, rows.c.person_id == rung.database.look(person_id, OFFICE))
    assert counts(rung) == {"digests": 1}


async def test_closing_figures_that_are_missing_behind_a_newer_digest(office: Office) -> None:
    await office.until("2024-03-01 14:05")
    assert found(office) == []
    forget(office, rows.c.kind == Kind.DIGEST, rows.c.due == at("2024-03-01 07:10"))
    assert counts(office) == {"digests": 2}


async def test_a_unit_that_no_reminder_speaks_of(rung: Office) -> None:
    forget(rung, of_nudges(rung, "phuoc-quang"))
    assert counts(rung) == {"nudges": 1}
    await rung.until("2024-02-26 14:00")
    assert counts(rung) == {"nudges": 1}


async def test_a_job_that_never_ran(rung: Office) -> None:
    forget(rung, rows.c.kind == Kind.NUDGE)
    change(rung, delete(marks).where(marks.c.name == mark(rung.directive, "nudges")))
    assert counts(rung) == {"nudges": 3}


async def test_a_calendar_that_nobody_looks_at(office: Office) -> None:
    await office.until("2024-02-26 07:09")
    office.clock.move(at("2024-02-26 07:11"))
    assert found(office) == []
    office.clock.move(at("2024-02-26 07:12"))
    assert counts(office) == {"calendar": 1}


async def test_a_calendar_never_looked_at(office: Office) -> None:
    change(office, delete(marks).where(marks.c.name == mark(office.directive, PLANNED)))
    assert counts(office) == {"calendar": 1}


# ---- What excuses a row that is not there


async def test_who_answered_at_that_moment_or_is_waited_for(rung: Office) -> None:
    forget(rung, of_nudges(rung, "phuoc-quang"))
    moment = at("2024-02-26 07:15")
    rung.database.write(said_done, rung, moment, moment)
    assert found(rung) == []


async def test_who_answered_later_owed_it_then(rung: Office) -> None:
    forget(rung, of_nudges(rung, "phuoc-quang"))
    later = at("2024-02-26 07:16")
    rung.database.write(said_done, rung, later, later)
    assert counts(rung) == {"nudges": 1}


async def test_an_answer_on_its_way_was_not_known_to_the_tick(rung: Office) -> None:
    """Said at 7:14, here at 7:16: the reminder was right, and so would its lack not be."""
    rung.database.write(said_done, rung, at("2024-02-26 07:14"), at("2024-02-26 07:16"))
    assert found(rung) == []


def said_done(session: Session, office: Office, said: Any, stored: Any) -> None:
    person = person_id(session, QUANG)
    for task in ALL_TASKS:
        assignment = office.status("phuoc-quang", task).assignment
        fields = {"state": State.DONE, "source": "button", "said_at": said, "stored_at": stored}
        report(session, assignment_id=assignment, person_id=person, **fields)


async def test_what_the_office_owed_an_answer_to_and_has_answered_since(office: Office) -> None:
    await office.until("2024-02-26 07:00")
    tell(office, "phuoc-quang", (2, 3, 4), State.DONE)
    matter = raise_difficulty(office, "phuoc-quang", 1)
    await office.until(RUNG)
    desk = office.database.look(person_id, OFFICE)
    office.database.write(difficulties.answer, matter, desk, office.clock.now())
    assert found(office) == []


async def test_a_unit_that_has_nobody_or_nobody_who_wants_to_hear(rung: Office) -> None:
    forget(rung, of_nudges(rung, "phuoc-quang"))
    forget(rung, of_nudges(rung, "phuoc-nghia"))
    for role in ("dau-moi", "du-phong", "lanh-dao"):
        end_post(rung, f"phuoc-quang/{role}/1", date(2024, 2, 24))
        rung.database.write(stop, f"phuoc-nghia/{role}/1", rung)
    assert found(rung) == []


def stop(session: Session, person: str, office: Office) -> None:
    wishes.set_stopped(session, person_id(session, person), office.clock.now() - timedelta(hours=1))


async def test_who_asks_to_hear_again_has_missed_nothing(office: Office) -> None:
    await office.until("2024-02-26 07:00")
    for role in ("dau-moi", "du-phong", "lanh-dao"):
        await office.talk(f"phuoc-quang/{role}/1").says("đừng nhắn nữa")
    await office.until(RUNG)
    await office.talk(QUANG).says("/nhanlai")
    assert found(office) == []


async def test_who_came_on_the_day(rung: Office) -> None:
    change(rung, update(posts).values(to_day=date(2024, 2, 25)))
    forget(rung, rows.c.kind.in_([Kind.NUDGE, Kind.DIGEST]), rows.c.due >= at("2024-02-26 00:00"))
    hire(rung, "van-phong", Role.OFFICE, "Chuyên viên mới", "0911000007")
    hire(rung, "phuoc-quang", Role.FOCAL, "Đầu mối mới", "0911000008")
    join(rung, "van-phong/van-phong/3")
    assert found(rung) == []


async def test_a_file_loaded_since(office: Office) -> None:
    """With the new days there would have been a reminder this morning: nobody knew of them then."""

    def later(file: DirectiveFile) -> DirectiveFile:
        pilot = file.milestones[0].model_copy(update={"last_day": date(2024, 3, 1)})
        return file.model_copy(update={"milestones": (pilot, *file.milestones[1:])})

    await office.until("2024-02-21 09:00")
    reload(office, later)
    await office.until("2024-02-21 10:00")
    assert found(office) == []
