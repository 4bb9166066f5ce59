"""Years whose days off the Government has not announced: the admins hear of them."""

from typing import Any

import pytest

from bot import playing
from bot.clock import HandClock
from bot.loading import loaded
from core.calendar import AddedDay
from core.directive import DirectiveFile
from storage import calendar_days, directives
from storage.database import Database
from tests.office import Office, at
from tests.time.hands import days
from tests.time.rollout import shipped


def in_2052() -> DirectiveFile:
    """The shipped directive, due in 2052."""
    file, _ = shipped()
    starts = file.directive.model_copy(update={"starts": at("2052-02-15 00:00").date()})
    last = [at("2052-02-29 00:00").date(), at("2052-09-30 00:00").date()]
    own = [m.model_copy(update={"last_day": day, "date": day}) for m, day in zip(file.milestones, last, strict=True)]
    return file.model_copy(update={"directive": starts, "milestones": tuple(own)})


async def opened(database: Database, file: DirectiveFile, moment: str) -> Office:
    database.write(directives.apply, file, at(moment))
    await database.run(playing.fill, at(moment))
    office = Office(database, HandClock(at(moment)))
    await office.system.settle()
    return office


def told(office: Office) -> list[Any]:
    return office.rows("notice:year:")


async def test_with_the_opening_where_something_is_planned_in_such_a_year(sqlite: Database) -> None:
    office = await opened(sqlite, in_2052(), "2052-02-14 07:00")
    assert told(office) == []
    await office.until("2052-02-15 08:00")
    (row,) = told(office)
    assert "năm 2052 chưa có thông báo chính thức" in row.body
    assert row.chat == "van-phong/quan-tri/1"


async def test_nothing_where_all_is_announced(sqlite: Database) -> None:
    office = await opened(sqlite, shipped()[0], "2024-02-15 07:00")
    await office.until("2024-02-16 08:00")
    assert told(office) == []


async def test_each_november_of_the_next_year(sqlite: Database) -> None:
    office = await opened(sqlite, shipped()[0], "2024-02-15 07:00")
    office.clock.move(at("2026-10-31 08:00"))
    await office.system.settle()
    await office.until("2026-11-30 08:00")
    (row,) = told(office)
    assert days([row]) == ["02/11"]  # the first is a Sunday
    assert "năm 2027" in row.body


async def test_not_in_november_where_it_has_been_confirmed(sqlite: Database) -> None:
    office = await opened(sqlite, shipped()[0], "2024-02-15 07:00")
    office.clock.move(at("2026-10-31 08:00"))
    await office.system.settle()
    confirmed = [AddedDay(at("2027-01-01 00:00").date(), worked=False)]
    sqlite.write(calendar_days.put, office.directive.id, confirmed, None, office.clock.now())
    await office.until("2026-11-30 08:00")
    assert told(office) == []


async def test_once_where_a_file_loaded_again_plans_in_such_a_year(sqlite: Database) -> None:
    office = await opened(sqlite, shipped()[0], "2024-02-15 07:00")
    await office.until("2024-02-16 18:00")
    later = in_2052().milestones[1]
    file = office.directive.file.model_copy(update={"milestones": (office.directive.file.milestones[0], later)})
    assert loaded(sqlite, file, office.clock.now()).unknown[-1] == 2052
    again = file.model_copy(update={"duties": ()})
    loaded(sqlite, again, office.clock.now())
    assert len(told(office)) == 1
    await office.until("2024-02-19 07:00")
    assert [row.state for row in told(office)] == ["sent"]


@pytest.mark.parametrize("known", [True, False])
async def test_the_board_says_so(sqlite: Database, known: bool) -> None:
    from storage.figures import figures
    from web.board import board_of

    office = await opened(sqlite, shipped()[0] if known else in_2052(), "2052-02-14 07:00")
    board = board_of(sqlite.look(figures, office.directive, office.clock.now()))
    assert board.calendar == ("" if known else "Lịch nghỉ năm 2052 mới là dự kiến, chờ thông báo chính thức.")
