"""What waits for the office: the same on both databases, and the cheap look agrees with the thorough one."""

from datetime import date

import pytest

from core.directive import Claims
from core.states import State
from storage import difficulties, directives, office_queue
from storage.database import Database
from storage.difficulties import CLARIFICATION, CLARIFYING
from storage.directives import Loaded
from storage.rows import add
from storage.statuses import report, statuses
from storage.tables import Extension
from tests.storage.moments import NOW, later


@pytest.fixture
def assignments(database: Database, staffed: Loaded) -> list[int]:
    """Phước Quang's four."""
    found = database.look(statuses, staffed, NOW)
    return [status.assignment for status in found if status.unit == "phuoc-quang"]


def says(database: Database, assignment: int, state: State, hours: float) -> None:
    fields = {"person_id": 13, "said_at": later(hours=hours), "stored_at": NOW, "source": "text", "state": state}
    database.write(lambda s: report(s, assignment_id=assignment, **fields))


def waiting(database: Database, directive: Loaded, hours: float = 10) -> list[tuple[str, int | None]]:
    found = database.look(office_queue.waiting, directive, later(hours=20), later(hours=hours))
    return [(each.what, each.task) for each in found]


def may_be_new(database: Database, start: float, end: float) -> bool:
    return database.look(office_queue.may_be_new, later(hours=start), later(hours=end))


def test_claims_that_stand_and_no_others(database: Database, staffed: Loaded, assignments: list[int]) -> None:
    first, second, third, fourth = assignments
    says(database, first, State.DONE, 2)
    says(database, second, State.SAID_DONE, 1)
    for state in (State.DONE, State.CONFIRMED):
        says(database, third, state, 3)
    for state in (State.DONE, State.IN_PROGRESS):
        says(database, fourth, state, 3)
    assert waiting(database, staffed) == [("said_done", 2), ("claim", 1)]
    assert waiting(database, staffed, 2) == [("said_done", 2)]
    assert [may_be_new(database, *span) for span in ((0, 1), (1, 2), (2, 3), (4, 9))] == [False, True, True, False]


def test_a_claim_after_a_confirmed_one_was_taken_back(
    database: Database, staffed: Loaded, assignments: list[int]
) -> None:
    for hours, state in enumerate((State.DONE, State.CONFIRMED, State.IN_PROGRESS, State.DONE), 1):
        says(database, assignments[0], state, hours)
    assert waiting(database, staffed) == [("claim", 1)]


def test_a_claim_that_the_unit_is_asked_about_waits_for_the_unit(
    database: Database, staffed: Loaded, assignments: list[int]
) -> None:
    first, second, *_ = assignments
    for one in (first, second):
        says(database, one, State.DONE, 1)
    asked = database.write(
        difficulties.open_new, staffed.id, CLARIFICATION, 5, 13, "x", later(hours=2), [first], state=CLARIFYING
    )
    assert database.look(difficulties.clarifying, assignments) == {first: asked.number}
    assert database.look(difficulties.clarification_of, first) == asked.id
    assert waiting(database, staffed) == [("claim", 2)]
    database.write(lambda s: difficulties.change(s, asked.id, state=difficulties.TAKEN))
    assert database.look(difficulties.clarifying, assignments) == {}
    assert waiting(database, staffed) == [("claim", 1), ("claim", 2)]
    database.write(difficulties.end_clarifications, first, later(hours=3))
    assert database.look(difficulties.clarification_of, first) is None


def test_where_the_units_own_word_is_enough_no_claim_waits(
    database: Database, staffed: Loaded, assignments: list[int]
) -> None:
    says(database, assignments[0], State.DONE, 1)
    says(database, assignments[1], State.SAID_DONE, 1)
    file = staffed.file.model_copy(update={"claims": Claims(confirm=False)})
    database.write(directives.apply, file, NOW)
    assert waiting(database, database.look(directives.current)) == []


def test_matters_wait_from_when_they_were_opened_or_opened_again(database: Database, staffed: Loaded) -> None:
    for n, kind in enumerate(("difficulty", "question")):
        database.write(difficulties.open_new, staffed.id, kind, 5, 13, "x", later(hours=n))
    assert waiting(database, staffed) == [("difficulty", None), ("question", None)]
    database.write(difficulties.answer, 1, 43, later(hours=2))
    assert waiting(database, staffed) == [("question", None)]
    assert [may_be_new(database, *span) for span in ((0, 1), (1, 2), (2, 9))] == [False, True, False]
    database.write(difficulties.reopen, 1, later(hours=4))
    assert waiting(database, staffed) == [("question", None), ("difficulty", None)]
    assert [may_be_new(database, *span) for span in ((0, 1), (4, 5))] == [False, True]


def test_later_days_that_are_asked_for_and_not_decided(
    database: Database, staffed: Loaded, assignments: list[int]
) -> None:
    for number, state in enumerate(("asked", "granted", "refused", "withdrawn"), 1):
        row = Extension(
            directive_id=staffed.id,
            number=number,
            assignment_id=assignments[number - 1],
            asked_by=13,
            asked_at=later(hours=1),
            reason="x",
            day_before=date(2024, 2, 29),
            wanted=date(2024, 3, 5),
            state=state,
        )
        database.write(add, row)
    assert waiting(database, staffed) == [("extension", 1)]
    assert [may_be_new(database, *span) for span in ((0, 1), (1, 2))] == [False, True]
