"""Days as people name them: from when to when, at the start of a text, and looking back."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.day_ranges import DayRange
from core.said_days import (
    Leading,
    Named,
    NoSuchDay,
    Said,
    leading_days,
    named_day,
    past_day,
    promised_past_day,
    said_days,
)

TODAY = date(2024, 2, 20)  # a Tuesday


def _said(text: str, *, until: bool = True) -> tuple[str, str] | None:
    days = said_days(text, TODAY, until=until).days
    return (f"{days.first:%d/%m}", f"{days.last:%d/%m}") if days else None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("mai", "21/02", "21/02"),
        ("hôm nay", "20/02", "20/02"),
        ("ngày mốt", "22/02", "22/02"),
        ("thứ Hai tuần sau", "26/02", "26/02"),
        ("tuần này", "20/02", "23/02"),
        ("hết tuần này", "20/02", "23/02"),
        ("tuần sau", "26/02", "01/03"),
        ("tuần tới", "26/02", "01/03"),
        ("đầu tuần sau", "26/02", "26/02"),
        ("cuối tuần sau", "01/03", "01/03"),
        ("từ 20/2 đến 26/2", "20/02", "26/02"),
        ("tu 20/2 den 26/2", "20/02", "26/02"),
        ("từ ngày 20/2 đến hết ngày 26/2", "20/02", "26/02"),
        ("từ 20/02/2024 tới 26/02/2024", "20/02", "26/02"),
        ("20-26/2", "20/02", "26/02"),
        ("20/2 - 26/2", "20/02", "26/02"),
        ("20-26/2/2024", "20/02", "26/02"),
        ("từ 20 đến 26/2", "20/02", "26/02"),
        ("từ ngày 20 đến ngày 26 tháng 2", "20/02", "26/02"),
        ("từ mai đến hết tuần", "21/02", "23/02"),
        ("từ hôm nay đến hết thứ Sáu", "20/02", "23/02"),
        ("tu hom nay den thu tu", "20/02", "21/02"),
        ("từ thứ Hai đến thứ Tư", "26/02", "28/02"),
        ("từ nay đến 26/2", "20/02", "26/02"),
        ("đến 26/2", "20/02", "26/02"),
        ("em nghỉ đến hết thứ 6", "20/02", "23/02"),
        ("hôm nay và ngày mai", "20/02", "21/02"),
        ("thứ tư", "21/02", "21/02"),
        ("em nghỉ 21, 22/2", "21/02", "22/02"),
        ("việc 2, 28/2 nhắc lại", "28/02", "28/02"),
        ("em nghỉ ngày 21 và 22/2", "21/02", "22/02"),
        ("em xin nghi phep 3 ngay tu mai", "21/02", "23/02"),
        ("từ mai em nghỉ phép ba ngày", "21/02", "23/02"),
        ("từ thứ Sáu em nghỉ 3 ngày", "23/02", "27/02"),
        ("từ 24/2 em đi công tác 2 hôm", "24/02", "27/02"),
        ("từ 21/2 trong 3 ngày", "21/02", "23/02"),
        ("mai em nghỉ phép 1 tuần", "21/02", "27/02"),
        ("3 ngày tới", "21/02", "23/02"),
        ("em nghỉ thứ 6 ngày 23/2", "23/02", "23/02"),
        ("em đi công tác sau 3 ngày", "23/02", "23/02"),
        ("2 ngày nữa em nghỉ", "22/02", "22/02"),
        ("thứ hai tuần sau em nghỉ 1 ngày", "26/02", "26/02"),
        ("em di cong tac toi thu 6", "20/02", "23/02"),
        ("toi thu 6 di cong tac", "23/02", "23/02"),
    ],
)
def test_days_named(text: str, first: str, last: str) -> None:
    assert _said(text) == (first, last)


@pytest.mark.parametrize("text", ["", "em xin nghỉ phép", "20/2, 21/2, 22/2", "99/99", "việc 2", "25", "👍"])
def test_no_days_named(text: str) -> None:
    assert said_days(text, TODAY) == Said()


@pytest.mark.parametrize(("text", "typed"), [("30/2", "30/2"), ("từ 31/4 đến 2/5", "31/4"), ("20-31/4", "31/4")])
def test_days_that_no_calendar_has(text: str, typed: str) -> None:
    assert said_days(text, TODAY) == Said(impossible=typed)


def test_until_a_day_means_that_day_where_one_day_is_asked_for() -> None:
    assert _said("đến 26/2", until=False) == ("26/02", "26/02")


def test_the_end_before_the_beginning_is_told_as_said() -> None:
    assert _said("từ 26/2 đến 20/2") == ("26/02", "20/02")


_DAYS = st.dates(date(2024, 2, 20), date(2024, 8, 1))


@settings(deadline=None)
@given(_DAYS, _DAYS)
def test_any_two_days_written_out_are_read_back(one: date, other: date) -> None:
    first, last = sorted((one, other))
    for text in (f"từ {first:%d/%m} đến {last:%d/%m}", f"{first.day}/{first.month} - {last.day}/{last.month}/2024"):
        assert said_days(text, TODAY).days == DayRange(first, last)


@settings(deadline=None)
@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_somehow(text: str) -> None:
    said = said_days(text, TODAY, until=True)
    assert said.days is None or not said.impossible


# ---- What a text begins with

MONDAY = date(2024, 9, 9)


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
        ("mai nghỉ bão", [date(2024, 9, 10)], "nghỉ bão"),
        ("thứ 6 tuần sau", [date(2024, 9, 20)], ""),
        ("từ 16/9 đến 17/9 lũ", [date(2024, 9, 16), date(2024, 9, 17)], "lũ"),
        ("tu ngay 16/9 den het ngay 17/9", [date(2024, 9, 16), date(2024, 9, 17)], ""),
        ("16/9 và 18/9 bão", [date(2024, 9, 16), date(2024, 9, 18)], "bão"),
        ("18/9, 16-17/9; mai", [date(2024, 9, 10), *(date(2024, 9, day) for day in (16, 17, 18))], ""),
        ("16/9, và bão", [date(2024, 9, 16)], "và bão"),
        ("ngày 16/9, bão", [date(2024, 9, 16)], "bão"),
    ],
)
def test_days_and_what_follows_them(text: str, days: list[date], rest: str) -> None:
    assert leading_days(text, MONDAY) == Leading(tuple(days), rest)


@pytest.mark.parametrize("text", ["30/02", "31/9", "00/9", "18-16/9", "01/9-30/12", "32/13/2024"])
def test_days_that_there_are_not(text: str) -> None:
    found = leading_days(text, MONDAY)
    assert (found.days, found.wrong) == ((), text)


def test_one_of_several_that_there_is_not() -> None:
    assert leading_days("16/9 và 31/9", MONDAY) == Leading(wrong="31/9")
    assert leading_days("01-20/9, 01-20/10", MONDAY).wrong
    assert leading_days("16/9," * 1000, MONDAY) == Leading((date(2024, 9, 16),))


@pytest.mark.parametrize("text", ["", "bão số 4", "xin nghỉ", "hello"])
def test_no_day_at_all(text: str) -> None:
    assert leading_days(text, MONDAY) == Leading(rest=text)


@given(st.text(max_size=40))
def test_anything_may_come_first(text: str) -> None:
    found = leading_days(text, MONDAY)
    assert len(found.days) <= 31


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_whole_date_is_that_date(day: date) -> None:
    assert leading_days(f"{day:%d/%m/%Y}", MONDAY).days == (day,)


# ---- A day behind us

WEDNESDAY, SINCE = date(2024, 9, 25), date(2024, 2, 15)


@pytest.mark.parametrize(
    ("text", "day", "rest"),
    [
        ("Phước Hòa 23/9", date(2024, 9, 23), "phuoc hoa"),
        ("23/09/2024 phuoc hoa", date(2024, 9, 23), "phuoc hoa"),
        ("vì sao Phước Hòa không được nhắc ngày 23.9?", date(2024, 9, 23), "vi sao phuoc hoa khong duoc nhac ngay ?"),
        ("ngày 23 tháng 9 năm 2024", date(2024, 9, 23), "ngay"),
        ("hôm qua Phước Hòa", date(2024, 9, 24), "phuoc hoa"),
        ("hôm nay", WEDNESDAY, ""),
        ("30/9", date(2024, 9, 30), ""),  # yet to come; last year's lies before the directive
        ("29/2", date(2024, 2, 29), ""),
        ("Phước Hòa", None, "phuoc hoa"),
        ("", None, ""),
    ],
)
def test_what_is_named(text: str, day: date | None, rest: str) -> None:
    assert named_day(text, WEDNESDAY, SINCE) == Named(day, rest)


def test_a_day_yet_to_come_without_a_year_is_last_years_where_that_counts() -> None:
    assert named_day("20/12", date(2025, 1, 10), SINCE).day == date(2024, 12, 20)
    assert named_day("29/2", date(2028, 1, 10), SINCE).day == date(2028, 2, 29)


@pytest.mark.parametrize("text", ["30/2", "31/9/2024", "45/13", "0/1", "29/2/2023", "ngày 31 tháng 4"])
def test_what_no_calendar_has(text: str) -> None:
    with pytest.raises(NoSuchDay):
        named_day(text, WEDNESDAY, SINCE)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("23/9", date(2024, 9, 23)),
        ("ngày 23/9/2024 ạ", date(2024, 9, 23)),
        ("26/9", None),
        ("31/9", None),
        ("22/9, 23/9", None),
    ],
)
def test_one_day_in_digits_that_has_passed(text: str, day: date | None) -> None:
    assert past_day(text, WEDNESDAY) == day


def test_a_passed_day_is_told_only_to_who_promises_something() -> None:
    assert promised_past_day("hẹn 23/9", WEDNESDAY) == date(2024, 9, 23)
    assert promised_past_day("họp 23/9", WEDNESDAY) is None
