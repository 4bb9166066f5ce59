from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from web.moments import typed_moment

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2024, 2, 26, 0, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("29/02/2024 10:30", (2024, 2, 29, 10, 30)),
        (" 1-3-2024 ", (2024, 3, 1, 0, 0)),
        ("30/9 7h15", (2024, 9, 30, 7, 15)),
        ("29.02.2024, 10 giờ 05", (2024, 2, 29, 10, 5)),
        ("29/02 16 giờ", (2024, 2, 29, 16, 0)),
        ("29/02/2024 16H", (2024, 2, 29, 16, 0)),
    ],
)
def test_a_day_is_read_as_a_vietnamese_writes_it(typed: str, expected: tuple[int, int, int, int, int]) -> None:
    assert typed_moment(typed, NOW, ZONE) == datetime(*expected, tzinfo=ZONE)


@pytest.mark.parametrize(
    "typed", ["", "mai", "30/02/2024", "02/29/2024", "29/02/24", "29/02/2024 25:00", "1/1/0000", "29/02/2024 10:3"]
)
def test_what_no_calendar_has_is_none(typed: str) -> None:
    assert typed_moment(typed, NOW, ZONE) is None


def test_the_year_is_that_of_the_office_s_zone() -> None:
    new_year_there = datetime(2024, 12, 31, 18, 0, tzinfo=UTC)
    assert typed_moment("02/01", new_year_there, ZONE) == datetime(2025, 1, 2, tzinfo=ZONE)
