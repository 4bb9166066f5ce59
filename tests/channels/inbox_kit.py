"""Looking into the inbox, and breaking it."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text
from sqlalchemy.orm import Session

from storage.database import Database
from storage.inbox import inbox


def rows_of(database: Database) -> list[tuple[str, str]]:
    """Key and state of each, in the order of storing."""
    return database.look(_rows)


def _rows(session: Session) -> list[tuple[str, str]]:
    found = session.execute(inbox.select().order_by(inbox.c.id))
    return [(row.update_id, row.state) for row in found]


@contextmanager
def refusing(database: Database) -> Iterator[None]:
    """Nothing can be stored in the inbox, as with a full disk."""
    database.write(_do, "CREATE TRIGGER full BEFORE INSERT ON inbox BEGIN SELECT RAISE(ABORT, 'disk full'); END")
    yield
    database.write(_do, "DROP TRIGGER full")


def _do(session: Session, statement: str) -> None:
    session.execute(text(statement))
