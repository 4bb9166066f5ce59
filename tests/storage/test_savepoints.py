"""What is written inside a savepoint stays or goes as a whole, and nothing else with it."""

from datetime import UTC, datetime

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from storage import audits, rows
from storage.database import Database
from storage.marks import get_mark, set_mark
from storage.savepoints import Savepoint
from storage.tables import Mark
from storage.tables.base import table

NOON = datetime(2024, 2, 15, 5, tzinfo=UTC)


def kept(database: Database) -> list[str]:
    names = ("before", "inside", "inner", "after")
    return [name for name in names if database.look(get_mark, name) is not None]


def test_what_is_inside_stays_with_the_rest(database: Database) -> None:
    def write(session: Session) -> None:
        set_mark(session, "before", NOON)
        with Savepoint(session):
            set_mark(session, "inside", NOON)

    database.write(write)
    assert kept(database) == ["before", "inside"]


def test_an_exception_takes_only_the_inside_with_it(database: Database) -> None:
    def write(session: Session) -> None:
        set_mark(session, "before", NOON)
        with pytest.raises(RuntimeError), Savepoint(session):
            set_mark(session, "inside", NOON)
            audits.note(session, NOON, None, "undone")
            raise RuntimeError("broken")
        set_mark(session, "after", NOON)

    database.write(write)
    assert kept(database) == ["before", "after"]


def test_a_statement_that_the_database_refuses_is_undone_too(database: Database) -> None:
    """PostgreSQL takes nothing more after one until it is rolled back."""

    def write(session: Session) -> None:
        set_mark(session, "before", NOON)
        with pytest.raises(IntegrityError), Savepoint(session):
            set_mark(session, "inside", NOON)
            session.execute(table(Mark).insert(), [{"name": "before", "at": NOON}])
        set_mark(session, "after", NOON)

    database.write(write)
    assert kept(database) == ["before", "after"]


def test_after_undo_one_goes_on_from_the_start(database: Database) -> None:
    def write(session: Session) -> None:
        with Savepoint(session) as start:
            set_mark(session, "inside", NOON)
            start.undo()
            set_mark(session, "after", NOON)

    database.write(write)
    assert kept(database) == ["after"]


def test_the_inner_one_is_undone_alone(database: Database) -> None:
    def write(session: Session) -> None:
        with Savepoint(session):
            set_mark(session, "inside", NOON)
            with pytest.raises(RuntimeError), Savepoint(session):
                set_mark(session, "inner", NOON)
                raise RuntimeError("broken")

    database.write(write)
    assert kept(database) == ["inside"]


def test_the_outer_one_takes_the_inner_one_with_it(database: Database) -> None:
    def write(session: Session) -> None:
        with Savepoint(session) as start:
            with Savepoint(session):
                set_mark(session, "inner", NOON)
            start.undo()

    database.write(write)
    assert kept(database) == []


def test_rows_appended_together_give_their_ids_in_order(database: Database) -> None:
    told = [{"at": NOON, "action": str(number), "detail": {}} for number in range(20)]

    def write(session: Session) -> list[int]:
        return rows.append(session, audits.audits, told)

    made = database.write(write)
    found = database.look(lambda s: s.execute(audits.audits.select().order_by(audits.audits.c.id)).all())
    assert [(row.id, row.action) for row in found] == [(made[number], str(number)) for number in range(20)]
    assert database.write(lambda s: rows.append(s, audits.audits, [])) == []
