"""/xacnhan: the office confirms what units have claimed."""

from tests.dialogues.desk import DESK, QUANG, QUANG_LEADER, audits, reports
from tests.office import Office


async def test_a_claim_is_confirmed_by_a_button_and_the_unit_hears(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says("kế hoạch đã ban hành số 08/KH-UBND ngày 15/02/2024")
    await talk.presses("Đúng")
    await desk.says("/xacnhan")
    desk.hears("UBND xã Phước Quang báo hoàn thành việc 2", "08/KH-UBND", "Xong khi: kế hoạch của đơn vị")
    await desk.presses("Xác nhận")
    desk.hears("Đã xác nhận UBND xã Phước Quang hoàn thành việc 2")
    talk.hears("Văn phòng đã xác nhận UBND xã Phước Quang hoàn thành việc 2 (báo ngày 15/02)")
    assert office.status("phuoc-quang", 2).state == "confirmed"
    assert audits(office)[-1][0] == "confirmed"


async def test_an_untapped_done_can_be_confirmed_as_of_when_it_was_written(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await office.until("2024-02-29 20:00")
    await talk.says("việc 2 xong rồi")
    await office.until("2024-03-01 08:00")
    await desk.says("xac nhan")
    desk.hears("UBND xã Phước Quang nhắn đã xong việc 2", "đơn vị chưa bấm lại")
    await desk.presses("Xác nhận")
    assert office.status("phuoc-quang", 2).timeliness == "done_in_time"
    assert reports(office, "phuoc-quang", 2)[-1]["source"] == "office"


async def test_with_the_last_one_the_whole_unit_is_thanked(office: Office) -> None:
    talk, desk, leader = office.talk(QUANG), office.talk(DESK), office.talk(QUANG_LEADER)
    await talk.says("/baocao")
    await talk.presses("Tất cả đã xong")
    await talk.presses("Đúng")
    await desk.says("/xacnhan")
    assert len(desk.news) == 4
    for _ in range(4):
        await desk.presses("Xác nhận")
    leader.hears("UBND xã Phước Quang đã hoàn thành cả 4 nội dung, Văn phòng đã xác nhận", "Trân trọng cảm ơn")
    assert office.states("phuoc-quang") == ["confirmed"] * 4
    await desk.says("/xacnhan")
    desk.hears("Không có nội dung nào chờ xác nhận")


async def test_a_claim_taken_back_meanwhile_is_not_confirmed(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says("việc 2 xong rồi")
    await talk.presses("Đúng")
    await desk.says("/xacnhan")
    await talk.presses("Không ghi")
    await desk.presses("Xác nhận")
    desk.hears("không còn ở trạng thái chờ xác nhận")
    assert office.states("phuoc-quang") == [None] * 4


async def test_officials_may_not_confirm(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/xacnhan")
    talk.hears("không thuộc phần việc của anh/chị")
    assert audits(office)[-1] == ("refused", {"right": "answer"})
