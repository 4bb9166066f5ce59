"""Whatever is said and corrected, nothing is lost, and of what stands the history and the standing say the same."""

from dataclasses import asdict
from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from core.standing import Said, standing
from core.states import CLAIMED, State
from tests.core.test_standing import START

STATES = st.sampled_from([*State, None])
STEPS = st.lists(st.tuples(st.sampled_from(["say", "withdraw", "correct"]), st.integers(0, 9), STATES), max_size=20)


def played(steps: list[tuple[str, int, State | None]]) -> list[Said]:
    """Each step is one report more."""
    told: list[Said] = []
    for number, (what, of, state) in enumerate(steps, 1):
        corrects = told[of % len(told)].id if told and what != "say" else None
        taken_back = what == "withdraw" and corrects is not None
        at = START + timedelta(hours=number)
        told.append(Said(number, None if taken_back else state, None, None, "", at, "a", corrects, taken_back))
    return told


@given(STEPS)
def test_nothing_taken_back_ever_stands(steps: list[tuple[str, int, State | None]]) -> None:
    told = played(steps)
    gone = {said.corrects for said in told if said.withdrawn}
    last = standing(told).last
    assert last is None or (last.id not in gone and not last.withdrawn)
    left = [said for said in told if said.id not in gone and not said.withdrawn]
    assert standing(left) == standing(told)
    assert (last is None) == (not left)


@given(STEPS)
def test_a_claim_has_the_moment_of_something_that_was_said(steps: list[tuple[str, int, State | None]]) -> None:
    told = played(steps)
    found: dict[str, Any] = asdict(standing(told))
    claims = {said.said_at for said in told if said.state in CLAIMED}
    assert found["claimed_at"] is None or found["claimed_at"] in claims
