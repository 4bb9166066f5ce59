""" "Nhắc lại sau": this afternoon, the next working morning, next Monday, a day; no state is recorded."""

from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from core.ladder import LAST_DAY
from storage import people
from storage.nudge_items import items
from tests.dialogues.desk import HOI, QUANG, QUANG_BACKUP, also_speaks_for, audits, matters, open_step
from tests.office import Office, Talk, at
from tests.time.hands import days, hours, nudges, plan_only, tell

FIRST_RUNG = "2024-02-20 07:15"


async def _reminded(office: Office, moment: str = FIRST_RUNG, person: str = QUANG) -> Talk:
    await office.until(moment)
    return office.talk(person)


def quiet_until(office: Office, person: str) -> datetime | None:
    column = people.people.c.quiet_until
    return office.database.look(lambda s: s.scalar(select(column).where(people.people.c.code == person)))


def rungs(office: Office, row: Any) -> dict[int, str]:
    query = select(items.c.assignment_id, items.c.rung).where(items.c.outbox_id == row.id)
    return dict(office.database.look(lambda s: s.execute(query).all()))


async def test_what_is_offered_in_the_morning(office: Office) -> None:
    talk = await _reminded(office)
    assert talk.buttons[-1] == "Nhắc lại sau"
    await talk.presses("Nhắc lại sau")
    sent = talk.hears("Văn phòng nhắc lại lúc nào?")
    assert sent.choices == ["Chiều nay", "Sáng mai, thứ Tư 21/02", "Sáng thứ Hai 26/02", "Ngày khác"]
    assert office.export()["reports"] == []


@pytest.mark.parametrize("words", ["để chiều nhắc lại nhé", "chieu nhac lai em"])
async def test_an_afternoon_of_no_day_is_asked_for(office: Office, words: str) -> None:
    talk = await _reminded(office)
    await talk.says(words)
    talk.hears("Văn phòng nhắc lại lúc nào?")


async def test_in_so_many_days(office: Office) -> None:
    talk = await _reminded(office)
    await talk.says("2 hôm nữa nhắc lại")
    talk.hears("sẽ nhắc lại sáng thứ Năm 22/02")


async def test_no_afternoon_once_it_has_begun(office: Office) -> None:
    talk = await _reminded(office)
    await office.until("2024-02-20 13:30")
    await talk.presses("Nhắc lại sau")
    assert talk.buttons == ["Sáng mai, thứ Tư 21/02", "Sáng thứ Hai 26/02", "Ngày khác"]
    await talk.says("chiều nay nhắc lại")
    talk.hears("Hôm nay không còn buổi làm việc nào")
    assert quiet_until(office, QUANG) is None


async def test_on_a_friday_the_next_morning_is_monday(office: Office) -> None:
    talk = await _reminded(office)
    await office.until("2024-02-23 15:00")
    await talk.presses("Nhắc lại sau")
    assert talk.buttons == ["Sáng thứ Hai 26/02", "Ngày khác"]


async def test_this_afternoon_is_one_more_of_the_same(office: Office) -> None:
    talk = await _reminded(office)
    first = talk.messages[-1].text
    await talk.presses("Nhắc lại sau")
    await talk.presses("Chiều nay")
    talk.hears("Văn phòng sẽ nhắc lại chiều nay", "trước lúc đó không nhắc")
    assert quiet_until(office, QUANG) == at("2024-02-20 13:30")
    await office.until("2024-02-20 13:30")
    morning, afternoon = nudges(office, QUANG)
    assert afternoon.key == f"{morning.key}:later"
    assert (afternoon.body, rungs(office, afternoon)) == (first, rungs(office, morning))
    assert hours([morning, afternoon]) == ["07:15", "13:30"]
    assert office.export()["reports"] == matters(office) == []
    (noted,) = [detail for action, detail in audits(office) if action == "later"]
    assert datetime.fromisoformat(noted["until"]) == at("2024-02-20 13:30")


async def test_the_next_morning_on_no_rung(office: Office) -> None:
    talk = await _reminded(office)
    await talk.presses("Nhắc lại sau")
    await talk.presses("Sáng mai, thứ Tư 21/02")
    talk.hears("sẽ nhắc lại sáng thứ Tư 21/02")
    await office.until("2024-02-21 07:15")
    rows = nudges(office, QUANG)
    assert (days(rows), hours(rows)) == (["20/02", "21/02"], ["07:15", "07:15"])
    assert set(rungs(office, rows[-1]).values()) == {"T-7"}
    assert "UBND xã Phước Quang còn: việc 1" in talk.messages[-1].text


async def test_on_a_day_that_has_a_rung_it_is_one_message_and_the_ladder_adds_to_it(office: Office) -> None:
    talk = await _reminded(office)
    await talk.presses("Nhắc lại sau")
    await talk.presses("Sáng thứ Hai 26/02")
    (row,) = nudges(office, QUANG)[1:]
    assert set(rungs(office, row).values()) == {"T-3"}
    await office.until("2024-02-26 12:00")
    rows = nudges(office, QUANG)
    assert (days(rows), [row.state for row in rows]) == (["20/02", "26/02"], ["sent", "sent"])
    assert len(rungs(office, rows[-1])) == 4


async def test_items_of_the_plan_are_added_to_the_row_that_was_asked_for(office: Office) -> None:
    """One task when "later" was said; on that day's rung the others are open again."""
    tell(office, "phuoc-quang", (2, 3, 4), None, date(2024, 2, 22))
    talk = await _reminded(office)
    await talk.presses("Nhắc lại sau")
    await talk.presses("Sáng thứ Hai 26/02")
    assert len(rungs(office, nudges(office, QUANG)[-1])) == 1
    await office.until("2024-02-26 12:00")
    rows = nudges(office, QUANG)
    assert (len(rows), len(rungs(office, rows[-1]))) == (2, 4)
    assert "việc 1" in rows[-1].body and "việc 4" in rows[-1].body


async def test_it_waits_until_the_days_own_reminders_are_written(office: Office) -> None:
    tell(office, "phuoc-quang", (2, 3, 4), None, date(2024, 2, 22))
    talk = await _reminded(office)
    await talk.presses("Nhắc lại sau")
    await talk.presses("Sáng thứ Hai 26/02")
    office.clock.move(at("2024-02-26 07:15"))
    await office.system.delivery.drain()  # the sender is a moment earlier than the calendar
    assert [row.state for row in nudges(office, QUANG)] == ["sent", "waiting"]
    await office.until("2024-02-26 07:16")
    assert "việc 4" in nudges(office, QUANG)[-1].body


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("để mai nhắc", "2024-02-21 07:15"),
        ("mai nhắc lại giúp anh nhé", "2024-02-21 07:15"),
        ("chiều nay nhắc", "2024-02-20 13:30"),
        ("nhắc lại tôi tuần sau", "2024-02-26 07:15"),
        ("việc 2 để mai nhắc", "2024-02-21 07:15"),
        ("thứ 6 nhắc lại", "2024-02-23 07:15"),
        ("nhắc em vào 25/2", "2024-02-26 07:15"),  # a Sunday
    ],
)
async def test_in_words_of_ones_own(office: Office, words: str, moment: str) -> None:
    talk = await _reminded(office)
    await talk.says(words)
    talk.hears("Văn phòng sẽ nhắc lại")
    assert quiet_until(office, QUANG) == at(moment)
    assert office.export()["reports"] == matters(office) == []
    await office.until(moment)
    assert nudges(office, QUANG)[-1].sent_at == at(moment)


@pytest.mark.parametrize("words", ["Nhắc lại sau", "lúc khác nhắc", "bữa sau nhắc"])
async def test_words_without_a_day_are_asked_for_one(office: Office, words: str) -> None:
    talk = await _reminded(office)
    await talk.says(words)
    assert talk.hears("Văn phòng nhắc lại lúc nào?").choices[-1] == "Ngày khác"
    assert quiet_until(office, QUANG) is None


async def test_before_any_reminder_it_is_of_all_that_is_open(office: Office) -> None:
    talk = office.talk(QUANG)
    await talk.says("để mai nhắc")
    talk.hears("sáng thứ Sáu 16/02")
    await office.until("2024-02-16 07:15")
    (row,) = nudges(office, QUANG)
    assert (row.state, set(rungs(office, row).values())) == ("sent", {"asked"})


@pytest.mark.parametrize(
    ("typed", "moment"),
    [("22/2", "2024-02-22 07:15"), ("thứ Sáu", "2024-02-23 07:15"), ("chiều nay", "2024-02-20 13:30")],
)
async def test_another_day_typed(office: Office, typed: str, moment: str) -> None:
    talk = await _reminded(office)
    await talk.presses("Nhắc lại sau")
    await talk.presses("Ngày khác")
    talk.hears("Nhờ anh/chị nhắn ngày để Văn phòng nhắc lại")
    await talk.says(typed)
    assert quiet_until(office, QUANG) == at(moment)
    assert open_step(office, QUANG) is None


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("30/2", "Lịch không có ngày 30/2"),
        ("10/2", "Ngày thứ Bảy 10/02 đã qua"),
        ("31/12", "cách đây hơn 180 ngày"),
        ("abc", "Chưa thấy ngày trong tin này"),
        ("👍", "Chưa thấy ngày trong tin này"),
    ],
)
async def test_no_day_to_be_reminded_on(office: Office, typed: str, answer: str) -> None:
    talk = await _reminded(office)
    await talk.presses("Nhắc lại sau")
    await talk.presses("Ngày khác")
    await talk.says(typed)
    talk.hears(answer)
    assert quiet_until(office, QUANG) is None
    assert (len(nudges(office, QUANG)), open_step(office, QUANG)) == (1, "later.day")
    await talk.says("mai")
    talk.hears("sáng thứ Tư 21/02")


async def test_a_report_where_a_day_was_asked_for_is_a_report(office: Office) -> None:
    talk = await _reminded(office)
    await talk.presses("Nhắc lại sau")
    await talk.presses("Ngày khác")
    await talk.says("việc 2 đang làm, thứ 6 xong")
    talk.hears("Đã ghi: UBND xã Phước Quang, việc 2")
    assert quiet_until(office, QUANG) is None


async def test_a_restart_between_the_question_and_the_day(office: Office) -> None:
    talk = await _reminded(office)
    await talk.presses("Nhắc lại sau")
    await talk.presses("Ngày khác")
    again = office.restarted()
    talk = again.talk(QUANG)
    await talk.says("mai")
    talk.hears("sáng thứ Tư 21/02")
    again = again.restarted()
    await again.until("2024-02-21 07:15")
    assert hours(nudges(again, QUANG)) == ["07:15", "07:15"]


async def test_the_newer_wish_stands(office: Office) -> None:
    talk = await _reminded(office)
    await talk.presses("Nhắc lại sau")
    await talk.presses("Sáng mai, thứ Tư 21/02")
    await talk.presses("Chọn lúc khác")
    await talk.presses("Sáng thứ Hai 26/02")
    assert [(row.state, row.reason) for row in nudges(office, QUANG)] == [
        ("sent", ""),
        ("skipped", "later"),
        ("waiting", ""),
    ]
    await talk.presses("Chọn lúc khác")
    await talk.presses("Sáng mai, thứ Tư 21/02")
    await office.until("2024-02-21 08:00")
    assert quiet_until(office, QUANG) == at("2024-02-21 07:15")
    assert [row.state for row in nudges(office, QUANG)] == ["sent", "skipped", "skipped", "sent"]


async def test_a_wish_given_up_leaves_its_day_to_the_ladder(office: Office) -> None:
    talk = await _reminded(office, "2024-02-28 07:15")
    await talk.presses("Nhắc lại sau")
    await talk.presses("Sáng mai, thứ Năm 29/02")
    await talk.presses("Chọn lúc khác")
    await talk.presses("Sáng thứ Hai 04/3")
    await office.until("2024-02-29 08:00")
    last = nudges(office, QUANG)[-1]
    assert (last.state, set(rungs(office, last).values())) == ("sent", {LAST_DAY})
    assert "là ngày cuối" in last.body


async def test_nothing_between_now_and_then_but_the_last_day_speaks(office: Office) -> None:
    talk = await _reminded(office)
    await talk.presses("Nhắc lại sau")
    await talk.presses("Ngày khác")
    await talk.says("5/3")
    talk.hears(
        "sẽ nhắc lại sáng thứ Ba 05/3",
        "Riêng việc 1, việc 2, việc 3, việc 4: ngày cuối là thứ Năm 29/02, hôm đó Văn phòng vẫn nhắc",
    )
    await office.until("2024-03-05 12:00")
    assert days(nudges(office, QUANG)) == ["20/02", "05/03", "29/02"]
    assert {row.state for row in nudges(office, QUANG)} == {"sent"}


async def test_on_the_last_day_itself(office: Office) -> None:
    talk = await _reminded(office, "2024-02-29 07:15")
    await talk.presses("Nhắc lại sau")
    await talk.presses("Chiều nay")
    talk.hears("Hôm nay là ngày cuối của việc 1, việc 2, việc 3, việc 4", "24 giờ hôm nay")
    await talk.says("việc 1, 2, 3, 4 thứ Hai xong")
    await office.until("2024-02-29 14:00")
    assert [row.reason for row in nudges(office, QUANG)][-1] == "answered"


async def test_who_has_answered_meanwhile_hears_nothing(office: Office) -> None:
    talk = await _reminded(office)
    await talk.presses("Nhắc lại sau")
    await talk.presses("Chiều nay")
    await talk.says("/baocao")
    await talk.presses("Tất cả đã xong")
    await talk.presses("Đúng")
    await office.until("2024-02-20 14:00")
    assert [(row.state, row.reason) for row in nudges(office, QUANG)] == [("sent", ""), ("skipped", "answered")]


async def test_who_has_done_all_is_not_asked_when(office: Office) -> None:
    talk = await _reminded(office)
    await talk.says("/baocao")
    await talk.presses("Tất cả đã xong")
    await talk.presses("Đúng")
    await talk.presses("Nhắc lại sau")
    talk.hears("không còn việc nào phải báo")
    assert quiet_until(office, QUANG) is None


async def test_a_moment_that_has_passed_since_it_was_offered(office: Office) -> None:
    talk = await _reminded(office)
    await talk.presses("Nhắc lại sau")
    await office.until("2024-02-22 09:00")
    await talk.presses("Chiều nay")
    talk.hears("Lúc đó đã qua")
    assert quiet_until(office, QUANG) is None
    await talk.presses("Sáng thứ Hai 26/02")
    talk.hears("sáng thứ Hai 26/02")


async def test_pressed_twice_it_counts_once(office: Office) -> None:
    talk = await _reminded(office)
    await talk.presses("Nhắc lại sau")
    offer = talk.messages[-1]
    await talk.presses_on(offer, 1)
    await talk.presses_on(offer, 1)
    talk.hears("đã được trả lời hoặc đã bỏ qua")
    assert len(nudges(office, QUANG)) == 2


async def test_this_mornings_that_has_not_gone_out_is_this_afternoons(office: Office) -> None:
    plan_only(office, FIRST_RUNG)
    office.clock.move(at("2024-02-20 11:45"))
    await office.talk(QUANG).says("chiều nay nhắc lại")
    await office.until("2024-02-20 14:00")
    assert hours(nudges(office, QUANG)) == ["13:30"]


async def test_this_mornings_that_has_not_gone_out_is_not_sent_to_who_wants_it_another_day(office: Office) -> None:
    plan_only(office, FIRST_RUNG)
    office.clock.move(at("2024-02-20 11:45"))
    await office.talk(QUANG).says("mai nhắc lại")
    await office.until("2024-02-21 08:00")
    assert [(row.state, row.reason) for row in nudges(office, QUANG)] == [("skipped", "later"), ("sent", "")]


async def test_the_backup_who_wants_to_hear_later_does(office: Office) -> None:
    """Told because reminders went unanswered: their wish is theirs, and nobody is asked in their place."""
    talk = await _reminded(office, "2024-02-26 07:15", QUANG_BACKUP)
    await talk.presses("Nhắc lại sau")
    await talk.presses("Ngày khác")
    await talk.says("5/3")
    await office.until("2024-03-01 12:00")
    sent = [row for row in nudges(office, QUANG_BACKUP) if row.state == "sent"]
    assert days(sent) == ["26/02", "29/02"]
    assert [row.reason for row in nudges(office, QUANG_BACKUP) if row.state == "skipped"] == ["later"] * 2


async def test_who_speaks_for_two_units_puts_off_both(office: Office) -> None:
    await also_speaks_for(office, QUANG, "phuoc-nghia")
    talk = await _reminded(office)
    await talk.presses("Nhắc lại sau")
    await talk.presses("Sáng mai, thứ Tư 21/02")
    await office.until("2024-02-21 08:00")
    assert "UBND xã Phước Nghĩa" in talk.messages[-1].text
    assert "UBND xã Phước Quang" in talk.messages[-1].text


async def test_the_union_is_not_reminded_of_what_is_far_off(office: Office) -> None:
    talk = await _reminded(office, person=HOI)
    await talk.presses("Nhắc lại sau")
    await talk.presses("Sáng mai, thứ Tư 21/02")
    await office.until("2024-02-21 08:00")
    assert "30/9" not in talk.messages[-1].text
