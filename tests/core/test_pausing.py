"""What a pause keeps from being said, counted from the plan."""

from dataclasses import replace
from datetime import date

import pytest

from core.day_ranges import DayRange
from core.ladder import Ladders
from core.pausing import falls
from core.planning import Plan
from core.states import State
from tests.core.samples.values import PLAN
from tests.time.rollout import shipped

LAST = date(2024, 2, 29)
QUANG = [replace(PLAN, assignment=number, number=number, task=str(number)) for number in (1, 2)]
NGHIA = [replace(PLAN, assignment=5, unit="phuoc-nghia")]


def _plan() -> Plan:
    file, calendar = shipped()
    return Plan(file, calendar, Ladders(file, calendar), [LAST])


@pytest.mark.parametrize(
    ("days", "counts", "last_days"),
    [
        (("2024-02-20", "2024-02-20"), (2, 0, 0), ()),
        (("2024-02-21", "2024-02-25"), (0, 0, 0), ()),
        (("2024-02-26", "2024-02-27"), (2, 2, 2), ()),
        (("2024-02-29", "2024-02-29"), (2, 0, 0), (LAST,)),
        (("2024-02-15", "2024-03-31"), (14, 2, 2), (LAST,)),
    ],
)
def test_a_unit_and_a_day_count_once(days: tuple[str, str], counts: tuple[int, ...], last_days: tuple[date]) -> None:
    found = falls(_plan(), [*QUANG, *NGHIA], DayRange(*map(date.fromisoformat, days)))
    assert (found.counts, found.last_days) == (counts, last_days)


def test_what_is_done_is_not_counted() -> None:
    done = [replace(status, state=State.DONE) for status in [*QUANG, *NGHIA]]
    assert falls(_plan(), done, DayRange(date(2024, 2, 15), date(2024, 3, 31))).counts == (0, 0, 0)
