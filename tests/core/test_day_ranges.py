"""Rows of days that are offered."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.calendar import WorkingCalendar
from core.day_ranges import worth_offering
from tests.time.rollout import shipped


@pytest.fixture(scope="module")
def calendar() -> WorkingCalendar:
    return shipped()[1]


@settings(deadline=None)
@given(st.dates(date(2024, 1, 1), date(2024, 12, 20)))
def test_what_is_offered_lies_ahead(calendar: WorkingCalendar, today: date) -> None:
    found = worth_offering(calendar, today)
    assert len(set(found)) == len(found) >= 2
    assert all(today <= days.first <= days.last <= today + timedelta(days=20) for days in found)
