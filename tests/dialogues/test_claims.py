"""/xacnhan: the office confirms what units have claimed."""

from typing import Any

from core.directive import Claims
from storage import directives
from tests.dialogues.desk import DESK, QUANG, QUANG_LEADER, SECOND_DESK, audits, matters, reports
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
    assert len(desk.news) == 5
    desk.hears("UBND xã Phước Quang: 4 việc chờ xác nhận (1, 2, 3, 4)")
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


async def claim(office: Office, *numbers: int) -> None:
    talk = office.talk(QUANG)
    await talk.says(", ".join(f"việc {number} xong" for number in numbers))
    await talk.presses("Đúng")


async def test_a_units_whole_list_is_confirmed_at_once(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await claim(office, 1, 3)
    await desk.says("/xacnhan phuoc quang")
    await desk.presses("Xác nhận cả 2 việc")
    desk.hears("Đã xác nhận UBND xã Phước Quang hoàn thành việc 1, việc 3.")
    talk.hears("hoàn thành việc 1 (báo ngày 15/02)", "hoàn thành việc 3 (báo ngày 15/02)")
    assert office.states("phuoc-quang") == ["confirmed", None, "confirmed", None]
    await desk.says("/xacnhan Phước Nghĩa")
    desk.hears("UBND xã Phước Nghĩa không có nội dung nào chờ xác nhận")


async def test_what_is_wanted_besides_reopens_the_task_kindly(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await claim(office, 3)
    await desk.says("/xacnhan")
    await desk.presses("Đề nghị bổ sung")
    await desk.says("biên bản họp quán triệt")
    desk.hears("Đã đề nghị UBND xã Phước Quang bổ sung việc 3")
    office.talk(SECOND_DESK).hears("đề nghị Phước Quang bổ sung việc 3")
    told = talk.hears("Văn phòng đã xem việc 3 của UBND xã Phước Quang, đề nghị bổ sung: biên bản họp quán triệt")
    assert told.choices == ["Đã bổ sung", "Vướng mắc"]
    assert office.status("phuoc-quang", 3).state == "in_progress"
    written = reports(office, "phuoc-quang", 3)[-1]
    assert (written["source"], written["corrects"]) == ("office", reports(office, "phuoc-quang", 3)[-2]["id"])
    await talk.presses("Đã bổ sung")
    assert office.status("phuoc-quang", 3).state == "done"
    await desk.says("/xacnhan")
    desk.hears("báo hoàn thành việc 3")


async def test_what_is_not_clear_is_asked_and_the_claim_stands(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await claim(office, 3)
    await desk.says("/xacnhan")
    await desk.presses("Đề nghị làm rõ")
    await desk.says("Họp ngày nào, bao nhiêu người?")
    desk.hears("Đã gửi UBND xã Phước Quang đề nghị làm rõ số 1")
    talk.hears("Đề nghị làm rõ số 1:\nHọp ngày nào, bao nhiêu người?")
    assert office.status("phuoc-quang", 3).state == "done"
    await talk.presses("Trả lời")
    await talk.says("Họp sáng 14/02, 24 người.")
    heard = desk.hears("trả lời về đề nghị làm rõ số 1", "Họp sáng 14/02, 24 người.")
    assert "Xác nhận" in heard.choices
    await desk.presses("Xác nhận")
    assert office.status("phuoc-quang", 3).state == "confirmed"
    assert matters(office)[0]["state"] == "closed"


async def test_the_second_of_two_hears_who_confirmed(office: Office) -> None:
    desk, second = office.talk(DESK), office.talk(SECOND_DESK)
    await claim(office, 3)
    await desk.says("/xacnhan")
    await second.says("/xacnhan")
    await desk.presses("Xác nhận")
    await second.presses("Xác nhận")
    second.hears("Việc 3 của UBND xã Phước Quang đã được Chuyên viên 1", "xác nhận trước đó")


def wanting(office: Office, **changes: Any) -> None:
    """The same directive with a changed setting, loaded again."""
    file = office.directive.file
    office.database.write(directives.apply, file.model_copy(update=changes), office.clock.now())


async def test_a_task_that_wants_proof_is_asked_about_once_more(office: Office) -> None:
    desk = office.talk(DESK)
    tasks = [task.model_copy(update={"evidence": "required"}) for task in office.directive.file.tasks]
    wanting(office, tasks=tuple(tasks))
    await claim(office, 3)
    await desk.says("/xacnhan")
    desk.hears("Chưa có minh chứng.")
    await desk.presses("Xác nhận")
    desk.hears("Việc 3 của UBND xã Phước Quang cần minh chứng", "Vẫn xác nhận chứ?")
    assert office.status("phuoc-quang", 3).state == "done"
    await desk.presses("Vẫn xác nhận (đã xem bản giấy)")
    assert office.status("phuoc-quang", 3).state == "confirmed"


async def test_an_office_that_does_not_confirm(office: Office) -> None:
    talk, desk, leader = office.talk(QUANG), office.talk(DESK), office.talk(QUANG_LEADER)
    wanting(office, claims=Claims(confirm=False))
    await talk.says("cả 4 việc xong rồi")
    assert not [sent for sent in talk.news if "xác nhận" in sent.text]
    await talk.presses("Đúng")
    assert office.states("phuoc-quang") == ["confirmed"] * 4
    leader.hears("UBND xã Phước Quang đã báo hoàn thành cả 4 nội dung", "Trân trọng cảm ơn")
    await desk.says("/xacnhan")
    desk.hears("Văn bản này không đặt bước xác nhận")
    wanting(office, claims=Claims())
    assert office.states("phuoc-quang") == ["done"] * 4
