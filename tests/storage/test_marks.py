"""A mark goes forward only."""

from storage import marks
from storage.database import Database
from tests.storage.moments import NOW, later


def test_a_mark_moves_forward_and_never_back(database: Database) -> None:
    assert database.look(marks.get_mark, "planned") is None
    for moment in (NOW, later(hours=1), later(minutes=30), NOW):
        database.write(marks.set_mark, "planned", moment)
    assert database.look(marks.get_mark, "planned") == later(hours=1)


def test_marks_do_not_know_of_each_other(database: Database) -> None:
    database.write(marks.set_mark, "one", NOW)
    database.write(marks.set_mark, "two", later(days=1))
    assert database.look(marks.get_mark, "one") == NOW
