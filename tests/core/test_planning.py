"""The plan of the shipped file for 2024, day by day, and what a unit is to be reminded of."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

from core.calendar import WorkingCalendar
from core.figures import Status
from core.planning import GAP, Job, Moment, Plan, owes
from core.states import State
from tests.office import at
from tests.time.rollout import DAYS_OFF, PILOT_RUNGS, REST_RUNGS, in_hours, shipped

PILOT_LAST, REST_LAST = date(2024, 2, 29), date(2024, 9, 30)
YEAR_END = at("2024-12-31 00:00")


@pytest.fixture(scope="module")
def plan() -> Plan:
    file, calendar = shipped()
    return Plan(file, calendar, [PILOT_LAST, REST_LAST])


def told(plan: Plan, day: str) -> list[tuple[str, Job, str]]:
    """What is due on a day: local time, job, why."""
    moments = plan.on(date.fromisoformat(day))
    return [(f"{plan.calendar.local(m.at):%H:%M}", m.job, m.why) for m in moments]


def digests(plan: Plan, day: str) -> list[tuple[str, str]]:
    return [(hour, why) for hour, job, why in told(plan, day) if job is Job.DIGEST]


def every(plan: Plan, job: Job) -> list[Moment]:
    return [moment for moment in plan.after(at("2024-01-01 00:00"), YEAR_END) if moment.job is job]


def local(plan: Plan, moment: Moment) -> datetime:
    return plan.calendar.local(moment.at)


def test_the_opening_is_all_there_is_on_the_first_day(plan: Plan) -> None:
    assert told(plan, "2024-02-15") == [("07:15", Job.OPENING, "starts")]
    assert len(every(plan, Job.OPENING)) == 1


def test_nothing_falls_due_before_the_opening(plan: Plan) -> None:
    assert plan.next(at("2024-01-01 00:00")) == plan.on(date(2024, 2, 15))[0]
    assert plan.on(date(2024, 2, 7)) == []


def test_a_start_on_a_day_off_opens_on_the_next_working_day() -> None:
    file, calendar = shipped()
    saturday = file.model_copy(update={"directive": file.directive.model_copy(update={"starts": date(2024, 2, 17)})})
    plan = Plan(saturday, calendar, [PILOT_LAST])
    assert plan.starts == date(2024, 2, 19)
    assert [moment.job for moment in plan.on(plan.starts)] == [Job.OPENING]


def test_the_ladder_of_both_milestones_and_nothing_between(plan: Plan) -> None:
    late = {"2024-10-04": "T+4", "2024-10-11": "T+9"}
    found = {f"{local(plan, m):%Y-%m-%d}": m.why for m in every(plan, Job.NUDGES)}
    assert found == PILOT_RUNGS | REST_RUNGS | late
    assert {f"{local(plan, m):%H:%M}" for m in every(plan, Job.NUDGES)} == {"07:15"}


def test_rungs_before_the_start_are_dropped(plan: Plan) -> None:
    """Fourteen working days before 29/02 was 02/02, before anybody had heard of the directive."""
    assert plan.rung(PILOT_LAST, date(2024, 2, 2)) == "T-14"
    assert plan.on(date(2024, 2, 2)) == []


@pytest.mark.parametrize("day", ["2024-02-24", "2024-02-25", "2024-04-18", "2024-04-29", "2024-09-02"])
def test_no_rung_falls_on_a_day_off(plan: Plan, day: str) -> None:
    assert plan.rung(PILOT_LAST, date.fromisoformat(day)) is None


def test_two_milestones_on_one_day_are_one_moment_for_reminders() -> None:
    file, calendar = shipped()
    plan = Plan(file, calendar, [PILOT_LAST, date(2024, 3, 1)])
    assert [why for _, job, why in told(plan, "2024-02-29") if job is Job.NUDGES] == ["T-1, T0"]


def test_a_last_day_off_is_spoken_of_on_the_working_day_before(plan: Plan) -> None:
    sunday = date(2024, 9, 29)
    assert plan.rung(sunday, date(2024, 9, 27)) == "T0"
    assert plan.rung(sunday, date(2024, 9, 30)) == "T+1"


@pytest.mark.parametrize(
    ("day", "moments"),
    [
        ("2024-02-16", [("14:00", "weekly")]),
        ("2024-02-19", [("07:10", "weekly")]),
        ("2024-02-21", []),
        ("2024-02-22", [("15:00", "daily")]),
        ("2024-02-23", [("15:00", "daily")]),
        ("2024-02-26", [("07:10", "weekly"), ("15:00", "daily")]),
        ("2024-02-28", [("15:00", "daily")]),
        ("2024-02-29", [("10:30", "last_day"), ("16:30", "last_day")]),
        ("2024-03-01", [("07:10", "closing m1"), ("14:00", "weekly")]),
        ("2024-09-23", [("07:10", "weekly"), ("15:00", "daily")]),
        ("2024-09-27", [("15:00", "daily")]),
        ("2024-09-30", [("07:10", "weekly"), ("10:30", "last_day"), ("16:30", "last_day")]),
        ("2024-10-01", [("07:10", "closing m2")]),
    ],
)
def test_the_digests_of_a_day(plan: Plan, day: str, moments: list[tuple[str, str]]) -> None:
    assert digests(plan, day) == moments


@pytest.mark.parametrize(
    ("day", "moments"),
    [
        ("2024-04-29", []),
        ("2024-05-02", [("07:10", "weekly, moved from a day off")]),
        ("2024-05-03", [("14:00", "weekly")]),
        ("2024-05-04", []),
        ("2024-09-04", [("07:10", "weekly, moved from a day off")]),
        ("2024-04-19", [("14:00", "weekly")]),
    ],
)
def test_a_weekly_digest_of_a_day_off_comes_on_the_next_working_day(
    plan: Plan, day: str, moments: list[tuple[str, str]]
) -> None:
    assert digests(plan, day) == moments


def test_the_closing_digest_is_frozen_at_its_milestones_last_day(plan: Plan) -> None:
    closings = {moment.why: moment.closing for moment in every(plan, Job.DIGEST) if moment.closing}
    assert closings == {"closing m1": PILOT_LAST, "closing m2": REST_LAST}


def test_no_two_digests_at_once_and_none_outside_hours(plan: Plan) -> None:
    moments = [local(plan, moment) for moment in every(plan, Job.DIGEST)]
    assert all(later - earlier >= GAP for earlier, later in pairwise(moments))
    assert all(in_hours(moment) for moment in moments)
    assert not {moment.date() for moment in moments} & DAYS_OFF


def test_after_is_open_at_its_start_and_closed_at_its_end(plan: Plan) -> None:
    opening = at("2024-02-15 07:15")
    assert list(plan.after(opening - timedelta(seconds=1), opening)) == plan.on(date(2024, 2, 15))
    assert list(plan.after(opening, opening)) == []
    assert next(plan.after(opening)).at == at("2024-02-16 14:00")


def test_a_directive_with_nothing_more_to_say_has_no_next_moment() -> None:
    file, calendar = shipped()
    quiet = file.model_copy(update={"digests": file.digests.model_copy(update={"weekly": ()})})
    assert Plan(quiet, calendar, [PILOT_LAST, REST_LAST]).next(YEAR_END) is None


# ---- What a unit owes

STATUS = Status(
    assignment=1,
    unit="phuoc-quang",
    unit_name="UBND xã Phước Quang",
    unit_short="Phước Quang",
    task="2",
    number=2,
    task_short="Xây dựng kế hoạch cụ thể",
    task_word="kế hoạch",
    wave="thi-diem",
    milestone="m1",
    binding=False,
    last_day=PILOT_LAST,
)
BEFORE, AFTER = date(2024, 2, 26), date(2024, 3, 1)


@pytest.mark.parametrize("state", [None, State.NOT_STARTED, State.IN_PROGRESS, State.BLOCKED])
@pytest.mark.parametrize("today", [BEFORE, PILOT_LAST, AFTER])
def test_what_is_open_is_owed(state: State | None, today: date) -> None:
    assert owes(replace(STATUS, state=state), today, ())


@pytest.mark.parametrize("state", [State.DONE, State.CONFIRMED])
@pytest.mark.parametrize("today", [BEFORE, PILOT_LAST, AFTER])
def test_what_is_claimed_is_not(state: State, today: date) -> None:
    assert not owes(replace(STATUS, state=state), today, ())


@pytest.mark.parametrize("today", [BEFORE, PILOT_LAST, AFTER])
def test_nothing_is_owed_while_the_office_owes_an_answer(today: date) -> None:
    assert not owes(replace(STATUS, state=State.BLOCKED), today, {STATUS.assignment})


def test_a_promised_day_is_waited_for_but_not_beyond_the_last_day() -> None:
    promised = replace(STATUS, state=State.IN_PROGRESS, expected=date(2024, 2, 28))
    assert not owes(promised, BEFORE, ())
    assert owes(promised, date(2024, 2, 28), ())
    beyond = replace(STATUS, expected=date(2024, 3, 15))
    assert not owes(beyond, BEFORE, ())
    assert owes(beyond, PILOT_LAST, ())
    assert not owes(beyond, AFTER, ())
    assert owes(beyond, date(2024, 3, 15), ())


def test_said_done_is_quiet_until_the_last_day() -> None:
    said = replace(STATUS, state=State.SAID_DONE)
    assert [owes(said, today, ()) for today in (BEFORE, PILOT_LAST, AFTER)] == [False, True, True]


def test_the_plan_is_of_any_calendar() -> None:
    """Nothing of the place is in the code: another file, another country's days."""
    file, calendar = shipped()
    other = WorkingCalendar(calendar.zone, calendar.hours, country="US")
    plan = Plan(file, other, [REST_LAST])
    assert plan.rung(REST_LAST, date(2024, 9, 30)) == "T0"
    assert plan.on(date(2024, 4, 29)), "a Monday like others there"
