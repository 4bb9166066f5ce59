"""The outbox's rules as data, and the cutting of long texts."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ledger import KINDS, MOVES, Kind, RowState, split_text, utf16_units

BALLOON = "\N{BALLOON}"


def test_every_kind_is_as_the_design_has_it() -> None:
    soon, later = (timedelta(seconds=2), timedelta(seconds=10)), (timedelta(minutes=2),)
    told = {kind: (rule.priority, rule.office_hours, rule.lifetime, rule.resend) for kind, rule in KINDS.items()}
    assert told == {
        Kind.REPLY: (1, False, timedelta(hours=24), soon),
        Kind.NOTICE: (1, False, timedelta(days=3), soon),
        Kind.NUDGE: (2, True, None, later),
        Kind.ESCALATION: (2, True, None, later),
        Kind.CHECK_IN: (2, True, None, later),
        Kind.DIGEST: (3, True, None, later),
        Kind.BROADCAST: (4, True, timedelta(hours=24), ()),
    }


def test_every_state_has_its_moves() -> None:
    assert {state: set(targets) for state, targets in MOVES.items()} == {
        RowState.WAITING: {RowState.SENDING, RowState.SKIPPED},
        RowState.SENDING: {RowState.SENT, RowState.WAITING, RowState.UNKNOWN, RowState.FAILED},
        RowState.UNKNOWN: {RowState.WAITING, RowState.SENT},
        RowState.SENT: set(),
        RowState.FAILED: set(),
        RowState.SKIPPED: set(),
    }


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", [""]),
        ("vừa đủ mười", ["vừa đủ mười"]),
        ("một hai ba bốn", ["một hai ba", "bốn"]),
        ("một hai\nba bốn năm", ["một hai", "ba bốn năm"]),
        ("một\nhai\n\nba\nbốn năm", ["một\nhai", "ba\nbốn năm"]),
        ("a" * 25, ["a" * 11, "a" * 11, "a" * 3]),
        ("a" + " " * 40 + "b", ["a", "b"]),
    ],
)
def test_a_text_is_cut_where_it_breaks_by_itself(text: str, parts: list[str]) -> None:
    assert split_text(text, 11) == parts


def test_a_letter_outside_the_basic_plane_counts_twice_and_is_never_halved() -> None:
    assert utf16_units(BALLOON) == 2
    assert split_text(BALLOON * 5, 5) == [BALLOON * 2, BALLOON * 2, BALLOON]


@given(st.text(alphabet=st.sampled_from(f"ạ đ\n{BALLOON}x"), max_size=200), st.integers(2, 40))
def test_nothing_but_white_space_is_lost_and_no_part_is_too_long(text: str, limit: int) -> None:
    parts = split_text(text, limit)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(utf16_units(part) <= limit for part in parts)
    assert all(parts) or parts == [""]
