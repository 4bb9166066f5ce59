"""WORDS 10–19: what was read is said back, chosen, corrected."""

from tests.dialogues.desk import DESK, QUANG, QUANG_BACKUP, open_step, reports
from tests.office import Office, at

SECOND, THIRD = "Việc 2 – Xây dựng kế hoạch cụ thể", "Việc 3 – Quán triệt cán bộ, công chức,…"


async def test_several_tasks_by_buttons_one_after_the_other(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("xong rồi")
    await office.until("2024-02-15 09:00")
    await talk.presses(SECOND)
    sent = talk.hears("báo hoàn thành việc 2", "Còn việc nào như vậy nữa thì anh/chị chọn tiếp")
    assert SECOND not in sent.choices
    await talk.presses(THIRD)
    assert office.states("phuoc-quang") == [None, "done", "done", None]
    assert {report["said_at"] for report in office.export()["reports"]} == {"2024-02-15T07:00:00+07:00"}
    await talk.says("hết rồi")
    talk.hears("Cảm ơn anh/chị.")
    assert open_step(office, QUANG) is None


async def test_several_tasks_in_words(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("xong rồi")
    await office.until("2024-02-15 09:00")
    await talk.says("việc 2, 3")
    talk.hears("báo hoàn thành việc 2, việc 3")
    assert office.states("phuoc-quang") == [None, "done", "done", None]
    assert office.status("phuoc-quang", 3).claimed_at == at("2024-02-15 07:00")


async def test_what_is_no_choice_is_read_for_itself(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("xong rồi")
    await talk.says("việc 3 chưa xong, đang làm")
    assert office.states("phuoc-quang") == [None, None, "in_progress", None]


async def test_a_restart_between_the_question_and_the_choice(office: Office) -> None:
    await office.talk(QUANG).says("xong rồi")
    again = office.restarted()
    await again.talk(QUANG).says("việc 2")
    assert again.states("phuoc-quang") == [None, "done", None, None]


async def test_nearly_done_is_asked_for_the_day_of_the_rest(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 1 cơ bản hoàn thành")
    sent = talk.hears("Đã ghi việc 1 – đang thực hiện (cơ bản hoàn thành). Phần còn lại dự kiến ngày nào xong?")
    assert sent.choices == ["Hẹn ngày", "Đã xong hẳn", "Sửa", "Không ghi"]
    await talk.presses("Hẹn ngày")
    await talk.says("thứ 6 tuần sau")
    status = office.status("phuoc-quang", 1)
    assert (status.state, str(status.expected)) == ("in_progress", "2024-02-23")


async def test_nearly_done_may_be_wholly_done(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 đang chờ ký")
    await talk.presses("Đã xong hẳn")
    assert office.status("phuoc-quang", 2).state == "done"


async def test_edit_may_mean_another_task(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 đang làm được 50%")
    await office.until("2024-02-15 09:00")
    await talk.presses("Sửa")
    await talk.presses(THIRD)
    talk.hears("Đã rút lại phần đã ghi về việc 2", "Đã ghi: UBND xã Phước Quang, việc 3 – đang thực hiện, được 50%")
    assert office.states("phuoc-quang") == [None, None, "in_progress", None]
    assert reports(office, "phuoc-quang", 3)[-1]["said_at"] == "2024-02-15T07:00:00+07:00"


async def test_a_correction_in_words_says_what_it_replaces(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 xong rồi")
    await talk.presses("Đúng")
    await talk.says("việc 2 chưa xong, đang làm")
    said, tapped, lowered = reports(office, "phuoc-quang", 2)
    assert (tapped["corrects"], lowered["corrects"]) == (said["id"], tapped["id"])


async def test_of_two_officials_the_last_word_stands_and_each_hears_of_the_other(office: Office) -> None:
    await office.talk(QUANG).says("việc 2 đang làm")
    backup = office.talk(QUANG_BACKUP)
    await backup.says("việc 2 chưa làm")
    backup.hears("Trước đó hôm nay, đầu mối đã báo việc 2 – đang thực hiện; nay ghi theo tin mới nhất")
    assert office.status("phuoc-quang", 2).state == "not_started"
    assert [report["person"] for report in reports(office, "phuoc-quang", 2)] == [QUANG, QUANG_BACKUP]
    await office.until("2024-02-16 09:00")
    await office.talk(QUANG).says("việc 2 đang làm")
    assert "Trước đó hôm nay" not in office.talk(QUANG).messages[-1].text


async def test_several_tasks_of_one_message_are_withdrawn_together(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 1 đang làm, việc 2 đang làm")
    await talk.says("báo nhầm")
    talk.hears("việc 1 (điều kiện) – đang thực hiện; việc 2 (kế hoạch) – đang thực hiện")
    await talk.presses("Rút lại")
    assert office.states("phuoc-quang") == [None] * 4


async def test_a_meeting_now_and_words_later_store_nothing(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("đang họp, lát nhắn sau")
    assert office.export()["reports"] == []


async def test_others_cannot_use_a_units_buttons(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says("việc 2 xong rồi")
    await desk.presses_on(talk.messages[-1], 0)
    assert office.status("phuoc-quang", 2).state == "said_done"


async def test_a_voice_message_gets_the_tasks_as_buttons(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("", files=["voice"])
    assert talk.hears("chưa nghe được tin thoại").choices == [f"Báo việc {number}" for number in (1, 2, 3, 4)]
    await talk.presses("Báo việc 3")
    await talk.presses("Chưa làm")
    assert office.status("phuoc-quang", 3).state == "not_started"


async def test_a_photo_is_read_by_its_caption(office: Office) -> None:
    await office.talk(QUANG).says("việc 2 đang làm", files=["photo"])
    assert office.status("phuoc-quang", 2).state == "in_progress"
