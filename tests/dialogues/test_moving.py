"""A unit asks for a later day of one task: by command, by words, by button, and across a restart."""

from datetime import date

import pytest

from tests.dialogues.desk import ADMIN, DESK, HOI, NGHIA, SECOND_DESK, open_step
from tests.dialogues.later_days import NGHIA_BACKUP, REASON, TASK_2, ask, asked, last_day
from tests.office import Office


async def test_task_day_reason_and_the_office_hears_at_once(office: Office) -> None:
    talk, desk = office.talk(NGHIA), office.talk(DESK)
    await talk.says("Xin lùi mốc")
    talk.hears("UBND xã Phước Nghĩa xin lùi mốc việc nào?")
    await talk.presses(TASK_2)
    sent = talk.hears("Việc 2 (kế hoạch) của UBND xã Phước Nghĩa có mốc hết ngày 29/02/2024 (thứ Năm)")
    assert sent.choices == ["Thứ Ba 05/3", "Thứ Năm 07/3", "Thứ Năm 14/3"]
    await talk.presses("Thứ Ba 05/3")
    talk.hears("Xin lùi việc 2 đến thứ Ba 05/3", "nhắn lý do")
    await talk.says(REASON)
    sent = talk.hears("đề nghị lùi mốc số 1 của UBND xã Phước Nghĩa: việc 2 từ 29/02 sang thứ Ba 05/3", REASON)
    assert "việc này không bị nhắc" in sent.text
    notice = desk.hears("Đề nghị lùi mốc số 1 – Phước Nghĩa, việc 2", "xin lùi đến thứ Ba 05/3", REASON, "0900")
    assert notice.choices == ["Đồng ý", "Từ chối", "Ngày khác"]
    office.talk(SECOND_DESK).hears("Đề nghị lùi mốc số 1")
    assert office.talk(ADMIN).messages == []
    [row] = asked(office)
    assert (row["unit"], row["task"], row["wave"], row["state"]) == ("phuoc-nghia", "2", "thi-diem", "asked")
    assert (row["day_before"], row["wanted"], row["asked_by"]) == ("2024-02-29", "2024-03-05", NGHIA)
    assert last_day(office) == date(2024, 2, 29)
    assert open_step(office, NGHIA) is None


@pytest.mark.parametrize("words", ["/giahan", "/extend", "gia hạn", "xin gia han", "Xin lùi mốc.", "lùi mốc"])
async def test_it_is_found_by_command_and_plain_words(office: Office, words: str) -> None:
    talk = office.talk(NGHIA)
    await talk.says(words)
    talk.hears("xin lùi mốc việc nào?")


async def test_a_day_where_the_reason_was_asked_for_is_another_day(office: Office) -> None:
    talk = office.talk(NGHIA)
    await talk.says("/giahan việc 2")
    await talk.says("5/3")
    await talk.says("6/3")
    talk.hears("Xin lùi việc 2 đến thứ Tư 06/3", "nhắn lý do")
    await talk.says("...")
    talk.hears("Chưa thấy ngày trong tin này")
    await talk.says(REASON)
    assert [row["wanted"] for row in asked(office)] == ["2024-03-06"]


@pytest.mark.parametrize("words", ["/giahan việc 2", "/giahan 2"])
async def test_the_task_behind_the_command(office: Office, words: str) -> None:
    talk = office.talk(NGHIA)
    await talk.says(words)
    talk.hears("Việc 2 (kế hoạch) của UBND xã Phước Nghĩa có mốc")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("5/3", "thứ Ba 05/3"),
        ("xin lùi đến ngày 8 tháng 3 ạ", "thứ Sáu 08/3"),
        ("cuối tháng 3", "Chủ nhật 31/3 là ngày nghỉ"),
    ],
)
async def test_a_day_is_typed_as_people_say_it(office: Office, typed: str, day: str) -> None:
    talk = office.talk(NGHIA)
    await talk.says("/giahan việc 2")
    await talk.says(typed)
    talk.hears(day)


async def test_next_weeks_friday_is_counted_from_the_day_of_the_message(office: Office) -> None:
    await office.until("2024-02-26 08:00")
    talk = office.talk(NGHIA)
    await talk.says("/giahan việc 2")
    await talk.says("thứ 6 tuần sau")
    talk.hears("Xin lùi việc 2 đến thứ Sáu 08/3")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("30/2", "Lịch không có ngày 30/2"),
        ("10/02", "Ngày thứ Bảy 10/02 đã qua"),
        ("mai", "Ngày 16/02 không sau mốc hiện nay (hết ngày 29/02)"),
        ("29/2", "Ngày 29/02 không sau mốc hiện nay"),
        ("3/3", "Chủ nhật 03/3 là ngày nghỉ. Nhờ anh/chị nhắn một ngày làm việc, ví dụ: thứ Hai 04/3"),
        ("5/3/2026", "muộn hơn mốc hiện nay trên một năm"),
        ("abc", "Chưa thấy ngày trong tin này"),
    ],
)
async def test_a_day_that_cannot_be_is_answered_plainly_and_asked_for_again(
    office: Office, typed: str, answer: str
) -> None:
    talk = office.talk(NGHIA)
    await talk.says("/giahan việc 2")
    await talk.says(typed)
    talk.hears(answer)
    await talk.says("5/3")
    talk.hears("nhắn lý do")
    assert asked(office) == []


async def test_what_is_no_day_but_news_is_read_as_news(office: Office) -> None:
    talk = office.talk(NGHIA)
    await talk.says("/giahan việc 2")
    await talk.says("việc 3 đang làm")
    talk.hears("Đã ghi: UBND xã Phước Nghĩa, việc 3 – đang thực hiện")
    assert open_step(office, NGHIA) is None


async def test_withdrawn_by_the_unit(office: Office) -> None:
    await ask(office)
    talk, desk = office.talk(NGHIA), office.talk(DESK)
    await talk.presses("Rút lại")
    talk.hears("Đã rút lại đề nghị lùi mốc số 1")
    desk.hears("Phước Nghĩa đã rút lại đề nghị lùi mốc số 1 (việc 2)")
    await desk.presses("Đồng ý")
    desk.hears("không còn chờ: đơn vị đã rút lại")
    assert [row["state"] for row in asked(office)] == ["withdrawn"]
    await ask(office)
    assert [row["state"] for row in asked(office)] == ["withdrawn", "asked"]
    assert [row["number"] for row in asked(office)] == [1, 2]


async def test_what_is_decided_cannot_be_withdrawn(office: Office) -> None:
    await ask(office)
    desk, talk = office.talk(DESK), office.talk(NGHIA)
    await desk.presses("Đồng ý")
    await desk.says("Chánh Văn phòng")
    await talk.presses("Rút lại")
    talk.hears("không còn chờ: lùi đến thứ Ba 05/3")
    assert [row["state"] for row in asked(office)] == ["granted"]


async def test_one_waits_at_a_time(office: Office) -> None:
    await ask(office)
    talk, backup = office.talk(NGHIA), office.talk(NGHIA_BACKUP)
    await backup.says("/giahan việc 2")
    assert backup.hears("Đề nghị lùi mốc số 1 (việc 2 đến thứ Ba 05/3) đang chờ Văn phòng").choices == ["Rút lại"]
    await talk.says("/giahan")
    talk.hears("Đề nghị lùi mốc số 1 (việc 2 đến thứ Ba 05/3) đang chờ Văn phòng")
    assert TASK_2 not in talk.buttons
    assert len(talk.buttons) == 3
    assert len(asked(office)) == 1


async def test_of_two_colleagues_who_ask_at_once_the_first_is_heard(office: Office) -> None:
    talk, backup = office.talk(NGHIA), office.talk(NGHIA_BACKUP)
    for one in (talk, backup):
        await one.says("/giahan việc 2")
        await one.says("5/3")
    await talk.says(REASON)
    await backup.says("bận họp")
    backup.hears("Đề nghị lùi mốc số 1 (việc 2 đến thứ Ba 05/3) đang chờ Văn phòng trả lời")
    assert [row["reason"] for row in asked(office)] == [REASON]


async def test_what_is_done_meanwhile_needs_no_later_day(office: Office) -> None:
    talk, backup = office.talk(NGHIA), office.talk(NGHIA_BACKUP)
    await talk.says("/giahan việc 2")
    await talk.says("5/3")
    await backup.says("/baocao")
    await backup.presses(TASK_2)
    await backup.presses("Đã xong")
    await talk.says(REASON)
    talk.hears("Việc 2 đã được báo hoàn thành nên không cần lùi mốc")
    assert asked(office) == []


async def test_a_unit_that_owes_nothing_has_nothing_to_move(office: Office) -> None:
    talk = office.talk(NGHIA)
    await talk.says("/baocao")
    await talk.presses("Tất cả đã xong")
    await talk.presses("Đúng")
    await talk.says("/giahan")
    talk.hears("không còn việc nào phải báo")


async def test_the_last_open_task_is_asked_for_at_once_and_only_once(office: Office) -> None:
    talk = office.talk(NGHIA)
    await talk.says("việc 1, việc 3, việc 4 đã xong")
    await talk.presses("Đúng")
    await talk.says("/giahan")
    talk.hears("Việc 2 (kế hoạch) của UBND xã Phước Nghĩa có mốc hết ngày 29/02/2024")
    await talk.says("5/3")
    await talk.says(REASON)
    await talk.says("/giahan")
    talk.hears("đang chờ Văn phòng trả lời")
    talk.hears("UBND xã Phước Nghĩa không còn việc nào khác để xin lùi mốc")


async def test_it_is_offered_where_it_helps(office: Office) -> None:
    talk = office.talk(NGHIA)
    await talk.says("/viec")
    await talk.presses("Xin lùi mốc")
    talk.hears("xin lùi mốc việc nào?")
    await talk.says("việc 2 đang làm, 5/3 xong")
    talk.hears("Ngày 05/3 sau mốc 29/02")
    await talk.presses("Xin lùi mốc")
    talk.hears("Xin lùi việc 2 đến thứ Ba 05/3: nhờ anh/chị nhắn lý do")
    await talk.says(REASON)
    assert asked(office)[0]["wanted"] == "2024-03-05"


async def test_it_is_offered_after_a_day_picked_beyond_the_last_day(office: Office) -> None:
    talk = office.talk(NGHIA)
    await talk.says("/baocao")
    await talk.presses(TASK_2)
    await talk.presses("Đang làm, hẹn ngày")
    await talk.says("3/3")
    talk.hears("Ngày 03/3 sau mốc 29/02")
    await talk.presses("Xin lùi mốc")
    assert talk.hears("Chủ nhật 03/3 là ngày nghỉ").choices == ["Thứ Ba 05/3", "Thứ Năm 07/3", "Thứ Năm 14/3"]


async def test_asked_for_in_plain_words_it_is_a_difficulty_with_the_button(office: Office) -> None:
    """The office hears at once, whatever becomes of the button."""
    talk = office.talk(NGHIA)
    await talk.says("Xin gia hạn việc 2 đến 11/3 ạ")
    assert talk.hears("vướng mắc số 1 của UBND xã Phước Nghĩa (việc 2)").choices == ["Xin lùi mốc"]
    await talk.presses("Xin lùi mốc")
    talk.hears("Xin lùi việc 2 đến thứ Hai 11/3")
    await talk.says("huyện cho lùi giúp xã với")
    assert asked(office)[0]["reason"] == "huyện cho lùi giúp xã với"
    await talk.says("xin huyện cho lùi việc 3")
    await talk.presses("Xin lùi mốc")
    talk.hears("xin lùi mốc việc nào?")


async def test_a_unit_of_both_waves_asks_for_the_earlier(office: Office) -> None:
    talk = office.talk(HOI)
    await talk.says("/giahan việc 2")
    talk.hears("Hội Liên hiệp Phụ nữ huyện có mốc hết ngày 29/02/2024")


async def test_across_a_restart_between_day_and_reason(office: Office) -> None:
    talk = office.talk(NGHIA)
    await talk.says("/giahan việc 2")
    await talk.says("5/3")
    office = office.restarted()
    talk = office.talk(NGHIA)
    await talk.says(REASON)
    talk.hears("đề nghị lùi mốc số 1")
    assert [(row["wanted"], row["reason"]) for row in asked(office)] == [("2024-03-05", REASON)]


async def test_asked_in_plain_words_and_then_in_form_is_one_thing_for_the_office_to_answer(office: Office) -> None:
    talk, desk = office.talk(NGHIA), office.talk(DESK)
    await talk.says("việc 2 xin lùi đến 05/3")
    talk.hears("vướng mắc số 1")
    await talk.presses("Xin lùi mốc")
    await talk.says(REASON)
    talk.hears("Đề nghị lùi mốc số 1 thay cho vướng mắc số 1")
    desk.hears("thay cho vướng mắc số 1")
    assert [matter["state"] for matter in office.export()["difficulties"]] == ["closed"]
    assert len(asked(office)) == 1


async def test_what_holds_the_task_up_still_wants_its_answer(office: Office) -> None:
    talk = office.talk(NGHIA)
    await talk.says("việc 2 vướng kinh phí, xin lùi đến 05/3")
    await talk.presses("Xin lùi mốc")
    await talk.says(REASON)
    assert [matter["state"] for matter in office.export()["difficulties"]] == ["open"]
    assert len(asked(office)) == 1
