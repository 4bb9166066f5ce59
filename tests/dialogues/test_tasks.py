""" "Việc của tôi": each task with its state, day, days left and what done means."""

from tests.dialogues.desk import HOI, QUANG, also_speaks_for
from tests.office import Office


async def test_the_list_shows_state_day_days_left_and_what_done_means(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 được 60%, thứ Sáu xong")
    await talk.says("/viec")
    sent = talk.hears("Việc của UBND xã Phước Quang", "1. Chuẩn bị điều kiện", "4. Phối hợp giữa các tổ chức")
    assert "Chưa có thông tin. Mốc: hết ngày 29/02/2024 (thứ Năm), còn 10 ngày làm việc." in sent.text
    assert "Đang thực hiện, được 60%, hẹn thứ Sáu 16/02." in sent.text
    assert "Xong khi: kế hoạch của đơn vị đã ban hành, có số và ngày" in sent.text
    assert sent.choices == ["Đã xong", "Đang làm, hẹn ngày", "Vướng mắc", "Xin lùi mốc"]


async def test_it_is_found_by_plain_words(office: Office) -> None:
    talk = office.talk(QUANG)
    for words in ("viec cua toi", "Việc của tôi?", "các việc", "tasks"):
        await talk.says(words)
        talk.hears("Việc của UBND xã Phước Quang")


async def test_a_unit_of_both_waves_sees_both(office: Office) -> None:
    talk = office.talk(HOI)
    await talk.says("/viec")
    sent = talk.hears("(thí điểm)", "(nhân rộng)", "29/02/2024 (thứ Năm)", "30/9/2024 (thứ Hai)")
    assert sent.text.count("Xong khi") == 8


async def test_after_the_day_it_says_late_not_overdue(office: Office) -> None:
    await office.until("2024-03-04 08:00")
    talk = office.talk(QUANG)
    await talk.says("/viec")
    talk.hears("Mốc: hết ngày 29/02/2024 (thứ Năm), chậm so với mốc.")
    assert "quá hạn" not in talk.news[0].text


async def test_a_deadline_of_the_document_is_called_one(office: Office) -> None:
    await office.until("2024-10-01 08:00")
    talk = office.talk("phuoc-hoa/dau-moi/1")
    await talk.says("/viec")
    talk.hears("Thời hạn: hết ngày 30/9/2024 (thứ Hai), đã quá hạn.")


async def test_nothing_is_asked_of_a_unit_that_is_done(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("/baocao")
    await talk.presses("Tất cả đã xong")
    await talk.presses("Đúng")
    await talk.says("/viec")
    sent = talk.hears("Báo hoàn thành, chờ Văn phòng xác nhận")
    assert sent.choices == []
    assert "Xong khi" not in sent.text


async def test_who_speaks_for_two_units_sees_both(office: Office) -> None:
    await also_speaks_for(office, QUANG, "phuoc-hoa")
    talk = office.talk(QUANG)
    await talk.says("/viec")
    assert len(talk.news) == 2
    talk.hears("Việc của UBND xã Phước Quang")
    talk.hears("Việc của UBND xã Phước Hòa")
    await talk.presses("Đã xong")
    talk.hears("UBND xã Phước Hòa báo việc nào?")
