"""A claim is sent back for more, or asked about, before the office confirms it."""

from tests.dialogues.claiming import claim
from tests.dialogues.desk import (
    DESK,
    QUANG,
    QUANG_BACKUP,
    QUANG_LEADER,
    SECOND_DESK,
    audits,
    matters,
    open_step,
    reports,
)
from tests.office import Office
from tests.time.hands import end_post


async def _send_back(office: Office, what: str) -> None:
    desk = office.talk(DESK)
    await desk.says("/xacnhan")
    await desk.presses("Đề nghị bổ sung")
    await desk.says(what)


async def test_what_is_wanted_besides_reopens_the_task_kindly(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await claim(office, 3)
    await _send_back(office, "biên bản họp quán triệt")
    desk.hears("Đã đề nghị UBND xã Phước Quang bổ sung việc 3")
    office.talk(SECOND_DESK).hears("đề nghị Phước Quang bổ sung việc 3")
    told = talk.hears("Văn phòng đã xem việc 3 của UBND xã Phước Quang, đề nghị bổ sung: biên bản họp quán triệt")
    assert told.choices == ["Đã bổ sung", "Nêu vướng mắc"]
    assert office.status("phuoc-quang", 3).state == "in_progress"
    _, claimed, written = reports(office, "phuoc-quang", 3)
    assert (written["source"], written["corrects"], written["note"]) == (
        "office",
        claimed["id"],
        "biên bản họp quán triệt",
    )
    assert audits(office)[-1][0] == "supplement asked"
    await talk.presses("Đã bổ sung")
    assert office.status("phuoc-quang", 3).state == "done"
    await desk.says("/xacnhan")
    desk.hears("báo hoàn thành việc 3")


async def test_who_claimed_hears_and_may_raise_a_difficulty(office: Office) -> None:
    leader = office.talk(QUANG_LEADER)
    await claim(office, 3, person=QUANG_LEADER)
    await _send_back(office, "danh sách người dự")
    leader.hears("đề nghị bổ sung: danh sách người dự")
    office.talk(QUANG).hears("đề nghị bổ sung: danh sách người dự")
    await leader.presses("Nêu vướng mắc")
    await leader.says("chưa có danh sách vì họp trực tuyến")
    assert [(matter["kind"], matter["task"]) for matter in matters(office)] == [("difficulty", 3)]


async def test_a_task_that_was_sent_back_is_reminded_of_by_the_rules(office: Office) -> None:
    talk = office.talk(QUANG)
    await claim(office, 1, 2, 3, 4)
    await _send_back(office, "biên bản")
    await office.until("2024-02-29 08:00")
    reminders = [sent.text for sent in talk.messages if "là ngày cuối" in sent.text]
    assert len(reminders) == 1
    assert "đã xong việc 1, việc 2, việc 3. Còn: việc 4" in reminders[0]


async def test_of_two_who_decide_the_second_hears_how_it_stands(office: Office) -> None:
    desk, second = office.talk(DESK), office.talk(SECOND_DESK)
    await claim(office, 3)
    await second.says("/xacnhan")
    await second.presses("Đề nghị bổ sung")
    await desk.says("/xacnhan")
    await desk.presses("Xác nhận")
    await second.says("biên bản họp")
    second.hears("Việc 3 của UBND xã Phước Quang đã được Chuyên viên 1", "xác nhận trước đó")
    assert office.status("phuoc-quang", 3).state == "confirmed"
    assert open_step(office, SECOND_DESK) is None


async def test_the_question_can_be_left(office: Office) -> None:
    desk = office.talk(DESK)
    await claim(office, 3)
    await desk.says("/xacnhan")
    await desk.presses("Đề nghị bổ sung")
    await desk.says("/huy")
    assert office.status("phuoc-quang", 3).state == "done"
    assert open_step(office, DESK) is None


async def _ask(office: Office, what: str) -> None:
    desk = office.talk(DESK)
    await desk.says("/xacnhan")
    await desk.presses("Đề nghị làm rõ")
    await desk.says(what)


async def test_what_is_not_clear_is_asked_and_the_claim_stands(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await claim(office, 3)
    await _ask(office, "Họp ngày nào, bao nhiêu người?")
    desk.hears("Đã gửi UBND xã Phước Quang đề nghị làm rõ số 1")
    talk.hears("Đề nghị làm rõ số 1:\nHọp ngày nào, bao nhiêu người?")
    assert office.status("phuoc-quang", 3).state == "done"
    await desk.says("/xacnhan")
    desk.hears("báo hoàn thành việc 3", "Đang chờ đơn vị làm rõ (số 1).")
    await talk.presses("Trả lời")
    await talk.says("Họp sáng 14/02, 24 người.")
    heard = desk.hears("trả lời về đề nghị làm rõ số 1", "Họp sáng 14/02, 24 người.")
    assert "Xác nhận việc 3" in heard.choices
    await desk.presses("Xác nhận việc 3")
    assert office.status("phuoc-quang", 3).state == "confirmed"
    assert matters(office)[0]["state"] == "closed"


async def test_a_second_question_goes_on_in_the_same_thread(office: Office) -> None:
    talk = office.talk(QUANG)
    await claim(office, 3)
    await _ask(office, "Họp ngày nào?")
    await _ask(office, "Bao nhiêu người?")
    talk.hears("Đề nghị làm rõ số 1:\nBao nhiêu người?")
    assert [matter["number"] for matter in matters(office)] == [1]


async def test_a_thread_s_button_confirms_no_later_claim(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await claim(office, 3)
    await _ask(office, "Họp ngày nào?")
    await talk.presses("Trả lời")
    await talk.says("Họp sáng 14/02.")
    await _send_back(office, "biên bản")
    await office.until("2024-02-16 09:00")
    await claim(office, 3)
    await desk.presses("Xác nhận việc 3")
    desk.hears("đã được báo lại từ sau tin đó")
    assert office.status("phuoc-quang", 3).state == "done"


async def test_of_what_the_office_wrote_down_the_unit_is_asked(office: Office) -> None:
    """Who claimed is the office itself then."""
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await desk.says("/donvi phuoc quang")
    await desk.presses("Ghi thay")
    await desk.says("việc 3 xong")
    await desk.presses("Không ghi tên")
    await desk.presses("Đúng")
    await _ask(office, "Họp ngày nào?")
    talk.hears("Đề nghị làm rõ số 1:\nHọp ngày nào?")


async def test_who_claimed_and_is_gone_is_stood_in_for(office: Office) -> None:
    talk = office.talk(QUANG)
    await claim(office, 3, person=QUANG_BACKUP)
    today = office.directive.calendar.day(office.clock.now())
    end_post(office, QUANG_BACKUP, office.directive.calendar.shift(today, -1))
    await _ask(office, "Họp ngày nào?")
    talk.hears("Đề nghị làm rõ số 1:\nHọp ngày nào?")
