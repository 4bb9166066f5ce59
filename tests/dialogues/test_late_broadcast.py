"""A broadcast that is more than an hour late waits for its author's word; one is written portion by portion."""

from typing import Any

import pytest

from core.rights import Role
from core.states import State
from scheduler import broadcasts as writing
from scheduler.tick import next_due, tick
from storage import broadcasts, calls, reach, roster
from storage.roster_file import RosterRow
from tests.dialogues.desk import ADMIN, QUANG, audits
from tests.office import Office, Talk, at
from tests.time.hands import ALL_TASKS, end_post, tell

TEXT = "Họp giao ban lúc 8 giờ thứ Sáu 16/02."


async def _ordered(office: Office, audience: str = "Tất cả") -> Talk:
    await office.until("2024-02-15 08:30")
    admin = office.talk(ADMIN)
    await admin.says(f"/thongbao {TEXT}")
    await admin.presses(audience)
    await admin.presses("Gửi")
    return admin


async def _off_until(office: Office, moment: str) -> None:
    office.clock.move(at(moment))
    await office.system.settle()


def _states(office: Office) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in office.rows("broadcast:"):
        found[row.state] = found.get(row.state, 0) + 1
    return found


def _state(office: Office) -> str:
    return office.database.look(broadcasts.get, 1).state


async def test_an_hour_late_its_author_is_asked_and_nothing_goes_out(office: Office) -> None:
    admin = await _ordered(office)
    await _off_until(office, "2024-02-15 10:45")
    asked = admin.hears("Thông báo 8 giờ 30 ngày 15/02/2024 đã trễ 2 giờ 14 phút: vẫn gửi?", TEXT)
    assert asked.choices == ["Vẫn gửi", "Hủy"]
    await office.until("2024-02-16 12:00")
    assert office.rows("broadcast:") == []


async def test_less_than_an_hour_late_it_simply_goes(office: Office) -> None:
    await _ordered(office)
    await _off_until(office, "2024-02-15 09:30")
    assert _states(office) == {"sent": 42}


async def test_still_to_be_sent_it_has_its_ten_seconds_again(office: Office) -> None:
    admin = await _ordered(office)
    await _off_until(office, "2024-02-15 10:00")
    await admin.presses("Vẫn gửi")
    admin.hears("Sẽ gửi sau 10 giây")
    await office.until("2024-02-15 10:01")
    assert _states(office) == {"sent": 42}
    admin.hears("42 người = 42 đã gửi")
    assert "broadcast released" in [action for action, _ in audits(office)]


async def test_dropped_it_goes_to_nobody(office: Office) -> None:
    admin = await _ordered(office)
    await _off_until(office, "2024-02-15 10:00")
    await admin.presses("Hủy")
    admin.hears("Đã dừng, thông báo không được gửi cho ai")
    await office.until("2024-02-16 12:00")
    assert office.rows("broadcast:") == []
    assert _state(office) == "stopped"


async def test_once_decided_it_is_decided(office: Office) -> None:
    admin = await _ordered(office)
    await _off_until(office, "2024-02-15 10:00")
    asked = admin.hears("vẫn gửi?")
    await office.database.run(broadcasts.release, 1, office.clock.now())
    for place in (0, 1):
        await admin.presses_on(asked, place)
        admin.hears("đã được quyết định" if place == 0 else "Câu hỏi này")
    await office.until("2024-02-15 10:01")
    assert _states(office) == {"sent": 42}


async def test_found_at_night_the_question_waits_for_the_morning(office: Office) -> None:
    admin = await _ordered(office)
    await _off_until(office, "2024-02-15 22:00")
    assert not [sent for sent in admin.messages if "vẫn gửi?" in sent.text]
    await office.until("2024-02-16 07:00")
    await admin.presses("Vẫn gửi")
    await office.until("2024-02-16 07:01")
    assert _states(office) == {"sent": 42}


async def test_an_author_who_has_left_is_not_asked_but_who_may_send(office: Office) -> None:
    row = RosterRow(1, "van-phong", "Quản trị mới", "Chuyên viên", Role.ADMIN, "0911999999")
    await _ordered(office)
    await office.database.run(roster.apply, [row], at("2024-02-15 00:00").date())
    end_post(office, ADMIN, at("2024-02-14 00:00").date())
    await _off_until(office, "2024-02-15 10:45")
    assert [row.state for row in office.rows("notice:broadcast:1:late")] == ["waiting"]


# ---- Midway


async def _half_sent(office: Office) -> Talk:
    """Written, and then the machine is off before anything is sent but the first two."""
    admin = await _ordered(office)
    office.clock.move(at("2024-02-15 08:30:10"))
    while office.database.write(tick, office.clock.now()):
        pass
    first = [row.id for row in office.rows("broadcast:")[:2]]
    office.database.write(_send, first, office)
    return admin


def _send(session: Any, rows: list[int], office: Office) -> None:
    calls.take(session, rows, office.clock.now())
    calls.sent(session, dict.fromkeys(rows, "1"), office.clock.now())


async def test_what_stands_unsent_for_an_hour_is_held(office: Office) -> None:
    admin = await _half_sent(office)
    await _off_until(office, "2024-02-15 10:00")
    admin.hears("vẫn gửi?", "Đã tới 2/42 người")
    await office.until("2024-02-15 11:00")
    assert _states(office) == {"sent": 2, "waiting": 40}
    await admin.presses("Vẫn gửi")
    admin.hears("Đang gửi tiếp")
    await office.until("2024-02-15 11:01")
    assert _states(office) == {"sent": 42}


async def test_dropped_midway_the_books_close(office: Office) -> None:
    admin = await _half_sent(office)
    await _off_until(office, "2024-02-15 10:00")
    await admin.presses("Hủy")
    admin.hears("Đã dừng giữa chừng: 40 người chưa được gửi")
    admin.hears("42 người = 2 đã gửi + 40 bỏ qua")
    assert _states(office) == {"sent": 2, "skipped": 40}


async def test_never_answered_it_runs_out_and_is_accounted_for(office: Office) -> None:
    admin = await _half_sent(office)
    await _off_until(office, "2024-02-15 10:00")
    await office.until("2024-02-16 12:00")
    assert _states(office) == {"sent": 2, "skipped": 40}
    admin.hears("42 người = 2 đã gửi + 40 bỏ qua")
    await admin.presses("Vẫn gửi")
    admin.hears("đã được quyết định")


async def test_who_comes_back_hours_later_gets_it_and_nobody_is_asked(office: Office) -> None:
    admin = await _ordered(office, "Thí điểm")
    office.clock.move(at("2024-02-15 08:30:10"))
    while office.database.write(tick, office.clock.now()):
        pass
    office.database.write(reach.lost, "webchat", QUANG, "blocked", office.clock.now())
    await office.until("2024-02-15 14:00")
    await office.talk(QUANG).says("ok")
    assert TEXT in office.talk(QUANG).messages[-1].text or any(
        TEXT in sent.text for sent in office.talk(QUANG).messages
    )
    assert not [sent for sent in admin.messages if "vẫn gửi?" in sent.text]


# ---- Portion by portion


@pytest.fixture
def seven(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "PEOPLE", 7)


async def test_a_portion_a_tick_and_whole_units(office: Office, seven: None) -> None:
    await _ordered(office)
    office.clock.move(at("2024-02-15 08:30:10"))
    sizes = []
    while office.database.write(tick, office.clock.now()):
        due = office.database.look(next_due, office.clock.now())
        assert due is not None and due <= office.clock.now()
        sizes.append(len(office.rows("broadcast:")))
    assert sizes == [6, 12, 18, 24, 30, 36, 42]
    assert _state(office) == "sending"


async def test_a_crash_between_two_portions_goes_on(office: Office, seven: None) -> None:
    await _ordered(office)
    office.clock.move(at("2024-02-15 08:30:10"))
    assert office.database.write(tick, office.clock.now())
    again = office.restarted()
    await again.system.settle()
    assert _states(again) == {"sent": 42}


async def test_stopped_between_two_portions_everybody_is_accounted_for(office: Office, seven: None) -> None:
    admin = await _ordered(office)
    office.clock.move(at("2024-02-15 08:30:10"))
    assert office.database.write(tick, office.clock.now())
    await admin.presses("Dừng")
    admin.hears("Đã dừng giữa chừng: 42 người chưa được gửi")
    await office.until("2024-02-15 09:00")
    assert _states(office) == {"skipped": 42}
    admin.hears("42 người = 42 bỏ qua")


async def test_off_between_two_portions_for_hours_its_author_is_asked(office: Office, seven: None) -> None:
    admin = await _ordered(office)
    office.clock.move(at("2024-02-15 08:30:10"))
    assert office.database.write(tick, office.clock.now())
    await _off_until(office, "2024-02-15 10:00")
    admin.hears("vẫn gửi?")
    assert _states(office) == {"waiting": 6}
    await admin.presses("Vẫn gửi")
    await office.until("2024-02-15 10:01")
    assert _states(office) == {"sent": 42}


async def test_only_units_that_still_owe_something(office: Office, seven: None) -> None:
    for unit in ("phuoc-hoa", "phuoc-loc"):
        tell(office, unit, ALL_TASKS, State.DONE)
    await _ordered(office, "Đơn vị còn việc")
    await office.until("2024-02-15 08:31")
    assert _states(office) == {"sent": 36}
