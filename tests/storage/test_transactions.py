"""One `database.run`, one commit; and savepoints that are only savepoints."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import text
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

from storage import marks
from storage.columns import Instant
from storage.database import Database
from storage.tables import Mark

NOON = datetime(2024, 2, 15, 5, tzinfo=UTC)


def seen(database: Database, name: str) -> datetime | None:
    """What a second connection sees."""
    return database.look(marks.get_mark, name)


def test_nothing_of_a_batch_shows_before_its_commit(database: Database) -> None:
    def batch(session: Session) -> None:
        with session.begin_nested():
            marks.set_mark(session, "inside", NOON)
        assert seen(database, "inside") is None

    database.write(batch)
    assert seen(database, "inside") == NOON


def test_nothing_stays_after_a_rollback_even_of_released_savepoints(database: Database) -> None:
    def batch(session: Session) -> None:
        with session.begin_nested():
            marks.set_mark(session, "first", NOON)
        marks.set_mark(session, "second", NOON)
        raise RuntimeError("after a savepoint")

    with pytest.raises(RuntimeError):
        database.write(batch)
    assert seen(database, "first") is None
    assert seen(database, "second") is None


def test_a_savepoint_rolled_back_leaves_the_rest(database: Database) -> None:
    def batch(session: Session) -> None:
        marks.set_mark(session, "before", NOON)
        savepoint = session.begin_nested()
        marks.set_mark(session, "undone", NOON)
        savepoint.rollback()

    database.write(batch)
    assert seen(database, "before") == NOON
    assert seen(database, "undone") is None


async def test_run_and_read_work_from_the_event_loop(database: Database) -> None:
    await database.run(marks.set_mark, "async", NOON)
    assert await database.read(marks.get_mark, "async") == NOON


def test_the_reader_cannot_write(database: Database) -> None:
    with pytest.raises(Exception, match=r"(?i)read-?only"):
        database.look(lambda session: session.execute(text("DELETE FROM mark")))


@pytest.mark.parametrize(
    "at", [NOON, NOON.replace(microsecond=7), NOON.astimezone(timezone(timedelta(hours=7)))], ids=str
)
def test_sqlite_holds_an_instant_as_sqlalchemy_writes_one(at: datetime) -> None:
    """Databases from before are read, and what is written now compares with what stands there."""
    dialect = sqlite.dialect()
    ours = Instant().bind_processor(dialect)
    theirs = sqlite.DATETIME().bind_processor(dialect)  # type: ignore[no-untyped-call]
    read = Instant().result_processor(dialect, None)
    assert ours is not None and theirs is not None and read is not None
    assert ours(at) == theirs(at.astimezone(UTC))
    assert read(ours(at)) == at
    assert read(ours(at)).utcoffset() == timedelta(0)
    assert (ours(None), read(None)) == (None, None)


def test_a_naive_instant_is_refused(database: Database) -> None:
    with pytest.raises(Exception, match="naive instant"):
        database.write(lambda session: session.add(Mark(name="naive", at=NOON.replace(tzinfo=None))))
