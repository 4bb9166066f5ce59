"""A copy in memory of a SQLite database as it stands, for plays that must leave no trace in it."""

import sqlite3

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from storage.database import MEMORY, Database


def copied(session: Session) -> Database:
    """What is committed where `session` looks; the caller closes it."""
    copy = Database(MEMORY)
    with copy.engine.connect() as target:
        _driver(session.connection()).backup(_driver(target))
    return copy


def _driver(connection: Connection) -> sqlite3.Connection:
    found = connection.connection.driver_connection
    if not isinstance(found, sqlite3.Connection):
        raise TypeError("only a SQLite database can be copied into memory")
    return found
