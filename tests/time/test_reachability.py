"""Monthly, and ahead of each milestone, the office hears for which posts nobody can be reached."""

from typing import Any

import pytest

from core.rights import Role
from core.states import State
from storage import invitations, messengers, reach, roster
from storage.database import Database
from storage.roster_file import RosterRow
from tests.office import Office, at
from tests.time.hands import ALL_TASKS, QUANG, confirm_everything, end_post, join, local, person_id, switched_on, tell

DESK = "van-phong/van-phong/1"
BLOCKED = "Forbidden: bot was blocked by the user"


def lists(office: Office) -> list[Any]:
    """What one member of the office was told."""
    return [row for row in office.rows("notice:reach:") if row.chat == DESK]


def whens(office: Office) -> list[str]:
    return [f"{local(row.planned_at):%d/%m %H:%M}" for row in lists(office)]


def labels(row: Any) -> list[str]:
    return [choice["label"] for choice in row.choices]


async def test_where_everybody_is_reached_nothing_is_said(office: Office) -> None:
    await office.until("2024-06-04 12:00")
    assert lists(office) == []


async def test_who_has_blocked_us_is_told_with_reason_and_telephone(office: Office) -> None:
    await office.until("2024-02-20 09:00")
    office.database.write(reach.lost, "webchat", QUANG, BLOCKED, office.clock.now())
    await office.until("2024-02-22 07:15")
    (row,) = lists(office)
    assert row.body.split("\n")[:4] == [
        "Còn 5 ngày làm việc đến mốc hết ngày thứ Năm 29/02.",
        "Chưa liên hệ được qua kênh này: 1 vị trí của 1 đơn vị còn việc.",
        "UBND xã Phước Quang:",
        "• đầu mối – Đầu mối UBND xã Phước Quang, 0900000013: đã chặn bot, từ ngày 20/02",
    ]
    assert labels(row) == ["Cấp mã mới: Đầu mối UBND xã Phước Quang"]
    assert row.choices[0]["lasting"]


async def test_ten_five_and_two_days_ahead_and_monthly(office: Office) -> None:
    end_post(office, QUANG, at("2024-02-16 00:00").date())
    await office.until("2024-04-02 12:00")
    assert whens(office) == ["22/02 07:15", "27/02 07:15", "01/03 07:15", "01/04 07:15"]
    assert "đầu mối: chưa có người" in lists(office)[0].body
    assert labels(lists(office)[0]) == []
    assert lists(office)[2].body.startswith("Rà soát đầu tháng.")


async def test_a_unit_that_owes_nothing_is_left_out(office: Office) -> None:
    end_post(office, QUANG, at("2024-02-16 00:00").date())
    tell(office, "phuoc-quang", ALL_TASKS, State.DONE)
    await office.until("2024-03-02 12:00")
    assert lists(office) == []


async def test_a_new_month_with_everything_confirmed_is_quiet(office: Office) -> None:
    end_post(office, QUANG, at("2024-02-16 00:00").date())
    confirm_everything(office)
    await office.until("2024-04-02 12:00")
    assert lists(office) == []


async def test_who_is_only_on_a_messenger_that_is_not_served(office: Office) -> None:
    await office.until("2024-02-21 09:00")
    office.database.write(messengers.announce, {"telegram": "ten_bot"}, office.clock.now())
    await office.until("2024-02-22 07:15")
    (first, *_) = lists(office)
    assert "dùng Webchat, kênh này đang không hoạt động" in first.body


async def test_one_of_many_is_a_list_in_parts(sqlite: Database) -> None:
    """Nobody has joined but the office."""
    office = await Office.open(sqlite, joined=False)
    file = office.directive.file
    rows = roster.playing([(unit.code, unit.name) for unit in file.units], (file.office.code, file.office.name))
    sqlite.write(roster.apply, rows, file.directive.starts)
    join(office, DESK)
    await office.until("2024-02-20 08:00")
    sqlite.write(lambda s: invitations.invite(s, person_id(s, QUANG), office.clock.now()))
    await office.until("2024-02-22 07:15")
    told = lists(office)
    assert [row.body.count("•") for row in told] == [20, 20, 2]
    assert "42 vị trí của 14 đơn vị còn việc, trong đó 14 đơn vị chưa liên hệ được ai" in told[0].body
    assert "UBND xã Phước Quang (chưa liên hệ được ai):" in told[0].body
    assert "chưa dùng mã cấp ngày 20/02" in told[0].body
    assert told[1].body.startswith("(tiếp)\n")
    assert [row.body.endswith("quản trị bổ sung danh sách.") for row in told] == [False, False, True]
    assert sum(len(row.choices) for row in told) == 42


async def test_beyond_five_messages_the_rest_is_counted(office: Office) -> None:
    more = [RosterRow(n, "phuoc-quang", f"Người {n}", "Dự phòng", Role.BACKUP, f"09120{n:05d}") for n in range(130)]
    office.database.write(roster.apply, more, office.directive.calendar.day(office.clock.now()))
    await office.until("2024-02-22 07:15")
    told = lists(office)
    assert [len(row.choices) for row in told] == [20] * 5
    assert "Còn 30 vị trí của 1 đơn vị nữa." in told[-1].body


async def test_of_the_same_name_each_has_the_telephone_on_the_button(office: Office) -> None:
    two = [RosterRow(n, "phuoc-quang", "Người mới", "Dự phòng", Role.BACKUP, f"091200000{n}") for n in range(2)]
    office.database.write(roster.apply, two, office.directive.calendar.day(office.clock.now()))
    await office.until("2024-02-22 07:15")
    assert labels(lists(office)[0]) == ["Cấp mã mới: Người mới, 0912000000", "Cấp mã mới: Người mới, 0912000001"]


@pytest.mark.parametrize(("back", "sent"), [("2024-02-24 10:00", "07:00"), ("2024-02-22 22:00", "07:00")])
async def test_found_late_it_waits_for_the_offices_hours(office: Office, back: str, sent: str) -> None:
    end_post(office, QUANG, at("2024-02-16 00:00").date())
    await office.until("2024-02-21 12:00")
    await switched_on(office, back)
    assert [row.state for row in lists(office)] == ["waiting"]
    await office.until("2024-02-26 12:00")
    assert [f"{local(row.sent_at):%H:%M}" for row in lists(office)] == [sent]
