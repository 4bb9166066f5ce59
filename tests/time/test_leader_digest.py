"""The digest of the office's own leaders: on Mondays and with closing figures, to them alone, by their post."""

from datetime import date
from typing import Any

import pytest

from core.rights import Role
from scheduler.fitness import HANDED_OVER
from storage import roster
from storage.roster_file import RosterRow
from tests.office import Office
from tests.time.hands import confirm_everything, days, end_post, hours, join, person_id, plan_only
from tests.time.test_moved_days import ask, grant

CHIEF = "van-phong/lanh-dao/1"


def appoint(office: Office, role: Role, title: str, phone: str) -> None:
    row = RosterRow(1, "van-phong", title, title, role, phone)
    office.database.write(roster.apply, [row], office.directive.calendar.day(office.clock.now()))


@pytest.fixture
def led(office: Office) -> Office:
    """The office has a chief, who has joined."""
    appoint(office, Role.LEADER, "Chánh Văn phòng", "0911000020")
    join(office, CHIEF)
    return office


def digests(office: Office, person: str = CHIEF) -> list[Any]:
    return office.rows(f"digest:{office.directive.code}:{office.database.look(person_id, person)}:")


async def test_on_mondays_and_with_the_closing_figures(led: Office) -> None:
    await led.until("2024-03-05 12:00")
    told = digests(led)
    assert days(told) == ["19/02", "26/02", "01/03", "04/03"]
    assert set(hours(told)) == {"07:10"}
    assert all(row.state == "sent" and row.document_id is None for row in told)
    assert told[0].body.startswith("Kính báo cáo đồng chí Chánh Văn phòng: đến 7 giờ 10 ngày 19/02")
    assert "hết ngày 29/02/2024, thí điểm xong 0/12 việc" in told[2].body
    assert "anh/chị" not in "".join(row.body for row in told)


async def test_no_unit_leader_hears_of_other_units(led: Office) -> None:
    await led.until("2024-03-04 12:00")
    assert digests(led, "phuoc-quang/lanh-dao/1") == []
    assert len(digests(led, "van-phong/van-phong/1")) > len(digests(led))


async def test_a_moved_day_stands_in_the_next_one_and_no_longer(led: Office) -> None:
    row = ask(led)
    await led.until("2024-02-19 12:00")
    assert "Xin ý kiến: Phước Nghĩa xin lùi việc 2 đến 05/3 (đề nghị số 1)." in digests(led)[-1].body
    grant(led, row, date(2024, 3, 6))
    await led.until("2024-02-26 12:00")
    body = digests(led)[-1].body
    assert "Đã lùi mốc: Phước Nghĩa, việc 2 đến 06/3 (theo ý kiến của Chánh Văn phòng)." in body
    assert "Xin ý kiến" not in body
    await led.until("2024-03-01 12:00")
    assert "Đã lùi mốc" not in digests(led)[-1].body
    assert "Phước Nghĩa, việc 2 (lùi đến 06/3)" in digests(led)[-1].body


async def test_who_leads_and_works_there_has_the_offices_digest_once(led: Office) -> None:
    appoint(led, Role.OFFICE, "Chánh Văn phòng", "0911000020")
    await led.until("2024-02-19 12:00")
    assert len(digests(led)) == 2  # Friday's too
    assert not any("Kính báo cáo" in row.body for row in digests(led))


async def test_who_has_left_the_post_does_not_get_it(led: Office) -> None:
    await led.until("2024-02-23 17:00")
    plan_only(led, "2024-02-26 07:10")
    end_post(led, CHIEF, date(2024, 2, 25))
    await led.system.settle()
    assert (digests(led)[-1].state, digests(led)[-1].reason) == ("skipped", HANDED_OVER)


async def test_once_all_is_confirmed_and_told_there_is_no_more(led: Office) -> None:
    confirm_everything(led)
    await led.until("2024-02-28 17:00")
    assert days(digests(led)) == ["19/02"]
