"""The office's own duties with a date: it is reminded of them, nobody else is, until it says that they are done."""

from datetime import date

from core.directive import DirectiveFile
from tests.dialogues.desk import audits
from tests.office import Office
from tests.time.hands import OFFICE, plan_only, reload, switched_on

SECOND = "van-phong/van-phong/2"
T_7 = "2024-02-20 08:00"


def dated(file: DirectiveFile) -> DirectiveFile:
    """The first duty is due on the pilot's last day."""
    first = file.duties[0].model_copy(update={"date": date(2024, 2, 29)})
    return file.model_copy(update={"duties": (first, *file.duties[1:])})


def days_of(office: Office) -> list[str]:
    """The days on which the office's first person was told of a duty."""
    return [row.key.split(":")[4][5:] for row in office.rows("notice:duty:") if row.chat == OFFICE]


async def test_each_of_the_office_is_told_with_the_date_and_the_working_days_left(office: Office) -> None:
    reload(office, dated)
    await office.until(T_7)
    desk = office.talk(OFFICE)
    sent = desk.hears("Nhiệm vụ của Văn phòng theo văn bản", "V1 – “phối hợp với Ban Thường vụ", "còn 7 ngày làm việc")
    assert "hết ngày 29/02/2024 (thứ Năm)" in sent.text
    assert sent.choices == ["Đã xong V1"]
    assert {row.chat for row in office.rows("notice:duty:")} == {OFFICE, SECOND}
    assert {row.subject["event"] for row in office.rows("notice:duty:")} == {"duty"}


async def test_the_ladder_is_the_files_and_on_the_last_day_it_says_so(office: Office) -> None:
    reload(office, dated)
    await office.until("2024-03-01 08:00")
    assert days_of(office) == ["02-20", "02-26", "02-28", "02-29", "03-01"]
    told = [sent.text for sent in office.talk(OFFICE).messages if "Nhiệm vụ của Văn phòng" in sent.text]
    assert "hôm nay, 29/02/2024 (thứ Năm), là ngày cuối" in told[-2]
    assert "đã qua ngày 29/02/2024 (thứ Năm), chưa ghi là đã xong" in told[-1]


async def test_a_finished_duty_is_not_reminded_of_and_that_can_be_taken_back(office: Office) -> None:
    reload(office, dated)
    await office.until(T_7)
    desk, second = office.talk(OFFICE), office.talk(SECOND)
    await desk.presses("Đã xong V1")
    assert desk.hears("Đã ghi nhiệm vụ V1 của Văn phòng đã xong").choices == ["Ghi lại là chưa xong"]
    second.hears("ghi nhiệm vụ V1 của Văn phòng đã xong")
    await second.presses("Đã xong V1")
    second.hears("Nhiệm vụ V1 đã được ghi là xong từ trước")
    await office.until("2024-02-26 08:00")
    assert days_of(office) == ["02-20"]
    await desk.presses("Ghi lại là chưa xong")
    desk.hears("nhiệm vụ V1 của Văn phòng chưa xong; sẽ nhắc theo lịch")
    await office.until("2024-02-28 08:00")
    assert days_of(office) == ["02-20", "02-28"]
    said = [action for action, detail in audits(office) if detail.get("duty") == "V1"]
    assert said == ["duty_done", "duty_undone"]


async def test_typed_instead_of_pressed_and_pressed_again_after_taking_back(office: Office) -> None:
    reload(office, dated)
    await office.until(T_7)
    desk = office.talk(OFFICE)
    await desk.says("Đã xong V1")
    desk.hears("Đã ghi nhiệm vụ V1")
    await desk.says("ghi lại là chưa xong")
    desk.hears("chưa xong; sẽ nhắc theo lịch")
    await desk.presses("Đã xong V1")
    desk.hears("Đã ghi nhiệm vụ V1")


async def test_a_duty_that_a_reloaded_file_has_dropped_says_so(office: Office) -> None:
    reload(office, dated)
    await office.until(T_7)
    reload(office, lambda file: file.model_copy(update={"duties": ()}))
    desk = office.talk(OFFICE)
    await desk.presses("Đã xong V1")
    desk.hears("Văn bản hiện hành không còn nhiệm vụ này")
    assert audits(office) == []


async def test_told_late_it_counts_the_days_from_now(office: Office) -> None:
    reload(office, dated)
    await switched_on(office, "2024-02-21 09:00")
    assert days_of(office) == ["02-20"]
    office.talk(OFFICE).hears("V1 – “", "còn 6 ngày làm việc")


async def test_a_second_tick_says_nothing_twice(office: Office) -> None:
    reload(office, dated)
    plan_only(office, T_7)
    plan_only(office, T_7)
    assert len(office.rows("notice:duty:")) == 2
