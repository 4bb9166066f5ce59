"""A "done" in words that was not tapped: asked about once more, half an hour later, once a message."""

import pytest

from tests.dialogues.desk import DESK, QUANG, QUANG_BACKUP, reports
from tests.office import Office, at
from tests.time.hands import switched_on


def asked(office: Office) -> list[str]:
    return [row.body for row in office.rows("notice:claim:")]


async def test_it_is_asked_once_half_an_hour_later_and_counts_as_of_the_message(office: Office) -> None:
    await office.until("2024-02-20 16:50")
    talk = office.talk(QUANG)
    await talk.says("việc 2 xong rồi")
    await office.until("2024-02-20 17:19")
    assert asked(office) == []
    await office.until("2024-02-20 17:20")
    assert len(asked(office)) == 1
    sent = talk.hears("Lúc 16 giờ 50 anh/chị nhắn đã xong việc 2; còn chờ anh/chị bấm “Đúng”.")
    assert sent.choices == ["Đúng", "Chưa xong"]
    await office.until("2024-02-21 12:00")
    assert len(asked(office)) == 1
    await talk.presses("Đúng")
    talk.hears("Đã ghi: UBND xã Phước Quang báo hoàn thành việc 2")
    status = office.status("phuoc-quang", 2)
    assert (status.state, status.claimed_at) == ("done", at("2024-02-20 16:50"))


async def test_tasks_of_one_message_are_asked_about_together(office: Office) -> None:
    await office.until("2024-02-20 09:00")
    talk = office.talk(QUANG)
    await talk.says("việc 1, 2 xong rồi")
    await office.until("2024-02-20 10:00")
    assert len(asked(office)) == 1
    talk.hears("đã xong việc 1, việc 2")
    await talk.presses("Chưa xong")
    talk.hears("báo việc nào?")
    await talk.presses("Việc 2 – Xây dựng kế hoạch cụ thể")
    await talk.presses("Chưa làm")
    talk.hears("Đã sửa: việc 2 từ “đơn vị nhắn đã xong” thành “chưa thực hiện”")
    assert office.states("phuoc-quang") == ["said_done", "not_started", None, None]


async def test_each_message_is_asked_about_for_itself(office: Office) -> None:
    await office.until("2024-02-20 09:00")
    await office.talk(QUANG).says("việc 1 xong rồi")
    await office.talk(QUANG_BACKUP).says("việc 3 xong rồi")
    await office.until("2024-02-20 10:00")
    assert len(asked(office)) == 2
    office.talk(QUANG_BACKUP).hears("đã xong việc 3")


@pytest.mark.parametrize("answer", ["Đúng", "Không ghi"])
async def test_what_has_been_answered_is_not_asked_about(office: Office, answer: str) -> None:
    await office.until("2024-02-20 09:00")
    talk = office.talk(QUANG)
    await talk.says("việc 1 xong rồi")
    await talk.presses(answer)
    await office.until("2024-02-20 12:00")
    assert asked(office) == []


async def test_nor_what_the_office_has_confirmed_without_the_tap(office: Office) -> None:
    await office.until("2024-02-20 09:00")
    await office.talk(QUANG).says("việc 1 xong rồi")
    desk = office.talk(DESK)
    await desk.says("/xacnhan")
    await desk.presses("Xác nhận")
    await office.until("2024-02-20 12:00")
    assert asked(office) == []
    assert office.status("phuoc-quang", 1).state == "confirmed"


@pytest.mark.parametrize(
    ("said", "then"),
    [
        ("2024-02-20 21:30", "2024-02-20 22:00"),
        ("2024-02-20 21:31", "2024-02-21 06:00"),
        ("2024-02-20 02:00", "2024-02-20 06:00"),
    ],
)
async def test_nobody_is_woken(office: Office, said: str, then: str) -> None:
    await office.until(said)
    await office.talk(QUANG).says("việc 1 xong rồi")
    await office.until("2024-02-21 07:00")
    (row,) = office.rows("notice:claim:")
    assert office.directive.calendar.local(row.sent_at).strftime("%Y-%m-%d %H:%M") == then


async def test_a_restart_between_the_question_and_the_tap(office: Office) -> None:
    await office.until("2024-02-20 09:00")
    await office.talk(QUANG).says("việc 1 xong rồi")
    again = office.restarted()
    await again.until("2024-02-20 10:00")
    again = again.restarted()
    await again.until("2024-02-20 11:00")
    assert len(asked(again)) == 1
    await again.talk(QUANG).presses("Đúng")
    assert again.status("phuoc-quang", 1).state == "done"


async def test_both_questions_tapped_claim_once(office: Office) -> None:
    await office.until("2024-02-20 09:00")
    talk = office.talk(QUANG)
    await talk.says("việc 1 xong rồi")
    first = talk.news[-1]
    await office.until("2024-02-20 10:00")
    await talk.presses("Đúng")
    await talk.presses_on(first, 0)
    talk.hears("Việc 1 của UBND xã Phước Quang đã được ghi là báo hoàn thành từ trước")
    assert [report["state"] for report in reports(office, "phuoc-quang", 1)] == ["said_done", "done"]


async def test_after_days_off_nobody_is_asked_about_what_is_long_past(office: Office) -> None:
    await office.until("2024-02-20 09:00")
    await office.talk(QUANG).says("việc 1 xong rồi")
    await switched_on(office, "2024-02-26 08:00")
    assert asked(office) == []


async def test_a_tapped_one_is_no_event(office: Office) -> None:
    """Nobody who moves a clock stops for it."""
    await office.until("2024-02-15 09:00")
    talk = office.talk(QUANG)
    await talk.says("việc 2 xong")
    waiting = await office.system.next_event()
    await talk.presses("Đúng")
    assert waiting is not None
    assert await office.system.next_event() != waiting
