"""The working calendar against the tables of the field (2024 in Bình Định) and the Government's swapped days."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendar import WorkingCalendar, spans
from storage.directive_file import read_directive

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
HOURS = spans(["07:00-11:30", "13:30-17:00"])
CALENDAR = WorkingCalendar(ZONE, HOURS)
PILOT, DISTRICT = date(2024, 2, 29), date(2024, 9, 30)


def at(day: str, clock: str = "00:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZONE)


def days(first: str, last: str) -> list[date]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return [start + timedelta(n) for n in range((end - start).days + 1)]


# ---- Days

OFF_2024 = [
    date(2024, 1, 1),
    *days("2024-02-08", "2024-02-14"),
    date(2024, 4, 18),
    *days("2024-04-27", "2024-05-01"),
    *days("2024-08-31", "2024-09-03"),
]


@pytest.mark.parametrize("day", OFF_2024)
def test_a_day_off_of_2024(day: date) -> None:
    assert not CALENDAR.is_working_day(day)


def test_every_other_weekday_of_2024_is_worked_and_one_saturday() -> None:
    year = days("2024-01-01", "2024-12-31")
    usual = {day for day in year if day.weekday() < 5 and day not in OFF_2024}
    assert {day for day in year if CALENDAR.is_working_day(day)} == usual | {date(2024, 5, 4)}


def test_the_second_half_of_february_has_eleven_working_days() -> None:
    assert sum(map(CALENDAR.is_working_day, days("2024-02-15", "2024-02-29"))) == 11


def test_the_file_stands_over_the_library() -> None:
    """2026's swap: Friday 02/01 off for Saturday 10/01."""
    swap = WorkingCalendar(ZONE, HOURS, frozenset({date(2026, 1, 2)}), frozenset({date(2026, 1, 10)}))
    assert not swap.is_working_day(date(2026, 1, 2))
    assert swap.is_working_day(date(2026, 1, 10))
    assert swap.shift(date(2025, 12, 31), 1) == date(2026, 1, 5)
    assert swap.shift(date(2026, 1, 9), 1) == date(2026, 1, 10)
    assert swap.days_left(date(2025, 12, 31), date(2026, 1, 12)) == 7


def test_the_shipped_file_makes_the_same_calendar() -> None:
    path = Path(__file__).parents[2] / "directives" / "tuy-phuoc-2024.toml"
    assert WorkingCalendar.of(read_directive(path)) == CALENDAR


# ---- Counting

COUNTED_BACK = [
    *((PILOT, back, date(2024, month, day)) for back, month, day in [(15, 2, 1), (10, 2, 15), (7, 2, 20)]),
    *((PILOT, back, date(2024, 2, day)) for back, day in [(5, 22), (3, 26), (2, 27), (1, 28)]),
    *((DISTRICT, back, date(2024, 9, day)) for back, day in [(15, 9), (14, 10), (10, 16), (7, 19), (5, 23)]),
    *((DISTRICT, back, date(2024, 9, day)) for back, day in [(3, 25), (2, 26), (1, 27)]),
]


@pytest.mark.parametrize(("last_day", "back", "day"), COUNTED_BACK)
def test_counting_back_from_a_milestone(last_day: date, back: int, day: date) -> None:
    assert CALENDAR.shift(last_day, -back) == day
    assert CALENDAR.days_left(day, last_day) == back


def test_shift_forward_and_nowhere() -> None:
    assert CALENDAR.shift(PILOT, 1) == date(2024, 3, 1)
    assert CALENDAR.shift(PILOT, 4) == date(2024, 3, 6)
    assert CALENDAR.shift(date(2024, 4, 26), 1) == date(2024, 5, 2)
    assert CALENDAR.shift(date(2024, 5, 3), 1) == date(2024, 5, 4)  # the Saturday that is worked
    assert CALENDAR.shift(date(2024, 2, 10), 0) == date(2024, 2, 10)


def test_a_day_off_moves_to_the_working_day_beside_it() -> None:
    assert CALENDAR.on_or_before(date(2024, 2, 14)) == date(2024, 2, 7)
    assert CALENDAR.on_or_after(date(2024, 2, 8)) == date(2024, 2, 15)
    assert CALENDAR.on_or_before(PILOT) == CALENDAR.on_or_after(PILOT) == PILOT


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (date(2024, 2, 28), 1),
        (date(2024, 2, 29), 0),
        (date(2024, 3, 1), -1),
        (date(2024, 3, 3), -1),  # Sunday: Friday has passed since
        (date(2024, 3, 4), -2),
        (date(2024, 2, 10), 11),  # in Tết
        (date(2024, 2, 7), 11),
        (date(2024, 2, 6), 12),
    ],
)
def test_days_left(today: date, left: int) -> None:
    assert CALENDAR.days_left(today, PILOT) == left


@given(st.dates(date(2024, 1, 1), date(2024, 12, 31)), st.integers(-60, 60))
def test_shifting_there_and_back(day: date, count: int) -> None:
    start = CALENDAR.on_or_before(day)
    there = CALENDAR.shift(start, count)
    assert CALENDAR.is_working_day(there)
    assert CALENDAR.shift(there, -count) == start
    assert CALENDAR.days_left(start, there) == count


# ---- Hours


@pytest.mark.parametrize(
    ("clock", "is_open"),
    [
        ("06:59:59", False),
        ("07:00:00", True),
        ("11:29:59", True),
        ("11:30:00", False),
        ("13:29:59", False),
        ("13:30:00", True),
        ("16:59:59", True),
        ("17:00:00", False),
    ],
)
def test_the_edges_of_the_hours(clock: str, is_open: bool) -> None:
    assert CALENDAR.is_open(at("2024-02-28", clock)) is is_open
    assert not CALENDAR.is_open(at("2024-02-25", clock))  # Sunday
    assert CALENDAR.is_open(at("2024-05-04", clock)) is is_open  # the Saturday that is worked


@pytest.mark.parametrize(("clock", "since"), [("07:00", "07:00"), ("11:29", "07:00"), ("16:59", "13:30")])
def test_since_when_it_is_open(clock: str, since: str) -> None:
    assert CALENDAR.opened(at("2024-02-28", clock)) == at("2024-02-28", since)
    assert CALENDAR.opened(at("2024-02-25", clock)) is None  # Sunday


@pytest.mark.parametrize("clock", ["06:59", "11:30", "13:29", "17:00"])
def test_outside_the_hours_it_has_not_opened(clock: str) -> None:
    assert CALENDAR.opened(at("2024-02-28", clock)) is None


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (("2024-02-28", "06:00"), ("2024-02-28", "07:00")),
        (("2024-02-28", "08:15"), ("2024-02-28", "08:15")),
        (("2024-02-28", "11:30"), ("2024-02-28", "13:30")),
        (("2024-02-28", "17:00"), ("2024-02-29", "07:00")),
        (("2024-03-01", "17:30"), ("2024-03-04", "07:00")),
        (("2024-02-07", "17:00"), ("2024-02-15", "07:00")),  # over Tết
        (("2024-02-10", "09:00"), ("2024-02-15", "07:00")),
        (("2024-05-03", "20:00"), ("2024-05-04", "07:00")),
        (("2024-05-04", "17:00"), ("2024-05-06", "07:00")),
        (("2024-08-30", "17:00"), ("2024-09-04", "07:00")),
    ],
)
def test_the_next_open_moment(now: tuple[str, str], opens: tuple[str, str]) -> None:
    assert CALENDAR.next_open(at(*now)) == at(*opens)


def test_instants_are_utc_and_days_are_the_zones() -> None:
    late = datetime(2024, 2, 29, 17, 30, tzinfo=UTC)  # half past midnight on 01/3 at home
    assert CALENDAR.day(late) == date(2024, 3, 1)
    assert CALENDAR.at(PILOT, time(7, 15)) == datetime(2024, 2, 29, 0, 15, tzinfo=UTC)
    assert CALENDAR.at(PILOT, time(7, 15)).tzinfo is UTC
    assert CALENDAR.next_open(at("2024-02-28", "17:00")).tzinfo is UTC
    assert CALENDAR.close(PILOT) == at("2024-02-29", "17:00")
    assert CALENDAR.midnight_after(PILOT) == at("2024-03-01")


def test_spans_are_sorted() -> None:
    assert spans(["13:30-17:00", "07:00-11:30"]) == HOURS
    assert list(HOURS) == [(time(7), time(11, 30)), (time(13, 30), time(17))]


def test_which_years_are_known_and_which_are_announced() -> None:
    assert [CALENDAR.knows(year) for year in (1899, 2024, 2052, 2200)] == [False, True, True, False]
    assert (CALENDAR.is_announced(2024), CALENDAR.is_announced(2052)) == (True, False)
    told = WorkingCalendar(CALENDAR.zone, HOURS, confirmed=frozenset({2052}))
    assert told.is_announced(2052)
    assert told.unannounced([2024, 2052, 2053]) == [2053]
