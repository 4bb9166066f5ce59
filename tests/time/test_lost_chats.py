"""The call list: many chats lost are one notice to the office, in its hours, and each is told once."""

from datetime import timedelta
from typing import Any

import pytest

from core.rights import Role
from storage import accounts, people, reach
from tests.office import Office, at
from tests.time.hands import NGHIA, OFFICE, QUANG, end_post, hire, person_id

NINE = "2024-02-21 09:00"
BLOCKED = "Forbidden: bot was blocked by the user"
DESK = ("van-phong/van-phong/1", "van-phong/van-phong/2")


@pytest.fixture
async def morning(office: Office) -> Office:
    await office.until(NINE)
    return office


def lose(office: Office, *chats: str, reason: str = BLOCKED) -> None:
    for chat in chats:
        office.database.write(reach.lost, "webchat", chat, reason, office.clock.now())


def lists(office: Office) -> list[Any]:
    """What one member of the office was told."""
    return [row for row in office.rows("notice:unreachable:") if row.chat == OFFICE]


async def test_after_a_quiet_minute_the_office_hears_of_all(morning: Office) -> None:
    lose(morning, QUANG)
    morning.clock.move(at("2024-02-21 09:00:30"))
    lose(morning, NGHIA, reason="Forbidden: user is deactivated")
    await morning.until("2024-02-21 09:01:29")
    assert lists(morning) == []
    await morning.until("2024-02-21 09:01:30")
    for desk in DESK:
        morning.talk(desk).hears(
            "cho 2 người",
            "• Đầu mối UBND xã Phước Quang, 0900000013: đã chặn bot",
            "• Đầu mối UBND xã Phước Nghĩa, 0900000028: tài khoản không còn",
            "gọi điện",
        )


async def test_it_is_told_once(morning: Office) -> None:
    lose(morning, QUANG)
    await morning.until("2024-02-23 12:00")
    assert len(lists(morning)) == 1


async def test_who_came_back_and_went_again_is_told_again(morning: Office) -> None:
    lose(morning, QUANG)
    await morning.until("2024-02-21 10:00")
    morning.database.write(reach.found, "webchat", QUANG)
    lose(morning, QUANG)
    await morning.until("2024-02-21 11:00")
    assert len(lists(morning)) == 2


async def test_a_slow_trickle_is_told_after_ten_minutes(morning: Office) -> None:
    others = [unit.code for unit in morning.directive.file.units if unit.code != "van-phong"]
    for n, unit in enumerate(others):
        await morning.system.advance(at(NINE) + timedelta(seconds=50) * n)
        lose(morning, f"{unit}/dau-moi/1")
    assert [row.planned_at - at(NINE) for row in lists(morning)] == [timedelta(minutes=10)]
    assert "cho 12 người" in lists(morning)[0].body


async def test_in_the_evening_it_waits_for_the_morning(office: Office) -> None:
    await office.until("2024-02-21 19:00")
    lose(office, QUANG)
    await office.until("2024-02-22 06:59")
    assert lists(office) == []
    await office.until("2024-02-22 07:00")
    assert len(lists(office)) == 1


async def test_many_are_one_list_that_names_thirty(morning: Office) -> None:
    for n in range(40):
        hire(morning, "phuoc-quang", Role.BACKUP, f"Dự phòng thứ {n}", f"09120000{n:02d}")
    everybody = [f"phuoc-quang/du-phong/{n + 2}" for n in range(40)]
    morning.database.write(bind, everybody, morning)
    lose(morning, *everybody)
    await morning.until("2024-02-21 09:01")
    (row,) = lists(morning)
    assert "cho 40 người" in row.body
    assert row.body.count("•") == 30
    assert "và 10 người khác" in row.body


def bind(session: Any, chats: list[str], office: Office) -> None:
    for chat in chats:
        accounts.bind(session, person_id(session, chat), "webchat", chat, office.clock.now())


async def test_who_has_left_is_not_called(morning: Office) -> None:
    end_post(morning, QUANG, at("2024-02-20 00:00").date())
    lose(morning, QUANG)
    await morning.until("2024-02-21 12:00")
    assert lists(morning) == []
    assert morning.database.look(reach.troubles) is None


async def test_who_is_reached_elsewhere_is_not_called(morning: Office) -> None:
    def joins(session: Any) -> None:
        person, now = person_id(session, QUANG), morning.clock.now()
        accounts.bind(session, person, "zalo", "7", now)
        actor = people.actor(session, "zalo", "7", morning.directive.calendar.day(now))
        assert actor is not None
        accounts.agree(session, actor, now)

    morning.database.write(joins)
    lose(morning, QUANG)
    await morning.until("2024-02-21 12:00")
    assert lists(morning) == []


async def test_who_comes_back_within_the_minute_is_not_called(morning: Office) -> None:
    lose(morning, QUANG)
    morning.database.write(reach.found, "webchat", QUANG)
    await morning.until("2024-02-21 12:00")
    assert lists(morning) == []


async def test_where_nobody_holds_a_post_in_the_office_the_admins_hear_of_it(morning: Office) -> None:
    for person in (OFFICE, "van-phong/van-phong/2"):
        end_post(morning, person, at("2024-02-15 00:00").date())
    lose(morning, QUANG)
    await morning.system.advance(morning.clock.now() + timedelta(minutes=2))
    assert {row.chat for row in morning.rows("notice:unreachable:")} == {"van-phong/quan-tri/1"}


async def test_and_get_the_digests(morning: Office) -> None:
    for person in (OFFICE, "van-phong/van-phong/2"):
        end_post(morning, person, at("2024-02-15 00:00").date())
    await morning.until("2024-02-26 08:00")
    assert {row.chat for row in morning.rows("digest:") if row.due > at("2024-02-22 00:00")} == {"van-phong/quan-tri/1"}
