"""Who joins late gets what still holds, and nobody else hears it twice."""

from collections.abc import AsyncIterator

import pytest

from core.rights import Role
from core.states import State
from storage import roster
from storage.database import Database
from tests.office import Office
from tests.time.hands import ALL_TASKS, NGHIA, QUANG, hire, hours, join, nudges, person_id, tell

RUNG_DAY = "2024-02-20"


@pytest.fixture
async def empty(sqlite: Database) -> AsyncIterator[Office]:
    """The roster is in, nobody has joined."""
    office = await Office.open(sqlite, joined=False)
    file = office.directive.file
    rows = roster.playing([(unit.code, unit.name) for unit in file.units], (file.office.code, file.office.name))
    sqlite.write(roster.apply, rows, file.directive.starts)
    yield office


async def joins(office: Office, person: str, moment: str) -> None:
    await office.until(moment)
    join(office, person)
    await office.system.settle()


def openings(office: Office, person: str) -> list[str]:
    """When the opening notice reached a person."""
    row = office.database.look(person_id, person)
    code = office.directive.code
    return hours(office.rows(f"notice:directive:{code}:opening:{row}"))


async def test_everybody_is_planned_for_and_nothing_is_sent_before_they_join(empty: Office) -> None:
    await empty.until("2024-02-15 12:00")
    assert len(empty.rows("notice:directive:")) == 14 * 3
    assert {row.state for row in empty.rows()} == {"waiting"}


async def test_who_joins_in_hours_gets_the_opening_and_the_days_reminder_at_once(empty: Office) -> None:
    await joins(empty, QUANG, f"{RUNG_DAY} 09:00")
    assert openings(empty, QUANG) == ["09:00"]
    assert hours(nudges(empty, QUANG)) == ["09:00"]


async def test_at_noon_the_reminder_waits_for_the_afternoon(empty: Office) -> None:
    await joins(empty, QUANG, f"{RUNG_DAY} 12:00")
    assert (openings(empty, QUANG), hours(nudges(empty, QUANG))) == (["12:00"], ["-"])
    await empty.until(f"{RUNG_DAY} 13:30")
    assert hours(nudges(empty, QUANG)) == ["13:30"]


async def test_in_the_evening_there_is_no_reminder_that_day(empty: Office) -> None:
    await joins(empty, QUANG, f"{RUNG_DAY} 19:00")
    assert openings(empty, QUANG) == ["19:00"]
    assert [(row.state, row.reason) for row in nudges(empty, QUANG)] == [("skipped", "unreachable")]


async def test_on_a_day_without_a_rung_there_is_none(empty: Office) -> None:
    await joins(empty, QUANG, "2024-02-21 09:00")
    assert (openings(empty, QUANG), hours(nudges(empty, QUANG))) == (["09:00"], ["-"])


async def test_who_owes_nothing_is_not_reminded_on_joining(empty: Office) -> None:
    await empty.until("2024-02-19 09:00")
    tell(empty, "phuoc-quang", ALL_TASKS, State.DONE)
    await joins(empty, QUANG, f"{RUNG_DAY} 09:00")
    assert nudges(empty, QUANG) == []


@pytest.mark.parametrize(
    ("moment", "sent"),
    [("09:00", ["09:00"]), ("12:00", ["13:30"]), ("19:00", [])],
)
async def test_who_came_into_the_roster_after_the_days_hour(office: Office, moment: str, sent: list[str]) -> None:
    """Nothing was planned for them at 07:15: it is made up for."""
    await office.until(f"{RUNG_DAY} {moment}")
    hire(office, "phuoc-quang", Role.FOCAL, "Đầu mối mới", "0911000003")
    join(office, "phuoc-quang/dau-moi/2")
    await office.system.settle()
    await office.until(f"{RUNG_DAY} 20:00")
    assert openings(office, "phuoc-quang/dau-moi/2") == [moment]
    assert [hour for hour in hours(nudges(office, "phuoc-quang/dau-moi/2")) if hour != "-"] == sent
    assert len(nudges(office, QUANG)) == 1


async def test_one_who_joins_brings_no_reminder_to_others(office: Office) -> None:
    """Nghĩa owed nothing at 07:15 and took its word back at 08:00; its next reminder is the next rung's."""
    tell(office, "phuoc-nghia", ALL_TASKS, State.DONE)
    await office.until(f"{RUNG_DAY} 08:00")
    tell(office, "phuoc-nghia", ALL_TASKS, State.IN_PROGRESS)
    hire(office, "phuoc-quang", Role.FOCAL, "Đầu mối mới", "0911000003")
    join(office, "phuoc-quang/dau-moi/2")
    await office.until(f"{RUNG_DAY} 20:00")
    assert nudges(office, NGHIA) == []
    assert len(nudges(office, "phuoc-quang/dau-moi/2")) == 1


async def test_joining_on_a_second_phone_repeats_nothing(office: Office) -> None:
    await office.until(f"{RUNG_DAY} 09:00")
    before = len(office.rows())
    join(office, QUANG)
    await office.system.settle()
    assert len(office.rows()) == before
