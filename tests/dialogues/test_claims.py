"""/xacnhan: the office confirms what units have claimed."""

from core.states import State
from tests.dialogues.claiming import claim, wanting_proof
from tests.dialogues.desk import DESK, HOA, NGHIA, QUANG, QUANG_LEADER, SECOND_DESK, audits, open_step, reports
from tests.office import Office
from tests.time.hands import ALL_TASKS, tell


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
    desk.hears("UBND xã Phước Quang nhắn đã xong việc 2", "ngày 29/02, chờ bấm lại")
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


async def test_a_leader_who_claimed_hears_of_it_too(office: Office) -> None:
    leader, desk = office.talk(QUANG_LEADER), office.talk(DESK)
    await claim(office, 3, person=QUANG_LEADER)
    await desk.says("/xacnhan")
    await desk.presses("Xác nhận")
    leader.hears("Văn phòng đã xác nhận UBND xã Phước Quang hoàn thành việc 3")


async def test_a_units_whole_list_is_confirmed_at_once(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await claim(office, 1, 3)
    await desk.says("/xacnhan phuoc quang")
    await desk.presses("Xác nhận cả 2 việc của UBND xã Phước Quang")
    desk.hears("Đã xác nhận UBND xã Phước Quang hoàn thành việc 1, việc 3.")
    talk.hears("hoàn thành việc 1 (báo ngày 15/02)", "hoàn thành việc 3 (báo ngày 15/02)")
    assert office.states("phuoc-quang") == ["confirmed", None, "confirmed", None]
    await desk.says("/xacnhan Phước Nghĩa")
    desk.hears("UBND xã Phước Nghĩa không có nội dung nào chờ xác nhận")


async def test_a_unit_that_is_not_clear_is_asked_for(office: Office) -> None:
    desk = office.talk(DESK)
    await claim(office, 1)
    await desk.says("/xacnhan phuoc ngia")
    await desk.presses("UBND xã Phước Nghĩa")
    desk.hears("UBND xã Phước Nghĩa không có nội dung nào chờ xác nhận")
    await desk.says("/xacnhan PQ")
    desk.hears("Chữ viết tắt chưa đủ")
    assert office.states("phuoc-quang") == ["done", None, None, None]


async def test_a_long_queue_comes_in_portions_of_whole_units(office: Office) -> None:
    desk = office.talk(DESK)
    for hour, unit in enumerate(("phuoc-hoa", "phuoc-quang", "phuoc-nghia"), 8):
        await office.until(f"2024-02-16 {hour:02d}:00")
        tell(office, unit, ALL_TASKS[:3], State.DONE)
    await desk.says("/xacnhan")
    assert [sent.text.split(" báo ")[0] for sent in desk.news if "báo hoàn thành" in sent.text] == [
        *["UBND xã Phước Hòa"] * 3,
        *["UBND xã Phước Quang"] * 3,
    ]
    desk.hears("Còn 3 nội dung khác chờ xác nhận")
    await desk.presses("Xác nhận cả 3 việc của UBND xã Phước Hòa")
    await desk.presses("Xem tiếp")
    assert [sent.text.split(" báo ")[0] for sent in desk.news if "báo hoàn thành" in sent.text] == [
        "UBND xã Phước Nghĩa"
    ] * 3


async def test_the_line_says_how_long_it_has_waited(office: Office) -> None:
    desk = office.talk(DESK)
    await claim(office, 3)
    await desk.says("/xacnhan")
    assert "Đã chờ" not in desk.hears("việc 3").text
    await office.until("2024-02-19 09:00")
    await desk.says("/xacnhan")
    desk.hears("báo hoàn thành việc 3", "Đã chờ 2 ngày làm việc.")


async def test_the_second_of_two_hears_who_confirmed(office: Office) -> None:
    desk, second = office.talk(DESK), office.talk(SECOND_DESK)
    await claim(office, 1, 3)
    await desk.says("/xacnhan")
    await second.says("/xacnhan")
    await desk.presses("Xác nhận")
    await second.presses("Xác nhận cả 2 việc của UBND xã Phước Quang")
    second.hears("Đã xác nhận UBND xã Phước Quang hoàn thành việc 1.")
    second.hears("Việc 3 của UBND xã Phước Quang đã được Chuyên viên 1", "xác nhận trước đó")
    await second.presses("Xác nhận")
    second.hears("Việc 3 của UBND xã Phước Quang đã được Chuyên viên 1", "xác nhận trước đó")
    assert [report["state"] for report in reports(office, "phuoc-quang", 3)] == ["said_done", "done", "confirmed"]


async def test_a_claim_taken_back_meanwhile_is_not_confirmed(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says("việc 2 xong rồi")
    await talk.presses("Đúng")
    await desk.says("/xacnhan")
    await talk.presses("Không ghi")
    await desk.presses("Xác nhận")
    desk.hears("Việc 2 của UBND xã Phước Quang không còn chờ xác nhận; hiện ghi: chưa có thông tin.")
    assert office.states("phuoc-quang") == [None] * 4


async def test_an_old_button_confirms_no_newer_claim(office: Office) -> None:
    """What was said the second time has not been looked at."""
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await claim(office, 2)
    await desk.says("/xacnhan")
    await office.until("2024-02-16 09:00")
    await talk.says("báo nhầm, việc 2 chưa xong")
    await office.until("2024-02-16 10:00")
    await claim(office, 2)
    await desk.presses("Xác nhận")
    desk.hears("Việc 2 của UBND xã Phước Quang đã được báo lại từ sau tin đó")
    desk.hears("báo hoàn thành việc 2", "ngày 16/02")
    assert office.status("phuoc-quang", 2).state == "done"
    await desk.presses("Xác nhận")
    assert office.status("phuoc-quang", 2).state == "confirmed"


async def test_a_tap_after_the_list_was_shown_changes_nothing_for_the_button(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says("việc 3 xong")
    await desk.says("/xacnhan")
    await talk.presses("Đúng")
    await desk.presses("Xác nhận")
    assert office.status("phuoc-quang", 3).state == "confirmed"


async def test_a_task_that_wants_proof_is_asked_about_once_more(office: Office) -> None:
    desk = office.talk(DESK)
    wanting_proof(office)
    await claim(office, 3)
    await desk.says("/xacnhan")
    desk.hears("Chưa có minh chứng.")
    await desk.presses("Xác nhận")
    asked = desk.hears("Việc 3 của UBND xã Phước Quang cần minh chứng", "Vẫn xác nhận chứ?")
    assert asked.choices == ["Vẫn xác nhận (đã xem bản giấy)", "Đề nghị bổ sung"]
    assert office.status("phuoc-quang", 3).state == "done"
    await desk.presses("Vẫn xác nhận (đã xem bản giấy)")
    assert office.status("phuoc-quang", 3).state == "confirmed"


async def test_of_a_whole_list_what_lacks_its_proof_is_left_out(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    wanting_proof(office)
    await talk.says("kế hoạch đã ban hành số 08/KH-UBND ngày 15/02/2024")
    await talk.presses("Đúng")
    await claim(office, 3)
    await desk.says("/xacnhan")
    await desk.presses("Xác nhận cả 2 việc của UBND xã Phước Quang")
    desk.hears("Đã xác nhận UBND xã Phước Quang hoàn thành việc 2.")
    desk.hears("Chưa xác nhận việc 3, vì chưa có minh chứng")
    assert office.states("phuoc-quang") == [None, "confirmed", "done", None]


async def test_officials_may_not_confirm(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/xacnhan")
    talk.hears("không thuộc phần việc của anh/chị")
    assert audits(office)[-1] == ("refused", {"right": "answer"})


async def test_units_hear_of_their_own_claims_alone(office: Office) -> None:
    nghia, desk = office.talk(NGHIA), office.talk(DESK)
    await claim(office, 3)
    await claim(office, 3, person=HOA)
    before = len(nghia.messages)
    await desk.says("/xacnhan")
    await desk.presses("Xác nhận")
    await desk.presses("Xác nhận")
    assert len(nghia.messages) == before
    assert open_step(office, DESK) is None
