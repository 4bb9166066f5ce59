"""A day named in the midst of other words, looking back."""

from datetime import date

import pytest

from core.named_days import Named, NoSuchDay, named_day

TODAY, SINCE = date(2024, 9, 25), date(2024, 2, 15)


@pytest.mark.parametrize(
    ("text", "day", "rest"),
    [
        ("Phước Hòa 23/9", date(2024, 9, 23), "phuoc hoa"),
        ("23/09/2024 phuoc hoa", date(2024, 9, 23), "phuoc hoa"),
        ("vì sao Phước Hòa không được nhắc ngày 23.9?", date(2024, 9, 23), "vi sao phuoc hoa khong duoc nhac ngay ?"),
        ("ngày 23 tháng 9 năm 2024", date(2024, 9, 23), "ngay"),
        ("hôm qua Phước Hòa", date(2024, 9, 24), "phuoc hoa"),
        ("hôm nay", TODAY, ""),
        ("30/9", date(2024, 9, 30), ""),  # yet to come; last year's lies before the directive
        ("29/2", date(2024, 2, 29), ""),
        ("Phước Hòa", None, "phuoc hoa"),
        ("", None, ""),
    ],
)
def test_what_is_named(text: str, day: date | None, rest: str) -> None:
    assert named_day(text, TODAY, SINCE) == Named(day, rest)


def test_a_day_yet_to_come_without_a_year_is_last_years_where_that_counts() -> None:
    assert named_day("20/12", date(2025, 1, 10), SINCE).day == date(2024, 12, 20)
    assert named_day("29/2", date(2028, 1, 10), SINCE).day == date(2028, 2, 29)


@pytest.mark.parametrize("text", ["30/2", "31/9/2024", "45/13", "0/1", "29/2/2023", "ngày 31 tháng 4"])
def test_what_no_calendar_has(text: str) -> None:
    with pytest.raises(NoSuchDay):
        named_day(text, TODAY, SINCE)
