"""The server by itself, without our channel."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.channels.server.caller import Caller
from tests.channels.server.hook import Hook
from tests.telegram_server import TelegramServer


@pytest.fixture
async def telegram_server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer(http_webhooks=True) as server:
        server.webhook.first_wait = 0.01
        yield server


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def caller(telegram_server: TelegramServer, http: aiohttp.ClientSession) -> Caller:
    return Caller(telegram_server, http)


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    async with Hook() as made:
        yield made
