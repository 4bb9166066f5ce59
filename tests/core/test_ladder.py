"""On which days an assignment is spoken of, and what leaves it in peace."""

from dataclasses import replace
from datetime import date

import pytest

from core.figures import Status
from core.ladder import Held, Ladders, Quiet, Why
from core.states import State
from tests.core.samples.values import LAST, PLAN
from tests.office import at
from tests.time.rollout import shipped

BEFORE, AFTER = date(2024, 2, 26), date(2024, 3, 1)
NOTHING = Held()
EVERY_DAY = [BEFORE, LAST, AFTER]


@pytest.fixture(scope="module")
def ladders() -> Ladders:
    return Ladders(*shipped())


def why(ladders: Ladders, status: Status, day: date, held: Held = NOTHING) -> Why | None:
    rung = ladders.rung(status, day)
    assert rung is not None
    quiet = ladders.quiet(status, day, rung, held)
    return quiet.why if quiet else None


@pytest.mark.parametrize("state", [None, State.NOT_STARTED, State.BLOCKED])
@pytest.mark.parametrize("day", EVERY_DAY)
def test_what_is_open_is_owed(ladders: Ladders, state: State | None, day: date) -> None:
    assert why(ladders, replace(PLAN, state=state), day) is None


@pytest.mark.parametrize("state", [State.DONE, State.CONFIRMED])
@pytest.mark.parametrize("day", EVERY_DAY)
def test_what_is_claimed_is_not(ladders: Ladders, state: State, day: date) -> None:
    assert why(ladders, replace(PLAN, state=state), day) is Why.DONE


@pytest.mark.parametrize("day", EVERY_DAY)
def test_nothing_is_owed_while_the_office_owes_an_answer(ladders: Ladders, day: date) -> None:
    assert why(ladders, replace(PLAN, state=State.BLOCKED), day, Held({1})) is Why.WAITS_FOR_OFFICE


@pytest.mark.parametrize("day", EVERY_DAY)
def test_a_paused_unit_is_left_in_peace_on_the_last_day_too(ladders: Ladders, day: date) -> None:
    until = date(2024, 3, 4)
    rung = ladders.rung(PLAN, day) or ""
    assert ladders.quiet(PLAN, day, rung, Held(paused={"phuoc-quang": until})) == Quiet(Why.PAUSED, until)
    assert why(ladders, PLAN, day, Held(paused={"phuoc-nghia": until})) is None


def test_a_promised_day_is_waited_for_but_not_beyond_the_last_day(ladders: Ladders) -> None:
    promised = replace(PLAN, state=State.IN_PROGRESS, expected=date(2024, 2, 28), reported_at=at("2024-02-21 08:00"))
    assert why(ladders, promised, BEFORE) is Why.PROMISED
    assert why(ladders, promised, date(2024, 2, 28)) is None
    beyond = replace(PLAN, expected=date(2024, 3, 13))
    assert [why(ladders, beyond, day) for day in EVERY_DAY] == [Why.PROMISED, None, Why.PROMISED]
    assert why(ladders, beyond, date(2024, 3, 13)) is None


def test_said_done_is_quiet_until_the_last_day(ladders: Ladders) -> None:
    said = replace(PLAN, state=State.SAID_DONE)
    assert [why(ladders, said, day) for day in EVERY_DAY] == [Why.SAID_DONE, None, None]


def test_under_way_without_a_date_skips_one_rung(ladders: Ladders) -> None:
    doing = replace(PLAN, state=State.IN_PROGRESS, reported_at=at("2024-02-20 09:00"))  # after T-7's reminder
    assert why(ladders, doing, date(2024, 2, 26)) is Why.ANSWERED
    earlier = replace(doing, reported_at=at("2024-02-20 07:00"))  # before it: T-7 was the rung skipped
    assert why(ladders, earlier, date(2024, 2, 20)) is Why.ANSWERED
    assert why(ladders, earlier, date(2024, 2, 26)) is None


def test_the_last_day_speaks_to_who_is_under_way(ladders: Ladders) -> None:
    doing = replace(PLAN, state=State.IN_PROGRESS, reported_at=at("2024-02-28 09:00"))
    assert why(ladders, doing, LAST) is None


def test_on_the_day_before_only_the_silent_and_those_whose_day_has_come_are_reminded(ladders: Ladders) -> None:
    day = date(2024, 2, 28)
    assert why(ladders, PLAN, day) is None
    doing = replace(PLAN, state=State.IN_PROGRESS, reported_at=at("2024-02-16 09:00"))
    assert why(ladders, doing, day) is Why.KNOWN
    assert why(ladders, replace(doing, state=State.NOT_STARTED), day) is Why.KNOWN
    assert why(ladders, replace(doing, expected=date(2024, 2, 27)), day) is None


@pytest.mark.parametrize(
    ("last_day", "days"),
    [
        (date(2024, 2, 29), {15: "01/02", 10: "15/02", 7: "20/02", 5: "22/02", 3: "26/02", 1: "28/02"}),
        (date(2024, 9, 30), {15: "09/09", 10: "16/09", 7: "19/09", 5: "23/09", 3: "25/09", 1: "27/09"}),
    ],
)
def test_counting_back_from_both_milestones(last_day: date, days: dict[int, str]) -> None:
    """Tết, the first of May's swap and the second of September do not count."""
    file, calendar = shipped()
    every = file.model_copy(update={"nudges": file.nudges.model_copy(update={"before": tuple(days)})})
    rungs = {rung: day for day, rung in Ladders(every, calendar).of("1", "thi-diem").of(last_day).items()}
    assert {n: f"{rungs[f'T-{n}']:%d/%m}" for n in days} == days
