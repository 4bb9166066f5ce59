"""How an assignment stands to its day."""

from datetime import date, timedelta

import pytest

from core.states import CLAIMED, DUE_SOON_DAYS, State, Timeliness, timeliness

LAST_DAY = date(2024, 2, 29)
OPEN = [None, *(state for state in State if state not in CLAIMED)]


def day(offset: int) -> date:
    return LAST_DAY + timedelta(days=offset)


@pytest.mark.parametrize("state", OPEN)
@pytest.mark.parametrize(
    ("offset", "found"),
    [
        (-DUE_SOON_DAYS - 1, Timeliness.IN_TIME),
        (-DUE_SOON_DAYS, Timeliness.DUE_SOON),
        (-1, Timeliness.DUE_SOON),
        (0, Timeliness.DUE_SOON),
        (1, Timeliness.OVERDUE),
    ],
)
def test_what_is_open_by_the_days_left(state: State | None, offset: int, found: Timeliness) -> None:
    assert timeliness(state, LAST_DAY, day(offset), None) is found


@pytest.mark.parametrize("state", sorted(CLAIMED))
@pytest.mark.parametrize(
    ("claimed", "found"),
    [(-5, Timeliness.DONE_IN_TIME), (0, Timeliness.DONE_IN_TIME), (1, Timeliness.DONE_LATE)],
)
def test_what_is_claimed_by_the_claims_day_however_late_we_look(state: State, claimed: int, found: Timeliness) -> None:
    assert timeliness(state, LAST_DAY, day(40), day(claimed)) is found


def test_said_in_free_words_is_not_yet_a_claim() -> None:
    assert State.SAID_DONE not in CLAIMED
