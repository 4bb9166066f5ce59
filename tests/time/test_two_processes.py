"""Two processes that plan at once: unique keys make the second one harmless, whatever lock there is beside them."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from threading import Barrier

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from bot import playing
from bot.settings import SHIPPED_DIRECTIVE
from bot.wiring import prepare
from scheduler.tick import tick
from storage.database import MEMORY, Database
from storage.nudge_items import items
from storage.outbox import outbox
from tests.office import MORNING, at

MOMENTS = [at(moment) for moment in ("2024-02-15 07:15", "2024-02-20 07:15", "2024-02-26 07:15", "2024-02-27 13:45")]


def opened(url: str) -> Database:
    database = Database(url)
    prepare(database, SHIPPED_DIRECTIVE, MORNING)
    database.write(playing.fill, MORNING)
    return database


TRIES = 200
"""Portions and undone ones, of which there are a handful: more are a fault."""


def plan(database: Database, now: datetime) -> None:
    """All portions; one that meets the other process's is undone, and tried again as the ticker does."""
    for _ in range(TRIES):
        with suppress(DBAPIError):
            if not database.write(tick, now):
                return
    raise AssertionError("it comes to no end")


def written(database: Database) -> list[tuple[object, ...]]:
    rows = select(outbox.c.key, outbox.c.kind, outbox.c.person_id).order_by(outbox.c.key)
    spoken = (
        select(outbox.c.key, items.c.assignment_id, items.c.rung)
        .join(items, items.c.outbox_id == outbox.c.id)
        .order_by(outbox.c.key, items.c.assignment_id)
    )
    return [*database.look(lambda s: s.execute(rows).all()), *database.look(lambda s: s.execute(spoken).all())]


def test_two_at_once_write_what_one_writes(database_url: str) -> None:
    with Database(MEMORY) as alone:
        alone.migrate()
        prepare(alone, SHIPPED_DIRECTIVE, MORNING)
        alone.write(playing.fill, MORNING)
        for moment in MOMENTS:
            plan(alone, moment)
        wanted = written(alone)
    with opened(database_url) as one, Database(database_url) as other, ThreadPoolExecutor(2) as pool:
        for moment in MOMENTS:
            begin = Barrier(2)
            for done in [pool.submit(_together, begin, database, moment) for database in (one, other)]:
                done.result()
        assert written(one) == wanted


def _together(begin: Barrier, database: Database, moment: datetime) -> None:
    begin.wait()
    plan(database, moment)
