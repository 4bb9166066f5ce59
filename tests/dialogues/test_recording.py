""" "Ghi thay": the office writes down what a unit told it."""

import pytest

from core.states import State
from tests.dialogues.claiming import claim
from tests.dialogues.desk import (
    DESK,
    QUANG,
    QUANG_BACKUP,
    QUANG_LEADER,
    SECOND_DESK,
    audits,
    matters,
    open_step,
    reports,
)
from tests.office import Office, Talk
from tests.time.hands import tell


async def begin(office: Office, unit: str = "phuoc quang") -> Talk:
    desk = office.talk(DESK)
    await desk.says(f"/donvi {unit}")
    await desk.presses("Ghi thay")
    return desk


async def test_in_a_sentence_on_somebody_s_word(office: Office) -> None:
    talk, desk = office.talk(QUANG), await begin(office)
    await office.until("2024-02-16 09:00")
    await desk.says("/donvi phuoc quang")
    await desk.presses("Ghi thay")
    await desk.says("việc 2 xong, việc 3 thứ 6 tuần sau họp")
    desk.hears("Ghi thay UBND xã Phước Quang theo lời ai?")
    await desk.says("Chủ tịch UBND xã")
    desk.hears(
        "Ghi thay UBND xã Phước Quang: việc 2 – báo hoàn thành; việc 3 – đã có lịch thứ Sáu 23/02.",
        "Theo lời Chủ tịch UBND xã, lúc 9 giờ ngày 16/02.",
    )
    assert office.states("phuoc-quang") == [None] * 4
    await desk.presses("Đúng")
    desk.hears("Đã ghi thay UBND xã Phước Quang: việc 2 – báo hoàn thành", "Đơn vị đã được báo")
    assert office.states("phuoc-quang") == [None, "done", "not_started", None]
    heard = talk.hears("Văn phòng ghi theo điện thoại của Chủ tịch UBND xã, lúc 9 giờ ngày 16/02: UBND xã Phước Quang")
    assert heard.choices == ["Sửa"]
    office.talk(QUANG_BACKUP).hears("Văn phòng ghi theo điện thoại của Chủ tịch UBND xã")
    written = reports(office, "phuoc-quang", 2)[-1]
    assert (written["source"], written["person"]) == ("office", DESK)
    assert written["note"] == "Theo lời Chủ tịch UBND xã: việc 2 xong, việc 3 thứ 6 tuần sau họp"
    assert ("recorded", {"unit": "phuoc-quang"}) in audits(office)


async def test_what_was_told_by_telephone_is_a_claim_and_confirmed_in_one_go(office: Office) -> None:
    desk = await begin(office)
    await desk.says("việc 1, 2 xong")
    await desk.presses("Không ghi tên")
    await desk.presses("Đúng")
    assert office.states("phuoc-quang") == ["done", "done", None, None]
    await desk.presses("Xác nhận cả 2 việc của UBND xã Phước Quang")
    assert office.states("phuoc-quang") == ["confirmed", "confirmed", None, None]


async def test_a_paper_goes_with_what_is_done(office: Office) -> None:
    desk = await begin(office)
    await desk.says("kế hoạch đã ban hành số 08/KH-UBND ngày 14/02/2024")
    await desk.presses("Không ghi tên")
    desk.hears("việc 2 – báo hoàn thành (Kế hoạch số 08/KH-UBND ngày 14/02/2024)")
    await desk.presses("Đúng")
    assert office.status("phuoc-quang", 2).paper == "08/KH-UBND"


async def test_by_buttons_with_a_day(office: Office) -> None:
    desk = await begin(office)
    await desk.presses("Việc 2 – Xây dựng kế hoạch cụ thể")
    await desk.presses("Đang làm, hẹn ngày")
    await desk.says("27/02")
    await desk.presses("Không ghi tên")
    await desk.presses("Đúng")
    desk.hears("Đã ghi thay UBND xã Phước Quang: việc 2 – đang thực hiện, hẹn thứ Ba 27/02")
    assert str(office.status("phuoc-quang", 2).expected) == "2024-02-27"


async def test_several_that_are_done_by_buttons(office: Office) -> None:
    desk = await begin(office)
    await desk.presses("Nhiều việc đã xong")
    await desk.presses("Việc 2 – Xây dựng kế hoạch cụ thể")
    desk.hears("UBND xã Phước Quang báo xong việc 2. Còn việc nào nữa?")
    await desk.presses("Việc 4 – Phối hợp giữa các tổ chức, cá…")
    await desk.presses("Ghi tiếp")
    await desk.presses("Không ghi tên")
    await desk.presses("Đúng")
    assert office.states("phuoc-quang") == [None, "done", None, "done"]


async def test_all_that_is_open_by_one_button(office: Office) -> None:
    await claim(office, 1)
    desk = await begin(office)
    await desk.presses("Nhiều việc đã xong")
    await desk.presses("Tất cả các việc này")
    await desk.presses("Không ghi tên")
    desk.hears("việc 2, việc 3, việc 4 – báo hoàn thành")
    await desk.presses("Đúng")
    assert office.states("phuoc-quang") == ["done"] * 4


@pytest.mark.parametrize(
    ("typed", "said_at", "on_time"),
    [("chiều 29/02", "2024-02-29T14:00:00+07:00", True), ("8 giờ sáng nay", "2024-03-01T08:00:00+07:00", False)],
)
async def test_as_of_when_it_was_told(office: Office, typed: str, said_at: str, on_time: bool) -> None:
    await office.until("2024-03-01 09:00")
    desk = await begin(office)
    await desk.says("việc 2 xong")
    await desk.presses("Không ghi tên")
    await desk.presses("Lúc khác")
    await desk.says(typed)
    await desk.presses("Đúng")
    assert reports(office, "phuoc-quang", 2)[-1]["said_at"] == said_at
    assert office.status("phuoc-quang", 2).timeliness == ("done_in_time" if on_time else "done_late")


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("15 giờ", "Lúc 15 giờ ngày 16/02 chưa đến"),
        ("30/02", "Lịch không có ngày 30/02"),
        ("01/02", "Văn bản này theo dõi từ thứ Năm 15/02"),
        ("lâu rồi", "báo lúc nào?"),
    ],
)
async def test_a_moment_that_cannot_be(office: Office, typed: str, heard: str) -> None:
    await office.until("2024-02-16 09:00")
    desk = await begin(office)
    await desk.says("việc 2 xong")
    await desk.presses("Không ghi tên")
    await desk.presses("Lúc khác")
    await desk.says(typed)
    desk.hears(heard)
    await desk.says("chiều qua")
    desk.hears("lúc 14 giờ ngày 15/02")
    await desk.presses("Đúng")
    assert office.status("phuoc-quang", 2).state == "done"


async def test_what_stands_is_shown_and_newer_news_stay(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("việc 2 đang làm, 28/02 xong")
    desk = await begin(office)
    await desk.says("việc 2 xong, việc 3 xong")
    await desk.presses("Không ghi tên")
    desk.hears("Hiện đang ghi: việc 2 – đang thực hiện, hẹn thứ Tư 28/02.")
    await talk.says("việc 2 mới được 50%")
    await desk.presses("Đúng")
    desk.hears("Đã có tin mới hơn về việc 2 nên không ghi theo câu hỏi cũ")
    assert office.states("phuoc-quang") == [None, "in_progress", "done", None]


async def test_a_done_that_the_unit_wrote_itself_counts_from_then(office: Office) -> None:
    await office.until("2024-02-29 20:00")
    await office.talk(QUANG).says("việc 2 xong rồi")
    await office.until("2024-03-01 09:00")
    desk = await begin(office)
    await desk.says("việc 2 xong")
    await desk.presses("Không ghi tên")
    await desk.presses("Đúng")
    status = office.status("phuoc-quang", 2)
    assert (status.state, status.timeliness) == ("done", "done_in_time")


async def test_what_is_confirmed_already_is_not_to_be_confirmed_once_more(office: Office) -> None:
    tell(office, "phuoc-quang", (2,), State.CONFIRMED)
    desk = await begin(office)
    await desk.says("việc 2 xong")
    await desk.presses("Không ghi tên")
    await desk.presses("Đúng")
    assert desk.hears("Đã ghi thay UBND xã Phước Quang").choices == []


async def test_what_ends_a_claim_replaces_it(office: Office) -> None:
    await claim(office, 2)
    desk = await begin(office)
    await desk.says("việc 2 chưa xong, 27/02")
    await desk.presses("Không ghi tên")
    await desk.presses("Đúng")
    *_, claimed, written = reports(office, "phuoc-quang", 2)
    assert (written["corrects"], claimed["state"]) == (claimed["id"], "done")


async def test_the_unit_puts_right_what_the_office_wrote(office: Office) -> None:
    talk, desk = office.talk(QUANG), await begin(office)
    await desk.says("việc 2 xong")
    await desk.presses("Không ghi tên")
    await desk.presses("Đúng")
    await talk.presses("Sửa")
    await talk.presses("Chưa làm")
    assert office.status("phuoc-quang", 2).state == "not_started"
    first, last = reports(office, "phuoc-quang", 2)
    assert (last["corrects"], first["state"]) == (first["id"], "done")


async def test_nothing_is_written_without_its_tap(office: Office) -> None:
    desk = await begin(office)
    await desk.says("việc 2 xong")
    await desk.presses("Không ghi tên")
    await desk.presses("Không ghi")
    desk.hears("Đã bỏ, không ghi gì.")
    assert reports(office, "phuoc-quang", 2) == []


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("alo alo", "Chưa rõ tin này nói việc nào của UBND xã Phước Quang"),
        ("việc 2 hẹn 30/02", "Lịch không có ngày 30/02"),
        ("việc 9 xong", "Chưa rõ tin này nói việc nào"),
    ],
)
async def test_what_cannot_be_read_is_asked_again(office: Office, typed: str, heard: str) -> None:
    desk = await begin(office)
    await desk.says(typed)
    desk.hears(heard)
    assert open_step(office, DESK) == "record.words"


@pytest.mark.parametrize("typed", ["Ông A\nBà B", "việc 3 cũng xong", "0900", "a" * 101])
async def test_what_is_no_name_is_asked_again(office: Office, typed: str) -> None:
    desk = await begin(office)
    await desk.says("việc 2 xong")
    await desk.says(typed)
    desk.hears("Đang hỏi theo lời ai: họ tên, chức vụ, trên một dòng")
    assert open_step(office, DESK) == "record.whose"


async def unread(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("abc xyz qwe")
    await talk.says("abc xyz qwe lần nữa")
    await office.until("2024-02-16 09:00")


async def test_what_nobody_could_read_is_written_down_as_of_when_it_was_sent(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await unread(office)
    await desk.presses("Ghi thay đơn vị")
    await desk.says("việc 2 xong")
    assert "Lúc khác" not in desk.hears("Theo lời Đầu mối UBND xã Phước Quang, lúc 7 giờ ngày 15/02.").choices
    await desk.presses("Đúng")
    talk.hears(
        "Văn phòng đã đọc tin của Đầu mối UBND xã Phước Quang", "“abc xyz qwe lần nữa”", "việc 2 – báo hoàn thành"
    )
    written = reports(office, "phuoc-quang", 2)[-1]
    assert (written["note"], written["said_at"][:10]) == ("abc xyz qwe lần nữa", "2024-02-15")
    assert matters(office)[0]["state"] == "closed"


async def test_a_second_of_the_office_writes_nothing_twice(office: Office) -> None:
    desk, second = office.talk(DESK), office.talk(SECOND_DESK)
    await unread(office)
    for one in (desk, second):
        await one.presses("Ghi thay đơn vị")
        await one.says("việc 2 xong")
    await desk.presses("Đúng")
    await second.presses("Đúng")
    second.hears("Tin này đã có người xử lý")
    await second.presses("Ghi thay đơn vị")
    second.hears("Tin này đã có người xử lý")
    assert len(reports(office, "phuoc-quang", 2)) == 1


async def test_leaders_are_not_told_of_each_record(office: Office) -> None:
    leader = office.talk(QUANG_LEADER)
    before = len(leader.messages)
    desk = await begin(office)
    await desk.says("việc 2 đang làm")
    await desk.presses("Không ghi tên")
    await desk.presses("Đúng")
    assert len(leader.messages) == before


async def test_a_confirmed_task_can_be_reopened_by_record(office: Office) -> None:
    tell(office, "phuoc-quang", (2,), State.CONFIRMED)
    desk = await begin(office)
    await desk.presses("Việc 2 – Xây dựng kế hoạch cụ thể")
    await desk.presses("Chưa làm")
    await desk.presses("Không ghi tên")
    desk.hears("Hiện đang ghi: việc 2 – đã xác nhận hoàn thành.")
    await desk.presses("Đúng")
    assert office.status("phuoc-quang", 2).state == "not_started"
