"""Later days: one waits at a time, each ends once, and what waits keeps the assignment quiet."""

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from storage import extensions
from storage.database import Database
from storage.directives import Loaded
from storage.figures import figures
from storage.statuses import statuses
from tests.storage.moments import NOW, later

PERSON, DESK = 13, 43
WANTED, GIVEN = date(2024, 3, 5), date(2024, 3, 7)


@pytest.fixture
def assignment(database: Database, staffed: Loaded) -> int:
    """Phước Quang's first."""
    return next(s.assignment for s in database.look(statuses, staffed, NOW) if s.unit == "phuoc-quang")


def ask(database: Database, directive: Loaded, assignment: int) -> int:
    return database.write(extensions.ask, directive.id, assignment, PERSON, "chờ mẫu", WANTED, NOW)


def quiet(database: Database, directive: Loaded) -> set[int]:
    return database.look(extensions.awaiting, directive.id)


def test_an_asking_keeps_the_day_that_stood_and_is_numbered(
    database: Database, staffed: Loaded, assignment: int
) -> None:
    first, second = ask(database, staffed, assignment), ask(database, staffed, assignment + 1)
    found = [database.look(extensions.get, row) for row in (first, second)]
    assert [asked.number for asked in found] == [1, 2]
    assert (found[0].state, found[0].day_before, found[0].unit_code) == ("asked", date(2024, 2, 29), "phuoc-quang")
    assert quiet(database, staffed) == {assignment, assignment + 1}
    waiting = database.look(extensions.waiting_of, assignment)
    assert waiting is not None
    assert waiting.id == first


def test_a_second_asking_of_the_same_is_refused_by_the_database(
    database: Database, staffed: Loaded, assignment: int
) -> None:
    ask(database, staffed, assignment)
    with pytest.raises(IntegrityError):
        ask(database, staffed, assignment)
    assert len(database.look(extensions.every, staffed.id)) == 1


@pytest.mark.parametrize("ending", ["grant", "refuse", "withdraw"])
def test_it_ends_once_and_the_quiet_with_it(database: Database, staffed: Loaded, assignment: int, ending: str) -> None:
    row = ask(database, staffed, assignment)
    asked = database.look(extensions.get, row)

    def end() -> bool:
        if ending == "grant":
            return database.write(extensions.grant, asked, GIVEN, "Chánh Văn phòng", DESK, later(hours=1))
        if ending == "refuse":
            return database.write(extensions.refuse, row, "chưa đủ", DESK, later(hours=1))
        return database.write(extensions.withdraw, row, PERSON, later(hours=1))

    assert end()
    assert quiet(database, staffed) == set()
    assert database.look(extensions.waiting_of, assignment) is None
    assert not end()
    assert not database.write(extensions.grant, asked, date(2024, 3, 20), "ai đó", DESK, later(hours=2))
    status = next(s for s in database.look(statuses, staffed, NOW) if s.assignment == assignment)
    assert status.last_day == (GIVEN if ending == "grant" else date(2024, 2, 29))
    assert status.original_last_day == date(2024, 2, 29)
    assert ask(database, staffed, assignment) > row


def test_figures_tell_it_as_it_stood_then(database: Database, staffed: Loaded, assignment: int) -> None:
    row = ask(database, staffed, assignment)
    asked = database.look(extensions.get, row)
    database.write(extensions.grant, asked, GIVEN, "Chánh Văn phòng", DESK, later(hours=2))
    other = ask(database, staffed, assignment + 1)
    database.write(extensions.refuse, other, "chưa đủ", DESK, later(hours=2))
    earlier = database.look(figures, staffed, later(hours=1))
    assert [later_day.granted for later_day in earlier.asked_days] == [None, None]
    now = database.look(figures, staffed, later(hours=3))
    assert [(one.number, one.granted, one.word_of) for one in now.later_days] == [(1, GIVEN, "Chánh Văn phòng")]
    assert now.asked_days == ()
    assert database.look(figures, staffed, later(hours=-1)).later_days == ()


def test_a_day_that_the_office_has_given_is_not_the_documents(database: Database, staffed: Loaded) -> None:
    """ "Quá hạn" is said only of a day that stands in the document."""
    status = next(s for s in database.look(statuses, staffed, NOW) if (s.unit, s.wave) == ("phuoc-hoa", "nhan-rong"))
    assert (status.binding, status.moved) == (True, False)
    row = database.write(extensions.ask, staffed.id, status.assignment, PERSON, "bão", date(2024, 10, 4), NOW)
    asked = database.look(extensions.get, row)
    database.write(extensions.grant, asked, date(2024, 10, 4), "Chánh Văn phòng", DESK, NOW)
    found = next(s for s in database.look(statuses, staffed, NOW) if s.assignment == status.assignment)
    assert (found.binding, found.moved) == (False, True)
