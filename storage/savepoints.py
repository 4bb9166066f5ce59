"""A savepoint in three plain statements; SQLAlchemy's own has a new name each time and is compiled anew."""

from types import TracebackType
from typing import Self

from sqlalchemy.orm import Session


class Savepoint:
    """`with Savepoint(session) as start:` nothing that is written inside stays when an exception leaves it.

    Only what Core statements write: no function that runs inside may leave objects for the session to flush.
    """

    def __init__(self, session: Session) -> None:
        self._connection = session.connection()

    def __enter__(self) -> Self:
        self._run("SAVEPOINT start")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if kind is not None:
            self.undo()
        self._run("RELEASE SAVEPOINT start")

    def undo(self) -> None:
        """Back to the start, and go on from there. The innermost of several that are open is meant."""
        self._run("ROLLBACK TO SAVEPOINT start")

    def _run(self, statement: str) -> None:
        """By the driver's own cursor: every message needs it, and there is nothing in it to translate."""
        cursor = self._connection.connection.cursor()
        cursor.execute(statement)
        cursor.close()
