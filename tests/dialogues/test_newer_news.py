"""An old question's button against what was said since, and a claim that its own unit lowers."""

from tests.dialogues.desk import DESK, QUANG, QUANG_BACKUP, SECOND_DESK, reports
from tests.office import Office


async def test_an_old_tap_does_not_revive_a_done_taken_back(office: Office) -> None:
    await office.until("2024-02-20 09:00")
    talk = office.talk(QUANG)
    await talk.says("việc 3 xong")
    asked = talk.news[-1]
    await office.until("2024-02-21 09:00")
    await talk.says("việc 3 chưa xong đâu")
    await office.until("2024-02-22 09:00")
    count = len(office.export()["reports"])
    await talk.presses_on(asked, asked.choices.index("Đúng"))
    talk.hears("Đã có tin mới hơn về việc 3", "nhờ anh/chị nhắn tin mới")
    assert office.status("phuoc-quang", 3).state == "in_progress"
    assert len(office.export()["reports"]) == count


async def test_of_all_done_only_what_has_no_newer_news_is_written(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/baocao")
    await talk.presses("Tất cả đã xong")
    asked = talk.news[-1]
    await office.talk(QUANG_BACKUP).says("việc 2 chưa xong đâu")
    await talk.presses_on(asked, 0)
    talk.hears("báo hoàn thành việc 1, việc 3, việc 4", "Đã có tin mới hơn về việc 2")
    assert office.states("phuoc-quang") == ["done", "in_progress", "done", "done"]


async def test_the_button_of_a_reading_that_was_not_sure(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 chưa")
    asked = talk.news[-1]
    await talk.says("việc 2 đang làm được 50%")
    await talk.presses_on(asked, 0)
    talk.hears("Đã có tin mới hơn về việc 2")
    assert office.status("phuoc-quang", 2).percent == 50


async def test_the_buttons_of_which_task(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("xong rồi")
    asked = talk.news[-1]
    await talk.says("việc 3 đang làm")
    await talk.presses_on(asked, asked.choices.index("Việc 3 – Quán triệt cán bộ, công chức,…"))
    talk.hears("Đã có tin mới hơn về việc 3")
    assert office.status("phuoc-quang", 3).state == "in_progress"


async def test_a_done_withdrawn_is_news_and_a_withdrawn_slip_is_none(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 3 xong")
    first = talk.news[-1]
    await talk.says("việc 3 đang làm")
    await talk.presses("Không ghi")
    await talk.presses_on(first, 0)
    talk.hears("báo hoàn thành việc 3")
    await talk.says("việc 2 xong")
    second = talk.news[-1]
    await talk.says("báo nhầm việc 2")
    await talk.presses("Rút lại")
    await talk.presses_on(second, 0)
    talk.hears("Đã có tin mới hơn về việc 2")
    assert office.states("phuoc-quang") == [None, None, "done", None]


async def test_done_said_twice_may_be_tapped_at_the_first(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 3 xong")
    asked = talk.news[-1]
    await office.until("2024-02-16 09:00")
    await talk.says("việc 3 xong rồi")
    await talk.presses_on(asked, 0)
    assert office.status("phuoc-quang", 3).state == "done"
    assert reports(office, "phuoc-quang", 3)[-1]["said_at"].startswith("2024-02-15")


async def test_an_old_date_does_not_lower_a_claim(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/baocao")
    await talk.presses("Việc 3 – Quán triệt cán bộ, công chức,…")
    await talk.presses("Đang làm, hẹn ngày")
    asked = talk.news[-1]
    await talk.says("việc 3 xong")
    await talk.presses("Đúng")
    await talk.presses_on(asked, 0)
    talk.hears("Đã có tin mới hơn về việc 3")
    assert office.status("phuoc-quang", 3).state == "done"


async def test_words_that_lower_a_claim_are_a_correction(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says("việc 2 xong")
    await talk.presses("Đúng")
    before = len(desk.messages)
    await talk.says("việc 2 chưa xong, việc 3 đang làm")
    talk.hears(
        "Đã ghi: UBND xã Phước Quang, việc 3 – đang thực hiện; việc 1, việc 4 – chưa thấy nói đến.",
        "Đã sửa: việc 2 từ “báo hoàn thành” thành “đang thực hiện”. Tin trước vẫn lưu để đối chiếu.",
    )
    assert len(desk.messages) == before


async def confirmed(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says("việc 2 xong")
    await talk.presses("Đúng")
    await desk.says("/xacnhan")
    await desk.presses("Xác nhận")


async def test_the_office_hears_at_once_of_what_it_had_confirmed(office: Office) -> None:
    await confirmed(office)
    talk = office.talk(QUANG)
    await talk.says("việc 2 chưa xong đâu")
    talk.hears("Đã sửa: việc 2 từ “đã xác nhận hoàn thành” thành “đang thực hiện”")
    for person in (DESK, SECOND_DESK):
        told = office.talk(person).messages[-1].text
        assert "UBND xã Phước Quang báo lại việc 2: từ “đã xác nhận hoàn thành” thành “đang thực hiện”" in told
        assert "“việc 2 chưa xong đâu”" in told


async def test_the_same_by_buttons_and_by_a_difficulty(office: Office) -> None:
    await confirmed(office)
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says("/baocao")
    await talk.says("việc 2 chưa")
    await talk.presses("Sửa")
    await talk.presses("Đang làm, hẹn ngày")
    talk.hears("Đã sửa: việc 2 từ “đã xác nhận hoàn thành”", "dự kiến ngày nào xong?")
    assert "báo lại việc 2" in desk.messages[-1].text
    assert "“việc 2 chưa”" in desk.messages[-1].text
    await talk.says("việc 3 xong")
    await talk.presses("Đúng")
    await talk.says("việc 3 vướng kinh phí in tài liệu")
    talk.hears("Đã sửa: việc 3 từ “báo hoàn thành” thành “đang vướng mắc”")
    assert office.status("phuoc-quang", 3).state == "blocked"
