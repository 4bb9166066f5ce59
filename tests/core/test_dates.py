"""Days and hours as Vietnamese official papers write them."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from core.dates import dated, duration, full_day, hour, near_day, short_day, weekday


@pytest.mark.parametrize(
    ("day", "short", "full"),
    [
        (date(2024, 2, 5), "05/02", "05/02/2024"),
        (date(2024, 2, 29), "29/02", "29/02/2024"),
        (date(2024, 3, 1), "01/3", "01/3/2024"),
        (date(2024, 6, 29), "29/6", "29/6/2024"),
        (date(2024, 1, 31), "31/01", "31/01/2024"),
        (date(2024, 10, 1), "01/10", "01/10/2024"),
        (date(2024, 12, 9), "09/12", "09/12/2024"),
    ],
)
def test_days_under_ten_and_the_first_two_months_take_a_zero(day: date, short: str, full: str) -> None:
    assert (short_day(day), full_day(day)) == (short, full)


def test_weekdays() -> None:
    assert [weekday(date(2024, 2, 26 + n)) for n in range(4)] == ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm"]
    assert [weekday(date(2024, 3, n)) for n in (1, 2, 3)] == ["thứ Sáu", "thứ Bảy", "Chủ nhật"]


def test_a_near_day_comes_with_its_weekday() -> None:
    assert near_day(date(2024, 2, 28)) == "thứ Tư 28/02"
    assert dated(date(2024, 2, 29)) == "29/02/2024 (thứ Năm)"
    assert dated(date(2024, 9, 30)) == "30/9/2024 (thứ Hai)"


def test_hours() -> None:
    assert hour(time(7)) == "7 giờ"
    assert hour(time(13, 45)) == "13 giờ 45"
    assert hour(time(16, 5)) == "16 giờ 05"
    assert hour(datetime(2024, 9, 27, 16, 47, tzinfo=UTC)) == "16 giờ 47"


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(days=2, hours=14, minutes=5), "2 ngày 14 giờ"),
        (timedelta(days=1, minutes=5), "1 ngày"),
        (timedelta(hours=1, minutes=5, seconds=9), "1 giờ 5 phút"),
        (timedelta(minutes=35), "35 phút"),
        (timedelta(seconds=59.9), "59 giây"),
        (timedelta(0), "1 giây"),
    ],
)
def test_how_long_something_lasted(length: timedelta, words: str) -> None:
    assert duration(length) == words
