"""Which days are unlike others, by whose word; and which may be added."""

from datetime import date

import pytest

from core.calendar import AddedDay, WorkingCalendar
from core.directive import Calendar, DirectiveFile
from core.special_days import Origin, Slip, SpecialDay, slip_of, special_days, with_days
from tests.time.rollout import shipped

STORM, SWAP = date(2024, 9, 16), date(2024, 9, 21)
TODAY = date(2024, 9, 9)


def told(file: DirectiveFile, added: list[AddedDay], first: str, last: str) -> list[SpecialDay]:
    calendar = WorkingCalendar.of(file, added)
    return special_days(calendar, file, added, date.fromisoformat(first), date.fromisoformat(last))


def test_each_day_says_where_it_comes_from() -> None:
    file, _ = shipped()
    own = file.model_copy(update={"calendar": Calendar(off=(date(2024, 9, 10),), worked=(date(2024, 9, 7),))})
    added = [AddedDay(STORM, worked=False, note="bão số 4"), AddedDay(SWAP, worked=True)]
    assert told(own, added, "2024-09-01", "2024-09-30") == [
        SpecialDay(date(2024, 9, 2), worked=False, origin=Origin.HOLIDAY, note="Quốc khánh"),
        SpecialDay(date(2024, 9, 3), worked=False, origin=Origin.HOLIDAY, note="Quốc khánh"),
        SpecialDay(date(2024, 9, 7), worked=True, origin=Origin.FILE),
        SpecialDay(date(2024, 9, 10), worked=False, origin=Origin.FILE),
        SpecialDay(STORM, worked=False, origin=Origin.ADDED, note="bão số 4"),
        SpecialDay(SWAP, worked=True, origin=Origin.ADDED),
    ]


def test_the_swapped_saturday_is_a_working_day_and_its_monday_off() -> None:
    found = told(shipped()[0], [], "2024-04-26", "2024-05-06")
    assert [(day.day, day.worked) for day in found] == [
        (date(2024, 4, 29), False),
        (date(2024, 4, 30), False),
        (date(2024, 5, 1), False),
        (date(2024, 5, 4), True),
    ]


@pytest.mark.parametrize(
    ("day", "worked", "slip"),
    [
        (date(2024, 9, 8), False, Slip.PAST),
        (date(2024, 9, 6), True, Slip.PAST),
        (date(2026, 9, 8), False, Slip.FAR),
        (date(2024, 9, 14), False, Slip.OFF_ALREADY),  # a Saturday
        (date(2024, 9, 13), True, Slip.WORKED_ALREADY),
        (TODAY, False, None),
        (STORM, False, None),
        (SWAP, True, None),
    ],
)
def test_what_cannot_be_added(day: date, worked: bool, slip: Slip | None) -> None:
    assert slip_of(shipped()[1], day, worked=worked, today=TODAY) is slip


def test_a_day_that_is_so_anyhow_needs_no_word_of_ours() -> None:
    file, _ = shipped()
    off = with_days(file, [], [STORM, date(2024, 9, 14)], worked=False, note="bão")
    assert off == [AddedDay(STORM, worked=False, note="bão")]
    assert with_days(file, off, [STORM], worked=True, note="") == []


def test_days_added_stand_over_the_file_and_the_holidays() -> None:
    file, _ = shipped()
    own = file.model_copy(update={"calendar": Calendar(off=(STORM,), worked=(SWAP,))})
    added = [AddedDay(STORM, worked=True), AddedDay(SWAP, worked=False), AddedDay(date(2024, 9, 3), worked=True)]
    calendar = WorkingCalendar.of(own, added)
    assert calendar.is_working_day(STORM)
    assert not calendar.is_working_day(SWAP)
    assert calendar.is_working_day(date(2024, 9, 3))


def test_a_storm_does_not_confirm_its_year_but_an_admin_does() -> None:
    file, _ = shipped()
    storm = AddedDay(date(2052, 9, 16), worked=False)
    assert not WorkingCalendar.of(file, [storm]).is_announced(2052)
    assert WorkingCalendar.of(file, [storm, AddedDay(date(2052, 1, 1), worked=False)]).is_announced(2052)
    own = file.model_copy(update={"calendar": Calendar(worked=(date(2052, 5, 4),))})
    assert WorkingCalendar.of(own).is_announced(2052)


def test_a_confirmed_year_shows_no_day_of_its_own() -> None:
    found = told(shipped()[0], [AddedDay(date(2026, 1, 1), worked=False)], "2026-01-01", "2026-01-01")
    assert [day.origin for day in found] == [Origin.HOLIDAY]
