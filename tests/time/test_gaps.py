"""A machine that was off: who may have written in vain hears so once, in working hours, and the digest names it."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from bot.channels.webchat import NAME
from core.gaps import KEEPS_MESSAGES, KEEPS_PRESSES
from core.rights import Role
from core.states import State
from scheduler.tick import next_due
from storage import accounts, people, reach
from storage.gaps import heard, untold
from tests.office import Office, at
from tests.time.hands import (
    ALL_TASKS,
    NGHIA,
    OFFICE,
    QUANG,
    confirm_everything,
    days,
    end_post,
    hire,
    hours,
    join,
    person_id,
    tell,
)

FRIDAY, MONDAY = "2024-02-16 17:00", "2024-02-19 06:20"
LEADER = "phuoc-quang/lanh-dao/1"
ADMIN = "van-phong/quan-tri/1"


async def off(office: Office, since: str, until: str, channel: str = NAME) -> None:
    """Updates were fetched up to an instant, and then not before another."""
    await office.until(since)
    office.database.write(heard, channel, office.clock.now())
    office.clock.move(at(until))
    office.database.write(heard, channel, office.clock.now())
    await office.system.settle()


def told(office: Office, person: str = "") -> list[Any]:
    """What was said of gaps (to one person), in order."""
    rows = office.rows("notice:gap:")
    return [row for row in rows if row.person_id == office.database.look(person_id, person)] if person else rows


def digest(office: Office, moment: str) -> str:
    """The text of the office's digest of this moment."""
    (row,) = (row for row in office.rows("digest:") if row.planned_at == at(moment) and row.person_id == desk(office))
    return str(row.body)


def desk(office: Office) -> int:
    return office.database.look(person_id, OFFICE)


# ---- Who hears it, when


async def test_after_a_weekend_everybody_with_open_work_hears_it_in_the_morning(office: Office) -> None:
    await off(office, FRIDAY, MONDAY)
    assert told(office) == []
    await office.until("2024-02-19 08:00")
    rows = told(office)
    assert (set(hours(rows)), set(days(rows))) == ({"07:00"}, {"19/02"})
    assert len(rows) == 14 * 3 + 2 + 1, "three of each unit, two in the office, an admin"
    assert len({row.person_id for row in rows}) == len(rows) == len({row.key for row in rows})


async def test_the_words_are_those_of_who_hears_them(office: Office) -> None:
    await off(office, FRIDAY, "2024-02-19 08:00")
    span = "Từ 17 giờ ngày 16/02 đến 8 giờ ngày 19/02 hệ thống bị gián đoạn, "
    words = {person: told(office, person)[0].body for person in (QUANG, LEADER, OFFICE, ADMIN)}
    assert all(text.startswith(span) for text in words.values())
    assert "nhờ anh/chị nhắn lại và ghi ngày đã nhắn" in words[QUANG]
    assert "nhờ đồng chí nhắn lại" in words[LEADER] and "anh/chị" not in words[LEADER]
    assert "Đã đề nghị 42 người" in words[OFFICE]
    assert words[OFFICE] == words[ADMIN]


async def test_in_working_hours_it_is_said_at_once_and_only_once(office: Office) -> None:
    await off(office, FRIDAY, "2024-02-19 08:00")
    once = [row.id for row in told(office)]
    assert set(hours(told(office))) == {"08:00"}
    again = office.restarted()
    await again.system.settle()
    await again.until("2024-02-21 12:00")
    assert [row.id for row in told(again)] == once


async def test_on_a_day_off_it_waits_for_the_next_working_morning(office: Office) -> None:
    await off(office, "2024-02-16 09:00", "2024-02-17 10:00")
    assert office.database.look(next_due, office.clock.now()) == at("2024-02-19 07:00")
    await office.until("2024-02-19 07:05")
    assert set(hours(told(office))) == {"07:00"}


async def test_a_unit_that_owes_nothing_hears_nothing(office: Office) -> None:
    await office.until("2024-02-16 09:00")
    tell(office, "phuoc-quang", ALL_TASKS, State.DONE)
    await off(office, FRIDAY, "2024-02-19 08:00")
    assert told(office, QUANG) == told(office, LEADER) == []
    assert len(told(office, NGHIA)) == 1


async def test_once_all_is_confirmed_only_the_office_hears_it(office: Office) -> None:
    await office.until("2024-02-16 09:00")
    confirm_everything(office)
    await off(office, FRIDAY, "2024-02-19 08:00")
    assert {row.person_id for row in told(office)} == {
        office.database.look(person_id, person) for person in (OFFICE, "van-phong/van-phong/2", ADMIN)
    }
    assert "Đã đề nghị" not in told(office, OFFICE)[0].body


async def test_who_cannot_be_reached_or_has_left_is_not_written_to(office: Office) -> None:
    await office.until(FRIDAY)
    hire(office, "phuoc-quang", Role.FOCAL, "Đầu mối mới", "0911000003")
    end_post(office, NGHIA, at("2024-02-16 00:00").date())
    office.database.write(reach.lost, NAME, QUANG, "blocked", office.clock.now())
    await off(office, FRIDAY, "2024-02-19 08:00")
    assert told(office, QUANG) == told(office, NGHIA) == told(office, "phuoc-quang/dau-moi/2") == []


async def test_a_person_of_a_unit_and_of_the_office_is_asked_to_write_again(office: Office) -> None:
    hire(office, "van-phong", Role.OFFICE, "Đầu mối UBND xã Phước Quang", phone_of(office, QUANG))
    await off(office, FRIDAY, "2024-02-19 08:00")
    (row,) = told(office, QUANG)
    assert "nhắn lại và ghi ngày đã nhắn" in row.body


def phone_of(office: Office, person: str) -> str:
    row = office.database.look(person_id, person)
    return office.database.look(people.contact, row).phone


# ---- Which gaps are told


@pytest.mark.parametrize("length", [timedelta(0), KEEPS_PRESSES, KEEPS_MESSAGES])
async def test_nothing_is_said_of_a_gap_in_which_no_message_was_lost(office: Office, length: timedelta) -> None:
    start = at("2024-02-19 09:00")
    await off(office, "2024-02-19 09:00", f"{start + length:%Y-%m-%d %H:%M:%S}")
    await office.until("2024-02-21 12:00")
    assert told(office) == []


async def test_one_second_more_and_it_is_told(office: Office) -> None:
    await off(office, "2024-02-19 09:00", "2024-02-20 09:00:01")
    assert len(told(office)) == 45


async def test_gaps_between_two_mornings_are_told_in_one_message(office: Office) -> None:
    """Friday's evening to Saturday's night, an hour awake, and off again until Monday's morning."""
    await off(office, FRIDAY, "2024-02-17 23:00")
    await off(office, "2024-02-17 23:30", "2024-02-19 06:00")
    await office.until("2024-02-19 12:00")
    (row,) = told(office, QUANG)
    assert row.body.startswith("Từ 17 giờ ngày 16/02 đến 23 giờ ngày 17/02 và từ 23 giờ 30 ngày 17/02 đến 6 giờ")
    assert office.database.look(untold) == []


async def test_a_second_gap_is_told_again(office: Office) -> None:
    await off(office, FRIDAY, "2024-02-19 08:00")
    await off(office, "2024-02-19 09:00", "2024-02-21 09:00")
    assert days(told(office, QUANG)) == ["19/02", "21/02"]


async def test_only_who_is_on_that_channel_hears_it(office: Office) -> None:
    def move(session: Session) -> None:
        person = person_id(session, QUANG)
        accounts.bind(session, person, "elsewhere", "1", office.clock.now())
        actor = people.actor(session, "elsewhere", "1", office.directive.calendar.day(office.clock.now()))
        assert actor is not None
        accounts.agree(session, actor, office.clock.now())

    office.database.write(move)
    await off(office, FRIDAY, "2024-02-19 08:00", channel="elsewhere")
    assert [(row.person_id, row.channel) for row in told(office)] == [
        (office.database.look(person_id, QUANG), "elsewhere")
    ]


async def test_who_joins_afterwards_hears_nothing_of_it(office: Office) -> None:
    await off(office, FRIDAY, "2024-02-19 08:00")
    hire(office, "phuoc-quang", Role.FOCAL, "Đầu mối mới", "0911000003")
    join(office, "phuoc-quang/dau-moi/2")
    await office.until("2024-02-19 12:00")
    assert told(office, "phuoc-quang/dau-moi/2") == []


# ---- The next digest


async def test_the_next_digest_names_the_gap_and_the_one_after_does_not(office: Office) -> None:
    await off(office, "2024-02-16 15:00", MONDAY)
    await office.until("2024-02-24 08:00")
    line = "Hệ thống gián đoạn từ 15 giờ ngày 16/02 đến 6 giờ 20 ngày 19/02: tin gửi trong lúc đó có thể chưa đến."
    assert line in digest(office, "2024-02-19 07:10").splitlines()
    assert "gián đoạn" not in digest(office, "2024-02-22 15:00")


async def test_a_short_gap_in_working_hours_is_named_with_what_it_may_have_cost(office: Office) -> None:
    await off(office, "2024-02-22 09:05", "2024-02-22 09:40")
    await office.until("2024-02-22 16:00")
    line = "Hệ thống gián đoạn từ 9 giờ 05 đến 9 giờ 40 ngày 22/02: bấm nút trong lúc đó có thể chưa được ghi."
    assert line in digest(office, "2024-02-22 15:00").splitlines()


async def test_a_short_gap_at_night_is_not_named(office: Office) -> None:
    await off(office, "2024-02-22 01:00", "2024-02-22 05:00")
    await office.until("2024-02-22 16:00")
    assert "gián đoạn" not in digest(office, "2024-02-22 15:00")


async def test_the_closing_figures_name_a_gap_that_outlasted_their_day(office: Office) -> None:
    """They are frozen at midnight, and what was sent in the gap is missing from them."""
    await office.until("2024-02-29 16:40")
    await off(office, "2024-02-29 16:45", "2024-03-01 06:30")
    await office.until("2024-03-01 08:00")
    assert "gián đoạn từ 16 giờ 45 ngày 29/02 đến 6 giờ 30 ngày 01/3" in digest(office, "2024-03-01 07:10")
