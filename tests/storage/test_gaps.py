"""A gap is what lies between two moments at which the messenger was reached."""

from datetime import timedelta

import pytest

from core.gaps import KEEPS_MESSAGES, KEEPS_PRESSES
from storage import gaps
from storage.database import Database
from tests.storage.moments import NOW, everything, later

SECOND = timedelta(seconds=1)


def hears(database: Database, *moments: timedelta) -> list[bool]:
    return [database.write(gaps.heard, "telegram", NOW + moment) for moment in moments]


def test_the_first_time_is_no_gap(database: Database) -> None:
    assert hears(database, timedelta(0)) == [False]
    assert database.look(gaps.last_heard, "telegram") == NOW
    assert everything(database, gaps.gaps) == []


@pytest.mark.parametrize(
    ("length", "written", "told"),
    [(KEEPS_PRESSES, False, None), (KEEPS_PRESSES + SECOND, True, True), (KEEPS_MESSAGES + SECOND, True, False)],
)
def test_what_a_time_of_silence_is(database: Database, length: timedelta, written: bool, told: bool | None) -> None:
    assert hears(database, timedelta(0), length, length) == [False, written, False]
    rows = [(1, "telegram", NOW, NOW + length, told)] if written else []
    assert everything(database, gaps.gaps) == rows


def test_a_messenger_knows_nothing_of_another(database: Database) -> None:
    hears(database, timedelta(0))
    assert database.write(gaps.heard, "zalo", later(days=3)) is False
    assert everything(database, gaps.gaps) == []


def test_a_clock_set_back_is_no_gap_and_moves_nothing(database: Database) -> None:
    assert hears(database, timedelta(hours=1), timedelta(0), timedelta(hours=1)) == [False] * 3
    assert database.look(gaps.last_heard, "telegram") == later(hours=1)


def test_those_that_reach_into_a_period(database: Database) -> None:
    hears(database, *(timedelta(hours=hour) for hour in (0, 1, 30, 31)))
    lengths = [gap.length for gap in database.look(gaps.overlapping, later(hours=1), later(hours=30))]
    assert lengths == [timedelta(hours=29)]
    found = database.look(gaps.overlapping, later(minutes=59), later(hours=30, minutes=1))
    assert [(gap.began, gap.messages) for gap in found] == [
        (NOW, False),
        (later(hours=1), True),
        (later(hours=30), False),
    ]


def test_the_untold_are_told_once(database: Database) -> None:
    hears(database, *(timedelta(days=day) for day in (0, 2, 3, 5)))
    found = database.look(gaps.untold)
    assert [(row.id, row.gap.ended) for row in found] == [(1, later(days=2)), (3, later(days=5))]
    assert database.look(gaps.last_untold) == later(days=5)
    database.write(gaps.set_told, [row.id for row in found])
    assert database.look(gaps.untold) == []
    assert database.look(gaps.last_untold) is None
