"""/tamdung: the office leaves units in peace from a day to a day, with a reason; nothing moves."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from core.rights import Role
from storage import pauses
from tests.dialogues.desk import (
    ADMIN,
    DESK,
    HOA,
    NGHIA,
    QUANG,
    QUANG_BACKUP,
    SECOND_DESK,
    also_speaks_for,
    audits,
    open_step,
)
from tests.office import Office, Talk, at
from tests.time.hands import days, hire, join, nudges, plan_only


async def _previewed(
    office: Office, whom: str = "Thí điểm", when: str = "từ 19/2 đến 23/2", person: str = DESK, reason: str = "bão số 5"
) -> Talk:
    desk = office.talk(person)
    await desk.says("/tamdung")
    await desk.presses(whom)
    await desk.says(when)
    await desk.says(reason)
    return desk


async def _paused(office: Office, *more: str) -> Talk:
    desk = await _previewed(office, *more)
    await desk.presses("Đồng ý")
    return desk


def standing(office: Office) -> list[Any]:
    query = select(pauses.pauses).order_by(pauses.pauses.c.id)
    return list(office.database.look(lambda s: s.execute(query).all()))


def paused_on(office: Office, day: str) -> set[str]:
    return set(office.database.look(pauses.on, office.directive.id, date.fromisoformat(day)))


def told(office: Office, person: str, part: str) -> list[str]:
    return [sent.text for sent in office.talk(person).messages if part in sent.text]


async def test_whom_when_why_and_what_falls_into_it(office: Office) -> None:
    desk = office.talk(DESK)
    await desk.says("/tamdung")
    sent = desk.hears("Tạm dừng nhắc việc của đơn vị nào?")
    assert sent.choices == ["Tất cả", "Thí điểm", "Nhân rộng", "Một đơn vị", "Hủy"]
    await desk.presses("Thí điểm")
    sent = desk.hears("Tạm dừng từ ngày nào đến hết ngày nào?")
    assert sent.choices[-1] == "Thứ Hai 19/02 – thứ Sáu 23/02"
    await desk.says("từ 19/2 đến 29/2")
    desk.hears("Lý do tạm dừng?")
    await desk.says("bão số 5.")
    sent = desk.hears(
        "Tạm dừng nhắc việc: Thí điểm, 3 đơn vị (Phước Quang, Phước Nghĩa, Hội LHPN huyện)",
        "từ thứ Hai 19/02 đến hết thứ Năm 29/02. Lý do: bão số 5.",
        "nhiều nhất 12 lượt nhắc việc, 3 lượt trong danh sách cần gọi, 3 lượt báo cáo lãnh đạo đơn vị",
        "Ngày cuối thứ Năm 29/02 cũng không nhắc. Các mốc không đổi.",
    )
    assert sent.choices == ["Đồng ý", "Hủy"]
    assert standing(office) == []


async def test_agreed_the_units_and_the_rest_of_the_office_hear_once(office: Office) -> None:
    desk = await _paused(office)
    desk.hears("Đã tạm dừng nhắc việc 3 đơn vị, từ thứ Hai 19/02 đến hết thứ Sáu 23/02")
    assert desk.buttons == ["Kết thúc"]
    for person in (QUANG, NGHIA):
        (text,) = told(office, person, "Văn phòng tạm dừng nhắc việc của UBND xã")
        assert "Lý do: bão số 5." in text and "Các mốc không đổi" in text
    assert told(office, HOA, "tạm dừng") == told(office, QUANG_BACKUP, "tạm dừng") == []
    assert len(told(office, SECOND_DESK, "đã tạm dừng nhắc việc 3 đơn vị")) == 1
    assert [action for action, _ in audits(office)][-1] == "paused"
    assert paused_on(office, "2024-02-19") == {"phuoc-quang", "phuoc-nghia", "hoi-lhpn"}


async def test_meanwhile_nobody_is_reminded_and_no_day_moves(office: Office) -> None:
    await _paused(office)
    await office.until("2024-02-26 12:00")
    assert days(nudges(office, QUANG)) == days(nudges(office, NGHIA)) == ["26/02"]
    assert office.status("phuoc-quang", 1).last_day == date(2024, 2, 29)


async def test_the_last_day_too(office: Office) -> None:
    await _paused(office, "Thí điểm", "từ 26/2 đến 1/3")
    await office.until("2024-03-05 12:00")
    assert days(nudges(office, QUANG)) == ["20/02"]


async def test_nobody_is_told_of_a_paused_unit_up_the_ladder(office: Office) -> None:
    """Neither the call list nor the leaders; planned already, it is not sent."""
    await _paused(office, "Thí điểm", "từ 26/2 đến 26/2")
    await office.until("2024-02-26 18:00")
    assert office.rows("escalation:") == []
    plan_only(office, "2024-02-27 07:15")
    assert office.rows("escalation:")
    office.clock.move(at("2024-02-27 11:45"))
    await _paused(office, "Thí điểm", "hôm nay")
    await office.until("2024-02-27 18:00")
    assert {(row.state, row.reason) for row in office.rows("escalation:")} == {("skipped", "paused")}
    assert [row for row in nudges(office, "phuoc-quang/lanh-dao/1") if row.state != "skipped"] == []


async def test_one_unit_by_its_name(office: Office) -> None:
    desk = office.talk(DESK)
    await desk.says("tạm dừng")
    await desk.presses("Một đơn vị")
    await desk.says("phuoc")
    desk.hears("nhắn đủ tên")
    await desk.says("không có xã này")
    desk.hears("Không có đơn vị")
    await desk.says("phuoc quang")
    await desk.presses("Thứ Hai 19/02 – thứ Sáu 23/02")
    await desk.says("lũ")
    desk.hears("UBND xã Phước Quang, 1 đơn vị, từ thứ Hai 19/02", "nhiều nhất 1 lượt nhắc việc.")
    await desk.presses("Đồng ý")
    assert paused_on(office, "2024-02-20") == {"phuoc-quang"}
    await office.until("2024-02-20 12:00")
    assert (nudges(office, QUANG), len(nudges(office, NGHIA))) == ([], 1)


async def test_the_office_itself_is_no_such_unit(office: Office) -> None:
    desk = office.talk(DESK)
    await desk.says("/tamdung")
    await desk.presses("Một đơn vị")
    await desk.says(office.directive.file.office.name)
    await desk.says("mai")
    await desk.says("lũ")
    desk.hears("Nhóm này hiện không có đơn vị nào")
    assert standing(office) == []


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("30/2", "Lịch không có ngày 30/2"),
        ("từ 26/2 đến 20/2", "trước ngày đầu"),
        ("10/2", "đã qua"),
        ("đến 31/12", "cách đây hơn 180 ngày"),
        ("xyz", "Chưa thấy ngày"),
        ("việc 2 đang làm", "Chưa thấy ngày"),
    ],
)
async def test_no_days_to_pause(office: Office, words: str, answer: str) -> None:
    desk = office.talk(DESK)
    await desk.says("/tamdung")
    await desk.presses("Tất cả")
    await desk.says(words)
    desk.hears(answer)
    assert open_step(office, DESK) == "pause.days"
    assert standing(office) == []


async def test_a_reason_is_short(office: Office) -> None:
    desk = await _previewed(office, reason="bão " * 60)
    desk.hears("Lý do dài quá")
    await desk.says("bão số 5")
    desk.hears("Lý do: bão số 5.")


async def test_cancelled(office: Office) -> None:
    desk = await _previewed(office)
    await desk.presses("Hủy")
    desk.hears("Đã hủy, không tạm dừng đơn vị nào")
    assert standing(office) == []
    await desk.says("/tamdung")
    await desk.presses("Hủy")
    assert (standing(office), open_step(office, DESK)) == ([], None)


async def test_no_official_pauses_anything(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/tamdung")
    talk.hears("không thuộc phần việc")
    assert audits(office)[-1] == ("refused", {"right": "pause"})


async def test_planned_already_and_then_paused(office: Office) -> None:
    plan_only(office, "2024-02-20 07:15")
    office.clock.move(at("2024-02-20 11:45"))
    await _paused(office, "Thí điểm", "hôm nay")
    await office.until("2024-02-20 14:00")
    assert [(row.state, row.reason) for row in nudges(office, QUANG)] == [("skipped", "paused")]


async def test_of_two_units_the_other_is_still_spoken_of(office: Office) -> None:
    await also_speaks_for(office, QUANG, "phuoc-nghia")
    plan_only(office, "2024-02-20 07:15")
    office.clock.move(at("2024-02-20 11:45"))
    desk = office.talk(DESK)
    await desk.says("/tamdung")
    await desk.presses("Một đơn vị")
    await desk.says("Phước Quang")
    await desk.says("hôm nay")
    await desk.says("lũ")
    await desk.presses("Đồng ý")
    await office.until("2024-02-20 14:00")
    text = nudges(office, QUANG)[0].body
    assert "Phước Nghĩa" in text and "Phước Quang" not in text


async def test_put_off_into_the_pause(office: Office) -> None:
    await office.until("2024-02-20 07:15")
    await office.talk(QUANG).says("mai nhắc lại")
    await _paused(office, "Thí điểm", "mai")
    await office.until("2024-02-21 14:00")
    assert [(row.state, row.reason) for row in nudges(office, QUANG)] == [("sent", ""), ("skipped", "paused")]


async def test_ended_early(office: Office) -> None:
    await _paused(office, "Thí điểm", "từ 15/2 đến 23/2")
    await office.until("2024-02-19 08:00")
    other = office.talk(SECOND_DESK)
    await other.says("/tamdung")
    other.hears("Đang tạm dừng: Phước Quang, Phước Nghĩa, Hội LHPN huyện", "Lý do: bão số 5")
    await other.presses("Kết thúc")
    other.hears("Đã kết thúc tạm dừng: 3 đơn vị")
    assert told(office, QUANG, "Văn phòng đã kết thúc tạm dừng")
    assert told(office, DESK, "đã kết thúc tạm dừng nhắc việc 3 đơn vị")
    await office.until("2024-02-20 12:00")
    assert days(nudges(office, QUANG)) == ["20/02"]


async def test_two_of_the_office_end_it_at_once(office: Office) -> None:
    desk = await _paused(office)
    other = office.talk(SECOND_DESK)
    await other.says("/tamdung")
    await desk.presses("Kết thúc")
    desk.hears("Đã kết thúc tạm dừng")
    await other.presses("Kết thúc")
    other.hears("đã kết thúc trước đó")
    assert len(told(office, QUANG, "đã kết thúc tạm dừng")) == 1
    assert [action for action, _ in audits(office)].count("pause ended") == 1


async def test_two_of_the_office_order_the_same_at_once(office: Office) -> None:
    desk, other = await _previewed(office), await _previewed(office, person=ADMIN)
    await desk.presses("Đồng ý")
    await other.presses("Đồng ý")
    other.hears("đã được tạm dừng đúng những ngày đó rồi")
    assert len(standing(office)) == len(told(office, QUANG, "tạm dừng nhắc việc")) == 1


async def test_a_preview_agreed_to_when_its_days_have_passed(office: Office) -> None:
    desk = await _previewed(office, "Thí điểm", "16/2")
    await office.until("2024-02-19 08:00")
    await desk.presses("Đồng ý")
    desk.hears("Ngày thứ Sáu 16/02 đã qua")
    assert standing(office) == []


async def test_a_pause_that_is_over_cannot_be_ended(office: Office) -> None:
    desk = await _paused(office, "Thí điểm", "16/2")
    await office.until("2024-02-19 08:00")
    await desk.presses("Kết thúc")
    desk.hears("đã kết thúc trước đó")
    assert told(office, QUANG, "đã kết thúc tạm dừng") == []


async def test_who_is_focal_of_two_paused_units_hears_once(office: Office) -> None:
    for unit in ("phuoc-quang", "phuoc-nghia"):
        hire(office, unit, Role.FOCAL, "Đầu mối hai xã", "0911000001")
    both = "phuoc-quang/dau-moi/2"
    join(office, both)
    await _paused(office)
    (text,) = told(office, both, "tạm dừng nhắc việc")
    assert "UBND xã Phước Quang, UBND xã Phước Nghĩa" in text


async def test_a_restart_between_the_questions(office: Office) -> None:
    desk = office.talk(DESK)
    await desk.says("/tamdung")
    await desk.presses("Tất cả")
    again = office.restarted()
    await again.talk(DESK).says("tuần sau")
    again = again.restarted()
    await again.talk(DESK).says("bão số 5")
    again = again.restarted()
    await again.talk(DESK).presses("Đồng ý")
    assert len(paused_on(again, "2024-02-20")) == 14
    await again.until("2024-02-20 12:00")
    assert again.rows("nudge:") == []
