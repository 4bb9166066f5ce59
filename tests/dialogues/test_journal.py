"""/nhatky: why a unit was, or was not, reminded on a day; without words, who did what."""

import re
from datetime import date
from pathlib import Path

import pytest

from core.states import State
from core.texts import journal
from storage import reach, wishes
from tests.dialogues.desk import ADMIN, DESK, QUANG, audits
from tests.office import Office, at
from tests.time.hands import ALL_TASKS, end_post, person_id, plan_only, raise_difficulty, switched_on, tell

ROOT = Path(__file__).parents[2]


async def asked(office: Office, text: str) -> str:
    desk = office.talk(DESK)
    await desk.says(text)
    (answer,) = desk.news
    return answer.text


async def test_to_whom_and_when(office: Office) -> None:
    await office.until("2024-02-20 09:00")
    told = await asked(office, "/nhatky Phước Quang 20/02")
    assert told == (
        "UBND xã Phước Quang, thứ Ba 20/02:\n• việc 1, việc 2, việc 3, việc 4: đã nhắc đầu mối lúc 7 giờ 15"
    )


async def test_each_task_its_own_reason(office: Office) -> None:
    await office.until("2024-02-19 09:00")
    tell(office, "phuoc-quang", (1,), State.DONE)
    tell(office, "phuoc-quang", (2,), State.IN_PROGRESS, date(2024, 2, 23))
    raise_difficulty(office, "phuoc-quang", 3)
    await office.until("2024-02-20 09:00")
    told = await asked(office, "vì sao phước quang không được nhắc ngày 20/2".join(["/nhatky ", ""]))
    assert told.split("\n")[1:] == [
        "• việc 1: không nhắc, vì đơn vị đã báo xong",
        "• việc 2: không nhắc, vì đơn vị đã hẹn ngày 23/02, đến ngày đó mới hỏi lại",
        "• việc 3: không nhắc, vì đang chờ Văn phòng trả lời (vướng mắc, câu hỏi, xin lùi mốc)",
        "• việc 4: đã nhắc đầu mối lúc 7 giờ 15",
    ]


async def test_a_day_that_is_none_of_the_ladders(office: Office) -> None:
    await office.until("2024-02-22 09:00")
    told = await asked(office, "/nhatky phuoc quang 21/2")
    assert "không phải ngày nhắc (lần trước thứ Ba 20/02, lần sau thứ Hai 26/02)" in told


@pytest.mark.parametrize(
    ("day", "heard"),
    [
        ("24/02", "Thứ Bảy 24/02 là ngày nghỉ"),
        ("01/02/2024", "chưa bắt đầu theo dõi văn bản này; bắt đầu từ thứ Năm 15/02"),
        ("15/2", "Thứ Năm 15/02 là ngày gửi văn bản"),
        ("26/2", "đến 7 giờ 15 thứ Hai 26/02 mới nhắc"),
        ("30/2", "Lịch không có ngày 30/2"),
    ],
)
async def test_days_off_before_the_opening_to_come_and_impossible(office: Office, day: str, heard: str) -> None:
    await office.until("2024-02-25 09:00")
    assert heard in await asked(office, f"/nhatky Phước Quang {day}")


async def test_nobody_in_the_post_and_nobody_reached(office: Office) -> None:
    for role in ("dau-moi", "du-phong", "lanh-dao"):
        end_post(office, f"phuoc-nghia/{role}/1", date(2024, 2, 16))
        office.database.write(reach.lost, "webchat", f"phuoc-quang/{role}/1", "blocked", office.clock.now())
    await office.until("2024-02-21 09:00")
    assert "không nhắc, vì chưa có ai giữ nhiệm vụ để nhắc" in await asked(office, "/nhatky Phước Nghĩa 20/2")
    assert "tin nhắc đầu mối không gửi (người nhận chưa tham gia" in await asked(office, "/nhatky Phước Quang 20/2")


async def test_the_machine_was_off(office: Office) -> None:
    await office.until("2024-02-16 12:00")
    await switched_on(office, "2024-02-26 09:00")
    assert "khi đến giờ hệ thống không hoạt động" in await asked(office, "/nhatky Phước Quang 20/2")
    assert "lúc 9 giờ (đến giờ từ 7 giờ 15, gửi muộn)" in await asked(office, "/nhatky Phước Quang")


async def test_why_the_leader_of_a_unit_left_in_peace_heard_nothing(office: Office) -> None:
    tell(office, "phuoc-quang", ALL_TASKS, State.IN_PROGRESS, date(2024, 2, 28))
    await office.until("2024-02-27 14:00")
    told = await asked(office, "/nhatky Phước Quang 27/2")
    assert "không báo cáo lãnh đạo đơn vị, vì đơn vị đã hẹn ngày 28/02, đến ngày đó mới hỏi lại" in told
    assert "không báo cáo" not in await asked(office, "/nhatky Phước Nghĩa 27/2")


async def test_what_was_quieted_between_its_planning_and_its_sending(office: Office) -> None:
    plan_only(office, "2024-02-20 07:15")
    office.database.write(wishes.set_quiet, office.database.look(person_id, QUANG), at("2024-02-21 07:15"))
    await office.until("2024-02-20 09:00")
    told = await asked(office, "/nhatky Phước Quang 20/02")
    assert "tin nhắc đầu mối không gửi (người nhận đề nghị nhắc lại sau)" in told


async def test_a_unit_of_both_waves_has_them_told_apart(office: Office) -> None:
    await office.until("2024-02-20 09:00")
    told = await asked(office, "/nhatky hội lhpn huyện 20/2")
    assert "việc 1 (Thí điểm), việc 2 (Thí điểm)" in told
    assert "việc 1 (Nhân rộng)" in told


async def test_a_day_of_all_units(office: Office) -> None:
    await office.until("2024-02-20 09:00")
    told = await asked(office, "/nhatky 20/2")
    assert told.startswith("Nhắc việc thứ Ba 20/02:\n• UBND xã Phước Quang: việc 1")
    assert told.count("•") == 3
    assert "không đơn vị nào đến ngày nhắc" in await asked(office, "/nhatky 21/2")


async def test_ambiguous_is_asked(office: Office) -> None:
    await office.until("2024-02-20 09:00")
    desk = office.talk(DESK)
    await desk.says("/nhatky Phước 20/2")
    desk.hears("có thể là")
    await desk.presses("UBND xã Phước Quang")
    desk.hears("UBND xã Phước Quang, thứ Ba 20/02:")


@pytest.mark.parametrize("typed", ["PQ 20/2", "xã Hòa Bình 20/2", "lung tung"])
async def test_no_such_unit(office: Office, typed: str) -> None:
    assert "Không có đơn vị" in await asked(office, f"/nhatky {typed}")


async def test_without_words_the_last_deeds(office: Office) -> None:
    assert "Chưa có việc nào" in await asked(office, "/nhatky")
    await office.talk(QUANG).says("/thongbao họp")
    await office.talk(QUANG).says("đừng nhắn nữa")
    told = await asked(office, "/nhatky")
    assert told.startswith("2 việc gần nhất:\n• 7 giờ thứ Năm 15/02 – Đầu mối UBND xã Phước Quang: đề nghị thôi nhận")
    assert "muốn làm việc không thuộc phần mình" in told


async def test_for_office_and_admin_alone(office: Office) -> None:
    admin = office.talk(ADMIN)
    await admin.says("/audit Phước Quang 20/2")
    admin.hears("UBND xã Phước Quang")
    talk = office.talk(QUANG)
    await talk.says("/nhatky Phước Hòa 20/2")
    talk.hears("không thuộc phần việc của anh/chị")
    assert audits(office)[-1] == ("refused", {"right": "audit"})


async def test_what_was_done_on_a_done_unit(office: Office) -> None:
    tell(office, "phuoc-quang", ALL_TASKS, State.DONE)
    await office.until("2024-02-21 09:00")
    assert "đơn vị đã báo xong từ ngày 15/02" in await asked(office, "/nhatky Phước Quang 21/2")
    assert at("2024-02-21 09:00") == office.clock.now()


def test_every_deed_has_its_words() -> None:
    """Whatever handlers note in the audit can be read."""
    noted = re.compile(r'(?:audits\.note|\b_note)\([^")]*?"([^"]+)"')
    texts = [file.read_text(encoding="utf-8") for file in (ROOT / "handlers").glob("*.py")]
    actions = {action for text in texts for action in noted.findall(text) if "{" not in action}
    assert len(actions) > 10
    assert not [action for action in sorted(actions) if "việc khác" in journal.deed(action, 1)]
