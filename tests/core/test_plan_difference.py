"""What a change does to the plan: nothing to itself; and what it says leads from one plan to the other."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from core.calendar import AddedDay, WorkingCalendar
from core.ladder import Ladders
from core.plan_difference import Agenda, Owed, Row, agenda, applied, difference
from core.planning import Job, Plan
from tests.office import at
from tests.time.rollout import shipped

FILE, CALENDAR = shipped()
PILOT, REST = date(2024, 2, 29), date(2024, 9, 30)
SINCE, UNTIL = at("2024-02-15 08:00"), at("2024-11-15 00:00")


def owed(pilot: date = PILOT, rest: date = REST) -> Owed:
    waves = {"thi-diem": pilot, "nhan-rong": rest}
    return {(t.code, w, waves[w]): set(FILE.wave(w).units) for t in FILE.tasks for w in t.waves}


def planned(owing: Owed, *added: AddedDay) -> Agenda:
    calendar = WorkingCalendar.of(FILE, added)
    plan = Plan(FILE, calendar, Ladders(FILE, calendar), {day for _, _, day in owing})
    return agenda(plan, owing, SINCE, UNTIL)


def off(day: str) -> AddedDay:
    return AddedDay(date.fromisoformat(day), worked=False)


def told(rows: list[Row], job: Job) -> list[tuple[str, str | None, str | None]]:
    """What, before, after: local days."""

    def day(row: Row, before: bool) -> str | None:
        said = row.before if before else row.after
        return f"{CALENDAR.local(said.at):%d/%m}" if said else None

    return [(row.what, day(row, True), day(row, False)) for row in rows if row.job is job]


def test_a_storm_moves_what_is_counted_back_over_it() -> None:
    rows = difference(CALENDAR, planned(owed()), planned(owed(), off("2024-09-26")))
    assert told(rows, Job.NUDGES) == [("T-14", "10/09", "09/09"), ("T-7", "19/09", "18/09"), ("T-3", "25/09", "24/09")]
    assert told(rows, Job.OFFICE_CALLS) == [("T-3", "25/09", "24/09")]
    assert told(rows, Job.LEADERS) == [("T-2", "26/09", "25/09")]
    assert {row.after.units for row in rows if row.job is Job.NUDGES and row.after} == {12}


def test_the_office_due_of_every_working_day_is_no_news() -> None:
    rows = difference(CALENDAR, planned(owed()), planned(owed(), off("2024-09-26")))
    assert not [row for row in rows if row.job is Job.OFFICE_DUE]


def test_a_weekly_digest_of_a_new_day_off_has_moved() -> None:
    rows = difference(CALENDAR, planned(owed()), planned(owed(), off("2024-08-12")))
    assert told(rows, Job.DIGEST) == [("weekly", "12/08", "13/08")]


def test_a_moved_milestone_moves_its_ladder() -> None:
    later = owed(pilot=date(2024, 3, 7))
    rows = difference(CALENDAR, planned(owed()), planned(later))
    assert ("T0", "29/02", "07/03") in told(rows, Job.NUDGES)
    assert ("T-14", None, "16/02") in told(rows, Job.NUDGES)


def test_a_unit_more_in_the_pilot_is_a_larger_number() -> None:
    more = {key: {*units, "phuoc-hoa"} if key[1] == "thi-diem" else units for key, units in owed().items()}
    rows = difference(CALENDAR, planned(owed()), planned(more))
    changed = [row for row in rows if row.job is Job.NUDGES]
    assert changed
    assert {(row.before.units, row.after.units) for row in changed if row.before and row.after} == {(3, 4)}


DAYS = st.dates(date(2024, 2, 16), date(2024, 10, 30))
CALENDARS = st.lists(st.builds(AddedDay, DAYS, st.booleans()), max_size=4, unique_by=lambda one: one.day)
OWED = st.builds(owed, st.dates(date(2024, 2, 20), date(2024, 6, 1)), st.dates(date(2024, 6, 1), date(2024, 10, 10)))


@settings(max_examples=25, deadline=None)
@given(OWED, CALENDARS)
def test_a_plan_differs_in_nothing_from_itself(owing: Owed, added: list[AddedDay]) -> None:
    found = planned(owing, *added)
    assert difference(CALENDAR, found, found) == []
    assert applied(found, []) == found


@settings(max_examples=25, deadline=None)
@given(OWED, OWED, CALENDARS, CALENDARS)
def test_the_difference_applied_to_one_plan_is_the_other(
    before: Owed, after: Owed, added: list[AddedDay], then: list[AddedDay]
) -> None:
    one, other = planned(before, *added), planned(after, *then)
    rows = difference(CALENDAR, one, other)
    assert applied(one, rows) == other
    assert applied(other, difference(CALENDAR, other, one)) == one
    assert rows == sorted(rows, key=lambda row: row.day)


@settings(max_examples=25, deadline=None)
@given(OWED, CALENDARS)
def test_nothing_is_planned_on_a_day_off_or_outside_hours(owing: Owed, added: list[AddedDay]) -> None:
    calendar = WorkingCalendar.of(FILE, added)
    assert all(calendar.is_open(said.at + timedelta(seconds=1)) for said in planned(owing, *added))
