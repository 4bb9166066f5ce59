"""One tick writes what is due, once; and a machine that was off says each thing once."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from bot import playing
from bot.clock import HandClock
from bot.settings import SHIPPED_DIRECTIVE
from bot.wiring import prepare
from core.directive import DirectiveFile
from scheduler.tick import next_due, tick
from storage.database import Database
from storage.marks import marks
from tests.office import Office, at
from tests.time.hands import (
    OFFICE,
    QUANG,
    confirm_everything,
    days,
    hours,
    nudges,
    person_id,
    plan_only,
    reload,
    switched_on,
)


def digests(office: Office) -> list[Any]:
    """One office member's digests, in order."""
    return office.rows(f"digest:{office.directive.code}:{office.database.look(person_id, OFFICE)}:")


def keys(office: Office) -> list[tuple[str, str]]:
    return [(row.key, row.state) for row in office.rows()]


@pytest.mark.parametrize("moment", ["2024-02-15 07:15", "2024-02-20 07:15", "2024-02-29 16:30", "2024-03-01 07:15"])
async def test_a_second_tick_writes_nothing_more(office: Office, moment: str) -> None:
    plan_only(office, moment)
    once = keys(office)
    assert once
    plan_only(office, moment)
    assert keys(office) == once


async def test_the_same_moment_planned_again_after_a_lost_mark_is_passed_over(office: Office) -> None:
    """The keys, not the mark, are what keeps a message from being sent twice."""
    await office.until("2024-02-20 08:00")
    before = keys(office)
    office.database.write(_forget)
    plan_only(office, "2024-02-20 08:00")
    assert keys(office) == before


def _forget(session: Session) -> None:
    session.execute(delete(marks))


async def test_next_due_is_the_opening_then_each_moment_in_turn(office: Office) -> None:
    seen = []
    for _ in range(5):
        due = await office.system.next_event()
        assert due is not None and due > office.clock.now()
        seen.append(due)
        await office.system.advance(due)
    assert seen == [
        at(moment)
        for moment in (
            "2024-02-15 07:15",
            "2024-02-16 14:00",
            "2024-02-19 07:10",
            "2024-02-20 07:15",
            "2024-02-22 07:15",
        )
    ]


async def test_going_day_by_day_or_in_one_leap_comes_to_the_same(office: Office, tmp_path_factory: Any) -> None:
    with Database(f"sqlite:///{tmp_path_factory.mktemp('leap') / 'leap.db'}") as second:
        leaping = await Office.open(second)
        await leaping.until("2024-03-02 00:00")
        end = at("2024-03-02 00:00")
        while office.clock.now() < end:
            await office.system.advance(min(end, office.clock.now() + timedelta(hours=17)))
        assert sorted(keys(office)) == sorted(keys(leaping))


# ---- A machine that was off


async def test_after_days_off_only_the_newest_reminder_is_sent(office: Office) -> None:
    await office.until("2024-02-15 08:00")
    await switched_on(office, "2024-02-29 09:00")
    assert (days(nudges(office, QUANG)), hours(nudges(office, QUANG))) == (["29/02"], ["09:00"])


async def test_a_reminder_of_a_day_gone_by_is_planned_and_skipped(office: Office) -> None:
    await office.until("2024-02-15 08:00")
    await switched_on(office, "2024-03-04 09:00")
    assert [(row.state, row.reason) for row in nudges(office, QUANG)] == [("skipped", "expired")]
    assert days(nudges(office, QUANG)) == ["01/03"]


async def test_after_days_off_the_newest_digest_and_the_closing_figures_are_sent(office: Office) -> None:
    await office.until("2024-02-15 08:00")
    await switched_on(office, "2024-03-06 09:00")
    assert days(digests(office)) == ["01/03", "04/03"]
    assert [(row.state, row.reason) for row in digests(office)] == [("sent", ""), ("skipped", "expired")]


async def test_a_late_digest_says_of_when_its_figures_are(office: Office) -> None:
    await office.until("2024-02-15 08:00")
    await switched_on(office, "2024-02-19 11:00")
    (row,) = digests(office)
    assert hours([row]) == ["11:00"]
    assert "7 giờ 10 ngày 19/02" in row.body


async def test_a_restart_in_the_morning_says_nothing_twice(office: Office) -> None:
    await office.until("2024-02-20 07:15")
    before = keys(office)
    again = office.restarted()
    await again.system.delivery.recover()
    await switched_on(again, "2024-02-20 07:16")
    assert keys(again) == before


# ---- A late start


async def test_a_first_start_long_after_the_directives_says_the_opening_alone(sqlite: Database) -> None:
    office = await Office.open(sqlite, at("2024-06-11 09:00"))
    assert {row.subject.get("event") for row in office.rows()} == {"opening"}
    fates = {row.subject["unit"]: (row.state, row.reason) for row in office.rows()}
    assert fates.pop("phuoc-quang") == fates.pop("phuoc-nghia") == ("skipped", "expired")
    assert set(fates.values()) == {("sent", "")}


async def test_a_first_start_at_night_opens_in_the_morning(sqlite: Database) -> None:
    office = await Office.open(sqlite, at("2024-06-11 22:00"))
    assert {row.state for row in office.rows()} == {"waiting", "skipped"}
    await office.until("2024-06-12 08:00")
    assert {hour for hour in hours(office.rows()) if hour != "-"} == {"07:00"}


async def test_the_first_beat_of_all_ticks_whatever_the_hour(sqlite: Database) -> None:
    """Started days behind the opening, and with days to go until the next moment."""
    prepare(sqlite, SHIPPED_DIRECTIVE, at("2024-06-11 09:00"))
    sqlite.write(playing.fill, at("2024-06-11 09:00"))
    office = Office(sqlite, HandClock(at("2024-06-11 09:00")))
    assert await office.system.beat()
    assert {row.subject.get("event") for row in office.rows()} == {"opening"}


async def test_with_no_directive_there_is_nothing_to_do(sqlite: Database) -> None:
    now = at("2024-02-15 07:15")
    assert sqlite.look(next_due, now) is None
    assert sqlite.write(tick, now) == 0


# ---- A changed file


async def test_a_moved_milestone_moves_the_ladder(office: Office) -> None:
    def later(file: DirectiveFile) -> DirectiveFile:
        pilot = file.milestones[0].model_copy(update={"last_day": at("2024-03-08 00:00").date()})
        return file.model_copy(update={"milestones": (pilot, *file.milestones[1:])})

    await office.until("2024-02-21 12:00")
    assert days(nudges(office, QUANG)) == ["20/02"]
    reload(office, later)
    await office.until("2024-03-09 00:00")
    assert days(nudges(office, QUANG)) == ["20/02", "28/02", "05/03", "07/03", "08/03"]


async def test_once_all_is_confirmed_and_told_the_office_is_left_in_peace(office: Office) -> None:
    await office.until("2024-02-17 12:00")
    confirm_everything(office)
    await office.until("2024-03-15 12:00")
    assert days(digests(office)) == ["16/02", "19/02", "01/03"], "the news once, and the closing figures"
    assert nudges(office, QUANG) == []
