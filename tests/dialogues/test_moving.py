"""Moving a day: the unit asks, the office decides on somebody's word, the unit reads it; both across a restart."""

from datetime import date
from typing import Any

import pytest

from core.rights import Role
from storage import directives
from tests.dialogues.desk import ADMIN, DESK, HOI, NGHIA, QUANG, QUANG_LEADER, SECOND_DESK, audits, open_step
from tests.office import Office
from tests.time.hands import hire, join

NGHIA_BACKUP = "phuoc-nghia/du-phong/1"
TASK_2 = "Việc 2 – Xây dựng kế hoạch cụ thể"
REASON = "chờ huyện hướng dẫn mẫu kế hoạch"


def asked(office: Office) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = office.export()["extensions"]
    return found


def last_day(office: Office, unit: str = "phuoc-nghia", task: int = 2) -> date:
    return office.status(unit, task).last_day


async def ask(office: Office, person: str = NGHIA, day: str = "5/3") -> None:
    """The whole asking, of task 2."""
    talk = office.talk(person)
    await talk.says("/giahan")
    await talk.presses(TASK_2)
    await talk.says(day)
    await talk.says(REASON)


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


async def test_agreed_on_a_post_picked_and_the_unit_reads_it(office: Office) -> None:
    hire(office, "van-phong", Role.LEADER, "Chánh Văn phòng của huyện", "0911000009")
    await ask(office)
    desk = office.talk(DESK)
    await desk.presses("Đồng ý")
    sent = desk.hears("lùi việc 2 của Phước Nghĩa đến thứ Ba 05/3, theo ý kiến của ai?")
    assert sent.choices == ["Công chức"]
    await desk.presses("Công chức")
    desk.hears("Đề nghị lùi mốc số 1 (việc 2 của Phước Nghĩa): lùi đến thứ Ba 05/3, theo ý kiến của Công chức")
    office.talk(SECOND_DESK).hears("đã trả lời đề nghị lùi mốc số 1", "lùi đến thứ Ba 05/3")
    for person in (NGHIA, NGHIA_BACKUP):
        office.talk(person).hears(
            "Việc 2 của UBND xã Phước Nghĩa được lùi đến thứ Ba 05/3, theo ý kiến của Công chức.\n"
            "Từ nay nhắc theo ngày mới; mốc 29/02 vẫn ghi trong bảng tổng hợp."
        )
    status = office.status("phuoc-nghia", 2)
    assert (status.last_day, status.original_last_day) == (date(2024, 3, 5), date(2024, 2, 29))
    [row] = asked(office)
    assert (row["state"], row["granted"], row["decided_by"]) == ("granted", "2024-03-05", DESK)
    assert (row["word_of"], row["answer"]) == ("Công chức", "")
    line = next(
        line
        for line in office.export()["assignments"]
        if (line["unit"], line["task"], line["wave"]) == ("phuoc-nghia", "2", "thi-diem")
    )
    assert (line["last_day"], line["original_last_day"]) == ("2024-03-05", "2024-02-29")
    assert audits(office)[-1] == ("later_day_granted", {"number": 1})


async def test_the_post_may_be_typed(office: Office) -> None:
    await ask(office)
    desk = office.talk(DESK)
    await desk.presses("Đồng ý")
    assert desk.news[-1].choices == []
    await desk.says("123")
    desk.hears("nhắn chức vụ trong một dòng")
    await desk.says("Chủ tịch UBND huyện")
    office.talk(NGHIA).hears("được lùi đến thứ Ba 05/3, theo ý kiến của Chủ tịch UBND huyện")
    assert asked(office)[0]["word_of"] == "Chủ tịch UBND huyện"


async def test_refused_with_the_reason_and_the_day_stays(office: Office) -> None:
    await ask(office)
    desk, talk = office.talk(DESK), office.talk(NGHIA)
    await desk.presses("Từ chối")
    desk.hears("nhắn lý do chưa lùi được việc 2 của Phước Nghĩa")
    await desk.says("tỉnh kiểm tra ngày 01/3")
    talk.hears(
        "Chưa lùi được việc 2 sang 05/3, vì: “tỉnh kiểm tra ngày 01/3”. Đề nghị UBND xã Phước Nghĩa giữ mốc 29/02.\n"
        "Cần hỗ trợ gì, anh/chị nhắn ngay tại đây."
    )
    [row] = asked(office)
    assert (row["state"], row["granted"], row["answer"]) == ("refused", None, "tỉnh kiểm tra ngày 01/3")
    assert last_day(office) == date(2024, 2, 29)


@pytest.mark.parametrize("typed", ["4/3", "thứ Hai 04/3", None])
async def test_the_office_names_another_day(office: Office, typed: str | None) -> None:
    await ask(office)
    desk = office.talk(DESK)
    await desk.presses("Ngày khác")
    desk.hears("lùi việc 2 của Phước Nghĩa (mốc 29/02) đến ngày nào?")
    if typed:
        await desk.says(typed)
        granted = "thứ Hai 04/3"
    else:
        await desk.presses("Thứ Năm 07/3")
        granted = "thứ Năm 07/3"
    await desk.says("Chánh Văn phòng")
    office.talk(NGHIA).hears(f"được lùi đến {granted}, theo ý kiến của Chánh Văn phòng")
    assert asked(office)[0]["granted"] == last_day(office).isoformat() != asked(office)[0]["wanted"]


async def test_the_office_too_hears_what_is_wrong_with_a_day(office: Office) -> None:
    await ask(office)
    desk = office.talk(DESK)
    await desk.presses("Ngày khác")
    for typed, answer in (
        ("30/2", "Lịch không có ngày 30/2"),
        ("28/2", "không sau mốc hiện nay"),
        ("để xem đã, hỏi lại lãnh đạo rồi mới trả lời được", "Chưa thấy ngày"),
        ("2/3", "Thứ Bảy 02/3 là ngày nghỉ"),
    ):
        await desk.says(typed)
        desk.hears(answer)
    await desk.says("6/3")
    desk.hears("theo ý kiến của ai?")
    assert last_day(office) == date(2024, 2, 29)


async def test_the_second_to_decide_hears_that_it_is_decided(office: Office) -> None:
    await ask(office)
    desk, second = office.talk(DESK), office.talk(SECOND_DESK)
    await desk.presses("Đồng ý")
    await second.presses("Từ chối")
    await desk.says("Chánh Văn phòng")
    await second.says("không lùi nữa")
    second.hears("Đề nghị lùi mốc số 1 (việc 2 của Phước Nghĩa) không còn chờ: lùi đến thứ Ba 05/3")
    assert open_step(office, SECOND_DESK) is None
    assert [row["state"] for row in asked(office)] == ["granted"]
    assert len([row for row in office.rows("notice:extension:") if "decided:unit" in row.key]) == 2


@pytest.mark.parametrize("button", ["Đồng ý", "Từ chối", "Ngày khác"])
async def test_an_old_button_says_what_became_of_it(office: Office, button: str) -> None:
    await ask(office)
    desk, second = office.talk(DESK), office.talk(SECOND_DESK)
    await desk.presses("Từ chối")
    await desk.says("chưa đủ lý do")
    await second.presses(button)
    second.hears("không còn chờ: chưa lùi được, vì “chưa đủ lý do”")
    assert open_step(office, SECOND_DESK) is None


async def test_a_word_that_comes_after_the_decision_changes_nothing(office: Office) -> None:
    await ask(office)
    desk, second = office.talk(DESK), office.talk(SECOND_DESK)
    await second.presses("Ngày khác")
    await second.says("8/3")
    await desk.presses("Đồng ý")
    await desk.says("Chánh Văn phòng")
    await second.says("Chủ tịch UBND huyện")
    second.hears("không còn chờ: lùi đến thứ Ba 05/3, theo ý kiến của Chánh Văn phòng")
    assert last_day(office) == date(2024, 3, 5)


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


async def test_a_leader_asks_and_is_answered_as_a_comrade(office: Office) -> None:
    talk, desk = office.talk(QUANG_LEADER), office.talk(DESK)
    await talk.says("/giahan việc 2")
    talk.hears("Đồng chí xin lùi đến ngày nào?")
    await talk.says("5/3")
    await talk.says(REASON)
    await desk.presses("Từ chối")
    await desk.says("chưa đủ lý do")
    talk.hears("Cần hỗ trợ gì, đồng chí nhắn ngay tại đây")
    office.talk(QUANG).hears("Cần hỗ trợ gì, anh/chị nhắn ngay tại đây")


async def test_the_office_lists_what_waits(office: Office) -> None:
    desk = office.talk(DESK)
    await desk.says("/giahan")
    desk.hears("Không có đề nghị lùi mốc nào đang chờ")
    await ask(office)
    await ask(office, QUANG, "7/3")
    await desk.says("/giahan")
    assert desk.hears("số 1 – Phước Nghĩa").choices == ["Đồng ý", "Từ chối", "Ngày khác"]
    desk.hears("số 2 – Phước Quang", "xin lùi đến thứ Năm 07/3")
    await office.talk(ADMIN).says("/extend")
    office.talk(ADMIN).hears("số 2 – Phước Quang")


async def test_a_day_that_has_passed_while_it_waited_is_asked_for_again(office: Office) -> None:
    await ask(office, day="4/3")
    await office.until("2024-03-05 08:00")
    desk = office.talk(DESK)
    await desk.presses("Đồng ý")
    assert desk.hears("Thứ Hai 04/3 đã qua").choices[0] == "Thứ Sáu 08/3"
    await desk.presses("Thứ Sáu 08/3")
    await desk.says("Chánh Văn phòng")
    assert last_day(office) == date(2024, 3, 8)


async def test_what_a_reloaded_file_has_dropped_is_not_decided(office: Office) -> None:
    await ask(office)
    file = office.directive.file
    fewer = file.model_copy(update={"tasks": (file.tasks[0], *file.tasks[2:])})
    await office.database.run(directives.apply, fewer, office.clock.now())
    desk = office.talk(DESK)
    await desk.presses("Đồng ý")
    desk.hears("không còn chờ: văn bản không còn nội dung này")
    await desk.says("/giahan")
    desk.hears("Không có đề nghị lùi mốc nào đang chờ")


async def test_it_is_nobody_elses_business(office: Office) -> None:
    await ask(office)
    talk = office.talk(QUANG)
    await talk.says("/giahan")
    assert "Phước Nghĩa" not in talk.news[-1].text
    viewer = "van-phong/nguoi-xem/1"
    hire(office, "van-phong", Role.VIEWER, "Người xem", "0911000010")
    join(office, viewer)
    await office.talk(viewer).says("/giahan")
    office.talk(viewer).hears("không thuộc phần việc của anh/chị")
    assert audits(office)[-1] == ("refused", {"right": "raise"})


async def test_across_a_restart_between_day_and_reason(office: Office) -> None:
    talk = office.talk(NGHIA)
    await talk.says("/giahan việc 2")
    await talk.says("5/3")
    office = office.restarted()
    talk = office.talk(NGHIA)
    await talk.says(REASON)
    talk.hears("đề nghị lùi mốc số 1")
    assert [(row["wanted"], row["reason"]) for row in asked(office)] == [("2024-03-05", REASON)]


async def test_across_a_restart_between_agreeing_and_on_whose_word(office: Office) -> None:
    await ask(office)
    await office.talk(DESK).presses("Đồng ý")
    office = office.restarted()
    await office.talk(DESK).says("Chánh Văn phòng")
    office.talk(NGHIA).hears("được lùi đến thứ Ba 05/3, theo ý kiến của Chánh Văn phòng")
    assert last_day(office) == date(2024, 3, 5)


async def test_either_side_may_think_better_of_it(office: Office) -> None:
    talk, desk = office.talk(NGHIA), office.talk(DESK)
    await talk.says("/giahan việc 2")
    await talk.says("5/3")
    await talk.says("/huy")
    assert asked(office) == []
    await ask(office)
    await desk.presses("Đồng ý")
    await desk.says("/huy")
    assert [row["state"] for row in asked(office)] == ["asked"]
    await desk.says("/giahan")
    await desk.presses("Đồng ý")
    await desk.says("Chánh Văn phòng")
    assert last_day(office) == date(2024, 3, 5)
