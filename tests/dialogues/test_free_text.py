"""Reporting in one's own words: read, said back, one tap to correct."""

import unicodedata

import pytest

from tests.dialogues.desk import DESK, HOA, QUANG, QUANG_LEADER, matters, open_step, reports
from tests.office import Office


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("text", ["việc 2 đang làm, thứ 6 xong", "viec 2 dang lam, thu 6 xong"])
async def test_what_is_sure_and_not_done_is_written_at_once_and_said_back(office: Office, text: str, form: str) -> None:
    talk = office.talk(QUANG)
    await talk.says(unicodedata.normalize(form, text))  # type: ignore[arg-type]
    sent = talk.hears("Đã ghi: UBND xã Phước Quang, việc 2 – đang thực hiện, hẹn thứ Sáu 16/02.", "không nhắc việc này")
    assert sent.choices == ["Sửa", "Không ghi"]
    [told] = reports(office, "phuoc-quang", 2)
    assert (told["state"], told["expected_date"], told["source"]) == ("in_progress", "2024-02-16", "text")
    assert told["note"] == unicodedata.normalize("NFC", text)


async def test_done_waits_for_its_tap_and_counts_as_an_answer(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 đã xong")
    sent = talk.hears("báo đã xong việc 2: bấm “Đúng” để ghi là báo hoàn thành", "Văn phòng sẽ xem và xác nhận")
    assert sent.choices == ["Đúng", "Sửa", "Không ghi"]
    assert office.status("phuoc-quang", 2).state == "said_done"
    await talk.presses("Đúng")
    talk.hears("Đã ghi: UBND xã Phước Quang báo hoàn thành việc 2")
    assert office.status("phuoc-quang", 2).state == "done"


async def test_the_tap_after_midnight_claims_as_of_the_moment_of_writing(office: Office) -> None:
    await office.until("2024-02-29 23:50")
    talk = office.talk(QUANG)
    await talk.says("việc 2 xong rồi ạ")
    await office.until("2024-03-01 07:40")
    await talk.presses("Đúng")
    status = office.status("phuoc-quang", 2)
    assert status.timeliness == "done_in_time"
    assert reports(office, "phuoc-quang", 2)[-1]["said_at"] == "2024-02-29T23:50:00+07:00"


async def test_the_tap_may_be_typed(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 xong rồi")
    await talk.says("đúng")
    talk.hears("báo hoàn thành việc 2")
    assert office.status("phuoc-quang", 2).state == "done"


async def test_not_writing_a_claim_takes_back_the_untapped_words_too(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 xong rồi")
    await talk.presses("Đúng")
    await talk.presses("Không ghi")
    assert office.states("phuoc-quang") == [None] * 4


async def test_several_tasks_in_one_message(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 1 xong, việc 2 đang làm được 50%, việc 3 thứ tư tuần sau họp")
    talk.hears("việc 2 – đang thực hiện, được 50%", "việc 3 – đã có lịch thứ Tư 21/02", "việc 4 – chưa thấy nói đến")
    talk.hears("Riêng việc 1, anh/chị báo đã xong: bấm “Đúng”")
    assert office.states("phuoc-quang") == ["said_done", "in_progress", "not_started", None]
    await talk.presses("Đúng")
    assert office.states("phuoc-quang") == ["done", "in_progress", "not_started", None]


async def test_a_task_by_its_name(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("kế hoạch đã ban hành số 08/KH-UBND ngày 15/02/2024")
    talk.hears("báo đã xong việc 2 (Kế hoạch số 08/KH-UBND ngày 15/02/2024): bấm “Đúng”")
    await talk.presses("Đúng")
    talk.hears("báo hoàn thành việc 2 (Kế hoạch số 08/KH-UBND ngày 15/02/2024)")
    paper = {"number": "08/KH-UBND", "day": "2024-02-15"}
    assert [report["paper"] for report in reports(office, "phuoc-quang", 2)] == [paper, paper]
    assert office.status("phuoc-quang", 2).paper == "08/KH-UBND"


async def test_a_paper_told_after_the_claim_goes_with_it(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 xong rồi")
    await talk.presses("Đúng")
    await talk.says("số 08/KH-UBND ngày 15/02/2024")
    talk.hears("Kế hoạch số 08/KH-UBND ngày 15/02/2024")
    status = office.status("phuoc-quang", 2)
    assert (status.state, status.paper) == ("done", "08/KH-UBND")


async def test_which_task_is_asked_and_all_of_them_is_one_tap(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("xong rồi")
    sent = talk.hears("Anh/chị báo đã xong: việc nào?", "Chưa chọn thì chưa ghi hoàn thành")
    assert sent.choices[-2:] == ["Tất cả", "Không ghi"]
    assert office.export()["reports"] == []
    await talk.presses("Việc 3 – Quán triệt cán bộ, công chức,…")
    assert office.states("phuoc-quang") == [None, None, "done", None]


async def test_the_one_open_task_needs_no_name(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 1, 2, 3 xong")
    await talk.presses("Đúng")
    await talk.says("xong rồi")
    talk.hears("báo đã xong việc 4")
    assert office.states("phuoc-quang") == ["done", "done", "done", "said_done"]


async def test_what_is_not_sure_is_asked_and_nothing_is_written(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 chưa")
    sent = talk.hears("Văn phòng hiểu là: UBND xã Phước Quang, việc 2 – chưa thực hiện", "đúng chứ?")
    assert sent.choices == ["Đúng", "Sửa", "Không ghi"]
    assert office.export()["reports"] == []
    await talk.presses("Đúng")
    assert office.status("phuoc-quang", 2).state == "not_started"


async def test_a_wrong_reading_is_put_right_by_buttons(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 chưa")
    await talk.presses("Sửa")
    talk.hears("Tình hình hiện nay thế nào? Nếu là việc khác, nhờ anh/chị chọn việc.")
    await talk.presses("Việc 3 – Quán triệt cán bộ, công chức,…")
    talk.hears("Đã ghi: UBND xã Phước Quang, việc 3 – chưa thực hiện")
    assert office.states("phuoc-quang") == [None, None, "not_started", None]
    await talk.says("việc 2 chưa")
    await talk.presses("Sửa")
    await talk.presses("Đã xong")
    assert office.status("phuoc-quang", 2).state == "done"


async def test_a_date_alone_keeps_the_state_it_is_said_of(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 3 đang làm được 50%")
    await talk.says("việc 3 thứ Tư tuần sau xong")
    status = office.status("phuoc-quang", 3)
    assert (status.state, status.percent, str(status.expected)) == ("in_progress", 50, "2024-02-21")


async def test_an_acknowledgement_is_thanked_and_is_no_answer(office: Office) -> None:
    talk = office.talk(QUANG)
    for text in ("ok", "đã nhận", "Dạ em nhận được rồi ạ"):
        await talk.says(text)
        talk.hears("Cảm ơn anh/chị đã nhận tin", "vẫn chưa có thông tin", "việc 3 thứ Sáu xong")
    assert office.states("phuoc-quang") == [None] * 4


async def test_small_talk_is_answered_shortly(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("chúc văn phòng cuối tuần vui vẻ")
    [sent] = talk.news
    assert sent.text == "Cảm ơn anh/chị. Khi có kết quả, chỉ cần nhắn, ví dụ: “việc 3 đang làm, thứ Sáu xong”."


async def test_what_is_not_understood_twice_goes_to_the_office_as_it_is(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says("abc xyz qwe")
    sent = talk.hears("Chưa rõ tin này nói về việc nào")
    assert sent.choices == ["Báo việc 1", "Báo việc 2", "Báo việc 3", "Báo việc 4"]
    await talk.says("abc xyz qwe lần nữa")
    talk.hears("đã được chuyển nguyên văn đến Văn phòng", "không phải nhắn lại")
    heard = desk.hears("Tin chưa đọc được số 1 – Phước Quang", "0900000013", "“abc xyz qwe lần nữa”")
    assert "Ghi thay đơn vị" in heard.choices
    [matter] = matters(office)
    assert (matter["kind"], matter["text"]) == ("unread", "abc xyz qwe lần nữa")


async def test_after_not_understanding_a_button_or_a_clear_word_is_enough(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("abc xyz qwe")
    await talk.says("việc 3 đang làm")
    talk.hears("Đã ghi")
    await talk.says("abc xyz qwe")
    talk.hears("Chưa rõ tin này nói về việc nào")
    await talk.presses("Báo việc 1")
    talk.hears("việc 1 (điều kiện)")
    assert open_step(office, QUANG) is None
    assert matters(office) == []


async def test_a_question_goes_to_the_office_and_its_answer_comes_back(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says("Kế hoạch gửi về đâu ạ?")
    talk.hears("Đã chuyển câu hỏi số 1 đến Văn phòng")
    await desk.presses("Trả lời")
    await desk.says("Gửi bộ phận một cửa.")
    talk.hears("Văn phòng trả lời câu hỏi số 1:\nGửi bộ phận một cửa.")
    assert matters(office)[0]["state"] == "answered"
    await talk.presses("Đã rõ")
    desk.hears("Phước Quang báo câu hỏi số 1 đã được giải đáp")
    assert matters(office)[0]["state"] == "closed"


async def test_a_status_and_a_question_in_one_message(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 đang làm, nộp kế hoạch về đâu ạ?")
    talk.hears("Đã chuyển câu hỏi số 1")
    talk.hears("Đã ghi: UBND xã Phước Quang, việc 2 – đang thực hiện")
    assert len(matters(office)) == 1


async def test_stop_ends_the_reminders_and_the_office_hears(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says("đừng nhắn nữa")
    talk.hears("Đã ngừng nhắc anh/chị", "vẫn là của UBND xã Phước Quang", "cử đầu mối khác")
    desk.hears("đề nghị thôi nhận nhắc việc của UBND xã Phước Quang: “đừng nhắn nữa”")
    await office.until("2024-02-21 08:00")
    assert not [row for row in office.rows("nudge:") if row.chat == QUANG]


async def test_a_slip_is_taken_back(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 đang làm")
    await talk.says("việc 3 xong")
    await talk.presses("Đúng")
    await talk.says("báo nhầm")
    talk.hears("Lần báo gần nhất của UBND xã Phước Quang: việc 3 (quán triệt)", "Anh/chị rút lại hay sửa?")
    await talk.presses("Rút lại")
    assert office.states("phuoc-quang") == [None, "in_progress", None, None]
    await talk.says("xin rút lại")
    talk.hears("việc 2 (kế hoạch)")
    await talk.presses("Rút lại")
    await talk.says("xin rút lại")
    talk.hears("Chưa thấy tin báo nào của đơn vị để rút lại")
    assert office.states("phuoc-quang") == [None] * 4


async def test_a_slip_of_a_named_task(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 đang làm")
    await talk.says("việc 3 đang làm")
    await talk.says("báo nhầm việc 2")
    talk.hears("việc 2 (kế hoạch)")
    await talk.presses("Sửa")
    await talk.presses("Chưa làm")
    assert office.states("phuoc-quang") == [None, "not_started", "in_progress", None]


async def test_another_units_business_is_not_theirs(office: Office) -> None:
    talk = office.talk(HOA)
    await talk.says("xã Phước Sơn đã xong việc 2")
    talk.hears("Anh/chị là đầu mối của UBND xã Phước Hòa nên chỉ xem và báo được việc của đơn vị mình", "Văn phòng")
    assert office.export()["reports"] == []
    leader = office.talk(QUANG_LEADER)
    await leader.says("xã Phước Sơn đã xong việc 2")
    leader.hears("Đồng chí là lãnh đạo của UBND xã Phước Quang")


async def test_no_difficulty_is_noted_without_a_state(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("không có khó khăn, vướng mắc")
    talk.hears("UBND xã Phước Quang không có khó khăn, vướng mắc")
    assert office.states("phuoc-quang") == [None] * 4


async def test_the_report_command_takes_words_too(office: Office) -> None:
    talk = office.talk(QUANG)
    for command, task in (("/baocao việc 1 đang làm", 1), ("/tiendo 2 50%", 2)):
        await talk.says(command)
        assert office.status("phuoc-quang", task).state == "in_progress"


async def test_the_office_itself_is_shown_its_commands(office: Office) -> None:
    desk = office.talk(DESK)
    await desk.says("việc 2 xong rồi")
    desk.hears("Văn phòng dùng các lệnh sau", "/tonghop")
    assert office.export()["reports"] == []
