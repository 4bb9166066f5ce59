"""The peer under node, and the bot's settings for it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.channels.conftest import codes, no_proxy
from tests.channels.running_kit import EVE
from tests.peer.package import node, package
from tests.peer.shim import Shim
from tests.telegram_server import TOKEN

__all__ = ["codes", "no_proxy"]

START = Path(__file__).with_name("start.cjs")


@pytest.fixture
async def peer() -> AsyncIterator[str]:
    """Its address."""
    program, folder = node(), await asyncio.to_thread(package)
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(program, str(START), str(folder), stdout=pipe)
    assert process.stdout is not None
    try:
        async with asyncio.timeout(30):
            port = int(await process.stdout.readline())
        yield f"http://127.0.0.1:{port}"
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


@pytest.fixture
async def shim(peer: str) -> AsyncIterator[Shim]:
    async with Shim(peer) as made:
        yield made


@pytest.fixture
def settings(shim: Shim, tmp_path: Path) -> Settings:
    """A fast clock: the opening notice is due half a minute after the start."""
    return Settings(
        telegram_bot_token=TOKEN,
        telegram_api_url=shim.url,
        database_url=f"sqlite:///{tmp_path / 'dondoc.db'}",
        web_port=0,
        clock_start=EVE,
        clock_speed=20,
    )
