"""A moved day: reminders follow it by themselves, and what was planned for the old day does not speak wrongly."""

from datetime import date

import pytest

from core.states import State
from storage import extensions
from tests.office import Office
from tests.time.audit import found
from tests.time.hands import NGHIA, OFFICE, days, nudges, person_id, plan_only, tell

FIRST_RUNG = "2024-02-20 07:15"
NEW_DAY = date(2024, 3, 5)


def ask(office: Office, task: int = 2, wanted: date = NEW_DAY) -> int:
    """Phước Nghĩa asks for a later day."""
    assignment, now = office.status("phuoc-nghia", task).assignment, office.clock.now()
    person = office.database.look(person_id, NGHIA)
    return office.database.write(extensions.ask, office.directive.id, assignment, person, "chờ mẫu", wanted, now)


def grant(office: Office, row: int, day: date = NEW_DAY) -> None:
    asked, desk = office.database.look(extensions.get, row), office.database.look(person_id, OFFICE)
    assert office.database.write(extensions.grant, asked, day, "Chánh Văn phòng", desk, office.clock.now())


def refuse(office: Office, row: int) -> None:
    desk = office.database.look(person_id, OFFICE)
    assert office.database.write(extensions.refuse, row, "chưa đủ lý do", desk, office.clock.now())


@pytest.fixture
def only_task_2(office: Office) -> Office:
    tell(office, "phuoc-nghia", (1, 3, 4), State.DONE)
    return office


async def test_reminders_follow_the_new_day(only_task_2: Office) -> None:
    grant(only_task_2, ask(only_task_2))
    await only_task_2.until("2024-03-18 12:00")
    reminded = nudges(only_task_2, NGHIA)
    assert days(reminded) == ["23/02", "29/02", "04/03", "05/03", "06/03", "11/03", "18/03"]
    assert "Hôm nay, thứ Ba 05/3, là ngày cuối" in reminded[3].body
    assert "29/02" not in "".join(row.body for row in reminded[1:])


async def test_while_it_waits_nobody_is_reminded_not_even_on_the_last_day(only_task_2: Office) -> None:
    ask(only_task_2)
    await only_task_2.until("2024-02-29 17:00")
    assert nudges(only_task_2, NGHIA) == []


@pytest.mark.parametrize("ending", ["refused", "withdrawn"])
async def test_once_it_is_not_granted_the_old_day_speaks_again(only_task_2: Office, ending: str) -> None:
    row = ask(only_task_2)
    await only_task_2.until("2024-02-26 12:00")
    assert nudges(only_task_2, NGHIA) == []
    if ending == "refused":
        refuse(only_task_2, row)
    else:
        person = only_task_2.database.look(person_id, NGHIA)
        only_task_2.database.write(extensions.withdraw, row, person, only_task_2.clock.now())
    await only_task_2.until("2024-03-01 12:00")
    assert days(nudges(only_task_2, NGHIA)) == ["28/02", "29/02", "01/03"]


async def test_a_reminder_of_the_old_rung_that_waits_does_not_speak_of_it(office: Office) -> None:
    row = ask(office)
    refuse(office, row)
    plan_only(office, FIRST_RUNG)
    grant(office, ask(office))
    await office.system.settle()
    (reminder,) = nudges(office, NGHIA)
    assert reminder.state == "sent"
    assert "việc 1" in reminder.body
    assert "việc 2" not in reminder.body


async def test_where_it_was_all_that_was_owed_nothing_is_sent(only_task_2: Office) -> None:
    plan_only(only_task_2, FIRST_RUNG)
    grant(only_task_2, ask(only_task_2))
    await only_task_2.system.settle()
    assert [(row.state, row.reason) for row in nudges(only_task_2, NGHIA)] == [("skipped", "replanned")]


async def test_on_a_rung_of_the_new_day_too_it_speaks_of_that(only_task_2: Office) -> None:
    """29/02 was the last day, and is three working days before the new one."""
    await only_task_2.until("2024-02-28 12:00")
    plan_only(only_task_2, "2024-02-29 07:15")
    grant(only_task_2, ask(only_task_2))
    await only_task_2.system.settle()
    reminder = nudges(only_task_2, NGHIA)[-1]
    assert days([reminder]) == ["29/02"]
    assert "Mốc theo dõi: hết ngày 05/3/2024 (thứ Ba), còn 3 ngày làm việc" in reminder.body
    assert "ngày cuối" not in reminder.body


async def test_one_reminder_of_two_days_says_each_with_its_own(office: Office) -> None:
    """On 01/3 the others are one day late, and the moved one is due in three."""
    tell(office, "phuoc-nghia", (4,), State.DONE)
    grant(office, ask(office), date(2024, 3, 6))
    await office.until("2024-03-01 12:00")
    body = nudges(office, NGHIA)[-1].body
    late, ahead = body.split("Đã qua mốc hết ngày 29/02/2024 (thứ Năm). ")[1].split("\n")[:2]
    assert "đã xong việc 4. Còn: việc 1 (điều kiện), việc 3 (quán triệt)" in late
    assert "UBND xã Phước Nghĩa còn: việc 2 (kế hoạch)" in ahead
    assert "việc 4" not in ahead
    assert "Mốc theo dõi: hết ngày 06/3/2024 (thứ Tư), còn 3 ngày làm việc" in body


async def test_the_nearer_day_comes_first(office: Office) -> None:
    """Though the moved task has the smaller number."""
    tell(office, "phuoc-nghia", (1,), State.DONE)
    grant(office, ask(office), date(2024, 3, 6))
    await office.until("2024-03-01 12:00")
    late, ahead = nudges(office, NGHIA)[-1].body.split("\n")[:2]
    assert late.endswith("đã xong việc 1. Còn: việc 3 (quán triệt), việc 4 (phối hợp) – chưa có thông tin.")
    assert ahead == "UBND xã Phước Nghĩa còn: việc 2 (kế hoạch) – chưa có thông tin."


async def test_the_audit_misses_nothing(office: Office) -> None:
    """Granted on a morning on which the new day has a rung, and the old one none."""
    row = ask(office)
    await office.until("2024-02-27 08:00")
    grant(office, row)
    for moment in ("2024-02-27 09:00", "2024-02-28 09:00", "2024-02-29 09:00", "2024-03-05 09:00", "2024-03-06 09:00"):
        await office.until(moment)
        assert found(office) == []
