"""`dondoc run` against the strict server: its settings, its people, and how they join."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path

from bot.running import run
from bot.settings import Settings
from tests.telegram_server import Person, TelegramServer

EVE = datetime.fromisoformat("2024-02-15T07:14:30+07:00")  # half a minute before the opening notice


def settings_for(server: TelegramServer, folder: Path) -> Settings:
    return Settings(
        telegram_bot_token=server.token,
        telegram_api_url=server.url,
        database_url=f"sqlite:///{folder / 'dondoc.db'}",
        web_port=0,
        clock_start=EVE,
        clock_speed=4,
    )


@contextlib.asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[None]:
    """`dondoc run` until the block is left."""
    stop = asyncio.Event()
    task = asyncio.create_task(run(settings, stop))
    try:
        yield
    finally:
        stop.set()
        await task


async def joins(server: TelegramServer, codes: dict[str, str], name: str) -> Person:
    person = server.person(id=5_000_000_001 + list(codes).index(name), name="Người dùng")
    person.starts(codes[name])
    await person.hears("đồng ý tham gia chứ?")
    person.presses("Đồng ý")
    await person.hears("Đã ghi nhận")
    return person


QUANG = "Đầu mối UBND xã Phước Quang"
OFFICE = "Chuyên viên 1, Văn phòng HĐND và UBND huyện"
ADMIN = "Quản trị, Văn phòng HĐND và UBND huyện"


async def until(holds: Callable[[], object], seconds: float = 20) -> None:
    """Of what nobody tells a test."""
    async with asyncio.timeout(seconds):
        while not holds():  # noqa: ASYNC110
            await asyncio.sleep(0.01)
