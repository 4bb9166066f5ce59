"""A message edited in the messenger: a new report says what it replaces, nothing is overwritten."""

from tests.dialogues.desk import DESK, QUANG, QUANG_BACKUP, matters, reports
from tests.office import Office, Talk, at


async def edits(talk: Talk, text: str, ref: str = "7") -> None:
    await talk.says(text, edited=True, ref=ref)


async def test_another_state_is_a_new_report_that_says_what_it_replaces(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 đang làm", ref="7")
    await office.until("2024-02-15 09:00")
    await edits(talk, "việc 2 đang làm, thứ 6 xong")
    talk.hears("Đã sửa: việc 2 từ “đang thực hiện” thành “đang thực hiện, hẹn thứ Sáu 16/02”", "Tin trước vẫn lưu")
    first, second = reports(office, "phuoc-quang", 2)
    assert (first["corrects"], second["corrects"], second["note"]) == (None, first["id"], "việc 2 đang làm, thứ 6 xong")
    assert (first["said_at"], second["said_at"]) == ("2024-02-15T07:00:00+07:00", "2024-02-15T09:00:00+07:00")
    assert second["person"] == QUANG


async def test_the_same_content_changes_nothing(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("viec 2 dang lam", ref="7")
    await edits(talk, "Việc 2 đang làm ạ")
    talk.hears("nội dung đã ghi không đổi")
    assert len(reports(office, "phuoc-quang", 2)) == 1


async def test_a_done_that_comes_with_the_edit_waits_for_its_tap(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 đang làm", ref="7")
    await office.until("2024-02-15 09:00")
    await edits(talk, "việc 2 xong rồi")
    talk.hears("Đã sửa: việc 2 từ “đang thực hiện” thành “đơn vị nhắn đã xong", "bấm “Đúng”")
    assert office.status("phuoc-quang", 2).state == "said_done"
    await talk.presses("Đúng")
    assert office.status("phuoc-quang", 2).claimed_at == at("2024-02-15 09:00")


async def test_a_done_that_goes_with_the_edit_ends_the_claim_and_its_button(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 xong rồi", ref="7")
    asked = talk.news[-1]
    await edits(talk, "việc 2 đang làm")
    talk.hears("Đã sửa: việc 2 từ “đơn vị nhắn đã xong” thành “đang thực hiện”")
    await talk.presses_on(asked, 0)
    talk.hears("Câu hỏi này đã được trả lời hoặc đã bỏ qua")
    assert office.status("phuoc-quang", 2).state == "in_progress"


async def test_tasks_no_longer_spoken_of_are_withdrawn_and_new_ones_written(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 1 đang làm, việc 2 đang làm", ref="7")
    await edits(talk, "việc 2 đang làm, việc 3 đang làm")
    talk.hears("Đã ghi: UBND xã Phước Quang, việc 3 – đang thực hiện")
    talk.hears("Đã rút lại phần đã ghi về việc 1")
    assert office.states("phuoc-quang") == [None, "in_progress", "in_progress", None]
    assert [report["withdrawn"] for report in reports(office, "phuoc-quang", 1)] == [False, True]


async def test_what_tells_nothing_of_the_work_any_more_is_asked_about(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 đang làm", ref="7")
    await edits(talk, "chào anh chị")
    assert talk.hears("Tin sau khi sửa không còn nói đến việc nào").choices == ["Rút lại", "Giữ nguyên"]
    await talk.presses("Giữ nguyên")
    assert office.status("phuoc-quang", 2).state == "in_progress"
    await edits(talk, "chào anh chị ạ")
    await talk.presses("Rút lại")
    assert office.states("phuoc-quang") == [None] * 4


async def test_a_message_that_wrote_nothing_is_read_as_new_and_its_old_offer_falls(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 chưa", ref="7")
    asked = talk.news[-1]
    await edits(talk, "việc 3 đang làm")
    talk.hears("Đã ghi: UBND xã Phước Quang, việc 3 – đang thực hiện")
    await talk.presses_on(asked, 0)
    assert office.states("phuoc-quang") == [None, None, "in_progress", None]


async def test_what_was_not_understood_may_be_put_right(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("abc xyz qwe", ref="7")
    await edits(talk, "việc 3 đang làm")
    talk.hears("Đã ghi: UBND xã Phước Quang, việc 3")
    await talk.says("abc xyz qwe")
    talk.hears("Chưa rõ tin này nói về việc nào")
    assert matters(office) == []


async def test_a_difficulty_gets_the_new_words_too(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says("việc 1 vướng kinh phí", ref="7")
    await edits(talk, "việc 1 vướng kinh phí in thư, cần 5 triệu")
    talk.hears("ghi vào vướng mắc số 1")
    desk.hears("UBND xã Phước Quang đã sửa tin của vướng mắc số 1", "cần 5 triệu")
    [matter] = matters(office)
    assert [step["text"] for step in matter["thread"]][-1] == "việc 1 vướng kinh phí in thư, cần 5 triệu"
    assert office.status("phuoc-quang", 1).state == "blocked"


async def test_newer_news_stands_against_an_edit(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 đang làm", ref="7")
    await office.talk(QUANG_BACKUP).says("việc 2 xong rồi")
    await office.talk(QUANG_BACKUP).presses("Đúng")
    await edits(talk, "việc 2 đang làm được 80%")
    talk.hears("Đã có tin mới hơn về việc 2")
    assert office.status("phuoc-quang", 2).state == "done"


async def test_what_the_office_has_confirmed_is_not_lowered_in_silence(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says("việc 2 xong rồi", ref="7")
    await talk.presses("Đúng")
    await desk.says("/xacnhan")
    await desk.presses("Xác nhận")
    await edits(talk, "việc 3 xong rồi")
    talk.hears("Việc 2 đã được Văn phòng xác nhận")
    assert office.status("phuoc-quang", 2).state == "confirmed"
    await edits(talk, "việc 2 đang làm")
    talk.hears("Đã sửa: việc 2 từ “đã xác nhận hoàn thành” thành “đang thực hiện”")
    desk.hears("UBND xã Phước Quang báo lại việc 2")


async def test_an_edit_after_a_cut_off_is_marked_as_later(office: Office) -> None:
    await office.until("2024-02-28 09:00")
    talk = office.talk(QUANG)
    await talk.says("việc 2 đang làm", ref="7")
    await office.until("2024-03-01 08:00")
    await edits(talk, "việc 2 đang làm được 80%")
    talk.hears("Đã sửa: việc 2", "Số liệu đã chốt hết ngày 29/02 không đổi; nội dung sửa được ghi riêng.")
    assert reports(office, "phuoc-quang", 2)[-1]["after_cut_off"] == "2024-03-01T00:00:00+07:00"


async def test_a_colleagues_message_with_the_same_number_is_another(office: Office) -> None:
    await office.talk(QUANG).says("việc 2 đang làm", ref="7")
    backup = office.talk(QUANG_BACKUP)
    await edits(backup, "việc 3 đang làm")
    backup.hears("Đã ghi: UBND xã Phước Quang, việc 3")
    assert office.states("phuoc-quang") == [None, "in_progress", "in_progress", None]
