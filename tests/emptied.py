"""One database of the PostgreSQL server for all tests, emptied before each: to copy a new one takes half a second."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, create_engine, text

from storage.tables import metadata

_OTHERS = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
_SHAPE = text(
    "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns"
    " WHERE table_schema = 'public' UNION ALL"
    " SELECT 'version', version_num, '', '' FROM alembic_version UNION ALL"
    " SELECT 'trigger', tgname, '', '' FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2"
)
_ROWS = "; ".join(f'DELETE FROM "{table}"' for table in metadata.tables)
_NUMBERS = "SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false) FROM pg_sequences"
_EMPTY = f"SET session_replication_role = replica; {_ROWS}; SET session_replication_role = DEFAULT; {_NUMBERS}"


class Emptied:
    """`make` gives the address of a migrated one: the first, and another after a test that changed more than rows."""

    def __init__(self, make: Callable[[], str]) -> None:
        self._make = make
        self._url = make()
        with _opened(self._url) as connection:
            self._shape = _shape(connection)

    def url(self) -> str:
        """Of a database in which nothing is left of the test before: no row, no connection, and numbers from 1."""
        with _opened(self._url) as connection:
            same = _shape(connection) == self._shape
            if same:
                _empty(connection)
        if not same:
            self._url = self._make()
        return self._url


@contextmanager
def _opened(url: str) -> Iterator[Connection]:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(_OTHERS)
        yield connection
    engine.dispose()


def _shape(connection: Connection) -> list[tuple[str, ...]]:
    return [tuple(row) for row in connection.execute(_SHAPE)]


def _empty(connection: Connection) -> None:
    cursor = connection.connection.cursor()
    cursor.execute(_EMPTY)
    cursor.close()
