"""Officials of different kinds in a rehearsal, and the office that does its part."""

from collections import Counter
from datetime import datetime

import pytest
from sqlalchemy import func, select

from bot.players import DECK, Heard, Players, Temper
from core.ledger import Kind
from core.states import State
from core.texts import labels, steps
from storage.tables import Absence
from storage.tables.base import table
from tests.office import at
from tests.time.rollout import Played, played

NOW = at("2024-02-20 07:15")
FOCAL = [f"unit-{n}/dau-moi/1" for n in range(len(DECK))]
CLERK, COLLEAGUE, LEADER = "office/van-phong/1", "office/van-phong/2", "unit-1/lanh-dao/1"


def heard(person: str, *buttons: str, kind: Kind | None = Kind.REPLY, text: str = "") -> Heard:
    return Heard(person, kind, 1 if buttons else 0, buttons, text)


def pressed(players: Players, message: Heard, now: datetime = NOW) -> list[str]:
    """The labels of the buttons that are pressed upon it, in order."""
    moves = [move for move in players.moves(message, now) if "press" in move.update]
    return [message.labels[move.update["press"]["index"]] for move in sorted(moves, key=lambda move: move.at)]


def written(players: Players, message: Heard) -> list[str]:
    return [move.update["text"] for move in players.moves(message, NOW) if "text" in move.update]


@pytest.mark.parametrize("seed", [1, 3, 7])
def test_any_seed_has_officials_of_every_kind(seed: int) -> None:
    players = Players(seed)
    blocked = [person for person in FOCAL if players.is_blocked(person)]
    assert len(blocked) == 1
    assert set(players.counts()) >= {temper.value for temper in Temper} - {Temper.POSTPONING.value}
    assert sum(players.counts().values()) == len(FOCAL)


def test_the_same_seed_plays_the_same() -> None:
    plays = [[Players(7).moves(heard(person, kind=Kind.NUDGE), NOW) for person in FOCAL] for _ in range(2)]
    assert plays[0] == plays[1]


def test_leaders_and_the_office_are_always_reached() -> None:
    assert not any(Players(seed).is_blocked(person) for seed in range(20) for person in (CLERK, LEADER))


def test_one_of_the_office_answers_calls_and_confirms() -> None:
    players = Players(7)
    raised = heard(CLERK, labels.ANSWER, kind=Kind.NOTICE)
    assert (pressed(players, raised), len(written(players, raised))) == ([labels.ANSWER], 1)
    assert players.moves(heard(COLLEAGUE, labels.ANSWER, kind=Kind.NOTICE), NOW) == []
    digest = "Chờ Văn phòng: 2 việc cần xác nhận."
    assert written(players, heard(CLERK, kind=None, text=digest)) == ["/xacnhan"]
    assert players.moves(heard(CLERK, kind=None, text="Không còn gì."), NOW) == []
    assert pressed(players, heard(CLERK, labels.CONFIRM)) == [labels.CONFIRM]


def test_the_call_list_is_worked_through_one_call_after_the_other() -> None:
    players = Players(7)
    entries = [f(unit) for unit in ("Phước Quang", "Phước Nghĩa") for f in (steps.called, steps.stop_leader)]
    called = heard(CLERK, *entries, kind=Kind.ESCALATION)
    assert pressed(players, called) == [entries[0], entries[2]]
    first, second = players.moves(called, NOW)
    assert (second.at - first.at).total_seconds() >= 5 * 60
    days = ("Thứ Tư 28/02", "Thứ Năm 29/02", steps.NO_DATE_GIVEN)
    said = Counter(label for _ in range(60) for label in pressed(players, heard(CLERK, *days)))
    assert set(said) == set(days)


def test_a_leader_reads_and_the_silent_official_moves_at_times() -> None:
    players = Players(7, Temper.SILENT)
    players.is_blocked("unit-1/dau-moi/1")  # the channel has met them
    told = heard(LEADER, steps.UNDERSTOOD, steps.CALL_OFFICE, kind=Kind.ESCALATION)
    assert pressed(players, told) == [steps.UNDERSTOOD]
    assert 0 < sum(len(written(players, told)) for _ in range(40)) < 40


@pytest.fixture(scope="module")
def rollout() -> Played:
    with played("7") as found:
        absences = table(Absence)
        count = found.rehearsal.database.look(lambda s: s.scalar(select(func.count()).select_from(absences)))
        assert count == 1, "somebody was on leave"
        return found


def test_the_office_confirms_what_is_claimed_and_leaves_no_question_open(rollout: Played) -> None:
    states = Counter(line["state"] for line in rollout.export["assignments"])
    assert states[State.CONFIRMED] > len(rollout.export["assignments"]) // 2
    assert states[State.SAID_DONE] == 0
    assert {line["state"] for line in rollout.export["difficulties"]} <= {"answered", "closed"}
    assert rollout.export["difficulties"]


def test_officials_are_called_and_the_promise_is_written_down(rollout: Played) -> None:
    assert [line for line in rollout.export["reports"] if line["source"] == "office" and line["expected_date"]]
