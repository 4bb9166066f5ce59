"""Days named for being away, for a pause, for later: as people write them, with and without diacritics."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.calendar import WorkingCalendar
from core.day_ranges import DayRange, Said, said_days, worth_offering
from tests.time.rollout import shipped

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
        ("thứ tư", "21/02", "21/02"),
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


@pytest.fixture(scope="module")
def calendar() -> WorkingCalendar:
    return shipped()[1]


@settings(deadline=None)
@given(st.dates(date(2024, 1, 1), date(2024, 12, 20)))
def test_what_is_offered_lies_ahead(calendar: WorkingCalendar, today: date) -> None:
    found = worth_offering(calendar, today)
    assert len(set(found)) == len(found) >= 2
    assert all(today <= days.first <= days.last <= today + timedelta(days=20) for days in found)
