"""A database that fails, as a full disk or a server that went away does."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import OperationalError

from storage.database import Database

SECRET = "pw-geheim-123"


class Unreadable(Database):
    """Every look at it fails; the driver's words hold what must not be shown."""

    def look(self, function: object, *args: object, **kwargs: object) -> object:  # type: ignore[override]
        raise OperationalError("SELECT", {}, Exception(f"no connection to postgresql://dondoc:{SECRET}@db"))


@contextmanager
def unreadable() -> Iterator[Database]:
    with Unreadable("sqlite://") as database:
        yield database
