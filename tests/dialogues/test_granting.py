"""The office decides on a later day, on somebody's word, and the unit reads it; across a restart, too."""

from datetime import date

import pytest

from core.rights import Role
from storage import directives
from tests.dialogues.desk import ADMIN, DESK, NGHIA, QUANG, QUANG_LEADER, SECOND_DESK, audits, open_step
from tests.dialogues.later_days import NGHIA_BACKUP, REASON, ask, asked, last_day
from tests.office import Office
from tests.time.hands import hire, join


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


@pytest.mark.parametrize("words", ["khoan đã", "để sau", "chưa quyết", "Không được đâu"])
async def test_who_wavers_has_decided_nothing(office: Office, words: str) -> None:
    """A later day cannot be taken back once the unit has read of it."""
    await ask(office)
    desk = office.talk(DESK)
    await desk.presses("Đồng ý")
    await desk.says(words)
    desk.hears("nhắn chức vụ trong một dòng", "/huy")
    assert [row["state"] for row in asked(office)] == ["asked"]
    await desk.says("Hội trưởng Hội LHPN huyện")
    assert [row["word_of"] for row in asked(office)] == ["Hội trưởng Hội LHPN huyện"]


@pytest.mark.parametrize("words", ["thôi", "Khoan đã.", "để sau nhé"])
async def test_wavering_is_no_reason_to_refuse(office: Office, words: str) -> None:
    await ask(office)
    desk = office.talk(DESK)
    await desk.presses("Từ chối")
    await desk.says(words)
    desk.hears("nhờ anh/chị nhắn lý do chưa lùi được")
    await desk.says("Để bảo đảm tiến độ chung")
    assert [(row["state"], row["answer"]) for row in asked(office)] == [("refused", "Để bảo đảm tiến độ chung")]


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
