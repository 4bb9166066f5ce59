"""What every command that needs the database opens first."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import OperationalError

from bot.clock import Clock, ShiftedClock
from bot.settings import Settings, first_instant
from bot.wiring import latest_instant, prepare
from storage.database import Database, Unreachable


def clock_of(settings: Settings, database: Database) -> Clock:
    """The real clock, or a shifted one that goes on where the database says that it had come."""
    start = first_instant(settings, latest_instant(database))
    return Clock() if start is None else ShiftedClock(start, settings.clock_speed)


@contextmanager
def opened(settings: Settings, *, load_default: bool = True) -> Iterator[tuple[Database, Clock]]:
    """The database, made and migrated, with the directive file loaded when none is; and the clock."""
    with Database(settings.database_url) as database, database_troubles():
        database.migrate()
        clock = clock_of(settings, database)
        if load_default:
            prepare(database, settings.directive_file, clock.now())
        yield database, clock


@contextmanager
def database_troubles() -> Iterator[None]:
    """A database that is locked, full, read-only or not ours is a sentence."""
    try:
        yield
    except OperationalError as error:
        raise Unreachable(str(error.orig)) from error
