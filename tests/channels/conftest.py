"""A Bot API server on this machine, and our channel connected to it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import inviting
from bot.channels.aiohttp_request import Timeouts
from bot.channels.telegram import StartFailed, TelegramChannel
from bot.opening import opened
from bot.settings import Settings
from storage import roster
from storage.directives import current
from tests.channels.running_kit import running, settings_for
from tests.telegram_server import Person, TelegramServer

PATIENCE = 0.15  # seconds that the hasty channel waits for an answer
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
async def telegram_server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        yield server


@pytest.fixture
async def telegram(telegram_server: TelegramServer) -> AsyncIterator[TelegramChannel]:
    channel = TelegramChannel(telegram_server.token, telegram_server.url)
    await channel.start()
    yield channel
    await channel.close()


async def started(channel: TelegramChannel) -> TelegramChannel:
    """On a busy machine a hasty channel may need several tries."""
    for _ in range(20):
        try:
            await channel.start()
        except StartFailed:
            continue
        return channel
    raise AssertionError("the test server does not answer")


@pytest.fixture
async def hasty(telegram_server: TelegramServer) -> AsyncIterator[TelegramChannel]:
    """A channel that soon gives up, for what never answers."""
    quick = Timeouts(read=PATIENCE)
    channel = TelegramChannel(telegram_server.token, telegram_server.url, timeouts=quick, poll_margin=PATIENCE)
    yield await started(channel)
    await channel.close()


@pytest.fixture
def official(telegram_server: TelegramServer) -> Person:
    """Somebody who has started the bot, that message already fetched."""
    person = telegram_server.person(id=5_000_000_001, name="Đầu mối Phước Quang")
    person.starts()
    telegram_server.world.updates.waiting.clear()
    return person


@pytest.fixture
def settings(telegram_server: TelegramServer, tmp_path: Path) -> Settings:
    return settings_for(telegram_server, tmp_path)


@pytest.fixture
def codes(settings: Settings) -> dict[str, str]:
    """Everybody's invitation code, by name."""
    with opened(settings) as (database, clock):
        file = database.look(current).file
        rows = roster.playing([(unit.code, unit.name) for unit in file.units], (file.office.code, file.office.name))
        database.write(roster.apply, rows, file.directive.starts)
        return {row[1]: row[3] for row in database.write(inviting.invitations, None, clock.now())}


@pytest.fixture
async def bot(settings: Settings, codes: dict[str, str]) -> AsyncIterator[None]:
    async with running(settings):
        yield
