"""/donvi: one unit as the office sees it, and what the office does for it."""

import pytest

from core.rights import Role
from tests.dialogues.desk import DESK, HOA, QUANG, SECOND_DESK, audits, enrolled, matters, reports
from tests.office import Office


@pytest.mark.parametrize("typed", ["Phước Quang", "phuoc quang", "UBND xã Phước Quang", "phuoc-quang"])
async def test_a_unit_is_found_by_its_names(office: Office, typed: str) -> None:
    desk = office.talk(DESK)
    await office.talk(QUANG).says("việc 2 đang làm, 28/02 xong")
    await desk.says(f"/donvi {typed}")
    heard = desk.hears("UBND xã Phước Quang:", "đang thực hiện, hẹn thứ Tư 28/02 (tin 15/02); mốc 29/02")
    assert heard.choices == ["Ghi thay", "Nhắc ngay", "Người, điện thoại", "Lịch sử", "Xem tệp", "Ghi chú"]


async def test_what_may_mean_several_is_asked_and_initials_are_refused(office: Office) -> None:
    desk = office.talk(DESK)
    await desk.says("/donvi phuoc th")
    choices = ["UBND xã Phước Thắng", "UBND xã Phước Thuận", "UBND xã Phước Thành"]
    assert sorted(desk.hears("Anh/chị muốn xem đơn vị nào?").choices) == sorted(choices)
    await desk.presses("UBND xã Phước Thành")
    desk.hears("UBND xã Phước Thành:")
    await desk.says("/donvi PH")
    desk.hears("Chữ viết tắt chưa đủ")
    await desk.says("/donvi phuoc hao")
    assert "UBND xã Phước Hòa" in desk.hears("Anh/chị muốn xem đơn vị nào?").choices
    await desk.says("/donvi xyz abc")
    desk.hears("Không có đơn vị")


async def test_people_and_history(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says("việc 2 xong")
    await talk.presses("Đúng")
    await talk.says("báo nhầm, việc 2 mới được 50%")
    await desk.says("/donvi phuoc quang")
    await desk.presses("Lịch sử")
    desk.hears("mới nhất trước", "việc 2 – đang thực hiện, được 50%, thay cho “báo hoàn thành")
    await enrolled(office, "phuoc-quang", Role.BACKUP)
    await desk.presses("Người, điện thoại")
    heard = desk.hears("Đầu mối UBND xã Phước Quang", "đang nhận tin", "Người mới", "chưa tham gia")
    assert heard.choices == ["Mời Người mới"]


async def test_the_office_writes_down_what_was_told_by_telephone(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await desk.says("/donvi phuoc quang")
    await desk.presses("Ghi thay")
    await desk.says("việc 2 xong, việc 3 thứ 6 họp")
    desk.hears("Ghi thay UBND xã Phước Quang: việc 2 – báo hoàn thành", "việc 3 – đã có lịch thứ Sáu 16/02")
    assert office.states("phuoc-quang") == [None] * 4
    await desk.presses("Đúng")
    assert office.states("phuoc-quang") == [None, "done", "not_started", None]
    heard = talk.hears("Văn phòng đã ghi UBND xã Phước Quang: việc 2 – báo hoàn thành")
    assert heard.choices == ["Sửa"]
    written = reports(office, "phuoc-quang", 2)[-1]
    assert (written["source"], written["person"]) == ("office", DESK)
    await desk.presses("Xác nhận")
    assert office.status("phuoc-quang", 2).state == "confirmed"
    assert ("recorded", {"unit": "phuoc-quang"}) in audits(office)


async def test_by_buttons_with_a_day(office: Office) -> None:
    desk = office.talk(DESK)
    await desk.says("/donvi phuoc quang")
    await desk.presses("Ghi thay")
    await desk.presses("Việc 2 – Xây dựng kế hoạch cụ thể")
    await desk.presses("Đang làm, hẹn ngày")
    await desk.says("27/02")
    desk.hears("Đã ghi thay UBND xã Phước Quang: việc 2 – đang thực hiện, hẹn thứ Ba 27/02")
    assert office.status("phuoc-quang", 2).expected is not None


async def test_the_unit_puts_right_what_the_office_wrote(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await desk.says("/donvi phuoc quang")
    await desk.presses("Ghi thay")
    await desk.says("việc 2 xong")
    await desk.presses("Đúng")
    await talk.presses("Sửa")
    await talk.presses("Chưa làm")
    assert office.status("phuoc-quang", 2).state == "not_started"
    first, last = reports(office, "phuoc-quang", 2)
    assert (last["corrects"], first["state"]) == (first["id"], "done")


async def test_what_nobody_could_read_is_written_down_as_of_when_it_was_sent(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says("abc xyz qwe")
    await talk.says("abc xyz qwe lần nữa")
    await office.until("2024-02-16 09:00")
    await desk.presses("Ghi thay đơn vị")
    await desk.says("việc 2 xong")
    await desk.presses("Đúng")
    written = reports(office, "phuoc-quang", 2)[-1]
    assert (written["note"], written["said_at"][:10]) == ("abc xyz qwe lần nữa", "2024-02-15")
    assert matters(office)[0]["state"] == "closed"


async def test_reminded_at_the_offices_word_once_a_day(office: Office) -> None:
    talk, desk = office.talk(HOA), office.talk(DESK)
    await office.until("2024-02-16 09:00")
    await talk.says("việc 1 xong")
    await talk.presses("Đúng")
    await desk.says("/donvi phuoc hoa")
    await desk.presses("Nhắc ngay")
    desk.hears("Đã nhắc UBND xã Phước Hòa: Đầu mối UBND xã Phước Hòa")
    told = talk.hears("UBND xã Phước Hòa đã xong việc 1", "việc 2")
    assert "Còn: việc 1" not in told.text
    await desk.presses("Nhắc ngay")
    desk.hears("Chưa nhắc UBND xã Phước Hòa: hôm nay đã nhắc lúc 9 giờ")
    await office.until("2024-02-16 19:00")
    await desk.presses("Nhắc ngay")
    desk.hears("Chưa nhắc UBND xã Phước Hòa: ngoài giờ làm việc")


async def test_nobody_is_reminded_of_what_waits_or_is_promised(office: Office) -> None:
    talk, desk = office.talk(HOA), office.talk(DESK)
    await office.until("2024-02-16 09:00")
    await talk.says("cả 4 việc đang làm, 29/02 xong")
    await desk.says("/donvi phuoc hoa")
    await desk.presses("Nhắc ngay")
    desk.hears("đã hẹn ngày, gần nhất là thứ Năm 29/02")
    assert not office.rows("nudge:")


async def test_notes_are_the_offices_own(office: Office) -> None:
    desk, second = office.talk(DESK), office.talk(SECOND_DESK)
    await desk.says("/donvi phuoc hoa")
    await desk.presses("Ghi chú")
    await desk.says("Chủ tịch xã hẹn làm việc sáng thứ Hai.")
    desk.hears("Đã ghi chú về UBND xã Phước Hòa")
    await second.says("/donvi phuoc hoa")
    second.hears("Ghi chú của Văn phòng: 1.")
    await second.presses("Ghi chú")
    second.hears("Ghi chú về UBND xã Phước Hòa", "hẹn làm việc sáng thứ Hai")
    assert [note["unit"] for note in office.export()["notes"]] == ["phuoc-hoa"]
    assert not [sent for sent in office.talk(HOA).messages if "sáng thứ Hai" in sent.text]


async def test_an_official_sees_no_page(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/donvi phuoc hoa")
    talk.hears("không thuộc phần việc của anh/chị")
