"""When something was told by telephone."""

from datetime import date

import pytest

from core.said_days import NoSuchDay
from core.said_moments import past_moment
from tests.office import at

NOW, SINCE = at("2024-02-20 10:00"), date(2024, 2, 15)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("8 giờ sáng nay", "2024-02-20 08:00"),
        ("sáng nay", "2024-02-20 08:00"),
        ("chiều qua", "2024-02-19 14:00"),
        ("3h30 chiều hôm qua", "2024-02-19 15:30"),
        ("hom qua", "2024-02-19 12:00"),
        ("16/02 lúc 14h30", "2024-02-16 14:30"),
        ("ngày 16/02", "2024-02-16 12:00"),
        ("9:15", "2024-02-20 09:15"),
        ("vừa xong", "2024-02-20 10:00"),
        ("hôm nay", "2024-02-20 10:00"),
        ("chiều nay", "2024-02-20 10:00"),
        ("15 giờ", "2024-02-20 15:00"),
        ("30/12", "2024-12-30 12:00"),
    ],
)
def test_a_moment_is_read(typed: str, meant: str) -> None:
    assert past_moment(typed, NOW, SINCE) == at(meant)


@pytest.mark.parametrize("typed", ["", "anh Ba", "chủ tịch xã", "25h"])
def test_what_names_no_moment(typed: str) -> None:
    assert past_moment(typed, NOW, SINCE) is None


def test_a_day_that_the_calendar_has_not() -> None:
    with pytest.raises(NoSuchDay):
        past_moment("30/02", NOW, SINCE)
