"""Days added in chat: part of what the parsed directive is known by."""

from datetime import date

from sqlalchemy import event, select

from core.calendar import AddedDay
from storage import calendar_days, directives
from storage.database import Database
from storage.directives import Loaded
from storage.people import people
from tests.storage.moments import NOW, everything, later

STORM = AddedDay(date(2024, 9, 16), worked=False, note="bão")
SWAP = AddedDay(date(2024, 9, 21), worked=True)


def put(database: Database, loaded: Loaded, *wanted: AddedDay, person: int | None = None) -> None:
    database.write(calendar_days.put, loaded.id, wanted, person, later(hours=1))


def test_an_added_day_is_in_the_calendar_at_once(database: Database, loaded: Loaded) -> None:
    put(database, loaded, STORM, SWAP)
    calendar = database.look(directives.current).calendar
    assert not calendar.is_working_day(STORM.day)
    assert calendar.is_working_day(SWAP.day)
    assert database.look(calendar_days.added, loaded.id) == [STORM, SWAP]
    put(database, loaded)
    assert database.look(directives.current).calendar == loaded.calendar


def test_a_day_that_stays_keeps_who_added_it(database: Database, staffed: Loaded) -> None:
    first, second, *_ = database.look(lambda s: list(s.scalars(select(people.c.id).order_by(people.c.id))))
    put(database, staffed, STORM, person=first)
    put(database, staffed, STORM, SWAP, person=second)
    rows = database.look(lambda s: s.execute(select(calendar_days.days.c.day, calendar_days.days.c.added_by)).all())
    assert {row.day: row.added_by for row in rows} == {STORM.day: first, SWAP.day: second}


def test_a_day_may_change_its_kind(database: Database, loaded: Loaded) -> None:
    put(database, loaded, STORM)
    put(database, loaded, AddedDay(STORM.day, worked=True, note="đổi"))
    assert [one.worked for one in database.look(calendar_days.added, loaded.id)] == [True]


def test_a_file_loaded_again_keeps_the_added_days(database: Database, loaded: Loaded) -> None:
    put(database, loaded, STORM)
    changed = loaded.file.model_copy(update={"nudges": loaded.file.nudges.model_copy(update={"before": (7,)})})
    database.write(directives.apply, changed, later(hours=2))
    found = database.look(directives.current)
    assert found.file.nudges.before == (7,)
    assert not found.calendar.is_working_day(STORM.day)
    assert database.write(directives.apply, changed, later(hours=3)) == []


def test_what_is_current_is_asked_by_one_statement(database: Database, loaded: Loaded) -> None:
    """Every turn and tick asks; the added days cost it nothing more."""
    put(database, loaded, STORM)
    database.look(directives.current)
    said: list[str] = []
    with database.connect() as connection:
        event.listen(connection.engine, "before_cursor_execute", lambda *given: said.append(given[2]))
    database.write(directives.current)
    assert len([statement for statement in said if "directive" in statement]) == 1


def test_one_directives_days_are_not_anothers(database: Database, loaded: Loaded) -> None:
    put(database, loaded, STORM)
    other = loaded.file.model_copy(update={"directive": loaded.file.directive.model_copy(update={"code": "khac-2024"})})
    database.write(directives.apply, other, later(hours=2))
    assert database.look(directives.current).calendar.is_working_day(STORM.day)
    assert len(everything(database, calendar_days.days)) == 1


def test_the_moment_of_a_change_is_a_loading(database: Database, loaded: Loaded) -> None:
    put(database, loaded, STORM)
    query = select(directives.directives.c.loaded_at)
    assert database.look(lambda s: s.scalar(query)) == later(hours=1) != NOW
