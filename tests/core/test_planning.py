"""The plan of the shipped file for 2024, day by day, and what a unit is to be reminded of."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest

from core.calendar import WorkingCalendar
from core.directive import DirectiveFile, Ladder
from core.ladder import Ladders
from core.planning import GAP, Job, Moment, Plan
from tests.office import at
from tests.time.rollout import DAYS_OFF, PILOT_RUNGS, REST_RUNGS, in_hours, shipped

PILOT_LAST, REST_LAST = date(2024, 2, 29), date(2024, 9, 30)
YEAR_END = at("2024-12-31 00:00")


def planned(file: DirectiveFile, calendar: WorkingCalendar, *last_days: date) -> Plan:
    return Plan(file, calendar, Ladders(file, calendar), last_days)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return planned(*shipped(), PILOT_LAST, REST_LAST)


def told(plan: Plan, day: str) -> list[tuple[str, Job, str]]:
    """What is due on a day: local time, job, why."""
    moments = plan.on(date.fromisoformat(day))
    return [(f"{plan.calendar.local(m.at):%H:%M}", m.job, m.why) for m in moments]


def rung(plan: Plan, last_day: date, day: date) -> str | None:
    return next(iter(plan.ladders.on(last_day, day)), None)


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
    plan = planned(saturday, calendar, PILOT_LAST)
    assert plan.starts == date(2024, 2, 19)
    assert [moment.job for moment in plan.on(plan.starts)] == [Job.OPENING]


def test_the_ladder_of_both_milestones_and_nothing_between(plan: Plan) -> None:
    late = {"2024-10-04": "T+4", "2024-10-11": "T+9"}
    found = {f"{local(plan, m):%Y-%m-%d}": m.why for m in every(plan, Job.NUDGES)}
    assert found == PILOT_RUNGS | REST_RUNGS | late
    assert {f"{local(plan, m):%H:%M}" for m in every(plan, Job.NUDGES)} == {"07:15"}


def test_rungs_before_the_start_are_dropped(plan: Plan) -> None:
    """Fourteen working days before 29/02 was 02/02, before anybody had heard of the directive."""
    assert rung(plan, PILOT_LAST, date(2024, 2, 2)) == "T-14"
    assert plan.on(date(2024, 2, 2)) == []


@pytest.mark.parametrize("day", ["2024-02-24", "2024-02-25", "2024-04-18", "2024-04-29", "2024-09-02"])
def test_no_rung_falls_on_a_day_off(plan: Plan, day: str) -> None:
    assert rung(plan, PILOT_LAST, date.fromisoformat(day)) is None


def test_two_milestones_on_one_day_are_one_moment_for_reminders() -> None:
    file, calendar = shipped()
    plan = planned(file, calendar, PILOT_LAST, date(2024, 3, 1))
    assert [why for _, job, why in told(plan, "2024-02-29") if job is Job.NUDGES] == ["T-1, T0"]


def test_a_last_day_off_is_spoken_of_on_the_working_day_before(plan: Plan) -> None:
    sunday = date(2024, 9, 29)
    assert rung(plan, sunday, date(2024, 9, 27)) == "T0"
    assert rung(plan, sunday, date(2024, 9, 30)) == "T+1"


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


def test_the_offices_leaders_hear_on_mondays_and_with_closing_figures(plan: Plan) -> None:
    told = [moment for moment in every(plan, Job.DIGEST) if moment.leader]
    assert [f"{local(plan, m):%d/%m}" for m in told if local(plan, m).month in (2, 3)] == [
        *("19/02", "26/02", "01/03", "04/03", "11/03", "18/03", "25/03")
    ]
    assert {moment.why for moment in told if moment.closing} == {"closing m1", "closing m2"}
    assert [m.leader for m in plan.on(date(2024, 5, 2)) if m.job is Job.DIGEST] == [True]  # moved from Monday 29/4
    assert [m.leader for m in plan.on(date(2024, 4, 19)) if m.job is Job.DIGEST] == [False]


def test_a_digest_that_makes_way_hands_its_leaders_to_the_one_that_stays() -> None:
    file, calendar = shipped()
    early = tuple(weekly.model_copy(update={"at": time(14, 30)}) for weekly in file.digests.weekly)
    busy = file.model_copy(update={"digests": file.digests.model_copy(update={"weekly": early})})
    plan = planned(busy, calendar, PILOT_LAST, REST_LAST)
    (kept,) = (moment for moment in plan.on(date(2024, 2, 26)) if moment.job is Job.DIGEST)
    assert (kept.why, kept.leader) == ("daily", True)


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
    assert next(plan.after(opening)).at == at("2024-02-16 07:15")


def test_each_working_morning_the_office_is_looked_at() -> None:
    """A directive that has nothing more to say unasked still follows up what waits for the office."""
    file, calendar = shipped()
    quiet = file.model_copy(update={"digests": file.digests.model_copy(update={"weekly": ()}), "check_ins": ()})
    after = planned(quiet, calendar, PILOT_LAST, REST_LAST).next(YEAR_END)
    assert after is not None
    assert after.job is Job.OFFICE_DUE


def test_the_plan_is_of_any_calendar() -> None:
    """Nothing of the place is in the code: another file, another country's days."""
    file, calendar = shipped()
    other = WorkingCalendar(calendar.zone, calendar.hours, country="US")
    plan = planned(file, other, REST_LAST)
    assert rung(plan, REST_LAST, date(2024, 9, 30)) == "T0"
    assert plan.on(date(2024, 4, 29)), "a Monday like others there"


# ---- Up the ladder, and what is asked beside it


def jobs(plan: Plan, *wanted: Job) -> dict[str, list[str]]:
    """Local moments of these jobs, by why."""
    found: dict[str, list[str]] = {}
    for moment in plan.after(at("2024-01-01 00:00"), YEAR_END):
        if moment.job in wanted:
            found.setdefault(moment.why, []).append(f"{local(plan, moment):%Y-%m-%d %H:%M}")
    return found


def test_the_office_calls_three_days_ahead_and_hears_of_leaders_the_morning_before_them(plan: Plan) -> None:
    assert jobs(plan, Job.OFFICE_CALLS) == {"T-3": ["2024-02-26 07:15", "2024-09-25 07:15"]}
    assert jobs(plan, Job.LEADERS_AHEAD) == {"T-2": ["2024-02-27 07:15", "2024-09-26 07:15"]}
    assert jobs(plan, Job.LEADERS) == {"T-2": ["2024-02-27 13:45", "2024-09-26 13:45"]}


def test_the_monthly_question_comes_on_its_day_or_the_next_working_day(plan: Plan) -> None:
    asked = jobs(plan, Job.CHECK_INS)["hang-thang"]
    days = ["02-20", "03-20", "04-22", "05-20", "06-20", "07-22", "08-20", "09-20", "10-21", "11-20", "12-20"]
    assert asked == [f"2024-{day} 07:15" for day in days]


def test_a_check_in_on_the_thirty_first_is_asked_on_a_short_months_last_day() -> None:
    file, calendar = shipped()
    late = file.model_copy(update={"check_ins": (file.check_ins[0].model_copy(update={"day": 31}),)})
    asked = jobs(planned(late, calendar, PILOT_LAST), Job.CHECK_INS)["hang-thang"]
    assert [day[5:10] for day in asked][:4] == ["02-29", "04-01", "05-02", "05-31"]


def test_who_cannot_be_reached_is_listed_monthly_and_ahead_of_each_milestone(plan: Plan) -> None:
    found = jobs(plan, Job.REACH)
    assert [day[5:10] for day in found["T-5"]] == ["02-22", "09-23"]
    assert [day[5:10] for day in found["T-2"]] == ["02-27", "09-26"]
    assert [day[5:10] for day in found["monthly"]][:3] == ["03-01", "04-01", "05-02"]


def test_the_offices_own_duty_is_spoken_of_by_the_same_ladder(plan: Plan) -> None:
    assert [duty.code for duty, _ in plan.duties_on(date(2024, 9, 25))] == ["V3"]
    assert plan.duties_on(date(2024, 9, 24)) == []


def test_a_waves_and_a_tasks_own_ladder_stand_over_the_files() -> None:
    file, calendar = shipped()
    wave = file.waves[0].model_copy(update={"nudges": Ladder(before=(5, 2), overdue=())})
    task = file.tasks[1].model_copy(update={"nudges": Ladder(before=(4,))})
    tasks = (file.tasks[0], task, *file.tasks[2:])
    own = file.model_copy(update={"waves": (wave, *file.waves[1:]), "tasks": tasks})
    ladders = Ladders(own, calendar)
    assert set(ladders.of("1", "thi-diem").of(PILOT_LAST).values()) == {"T-5", "T-2", "T0"}
    assert set(ladders.of("2", "thi-diem").of(PILOT_LAST).values()) == {"T-4", "T0"}
    assert "T-14" in ladders.of("1", "nhan-rong").of(PILOT_LAST).values()
    assert [m.why for m in planned(own, calendar, PILOT_LAST).on(date(2024, 2, 23)) if m.job is Job.NUDGES] == ["T-4"]
