"""Where an assignment stands, from everything that was said of it, in order."""

from datetime import date, datetime, timedelta

from core.standing import Said, Standing, standing
from core.states import State

START = datetime.fromisoformat("2024-02-20T08:00+07:00")
FRIDAY = date(2024, 2, 23)


def said(
    number: int,
    state: State | None,
    *,
    percent: int | None = None,
    expected: date | None = None,
    takes_back: int | None = None,
) -> Said:
    """The `number`-th report, an hour after the one before."""
    return Said(
        id=number,
        state=state,
        percent=percent,
        expected=expected,
        note="",
        said_at=hour(number),
        person="phuoc-quang/dau-moi/1",
        corrects=takes_back,
        withdrawn=takes_back is not None,
    )


def hour(number: int) -> datetime:
    return START + timedelta(hours=number)


def last(*reports: Said) -> Said:
    found = standing(reports).last
    assert found is not None
    return found


def test_nothing_said_is_no_information() -> None:
    assert standing(()) == Standing()


def test_the_last_one_said_stands_lower_or_not() -> None:
    assert last(said(1, State.IN_PROGRESS, percent=80), said(2, State.NOT_STARTED)).state is State.NOT_STARTED
    assert last(said(1, State.IN_PROGRESS, percent=80), said(2, State.IN_PROGRESS, percent=50)).percent == 50


def test_a_claim_counts_from_the_first_time_it_was_made() -> None:
    found = standing([said(1, State.DONE), said(2, State.DONE)])
    assert (found.claimed_at, found.confirmed_at) == (hour(1), None)


def test_a_claim_keeps_its_time_through_confirmation() -> None:
    found = standing([said(1, State.DONE), said(5, State.CONFIRMED)])
    assert (found.claimed_at, found.confirmed_at) == (hour(1), hour(5))


def test_a_confirmation_without_a_claim_is_the_claim() -> None:
    found = standing([said(3, State.CONFIRMED)])
    assert (found.claimed_at, found.confirmed_at) == (hour(3), hour(3))


def test_claiming_again_does_not_undo_a_confirmation() -> None:
    found = standing([said(1, State.DONE), said(2, State.CONFIRMED), said(3, State.DONE)])
    assert found.last is not None
    assert (found.last.state, found.confirmed_at) == (State.CONFIRMED, hour(2))


def test_another_state_ends_a_claim_and_a_new_claim_has_its_own_time() -> None:
    reopened = standing([said(1, State.DONE), said(2, State.IN_PROGRESS)])
    assert (reopened.claimed_at, reopened.confirmed_at) == (None, None)
    again = standing([said(1, State.DONE), said(2, State.IN_PROGRESS), said(3, State.DONE)])
    assert again.claimed_at == hour(3)


def test_free_words_and_dates_leave_a_claim_alone() -> None:
    for later in (said(2, State.SAID_DONE), said(2, None, expected=FRIDAY)):
        assert standing([said(1, State.DONE), later]) == standing([said(1, State.DONE)])


def test_a_date_alone_keeps_the_open_state_and_its_percent() -> None:
    found = last(said(1, State.IN_PROGRESS, percent=60), said(2, None, expected=FRIDAY))
    assert (found.state, found.percent, found.expected, found.said_at) == (State.IN_PROGRESS, 60, FRIDAY, hour(2))


def test_a_percent_alone_keeps_the_promised_day_and_may_be_nought() -> None:
    found = last(said(1, State.IN_PROGRESS, percent=60, expected=FRIDAY), said(2, None, percent=0))
    assert (found.state, found.percent, found.expected) == (State.IN_PROGRESS, 0, FRIDAY)


def test_a_date_alone_is_no_state() -> None:
    assert last(said(1, None, expected=FRIDAY)).state is None


def test_what_is_taken_back_was_never_said() -> None:
    found = standing([said(1, State.IN_PROGRESS), said(2, State.DONE), said(3, None, takes_back=2)])
    assert found == standing([said(1, State.IN_PROGRESS)])


def test_taking_back_the_first_claim_leaves_the_second_with_its_own_time() -> None:
    found = standing([said(1, State.DONE), said(2, State.DONE), said(3, None, takes_back=1)])
    assert found.claimed_at == hour(2)


def test_taking_back_the_only_word_leaves_no_information() -> None:
    assert standing([said(1, State.DONE), said(2, None, takes_back=1)]) == Standing()
