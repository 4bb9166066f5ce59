"""One active process an office: a lock that dies with its process."""

import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from core.refusal import Refusal
from storage.database import Database, sqlite_path

OFFICE_LOCK = 0x0D0D0C  # the key of PostgreSQL's advisory lock
TAKEN = "Đang có một tiến trình khác phục vụ cơ sở dữ liệu này. Dừng tiến trình đó trước, hoặc dùng DATABASE_URL khác."


class Taken(Refusal):
    """Another process holds it."""

    def __init__(self) -> None:
        super().__init__(TAKEN)


class OfficeLock:
    """Held from `take` to `release`, to the end of the process, or until the server forgets us."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._file: IO[bytes] | None = None
        self._connection: Connection | None = None

    @property
    def on_this_machine(self) -> bool:
        """A file's lock: who holds it is a process beside us, started by mistake more likely than to stand by."""
        return sqlite_path(self._database.url) is not None

    @property
    def is_taken(self) -> bool:
        """By us, as far as we know."""
        return self._file is not None or self._connection is not None or self._database.in_memory

    def take(self) -> None:
        """Raises Taken; Refusal where the database cannot be reached or its folder not be written to."""
        path = sqlite_path(self._database.url)
        if path is not None:
            self._lock_file(path.with_name(path.name + ".lock"))
        elif not self._database.in_memory:
            self._lock_server()

    def is_held(self) -> bool:
        """Whether it is still ours. A session that broke has lost it, and another process may have it by now."""
        if self._connection is None:
            return True
        try:
            return bool(self._connection.scalar(text(_MINE), {"key": OFFICE_LOCK}))
        except SQLAlchemyError:
            return False

    def _lock_file(self, path: Path) -> None:
        try:
            file = path.open("ab")
        except OSError as error:
            raise Refusal(f"Không ghi được tệp khóa {path} ({error.strerror}).") from error
        try:
            _lock(file)
        except OSError as error:
            file.close()
            raise Taken from error
        self._file = file

    def _lock_server(self) -> None:
        connection = self._database.connect().execution_options(isolation_level="AUTOCOMMIT")
        if not connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": OFFICE_LOCK}):
            connection.close()
            raise Taken
        self._connection = connection

    def release(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            file.close()
        connection, self._connection = self._connection, None
        if connection is not None:
            self._unlock_server(connection)

    def _unlock_server(self, connection: Connection) -> None:
        """The lock is the session's: given up with it, for the pool would keep the session. A broken one has none."""
        with suppress(SQLAlchemyError):
            connection.invalidate()
        connection.close()


_MINE = """
SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()
               AND classid = 0 AND objid = :key AND granted)
"""


def _lock(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
