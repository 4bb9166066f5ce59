"""Nobody answers: the backup, the office's call list, the unit's leader; and what the office does about it."""

from datetime import date

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.ladder import Why
from core.rights import Role
from core.states import State
from storage import people, roster
from storage.decisions import decisions
from storage.outbox import outbox
from storage.roster_file import RosterRow
from tests.dialogues.desk import ADMIN, DESK, HOI, NGHIA, QUANG, QUANG_BACKUP, QUANG_LEADER, SECOND_DESK, audits
from tests.office import Office, at
from tests.time.hands import end_post, hire, join, person_id, plan_only, switched_on, tell

NGHIA_LEADER, HOI_LEADER = "phuoc-nghia/lanh-dao/1", "hoi-lhpn/lanh-dao/1"
CALLS, AHEAD, LEADERS = "2024-02-26 07:15", "2024-02-27 07:15", "2024-02-27 13:45"
LATE = "2024-02-27 13:50"
CALLED = "Phước Nghĩa: đã gọi, hẹn ngày"


def decided(office: Office, rung: str) -> dict[int, str]:
    """Assignment → why nothing was said of it on this rung."""
    query = select(decisions.c.assignment_id, decisions.c.reason).where(decisions.c.rung == rung)
    return dict(office.database.look(lambda s: s.execute(query).all()))


def of_unit(office: Office, unit: str) -> set[int]:
    return {office.status(unit, task).assignment for task in (1, 2, 3, 4)}


def unasked(office: Office, person: str) -> list[str]:
    """What a person was sent unasked, the opening apart."""
    return [row.body for row in office.rows() if row.chat == person and row.kind in ("nudge", "escalation")]


async def test_the_second_unanswered_reminder_goes_to_the_backup_too(office: Office) -> None:
    await office.until("2024-02-20 08:00")
    assert unasked(office, QUANG_BACKUP) == []
    await office.until("2024-02-26 08:00")
    office.talk(QUANG_BACKUP).hears("còn 3 ngày làm việc")
    assert len(unasked(office, QUANG)) == 2


async def test_the_backup_hears_only_of_what_went_unanswered(office: Office) -> None:
    await office.until("2024-02-20 08:00")
    await office.talk(QUANG).says("việc 2 chưa làm")
    await office.until("2024-02-26 08:00")
    (told,) = unasked(office, QUANG_BACKUP)
    assert ("việc 1" in told, "việc 2" in told) == (True, False)
    assert "việc 2" in unasked(office, QUANG)[-1]


async def test_who_answers_each_time_keeps_the_backup_out_of_it(office: Office) -> None:
    for day in ("2024-02-20 08:00", "2024-02-26 08:00", "2024-02-28 08:00"):
        await office.until(day)
        for task in (1, 2, 3, 4):
            await office.talk(QUANG).says(f"việc {task} chưa làm")
    assert unasked(office, QUANG_BACKUP) == []


async def test_an_acknowledgement_is_no_answer(office: Office) -> None:
    await office.until("2024-02-20 08:00")
    await office.talk(QUANG).says("ok, đã nhận")
    await office.until("2024-02-26 08:00")
    assert len(unasked(office, QUANG_BACKUP)) == 1
    office.talk(DESK).hears("Phước Quang: việc 1, việc 2, việc 3, việc 4 – chưa có thông tin")


async def test_three_days_ahead_the_office_gets_the_call_list(office: Office) -> None:
    tell(office, "phuoc-quang", (1, 2), State.DONE)
    tell(office, "hoi-lhpn", (1, 2, 3, 4), State.IN_PROGRESS, date(2024, 2, 28))
    await office.until(CALLS)
    for person in (DESK, SECOND_DESK):
        sent = office.talk(person).hears("Cần gọi trước mốc hết ngày 29/02/2024 (thứ Năm), còn 3 ngày làm việc")
        assert "Phước Quang: việc 3, việc 4 – chưa có thông tin. Đầu mối UBND xã Phước Quang, 0900" in sent.text
        assert "Hội" not in sent.text, "a promised day is waited for"
    assert [row.kind for row in office.rows("escalation:")] == ["escalation"] * 2


async def test_a_unit_reached_by_telephone_is_left_in_peace_until_the_day_it_promised(office: Office) -> None:
    await office.until(CALLS)
    desk = office.talk(DESK)
    await desk.presses(CALLED)
    desk.hears("Phước Nghĩa hẹn ngày nào xong việc 1, việc 2, việc 3, việc 4?")
    await desk.says("thứ 4")
    desk.hears("Đã ghi theo điện thoại: Phước Nghĩa", "hẹn thứ Tư 28/02")
    office.talk(NGHIA).hears("Văn phòng ghi theo điện thoại", "hẹn thứ Tư 28/02")
    assert office.status("phuoc-nghia", 2).expected == date(2024, 2, 28)
    assert office.export()["reports"][0]["source"] == "office"
    await office.until(AHEAD)
    assert "Phước Nghĩa" not in office.talk(SECOND_DESK).hears("13 giờ 45 hôm nay sẽ báo cáo lãnh đạo").text
    await office.until("2024-02-28 08:00")
    assert unasked(office, NGHIA_LEADER) == []
    assert "đã hẹn" not in unasked(office, NGHIA)[-1]
    assert audits(office)[-1] == ("called", {"unit": "phuoc-nghia", "expected": "2024-02-28"})


async def test_a_day_promised_by_telephone_is_news_to_the_digest(office: Office) -> None:
    await office.until(CALLS)
    desk = office.talk(DESK)
    await desk.presses(CALLED)
    await desk.says("thứ 4")
    await office.until("2024-02-26 15:00")
    desk.hears("Từ 7 giờ 10 thứ Hai 26/02: Phước Nghĩa (việc 1–4) hẹn 28/02")
    await office.until("2024-02-27 15:00")
    desk.hears("Từ 15 giờ thứ Hai 26/02: chưa có thay đổi")


async def test_both_buttons_of_each_entry_can_be_pressed_one_after_the_other(office: Office) -> None:
    await office.until(CALLS)
    desk = office.talk(DESK)
    await desk.presses(CALLED)
    await desk.presses("Đã gọi, chưa hẹn được")
    desk.hears("đã gọi Phước Nghĩa, chưa hẹn được ngày")
    await desk.presses("Dừng báo lãnh đạo Phước Nghĩa")
    desk.hears("Đã dừng: không báo cáo lãnh đạo Phước Nghĩa về mốc 29/02")
    await desk.presses("Phước Quang: đã gọi, hẹn ngày")
    await desk.presses("Thứ Năm 29/02")
    desk.hears("Phước Quang", "hẹn thứ Năm 29/02")
    await office.until("2024-02-27 14:00")
    assert unasked(office, NGHIA_LEADER) == unasked(office, QUANG_LEADER) == []
    assert len(unasked(office, HOI_LEADER)) == 1


@pytest.mark.parametrize(
    ("typed", "heard"), [("30/02", "Lịch không có ngày 30/02"), ("20/2", "đã qua"), ("không rõ", "ngày")]
)
async def test_a_day_that_is_none_is_asked_for_again(office: Office, typed: str, heard: str) -> None:
    await office.until(CALLS)
    desk = office.talk(DESK)
    await desk.presses(CALLED)
    await desk.says(typed)
    desk.hears(heard)
    assert office.export()["reports"] == []
    await desk.says("28/2")
    desk.hears("hẹn thứ Tư 28/02")


async def test_the_unit_answered_while_the_office_dialled(office: Office) -> None:
    await office.until(CALLS)
    desk = office.talk(DESK)
    await desk.presses(CALLED)
    tell(office, "phuoc-nghia", (1, 2, 3, 4), State.DONE)
    await desk.presses("Thứ Năm 29/02")
    desk.hears("Phước Nghĩa đã có trả lời")
    assert office.states("phuoc-nghia") == [State.DONE] * 4


async def test_the_leader_hears_after_the_office_and_of_nothing_but_the_unit(office: Office) -> None:
    tell(office, "phuoc-nghia", (1, 4), State.DONE)
    await office.until(AHEAD)
    told = office.talk(DESK).hears("13 giờ 45 hôm nay sẽ báo cáo lãnh đạo 3 đơn vị")
    assert "Phước Nghĩa (việc 2, 3)" in told.text
    assert unasked(office, NGHIA_LEADER) == []
    await office.until(LEADERS)
    (text,) = unasked(office, NGHIA_LEADER)
    assert text == (
        "Kính gửi đồng chí Lãnh đạo UBND xã Phước Nghĩa: UBND xã Phước Nghĩa đã xong việc 1, việc 4; "
        "việc 2, việc 3 Văn phòng chưa có thông tin.\n"
        "Còn 2 ngày làm việc đến mốc hết ngày 29/02/2024 (thứ Năm). Kính đề nghị đồng chí quan tâm, chỉ đạo."
    )
    assert "Phước Quang" not in text
    leader = office.talk(NGHIA_LEADER)
    await leader.presses("Đã rõ")
    leader.hears("Trân trọng cảm ơn đồng chí")
    assert audits(office)[-1][0] == "leader read"


async def test_a_leader_asks_for_the_offices_number(office: Office) -> None:
    await office.until(LEADERS)
    leader = office.talk(NGHIA_LEADER)
    await leader.presses("Gọi Văn phòng")
    leader.hears("Đề nghị đồng chí gọi", "Chuyên viên 1", "0900")


async def test_the_office_stops_a_report_that_morning(office: Office) -> None:
    await office.until(AHEAD)
    desk = office.talk(DESK)
    await desk.presses("Dừng Phước Nghĩa")
    desk.hears("Đã dừng")
    office.talk(SECOND_DESK).hears("Chuyên viên 1", "không báo cáo lãnh đạo Phước Nghĩa")
    await desk.presses("Dừng Phước Nghĩa")
    desk.hears("Đã dừng")
    assert [row.chat for row in office.rows("notice:unit")] == [SECOND_DESK], "pressed twice, told once"
    await office.until(LEADERS)
    assert unasked(office, NGHIA_LEADER) == []
    assert len(unasked(office, QUANG_LEADER)) == 1
    assert decided(office, "leader") == dict.fromkeys(of_unit(office, "phuoc-nghia"), Why.LEADER_STOPPED)


async def test_stopped_by_one_and_taken_up_again_by_another(office: Office) -> None:
    await office.until(AHEAD)
    await office.talk(DESK).presses("Dừng Phước Nghĩa")
    await office.talk(DESK).presses("Vẫn báo cáo")
    office.talk(DESK).hears("Vẫn báo cáo lãnh đạo Phước Nghĩa")
    office.talk(SECOND_DESK).hears("Chuyên viên 1", "Vẫn báo cáo lãnh đạo Phước Nghĩa")
    await office.until(LEADERS)
    assert len(unasked(office, NGHIA_LEADER)) == 1


async def test_stopping_comes_too_late_once_the_leader_has_heard(office: Office) -> None:
    await office.until("2024-02-27 14:00")
    desk = office.talk(DESK)
    await desk.presses("Dừng Phước Nghĩa")
    desk.hears("Đã báo cáo lãnh đạo Phước Nghĩa lúc 13 giờ 45")


async def test_stopped_between_plan_and_call(office: Office) -> None:
    await office.until("2024-02-27 13:00")
    plan_only(office, LEADERS)
    await office.talk(DESK).presses("Dừng Phước Nghĩa")
    assert [r.reason for r in office.rows("nudge:") if r.chat == NGHIA_LEADER] == [Why.LEADER_STOPPED]


async def test_an_answer_at_noon_keeps_the_leader_out_of_it(office: Office) -> None:
    await office.until("2024-02-27 11:00")
    await office.talk(NGHIA).says("cả 4 việc đang làm, mai xong")
    await office.until(LEADERS)
    assert unasked(office, NGHIA_LEADER) == []


async def test_who_answers_by_the_next_morning_is_on_no_list(office: Office) -> None:
    await office.until("2024-02-26 16:00")
    tell(office, "phuoc-nghia", (1, 2, 3, 4), State.NOT_STARTED)
    await office.until(AHEAD)
    assert "Phước Nghĩa" not in office.talk(DESK).hears("sẽ báo cáo lãnh đạo").text


async def test_a_unit_without_a_leader_is_said_to_the_office_and_noted(office: Office) -> None:
    end_post(office, NGHIA_LEADER, date(2024, 2, 16))
    await office.until(LEADERS)
    office.talk(DESK).hears("Chưa có lãnh đạo để báo cáo qua đây: Phước Nghĩa")
    assert decided(office, "leader") == dict.fromkeys(of_unit(office, "phuoc-nghia"), Why.NOBODY)


async def test_a_post_that_nobody_holds_passes_to_the_next_step(office: Office) -> None:
    for person in (NGHIA, "phuoc-nghia/du-phong/1", NGHIA_LEADER):
        end_post(office, person, date(2024, 2, 16))
    await office.until(CALLS)
    office.talk(DESK).hears("Phước Nghĩa: việc 1, việc 2, việc 3, việc 4 – chưa có thông tin. Chưa có đầu mối")
    assert set(decided(office, "T-7").values()) == {Why.NOBODY}


async def test_a_machine_that_was_off_in_the_morning_tells_the_office_and_no_leader_behind_its_back(
    office: Office,
) -> None:
    await office.until("2024-02-26 18:00")
    await switched_on(office, "2024-02-27 14:00")
    told = office.talk(DESK).hears(
        "Nhắc chưa có trả lời: Phước Quang (việc 1, 2, 3, 4)", "hôm nay hệ thống không báo cáo"
    )
    assert not told.choices, "there is nothing left to stop"
    assert unasked(office, NGHIA_LEADER) == []
    assert set(decided(office, "leader").values()) == {Why.OFFICE_NOT_TOLD}


async def test_who_of_the_office_hears_it_behind_the_hour_is_not_told_that_the_report_is_still_to_come(
    office: Office,
) -> None:
    """The other one was told in time, so the leaders hear; and this one is not told otherwise."""
    await office.until("2024-02-27 07:14")
    plan_only(office, AHEAD)
    (late,) = [row for row in office.rows("escalation:") if row.chat == DESK and row.subject["step"] == "ahead"]
    office.database.write(lambda s: s.execute(update(outbox).where(outbox.c.id == late.id).values(due=at(LATE))))
    await office.until("2024-02-27 14:00")
    assert len(unasked(office, NGHIA_LEADER)) == 1
    assert [row.reason for row in office.rows("escalation:") if row.id == late.id] == ["expired"]


async def test_a_stop_taken_back_behind_the_hour_promises_nothing(office: Office) -> None:
    await office.until(AHEAD)
    await office.talk(DESK).presses("Dừng Phước Nghĩa")
    await office.until("2024-02-27 14:00")
    await office.talk(DESK).presses("Vẫn báo cáo")
    office.talk(DESK).hears("Giờ báo cáo lãnh đạo Phước Nghĩa về mốc 29/02 đã qua")
    assert unasked(office, NGHIA_LEADER) == []


async def test_the_admins_are_the_office_where_nobody_else_is(office: Office) -> None:
    for person in (DESK, SECOND_DESK):
        end_post(office, person, date(2024, 2, 16))
    await office.until(AHEAD)
    office.talk(ADMIN).hears("sẽ báo cáo lãnh đạo")


async def test_an_official_may_not_press_the_offices_buttons(office: Office) -> None:
    await office.until(CALLS)
    row = next(row for row in office.rows("escalation:") if row.chat == DESK)
    await office.receive({"chat": QUANG, "at": at(CALLS).isoformat(), "press": {"row": row.id, "index": 1}})
    assert not decided(office, "leader")
    assert office.talk(QUANG).news == office.talk(QUANG).messages


async def test_a_second_leader_of_the_unit_hears_too(office: Office) -> None:
    hire(office, "phuoc-nghia", Role.LEADER, "Phó Chủ tịch UBND xã", "0911000009")
    join(office, "phuoc-nghia/lanh-dao/2")
    await office.until(LEADERS)
    (text,) = unasked(office, "phuoc-nghia/lanh-dao/2")
    assert text.startswith("Kính gửi đồng chí ")
    assert office.talk(HOI).messages, "others hear their own"


def also_leads(office: Office, person: str, unit: str) -> None:
    def add(session: Session) -> None:
        who = session.execute(select(people.people.c.name, people.people.c.phone).where(people.people.c.code == person))
        name, phone = who.one()
        row = RosterRow(1, unit, name, "Chủ tịch", Role.LEADER, phone)
        roster.apply(session, [row], office.directive.calendar.day(office.clock.now()))

    office.database.write(add)


async def test_who_leads_two_units_hears_of_both_in_one_message(office: Office) -> None:
    end_post(office, NGHIA_LEADER, date(2024, 2, 14))
    also_leads(office, QUANG_LEADER, "phuoc-nghia")
    await office.until(LEADERS)
    (text,) = unasked(office, QUANG_LEADER)
    assert "UBND xã Phước Quang còn việc 1, việc 2, việc 3, việc 4 Văn phòng chưa có thông tin" in text
    assert "Kính gửi đồng chí Chủ tịch UBND xã Phước Nghĩa: UBND xã Phước Nghĩa còn" in text
    await office.talk(DESK).presses("Dừng Phước Nghĩa")
    office.talk(DESK).hears("Đã báo cáo lãnh đạo Phước Nghĩa lúc 13 giờ 45")
    assert decided(office, "leader") == {}


async def test_of_two_units_one_was_stopped_at_the_last_moment(office: Office) -> None:
    end_post(office, NGHIA_LEADER, date(2024, 2, 14))
    also_leads(office, QUANG_LEADER, "phuoc-nghia")
    await office.until("2024-02-27 13:00")
    plan_only(office, LEADERS)
    await office.talk(DESK).presses("Dừng Phước Nghĩa")
    (text,) = unasked(office, QUANG_LEADER)
    assert "Phước Nghĩa" not in text


async def test_a_leader_who_was_reminded_that_day_is_not_told_as_well_and_that_is_noted(office: Office) -> None:
    """They are an official of another unit, where something was due that morning."""
    await office.until("2024-02-27 07:00")
    leader = office.database.look(person_id, NGHIA_LEADER)
    (other,) = [row for row in office.rows("nudge:") if row.chat == QUANG][:1]
    taken = {"key": f"nudge:{leader}:2024-02-27"}
    office.database.write(lambda s: s.execute(update(outbox).where(outbox.c.id == other.id).values(taken)))
    await office.until(LEADERS)
    assert unasked(office, NGHIA_LEADER) == []
    assert decided(office, "leader") == dict.fromkeys(of_unit(office, "phuoc-nghia"), Why.TOLD_TODAY)


async def test_who_leads_the_unit_and_is_its_official_is_addressed_as_its_leader(office: Office) -> None:
    end_post(office, NGHIA_LEADER, date(2024, 2, 14))
    also_leads(office, NGHIA, "phuoc-nghia")
    await office.until(LEADERS)
    assert unasked(office, NGHIA)[-1].startswith("Kính gửi đồng chí Chủ tịch UBND xã Phước Nghĩa: ")
