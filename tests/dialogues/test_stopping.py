""" "Đừng nhắn nữa", "em chuyển công tác", "nhầm người": reminders end, the duties stay, the office hears."""

import pytest
from sqlalchemy import select

from storage import people
from tests.dialogues.desk import DESK, QUANG, QUANG_BACKUP, QUANG_LEADER, audits, matters, open_step
from tests.office import Office, at
from tests.time.hands import days, nudges, plan_only

PLAIN = ["em chuyển công tác rồi ạ", "tôi không còn phụ trách việc này", "nhầm người rồi", "anh nhắn nhầm số ạ"]


def stopped(office: Office, person: str) -> bool:
    column = people.people.c.stopped_at
    query = select(column).where(people.people.c.code == person)
    return office.database.look(lambda s: s.scalar(query)) is not None


def told(office: Office, part: str) -> list[str]:
    return [sent.text for sent in office.talk(DESK).messages if part in sent.text]


@pytest.mark.parametrize("words", ["đừng nhắn nữa", "STOP", "đừng nhắc nữa", "đừng gửi nữa", "thôi nhắc", "phiền quá"])
async def test_no_more(office: Office, words: str) -> None:
    talk = office.talk(QUANG)
    await talk.says(words)
    sent = talk.hears("Đã ngừng nhắc anh/chị", "vẫn là của UBND xã Phước Quang", "cử đầu mối khác")
    assert (sent.choices, stopped(office, QUANG)) == (["Nhận lại"], True)
    (notice,) = told(office, "đề nghị thôi nhận nhắc việc của UBND xã Phước Quang")
    assert f"“{words}”" in notice and "không còn ai khác" not in notice
    await office.until("2024-02-21 08:00")
    assert (nudges(office, QUANG), days(nudges(office, QUANG_BACKUP))) == ([], ["20/02"])


@pytest.mark.parametrize("words", PLAIN)
async def test_somebody_who_has_moved_or_is_not_meant(office: Office, words: str) -> None:
    talk = office.talk(QUANG)
    await talk.says(words)
    sent = talk.hears("Cảm ơn anh/chị đã cho biết. Đã ngừng nhắc anh/chị", "UBND xã Phước Quang để cử đầu mối khác")
    assert (sent.choices, stopped(office, QUANG)) == (["Nhận lại"], True)
    assert told(office, f"“{words}”. Hệ thống đã ngừng nhắc người này.")
    await office.until("2024-02-20 08:00")
    assert nudges(office, QUANG) == []


@pytest.mark.parametrize("words", ["đã bàn giao cho chị Hoa", "văn bản đã chuyển cho các thôn"])
async def test_not_said_plainly_the_office_hears_and_a_button_stops(office: Office, words: str) -> None:
    talk = office.talk(QUANG)
    await talk.says(words)
    assert talk.hears("Văn phòng sẽ liên hệ UBND xã Phước Quang để cử đầu mối khác").choices == ["Ngừng nhắc"]
    assert not stopped(office, QUANG)
    (notice,) = told(office, words)
    assert "đã ngừng nhắc" not in notice
    await talk.presses("Ngừng nhắc")
    talk.hears("Đã ngừng nhắc anh/chị")
    assert stopped(office, QUANG)


async def test_said_twice_the_office_hears_once(office: Office) -> None:
    talk = office.talk(QUANG)
    for words in ("đừng nhắn nữa", "đừng nhắn nữa", "em chuyển công tác rồi"):
        await talk.says(words)
        assert talk.buttons == ["Nhận lại"]
    assert len(told(office, "Đầu mối UBND xã Phước Quang")) == 1
    assert [action for action, _ in audits(office)].count("stopped") == 1


@pytest.mark.parametrize("typed", [False, True])
async def test_who_stopped_can_come_back(office: Office, typed: bool) -> None:
    talk = office.talk(QUANG)
    await talk.says("STOP")
    await (talk.says("nhận lại") if typed else talk.presses("Nhận lại"))
    talk.hears("Đã nhận lại", "được nhắc như trước")
    assert not stopped(office, QUANG)
    assert len(told(office, "đã nhận lại nhắc việc của UBND xã Phước Quang")) == 1
    await talk.says("nhận lại")
    assert len(told(office, "đã nhận lại nhắc việc")) == 1
    await office.until("2024-02-20 08:00")
    assert days(nudges(office, QUANG)) == ["20/02"]


async def test_what_waits_for_them_is_not_sent(office: Office) -> None:
    """Planned this morning, and asked for yesterday."""
    await office.until("2024-02-26 07:15")
    talk = office.talk(QUANG)
    await talk.says("thứ sáu nhắc lại")
    plan_only(office, "2024-02-28 07:15")
    office.clock.move(at("2024-02-28 11:45"))
    await talk.says("đừng nhắn nữa")
    await office.until("2024-03-01 12:00")
    assert [row.reason for row in nudges(office, QUANG) if row.state == "skipped"] == ["stopped"]
    assert [row.state for row in nudges(office, QUANG)].count("sent") == 2  # 20/02 and 26/02


async def test_planned_this_morning_and_then_no_more(office: Office) -> None:
    plan_only(office, "2024-02-20 07:15")
    office.clock.move(at("2024-02-20 11:45"))
    talk = office.talk(QUANG)
    await talk.says("đừng nhắn nữa")
    await office.until("2024-02-20 14:00")
    assert [(row.state, row.reason) for row in nudges(office, QUANG)] == [("skipped", "stopped")]


async def test_back_before_it_was_to_go_out_it_goes_out(office: Office) -> None:
    plan_only(office, "2024-02-20 07:15")
    office.clock.move(at("2024-02-20 11:45"))
    talk = office.talk(QUANG)
    await talk.says("đừng nhắn nữa")
    await talk.presses("Nhận lại")
    await office.until("2024-02-20 14:00")
    assert [row.state for row in nudges(office, QUANG)] == ["sent"]


async def test_even_on_the_last_day(office: Office) -> None:
    plan_only(office, "2024-02-29 07:15")
    office.clock.move(at("2024-02-29 11:45"))
    await office.talk(QUANG).says("đừng nhắn nữa")
    await office.until("2024-02-29 14:00")
    assert nudges(office, QUANG)[-1].reason == "stopped"


async def test_answers_of_the_office_reach_them_all_the_same(office: Office) -> None:
    talk, desk = office.talk(QUANG), office.talk(DESK)
    await talk.says("Kế hoạch gửi về đâu ạ?")
    await talk.says("đừng nhắn nữa")
    await desk.presses("Trả lời")
    await desk.says("Gửi bộ phận một cửa.")
    talk.hears("Gửi bộ phận một cửa.")


@pytest.mark.parametrize("words", ["STOP", "đừng nhắn nữa"])
async def test_where_a_difficulty_was_asked_for(office: Office, words: str) -> None:
    talk = office.talk(QUANG)
    await talk.says("/vuongmac")
    await talk.says(words)
    assert stopped(office, QUANG)
    assert (matters(office), open_step(office, QUANG)) == ([], None)


async def test_with_nobody_left_the_office_hears_that_too(office: Office) -> None:
    for person in (QUANG_BACKUP, QUANG_LEADER, QUANG):
        await office.talk(person).says("đừng nhắn nữa")
    assert len(told(office, "Hiện không còn ai khác trong kênh nhận nhắc việc của UBND xã Phước Quang.")) == 1
    await office.until("2024-02-20 08:00")
    assert not [row for row in office.rows("nudge:") if row.chat and row.chat.startswith("phuoc-quang")]


async def test_the_office_itself_stops_nothing(office: Office) -> None:
    desk = office.talk(DESK)
    for words in ("đừng nhắn nữa", "nhầm người rồi"):
        await desk.says(words)
        assert len(desk.news) == 1
    assert not stopped(office, DESK)
