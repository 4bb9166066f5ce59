"""How fast we may send, on a clock that the test moves."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from core.channel import Abilities, Rate
from scheduler.pace import LONGEST_REST, STUMBLES, Pace
from scheduler.rests import FIRST_WAIT, JITTER, LONGEST_WAIT, Rest, Rests, backoff


class Hand:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def pace(hand: Hand, per_second: int | None = 3, chat: Rate | None = None, group: Rate | None = None) -> Pace:
    can = Abilities(True, True, True, 4096, 1024, per_second, chat, group)
    return Pace(can, lambda chat: chat.startswith("-"), hand)


def call(of: Pace, chat: str = "somebody") -> None:
    of.take()
    of.done(chat)


def test_as_many_as_the_limit_then_none_until_a_second_after_the_first_answer() -> None:
    hand = Hand()
    of = pace(hand)
    of.take()
    hand.now += 0.4  # the first answer is slow
    of.done("somebody")
    call(of)
    call(of)
    assert of.free() == 0
    assert of.next() == hand.now + 1
    hand.now += 0.99
    assert of.free() == 0
    hand.now += 0.02
    assert of.free() == 3


def test_calls_under_way_count() -> None:
    of = pace(Hand())
    for left in (2, 1, 0):
        of.take()
        assert of.free() == left


@given(st.lists(st.tuples(st.floats(0, 0.7), st.floats(0, 0.5)), max_size=60))
def test_no_second_holds_more_accepted_calls_than_the_limit(steps: list[tuple[float, float]]) -> None:
    """Wherever between its start and its answer the messenger counts a call."""
    hand = Hand()
    of = pace(hand)
    counted: list[float] = []
    for wait, latency in steps:
        hand.now += wait
        for _ in range(of.free() or 0):
            of.take()
            counted.append(hand.now + latency / 2)
            hand.now += latency
            of.done("somebody")
    for first, fourth in zip(counted, counted[3:], strict=False):
        assert fourth - first >= 1 - 1e-9


def test_a_chat_takes_a_short_burst_then_one_a_second() -> None:
    hand = Hand()
    of = pace(hand, None, chat=Rate(1.0, 3))
    for _ in range(3):
        assert of.shut() == []
        call(of, "busy")
    call(of, "other")
    assert of.shut() == ["busy"]
    assert of.next() == hand.now + 1
    hand.now += 1.01
    assert of.shut() == []
    call(of, "busy")
    assert of.shut() == ["busy"]
    hand.now += 60
    assert (of.shut(), of.next()) == ([], None)


def test_a_group_takes_twenty_a_minute() -> None:
    hand = Hand()
    of = pace(hand, None, chat=Rate(1.0, 3), group=Rate(3.0, 3))
    sent = 0
    for _ in range(600):
        hand.now += 0.1
        if of.shut() == []:
            call(of, "-100")
            sent += 1
    assert 20 <= sent <= 22  # the burst of three, and one each three seconds


def test_a_pause_holds_everything_and_a_shorter_one_does_not_end_it() -> None:
    hand = Hand()
    of = pace(hand, None)
    of.pause(20)
    of.pause(5)
    assert (of.free(), of.paused, of.next()) == (0, True, hand.now + 20)
    hand.now += 20
    assert (of.free(), of.paused, of.next()) == (None, False, None)


def test_a_messenger_that_is_not_there_is_left_alone_for_longer_and_longer() -> None:
    hand = Hand()
    of = pace(hand, None)
    for _ in range(STUMBLES - 1):
        of.reached(yes=False)
    assert not of.paused
    waits = []
    for _ in range(8):
        of.reached(yes=False)
        waits.append((of.next() or 0) - hand.now)
        hand.now += waits[-1]
    assert waits == sorted(waits) and waits[0] == 1 and waits[-1] == LONGEST_REST
    of.reached(yes=True)
    of.reached(yes=False)
    assert not of.paused


def test_waits_double_up_to_a_limit_a_little_apart() -> None:
    for tries, wait in zip(itertools.count(1), (2, 4, 8, 16, 32), strict=False):
        assert wait * (1 - JITTER) <= backoff(tries) <= wait * (1 + JITTER)
    assert backoff(99) <= LONGEST_WAIT * (1 + JITTER)
    assert len({backoff(1) for _ in range(20)}) > 1
    assert FIRST_WAIT == 2


def test_rests_end_on_the_real_clock_and_resends_are_given_once() -> None:
    hand = Hand()
    rests = Rests(hand)
    rests.add([Rest(1, 5.0), Rest(2, 3.0, resend=True)])
    assert (rests.waiting(), rests.take_resends(), rests.next()) == ([1], [], hand.now + 3)
    hand.now += 4
    assert (rests.waiting(), rests.take_resends(), rests.take_resends()) == ([1], [2], [])
    hand.now += 2
    assert (rests.waiting(), rests.next()) == ([], None)
