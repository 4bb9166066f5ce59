"""/thongbao: text, audience, preview, ten seconds, delivery, receipts."""

from typing import Any

import pytest
from sqlalchemy import update

from core.ledger import RowState
from core.rights import Role
from scheduler.tick import tick
from storage.outbox import outbox as rows
from tests.dialogues.desk import ADMIN, DESK, HOA, QUANG, QUANG_LEADER, audits, enrolled
from tests.office import Office, Talk, at

TEXT = "Họp giao ban lúc 8 giờ thứ Sáu 16/02."


async def _ordered(office: Office, audience: str = "Tất cả", text: str = TEXT) -> Talk:
    """Ordered at half past eight, inside hours."""
    await office.until("2024-02-15 08:30")
    admin = office.talk(ADMIN)
    await admin.says(f"/thongbao {text}")
    await admin.presses(audience)
    await admin.presses("Gửi")
    return admin


def _recipients(office: Office) -> dict[str, Any]:
    found: dict[str, Any] = office.export()["broadcasts"][0]["recipients"]
    return found


async def test_text_audience_preview_and_send(office: Office) -> None:
    await office.until("2024-02-15 08:30")
    admin, talk = office.talk(ADMIN), office.talk(QUANG)
    await admin.says("/thongbao")
    admin.hears("nội dung thông báo trong một tin")
    await admin.says(TEXT)
    sent = admin.hears("Thông báo này gửi cho ai?")
    assert sent.choices == ["Tất cả", "Thí điểm", "Nhân rộng", "Đơn vị còn việc", "Một đơn vị", "Hủy"]
    await admin.presses("Thí điểm")
    sent = admin.hears("Gửi ngay (8 giờ 30): Thí điểm, 3 đơn vị, 9 người", TEXT, "còn 10 giây")
    assert sent.choices == ["Gửi", "Sửa", "Hủy"]
    await admin.presses("Gửi")
    assert admin.hears("Sẽ gửi sau 10 giây").choices == ["Dừng"]
    assert office.rows("broadcast:") == []
    await office.until("2024-02-15 08:30:10")
    assert talk.messages[-1].text == f"{TEXT}\n\n(Văn phòng HĐND và UBND huyện)"
    assert talk.messages[-1].choices == ["Đã nhận"]
    assert _recipients(office)["sent"] == 9
    assert HOA not in {row.chat for row in office.rows("broadcast:")}


@pytest.mark.parametrize(
    ("audience", "units", "people"),
    [("Tất cả", 14, 42), ("Nhân rộng", 12, 36), ("Đơn vị còn việc", 14, 42)],
)
async def test_audiences(office: Office, audience: str, units: int, people: int) -> None:
    admin = office.talk(ADMIN)
    await admin.says(f"/thongbao {TEXT}")
    await admin.presses(audience)
    admin.hears(f"{audience}, {units} đơn vị, {people} người")


async def test_those_with_open_tasks_are_not_those_who_are_done(office: Office) -> None:
    talk, admin = office.talk(QUANG), office.talk(ADMIN)
    await talk.says("/baocao")
    await talk.presses("Tất cả đã xong")
    await talk.presses("Đúng")
    await admin.says(f"/thongbao {TEXT}")
    await admin.presses("Đơn vị còn việc")
    admin.hears("13 đơn vị, 39 người")


async def test_a_unit_by_its_name_without_diacritics(office: Office) -> None:
    admin = office.talk(ADMIN)
    await admin.says(f"/thongbao {TEXT}")
    await admin.presses("Một đơn vị")
    admin.hears("Nhờ anh/chị nhắn tên đơn vị")
    await admin.says("phuoc")
    admin.hears("“phuoc” có thể là:", "UBND xã Phước Hòa", "nhắn đủ tên")
    await admin.says("phuoc xyz")
    admin.hears("Không có đơn vị “phuoc xyz”")
    await admin.says("phuoc hoa")
    admin.hears("UBND xã Phước Hòa, 1 đơn vị, 3 người")


async def test_the_preview_names_whom_it_cannot_reach(office: Office) -> None:
    await enrolled(office, "phuoc-hoa", Role.FOCAL)
    admin = office.talk(ADMIN)
    await admin.says(f"/thongbao {TEXT}")
    await admin.presses("Một đơn vị")
    await admin.says("Phước Hòa")
    admin.hears("1 đơn vị, 4 người", "Không tới được 1 người: Người mới, 0911")
    await admin.presses("Gửi")
    await office.until("2024-02-15 07:00:10")
    assert _recipients(office) == {
        "planned": 4,
        "sent": 3,
        "failed": 1,
        "unknown": 0,
        "skipped": 0,
        "waiting": 0,
        "acknowledged": 0,
    }
    admin.hears("4 người = 3 đã gửi + 1 không gửi được", "Người mới, 0911")


async def test_stop_within_ten_seconds(office: Office) -> None:
    admin = await _ordered(office)
    await office.until("2024-02-15 08:30:09")
    await admin.presses("Dừng")
    admin.hears("Đã dừng, thông báo không được gửi cho ai")
    await office.until("2024-02-15 09:30")
    assert office.rows("broadcast:") == []
    assert [action for action, _ in audits(office)][-2:] == ["broadcast ordered", "broadcast stopped"]


async def test_once_everybody_has_it_it_is_too_late(office: Office) -> None:
    admin = await _ordered(office)
    await office.until("2024-02-15 08:30:10")
    await admin.presses("Dừng")
    admin.hears("đã gửi xong, không dừng được nữa")
    assert _recipients(office)["sent"] == 42


async def test_stopped_midway_who_has_not_got_it_does_not_and_the_books_close(office: Office) -> None:
    admin = await _ordered(office)
    office.clock.move(at("2024-02-15 08:30:10"))
    office.database.write(tick, office.clock.now())
    _put(office, RowState.SENT, office.rows("broadcast:")[:2])
    await admin.presses("Dừng")
    admin.hears("Đã dừng giữa chừng: 40 người chưa được gửi")
    books = _recipients(office)
    assert (books["planned"], books["sent"], books["skipped"], books["waiting"]) == (42, 2, 40, 0)
    assert {row.reason for row in office.rows("broadcast:") if row.state == "skipped"} == {"stopped"}
    admin.hears("42 người = 2 đã gửi + 40 bỏ qua")


async def test_a_row_that_comes_back_unsent_after_the_stop_is_left_out(office: Office) -> None:
    """It was under way when the admin pressed; a stop is a stop."""
    admin = await _ordered(office)
    office.clock.move(at("2024-02-15 08:30:10"))
    office.database.write(tick, office.clock.now())
    sent, under_way = office.rows("broadcast:")[:41], office.rows("broadcast:")[41:]
    _put(office, RowState.SENT, sent)
    _put(office, RowState.SENDING, under_way)
    await admin.presses("Dừng")
    _put(office, RowState.WAITING, under_way)
    await office.system.settle()
    books = _recipients(office)
    assert (books["sent"], books["skipped"], books["waiting"]) == (41, 1, 0)
    assert office.rows("broadcast:")[41].reason == "stopped"


async def test_what_nobody_knows_of_waits_for_the_admin_and_is_sent_again_on_their_word(office: Office) -> None:
    admin = await _ordered(office)
    await office.until("2024-02-15 08:30:10")
    _put(office, RowState.UNKNOWN, office.rows("broadcast:")[:3])
    await admin.presses("Xem lại")
    assert admin.hears("39 đã gửi + 3 chưa rõ đã tới hay chưa").choices == ["Xem lại", "Gửi lại"]
    await office.until("2024-02-15 10:00")
    assert _recipients(office)["unknown"] == 3
    await admin.presses("Gửi lại")
    admin.hears("Đang gửi lại cho 3 người")
    assert admin.hears("42 người = 42 đã gửi").choices == ["Xem lại"]
    assert _recipients(office)["sent"] == 42


def _put(office: Office, state: RowState, sent: list[Any]) -> None:
    ids = [row.id for row in sent]
    office.database.write(lambda s: s.execute(update(rows).where(rows.c.id.in_(ids)).values(state=state)))


async def test_out_of_hours_it_waits_and_can_be_stopped_until_then(office: Office) -> None:
    await office.until("2024-02-15 17:30")
    admin = office.talk(ADMIN)
    await admin.says(f"/thongbao {TEXT}")
    await admin.presses("Thí điểm")
    admin.hears("Ngoài giờ làm việc, sẽ gửi lúc 7 giờ thứ Sáu 16/02")
    await admin.presses("Gửi")
    await office.until("2024-02-15 21:00")
    await admin.presses("Dừng")
    admin.hears("Đã dừng")
    await admin.says(f"/thongbao {TEXT}")
    await admin.presses("Thí điểm")
    await admin.presses("Gửi")
    await office.until("2024-02-16 06:59")
    assert office.rows("broadcast:") == []
    await office.until("2024-02-16 07:00")
    assert {row.state for row in office.rows("broadcast:")} == {"sent"}


async def test_the_account_closes_and_says_who_has_not_acknowledged(office: Office) -> None:
    admin = await _ordered(office, "Thí điểm")
    await office.until("2024-02-15 08:30:10")
    admin.hears("0/3 đơn vị đã bấm “Đã nhận”", "9 người = 9 đã gửi")
    talk, leader = office.talk(QUANG), office.talk(QUANG_LEADER)
    for person in (talk, leader):
        await person.presses("Đã nhận")
        person.hears("Đã ghi nhận UBND xã Phước Quang nhận thông báo lúc 8 giờ 30 ngày 15/02/2024", "Bản chính")
    await admin.presses("Xem lại")
    admin.hears("1/3 đơn vị đã bấm “Đã nhận”. Chưa: Phước Nghĩa (0900000028), Hội LHPN huyện (0900000040)")
    counts = _recipients(office)
    assert counts["acknowledged"] == 2
    assert counts["planned"] == sum(counts[state] for state in ("sent", "failed", "unknown", "skipped", "waiting"))


async def test_a_received_message_shows_the_choice_and_keeps_its_text(office: Office) -> None:
    text = "Nội dung họp. " * 285
    await _ordered(office, "Thí điểm", text)
    await office.until("2024-02-15 08:30:10")
    talk = office.talk(QUANG)
    await talk.presses("Đã nhận")
    [told] = [sent for sent in talk.messages if sent.text.startswith("Nội dung họp.")]
    assert told.text.endswith("Đã chọn: Đã nhận")
    assert len(told.text) > 3900


async def test_a_file_is_not_silently_left_out(office: Office) -> None:
    admin = office.talk(ADMIN)
    await admin.says("/thongbao")
    await admin.says(TEXT, files=["document"])
    admin.hears("Thông báo chỉ gửi được chữ")
    admin.hears("Thông báo này gửi cho ai?")


async def test_edit_asks_for_the_text_again_and_cancel_sends_nothing(office: Office) -> None:
    admin = office.talk(ADMIN)
    await admin.says(f"/thongbao {TEXT}")
    await admin.presses("Thí điểm")
    await admin.presses("Sửa")
    await admin.says("Hoãn họp.")
    await admin.presses("Thí điểm")
    admin.hears("Hoãn họp.")
    await admin.says("Hủy")
    admin.hears("Đã hủy, thông báo không được gửi")
    assert office.export()["broadcasts"] == []


async def test_only_an_admin_may(office: Office) -> None:
    for person in (DESK, QUANG):
        talk = office.talk(person)
        await talk.says(f"/thongbao {TEXT}")
        talk.hears("không thuộc phần việc của anh/chị")
        assert audits(office)[-1] == ("refused", {"right": "broadcast"})
    assert office.export()["broadcasts"] == []
