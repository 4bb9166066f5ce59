"""Which gaps are one, and which a digest names."""

from datetime import timedelta

from core.calendar import WorkingCalendar, spans
from core.gaps import Gap, merged, worth_naming
from tests.office import MORNING, at

CALENDAR = WorkingCalendar(MORNING.tzinfo, spans(["07:00-11:30", "13:30-17:00"]))  # type: ignore[arg-type]


def gap(began: str, ended: str, *, messages: bool = False) -> Gap:
    return Gap(at(began), at(ended), messages)


def test_gaps_that_overlap_or_touch_are_one() -> None:
    first = gap("2024-02-20 08:00", "2024-02-20 09:00")
    touching = gap("2024-02-20 09:00", "2024-02-20 09:30", messages=True)
    inside = gap("2024-02-20 08:10", "2024-02-20 08:20")
    later = gap("2024-02-20 10:00", "2024-02-20 10:10")
    one = gap("2024-02-20 08:00", "2024-02-20 09:30", messages=True)
    assert merged([later, touching, inside, first]) == [one, later]


def test_two_that_each_kept_their_messages_have_kept_them_together() -> None:
    halves = [gap("2024-02-17 08:00", "2024-02-18 02:00"), gap("2024-02-18 02:00", "2024-02-18 20:00")]
    (one,) = merged(halves)
    assert (one.length, one.messages) == (timedelta(hours=36), False)


def test_short_ones_outside_working_hours_are_not_named() -> None:
    noon = gap("2024-02-20 11:30", "2024-02-20 13:30")
    night = gap("2024-02-20 17:00", "2024-02-21 07:00")
    evening = gap("2024-02-21 16:59", "2024-02-21 22:00")
    saturday = gap("2024-02-24 08:00", "2024-02-24 10:00")
    assert worth_naming([noon, night, evening, saturday], CALENDAR) == (evening,)


def test_a_long_one_is_named_wherever_it_falls() -> None:
    weekend = gap("2024-02-24 00:00", "2024-02-25 01:00", messages=True)
    assert worth_naming([weekend], CALENDAR) == (weekend,)


def test_the_longest_few_in_their_order() -> None:
    lengths = {8: 5, 9: 40, 10: 20, 11: 4, 14: 30}
    found = [gap(f"2024-02-20 {hour:02}:00", f"2024-02-20 {hour:02}:{minutes:02}") for hour, minutes in lengths.items()]
    assert [one.began for one in worth_naming(found, CALENDAR)] == [at(f"2024-02-20 {h:02}:00") for h in (9, 10, 14)]


def test_none() -> None:
    assert worth_naming([], CALENDAR) == ()
