"""Days as an admin types them for the calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.typed_days import Typed, typed_days

TODAY = date(2024, 9, 9)  # a Monday


@pytest.mark.parametrize(
    ("text", "days", "rest"),
    [
        ("16/9", [date(2024, 9, 16)], ""),
        ("16/9 bão số 4", [date(2024, 9, 16)], "bão số 4"),
        ("16.9.2025: bão", [date(2025, 9, 16)], "bão"),
        ("02/01", [date(2025, 1, 2)], ""),  # this year's is long past
        ("05/9", [date(2024, 9, 5)], ""),  # a slip that is told as such
        ("16-18/9 lũ", [date(2024, 9, 16), date(2024, 9, 17), date(2024, 9, 18)], "lũ"),
        ("30/9 - 01/10", [date(2024, 9, 30), date(2024, 10, 1)], ""),
        ("30/9 đến 01/10/2024", [date(2024, 9, 30), date(2024, 10, 1)], ""),
        ("từ 16/9 đến 17/9 lũ", [date(2024, 9, 16), date(2024, 9, 17)], "lũ"),
        ("tu ngay 16/9 den het ngay 17/9", [date(2024, 9, 16), date(2024, 9, 17)], ""),
        ("16/9 và 18/9 bão", [date(2024, 9, 16), date(2024, 9, 18)], "bão"),
        ("18/9, 16-17/9; mai", [date(2024, 9, 10), *(date(2024, 9, day) for day in (16, 17, 18))], ""),
        ("16/9, và bão", [date(2024, 9, 16)], "và bão"),
        ("ngày 16/9, bão", [date(2024, 9, 16)], "bão"),
        ("mai nghỉ bão", [date(2024, 9, 10)], "nghỉ bão"),
        ("thứ 6 tuần sau", [date(2024, 9, 20)], ""),
    ],
)
def test_days_and_what_follows_them(text: str, days: list[date], rest: str) -> None:
    assert typed_days(text, TODAY) == Typed(tuple(days), rest)


@pytest.mark.parametrize("text", ["30/02", "31/9", "00/9", "18-16/9", "01/9-30/12", "32/13/2024"])
def test_days_that_there_are_not(text: str) -> None:
    found = typed_days(text, TODAY)
    assert (found.days, found.wrong) == ((), text)


def test_one_of_several_that_there_is_not() -> None:
    assert typed_days("16/9 và 31/9", TODAY) == Typed(wrong="31/9")
    assert typed_days("01-20/9, 01-20/10", TODAY).wrong
    assert typed_days("16/9," * 1000, TODAY) == Typed((date(2024, 9, 16),))


@pytest.mark.parametrize("text", ["", "bão số 4", "xin nghỉ", "hello"])
def test_no_day_at_all(text: str) -> None:
    assert typed_days(text, TODAY) == Typed(rest=text)


@given(st.text(max_size=40))
def test_anything_may_be_typed(text: str) -> None:
    found = typed_days(text, TODAY)
    assert len(found.days) <= 31


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_whole_date_is_that_date(day: date) -> None:
    assert typed_days(f"{day:%d/%m/%Y}", TODAY).days == (day,)
