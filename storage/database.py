"""The one bridge to the database: a function of a session runs in a worker thread and is committed once."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection, ExceptionContext
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection, StaticPool

from core.refusal import Refusal
from storage.migrate import upgrade

P = ParamSpec("P")
T = TypeVar("T")

MEMORY = "sqlite://"
BUSY_MS = 10_000
AWAY = (OperationalError, InterfaceError)
"""What a database raises that is locked, full, restarting or gone."""


class Unreachable(Refusal):
    def __init__(self, reason: str) -> None:
        first = (reason.strip().splitlines() or [""])[0]
        super().__init__(f"Không mở được cơ sở dữ liệu ({first}). Kiểm tra DATABASE_URL.")


class Database:
    """One writing thread and one reading thread. In memory both are one, for there is one connection."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = make_engine(url)
        self._reader_engine = self.engine if url == MEMORY else make_engine(url, read_only=True)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="db-write")
        self._reader = self._writer if url == MEMORY else ThreadPoolExecutor(1, thread_name_prefix="db-read")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def in_memory(self) -> bool:
        return self.url == MEMORY

    async def run(self, function: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `function(session, …)` in the writing thread; commit once, or roll back and raise."""
        return await self._in(self._writer, self.write, function, *args, **kwargs)

    async def read(self, function: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `function(session, …)` in the reading thread; nothing it writes would stay."""
        return await self._in(self._reader, self.look, function, *args, **kwargs)

    async def _in(self, pool: ThreadPoolExecutor, how: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        if self.in_memory:  # a rehearsal's copy: nothing to wait for, and nobody else whom it would hold up
            return how(*args, **kwargs)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(pool, lambda: how(*args, **kwargs))

    def write(self, function: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """`run` for a caller that has no event loop (the command line, tests)."""
        with Session(self.engine, expire_on_commit=False) as session:
            result = function(session, *args, **kwargs)
            session.commit()
            return result

    def look(self, function: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """`read` for a caller that has no event loop."""
        with Session(self._reader_engine, expire_on_commit=False) as session:
            return function(session, *args, **kwargs)

    def migrate(self) -> None:
        """Make the tables, or bring them up to this version."""
        with self.connect() as connection, connection.begin():
            upgrade(connection)

    def connect(self) -> Connection:
        """Raises Unreachable: the first thing that goes wrong with an address that somebody typed."""
        try:
            return self.engine.connect()
        except DBAPIError as error:
            raise Unreachable(str(error.orig)) from error

    def close(self) -> None:
        self._writer.shutdown()
        self._reader.shutdown()
        self.engine.dispose()
        self._reader_engine.dispose()


def make_engine(url: str, *, read_only: bool = False) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        options = {"postgresql_readonly": True} if read_only else {}
        engine = create_engine(parsed, pool_pre_ping=True, hide_parameters=True, execution_options=options)
        event.listen(engine, "handle_error", _without_values)
        return engine
    if parsed.database:
        _make_folder(Path(parsed.database).parent)
    engine = create_engine(parsed, hide_parameters=True, **_sqlite_options(parsed.database))
    event.listen(engine, "connect", _prepare(read_only))
    # Not by an event: where there is one, it is looked for before and after each statement.
    engine.dialect.do_begin = _begin("BEGIN" if read_only else "BEGIN IMMEDIATE")  # type: ignore[assignment]
    return engine


def _without_values(context: ExceptionContext) -> None:
    """PostgreSQL's DETAIL and CONTEXT print the row that failed, and errors are logged: its first line is enough."""
    for error in (context.original_exception, context.sqlalchemy_exception):
        if error is not None and error.args:
            first = str(error.args[0]).partition("\n")[0]
            error.args = (first, *error.args[1:])


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unreachable(f"{folder}: {error.strerror}") from error


def _sqlite_options(database: str | None) -> dict[str, Any]:
    if database:
        return {}
    return {"poolclass": StaticPool, "connect_args": {"check_same_thread": False}}


def _prepare(read_only: bool) -> Callable[[DBAPIConnection, ConnectionPoolEntry], None]:
    def prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        # pysqlite's own transactions commit every savepoint; we issue BEGIN ourselves.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            f"busy_timeout = {BUSY_MS}",
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
            f"query_only = {'ON' if read_only else 'OFF'}",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    return prepare


def _begin(words: str) -> Callable[[PoolProxiedConnection], None]:
    def begin(connection: PoolProxiedConnection) -> None:
        cursor = connection.cursor()
        cursor.execute(words)
        cursor.close()

    return begin


def sqlite_path(url: str) -> Path | None:
    """The file of a SQLite database; None for memory or another database."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        return None
    path = Path(parsed.database)
    with suppress(OSError):
        path = path.resolve()
    return path
