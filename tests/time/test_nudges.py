"""Reminders: whom, when, of what; and everything that keeps them quiet."""

from datetime import date, time, timedelta

from core.directive import DirectiveFile
from core.rights import Role
from core.states import State
from storage import difficulties, wishes
from tests.office import Office
from tests.time.hands import (
    ALL_TASKS,
    NGHIA,
    QUANG,
    days,
    end_post,
    hire,
    hours,
    join,
    local,
    nudges,
    person_id,
    plan_only,
    raise_difficulty,
    reload,
    tell,
)

FIRST_RUNG = "2024-02-20 07:15"


def at_noon(file: DirectiveFile) -> DirectiveFile:
    return file.model_copy(update={"nudges": file.nudges.model_copy(update={"at": time(12)})})


async def test_all_tasks_of_the_day_are_one_message(office: Office) -> None:
    await office.until(FIRST_RUNG)
    (row,) = nudges(office, QUANG)
    assert (row.state, hours([row])) == ("sent", ["07:15"])
    assert [f"việc {task}" in row.body for task in ALL_TASKS] == [True] * 4
    assert [choice["label"] for choice in row.choices] == [
        "Đã xong",
        "Đang làm, hẹn ngày",
        "Vướng mắc",
        "Nhắc lại sau",
    ]


async def test_who_speaks_for_two_units_gets_one_message_of_both(office: Office) -> None:
    for unit in ("phuoc-quang", "phuoc-nghia"):
        hire(office, unit, Role.FOCAL, "Đầu mối hai xã", "0911000001")
    both = "phuoc-quang/dau-moi/2"
    join(office, both)
    await office.until(FIRST_RUNG)
    (row,) = nudges(office, both)
    assert "UBND xã Phước Quang" in row.body and "UBND xã Phước Nghĩa" in row.body
    told = [line for line in office.export()["nudges"] if line["key"] == row.key]
    assert [line["unit"] for line in told] == ["phuoc-quang", "phuoc-nghia"]


async def test_only_what_is_open_is_asked_for(office: Office) -> None:
    tell(office, "phuoc-quang", (2, 3), State.DONE)
    await office.until(FIRST_RUNG)
    office.talk(QUANG).hears("đã xong việc 2, việc 3", "Còn: việc 1", "việc 4")


async def test_who_owes_nothing_hears_nothing(office: Office) -> None:
    tell(office, "phuoc-quang", ALL_TASKS, State.DONE)
    await office.until("2024-03-14 12:00")
    assert nudges(office, QUANG) == []
    assert len(nudges(office, NGHIA)) == 7


async def test_the_words_are_made_from_what_is_open_when_it_is_sent(office: Office) -> None:
    plan_only(office, FIRST_RUNG)
    assert [row.body for row in nudges(office, QUANG)] == [None]
    tell(office, "phuoc-quang", (1,), State.DONE)
    await office.system.settle()
    office.talk(QUANG).hears("đã xong việc 1", "Còn: việc 2")


async def test_an_answer_between_plan_and_sending_is_kept_in_the_books(office: Office) -> None:
    plan_only(office, FIRST_RUNG)
    tell(office, "phuoc-quang", ALL_TASKS, State.DONE)
    await office.system.settle()
    (row,) = nudges(office, QUANG)
    assert (row.state, row.reason, row.sent_at) == ("skipped", "answered", None)
    assert [row.state for row in nudges(office, NGHIA)] == ["sent"]


async def test_a_reminder_planned_at_noon_waits_for_the_afternoon(office: Office) -> None:
    reload(office, at_noon)
    await office.until("2024-02-20 13:29")
    assert [row.state for row in nudges(office, QUANG)] == ["waiting"]
    await office.until("2024-02-20 13:30")
    (row,) = nudges(office, QUANG)
    assert (f"{local(row.planned_at):%H:%M}", hours([row])) == ("12:00", ["13:30"])


async def test_a_reminder_not_sent_by_the_close_of_its_day_is_not_sent_at_all(office: Office) -> None:
    plan_only(office, FIRST_RUNG)
    office.clock.move(office.clock.now() + timedelta(hours=10))
    await office.system.settle()
    assert [(row.state, row.reason) for row in nudges(office, QUANG)] == [("skipped", "expired")]


async def test_a_promised_day_is_waited_for_and_the_last_day_speaks(office: Office) -> None:
    tell(office, "phuoc-quang", ALL_TASKS, State.IN_PROGRESS, date(2024, 2, 28))
    tell(office, "phuoc-nghia", ALL_TASKS, None, date(2024, 3, 20))
    await office.until("2024-03-13 12:00")
    assert days(nudges(office, QUANG)) == ["28/02", "29/02", "01/03", "06/03", "13/03"]
    assert days(nudges(office, NGHIA)) == ["29/02"]


async def test_a_done_said_in_words_is_left_alone_until_the_last_day(office: Office) -> None:
    tell(office, "phuoc-quang", ALL_TASKS, State.SAID_DONE)
    await office.until("2024-03-01 12:00")
    assert days(nudges(office, QUANG)) == ["29/02", "01/03"]


async def test_nobody_is_reminded_of_what_the_office_owes_an_answer_to(office: Office) -> None:
    row = raise_difficulty(office, "phuoc-quang", 1)
    tell(office, "phuoc-quang", (2, 3, 4), State.DONE)
    await office.until("2024-02-26 12:00")
    assert nudges(office, QUANG) == []
    desk = office.database.look(person_id, "van-phong/van-phong/1")
    office.database.write(difficulties.answer, row, desk, office.clock.now())
    await office.until("2024-02-28 12:00")
    assert days(nudges(office, QUANG)) == ["28/02"]


async def test_where_nobody_is_focal_the_backup_is_reminded_then_the_leader(office: Office) -> None:
    end_post(office, QUANG, date(2024, 2, 16))
    end_post(office, NGHIA, date(2024, 2, 16))
    end_post(office, "phuoc-nghia/du-phong/1", date(2024, 2, 16))
    await office.until(FIRST_RUNG)
    assert [len(nudges(office, f"phuoc-quang/{role}/1")) for role in ("dau-moi", "du-phong", "lanh-dao")] == [0, 1, 0]
    assert [len(nudges(office, f"phuoc-nghia/{role}/1")) for role in ("dau-moi", "du-phong", "lanh-dao")] == [0, 0, 1]


async def test_who_asked_not_to_be_reminded_is_not(office: Office) -> None:
    office.database.write(
        lambda session: wishes.set_stopped(session, person_id(session, QUANG), office.clock.now()),
    )
    await office.until(FIRST_RUNG)
    assert nudges(office, QUANG) == []


async def test_a_person_nobody_can_reach_has_a_row_all_the_same(office: Office) -> None:
    hire(office, "phuoc-quang", Role.FOCAL, "Đầu mối chưa vào", "0911000002")
    await office.until("2024-02-20 17:00")
    (row,) = nudges(office, "phuoc-quang/dau-moi/2")
    assert (row.state, row.reason) == ("skipped", "unreachable")
    told = [line for line in office.export()["nudges"] if line["person"] == "phuoc-quang/dau-moi/2"]
    assert [(line["state"], line["reason"], line["channel"]) for line in told] == [("skipped", "unreachable", None)]


async def test_an_earlier_day_of_the_offices_own_is_what_counts(office: Office) -> None:
    """One task due a week before its milestone: its ladder stands on that day."""

    def earlier(file: DirectiveFile) -> DirectiveFile:
        first = file.tasks[0].model_copy(update={"last_day": {"thi-diem": date(2024, 2, 22)}})
        return file.model_copy(update={"tasks": (first, *file.tasks[1:])})

    reload(office, earlier)
    await office.until("2024-02-22 12:00")
    assert days(nudges(office, QUANG)) == ["19/02", "20/02", "21/02", "22/02"]
    office.talk(QUANG).hears("việc 1 (điều kiện)", "hết ngày 22/02/2024")


async def test_a_unit_whose_focal_official_wants_no_more_is_still_reminded(office: Office) -> None:
    await office.talk("phuoc-nghia/dau-moi/1").says("đừng nhắn nữa")
    await office.until("2024-02-20 08:00")
    office.talk("phuoc-nghia/du-phong/1").hears("còn 7 ngày làm việc")
    assert not [row for row in office.rows("nudge:") if row.chat == "phuoc-nghia/dau-moi/1"]


async def test_a_unit_whose_focal_official_has_not_joined_is_reminded_through_the_backup(office: Office) -> None:
    await office.receive({"chat": "phuoc-nghia/dau-moi/1", "at": office.clock.now().isoformat(), "reach": "blocked"})
    await office.until("2024-02-20 08:00")
    office.talk("phuoc-nghia/du-phong/1").hears("còn 7 ngày làm việc")
    assert [row.chat for row in office.rows("nudge:") if row.state == "waiting"] == [None]


async def test_shortly_before_the_day_the_one_task_left_says_when_it_is_done(office: Office) -> None:
    tell(office, "phuoc-quang", (1, 3, 4), State.DONE)
    await office.until(FIRST_RUNG)
    assert "xong khi" not in nudges(office, QUANG)[-1].body
    await office.until("2024-02-26 07:15")
    assert "Việc 2 xong khi: kế hoạch của đơn vị đã ban hành, có số và ngày" in nudges(office, QUANG)[-1].body
