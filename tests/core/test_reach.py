"""Which posts nobody can be reached for, and why."""

from dataclasses import replace
from datetime import date

import pytest

from core.reach import Account, Code, Holding, Trouble, UnitReach, unreached
from core.rights import Role

DAY = date(2024, 2, 5)
WELL = Account("telegram", agreed=True)
LOST = Account("telegram", agreed=True, lost="Forbidden: bot was blocked", since=DAY)
SEEN = Account("telegram", agreed=False, since=DAY)
FOCAL = Holding("a", Role.FOCAL, 1, "Đầu mối", "0900000001", (WELL,))
BACKUP = replace(FOCAL, role=Role.BACKUP, person=2)
LEADER = replace(FOCAL, role=Role.LEADER, person=3)


def why(*holdings: Holding, down: set[str] | None = None) -> dict[Role, Trouble]:
    return {post.role: post.why for unit in unreached(["a"], holdings, down or set()) for post in unit.posts}


def test_where_all_are_reached_there_is_nothing_to_tell() -> None:
    assert unreached(["a"], [FOCAL, BACKUP, LEADER], set()) == []


@pytest.mark.parametrize(
    ("accounts", "code", "expected"),
    [
        ((), None, Trouble.NO_CODE),
        ((), Code(DAY, open=True), Trouble.NOT_STARTED),
        ((), Code(DAY, open=False), Trouble.CODE_OVER),
        ((SEEN,), None, Trouble.NOT_AGREED),
        ((LOST,), None, Trouble.BLOCKED),
        ((SEEN, LOST), Code(DAY, open=True), Trouble.BLOCKED),
    ],
)
def test_why(accounts: tuple[Account, ...], code: Code | None, expected: Trouble) -> None:
    assert why(replace(FOCAL, accounts=accounts, code=code), BACKUP, LEADER) == {Role.FOCAL: expected}


def test_a_messenger_that_is_down_reaches_nobody_who_is_only_there() -> None:
    both = replace(BACKUP, accounts=(WELL, Account("zalo", agreed=True)))
    assert why(FOCAL, both, LEADER, down={"telegram"}) == {
        Role.FOCAL: Trouble.CHANNEL_DOWN,
        Role.LEADER: Trouble.CHANNEL_DOWN,
    }


def test_a_post_that_nobody_holds_and_a_unit_of_nobody() -> None:
    assert why(FOCAL) == {Role.BACKUP: Trouble.VACANT, Role.LEADER: Trouble.VACANT}
    assert unreached(["a"], [], set())[0].whole


def test_of_two_in_one_post_the_one_who_is_not_reached_is_told() -> None:
    second = replace(FOCAL, person=4, accounts=())
    (unit,) = unreached(["a"], [FOCAL, second, BACKUP, LEADER], set())
    assert [post.holding for post in unit.posts] == [second]
    assert not unit.whole


def test_units_of_which_nobody_is_reached_come_first() -> None:
    found = unreached(["a", "b"], [FOCAL], set())
    assert [(one.unit, one.whole) for one in found] == [("b", True), ("a", False)]
    assert isinstance(found[0], UnitReach)
