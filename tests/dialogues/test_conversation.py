"""Questions that stay open, commands, buttons: whatever a conversation can run into."""

import pytest

from tests.dialogues.desk import DESK, HOA, QUANG, audits, matters, open_step
from tests.office import Office


async def test_a_question_survives_a_restart(office: Office) -> None:
    await office.talk(QUANG).says("/vuongmac")
    office = office.restarted()
    talk = office.talk(QUANG)
    await talk.says("chưa có mẫu bảng")
    talk.hears("Văn phòng đã nhận vướng mắc số 1")
    assert matters(office)[0]["text"] == "chưa có mẫu bảng"


async def test_cancel_leaves_it(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/vuongmac")
    await talk.says("/huy")
    talk.hears("Đã bỏ câu hỏi đang dở")
    await talk.says("hủy")
    talk.hears("Không có câu hỏi nào đang dở")
    await talk.says("việc 2 đang làm")
    assert office.status("phuoc-quang", 2).state == "in_progress"
    assert matters(office) == []


async def test_a_command_leaves_the_old_question_with_a_line(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/vuongmac")
    await talk.says("/viec")
    talk.hears("Câu hỏi trước được bỏ qua")
    talk.hears("Việc của UBND xã Phước Quang")
    assert open_step(office, QUANG) is None


async def test_another_messages_button_leaves_it_too(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/viec")
    await talk.says("/vuongmac")
    await talk.presses("Đã xong")
    talk.hears("Câu hỏi trước được bỏ qua")
    talk.hears("UBND xã Phước Quang báo việc nào?")


async def test_the_questions_own_button_leaves_no_such_line(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/viec")
    await talk.presses("Đang làm, hẹn ngày")
    await talk.presses("Việc 2 – Xây dựng kế hoạch cụ thể")
    await talk.presses("Chưa hẹn được")
    assert not [sent for sent in talk.news if "bỏ qua" in sent.text]


async def test_words_answer_the_newest_question_and_never_a_reminder(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/vuongmac")
    await office.until("2024-02-20 08:00")
    assert "còn 7 ngày làm việc" in talk.messages[-1].text
    await talk.says("thiếu kinh phí in thư")
    talk.hears("Văn phòng đã nhận vướng mắc số 1")


async def test_a_reminders_label_typed_is_words_of_ones_own(office: Office) -> None:
    await office.until("2024-02-20 08:00")
    talk = office.talk(QUANG)
    await talk.says("đã xong")
    talk.hears("Anh/chị báo đã xong: việc nào?")


async def test_a_message_of_its_own_is_not_taken_for_a_date(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/baocao")
    await talk.presses("Việc 3 – Quán triệt cán bộ, công chức,…")
    await talk.presses("Đang làm, hẹn ngày")
    await talk.says("việc 1 đang làm được 30%")
    talk.hears("việc 1 – đang thực hiện, được 30%")
    assert office.states("phuoc-quang") == ["in_progress", None, "in_progress", None]
    assert open_step(office, QUANG) is None


@pytest.mark.parametrize(
    "words", ["/viec", "viec", "Việc", "/tasks", "TASKS", "/viec@dondoc_bot", "/VIEC", "/việc", "/viec\n"]
)
async def test_a_command_in_every_form(office: Office, words: str) -> None:
    talk = office.talk(QUANG)
    await talk.says(words)
    talk.hears("Việc của UBND xã Phước Quang")


async def test_what_follows_a_command_may_stand_on_the_next_line(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/vuongmac\nthiếu kinh phí in thư")
    talk.hears("vướng mắc số 1", "“thiếu kinh phí in thư”")


async def test_help_shows_only_ones_own_commands(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says("/trogiup")
    sent = talk.hears("/viec – Việc của tôi", "/baocao", "/vuongmac", "/huy")
    assert "/tonghop" not in sent.text
    await desk.says("help")
    assert "/baocao" not in desk.hears("/tonghop", "/xacnhan").text


async def test_what_is_not_ones_right_is_refused_and_remembered(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/thongbao họp gấp")
    talk.hears("Nội dung này không thuộc phần việc của anh/chị")
    assert audits(office)[-1] == ("refused", {"right": "broadcast"})


async def test_a_button_pressed_twice_counts_once(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 xong rồi")
    asked = talk.news[-1]
    await talk.presses_on(asked, 0)
    count = len(office.export()["reports"])
    await talk.presses_on(asked, 0)
    talk.hears("Câu hỏi này đã được trả lời")
    await talk.presses_on(asked, 2)
    talk.hears("Câu hỏi này đã được trả lời")
    assert len(office.export()["reports"]) == count


async def test_the_message_shows_what_was_chosen(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 xong rồi")
    asked = talk.news[-1]
    await talk.presses("Đúng")
    [now] = [sent for sent in talk.messages if sent.id == asked.id]
    assert now.text.endswith("Đã chọn: Đúng")
    assert now.chosen == 0


async def test_somebody_elses_button_does_nothing(office: Office) -> None:
    talk, other = office.talk(QUANG), office.talk(HOA)
    await talk.says("việc 2 xong rồi")
    asked = talk.news[-1]
    await other.presses_on(asked, 0)
    other.hears_nothing()
    assert office.status("phuoc-quang", 2).state == "said_done"
    await talk.presses_on(asked, 0)
    assert office.status("phuoc-quang", 2).state == "done"


async def test_a_button_that_was_never_sent_does_nothing(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 xong rồi")
    asked = talk.news[-1]
    for index in (-1, 3, 99):
        await talk.presses_on(asked, index)
        talk.hears_nothing()
    assert office.status("phuoc-quang", 2).state == "said_done"


async def test_a_refusal_leaves_the_question_open(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/baocao")
    await talk.presses("Việc 3 – Quán triệt cán bộ, công chức,…")
    await talk.presses("Đang làm, hẹn ngày")
    await talk.says("30/02")
    talk.hears("Lịch không có ngày 30/02")
    await talk.says("23/02")
    talk.hears("hẹn thứ Sáu 23/02")
    assert str(office.status("phuoc-quang", 3).expected) == "2024-02-23"
