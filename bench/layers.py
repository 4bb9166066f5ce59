"""Where a durable send's time goes: the call by itself, and each function that runs in the database."""

import asyncio
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench import office
from bench.bot import unpaced
from bench.local import TOKEN, Local
from bench.measure import Figure
from bench.office import NOW, Office
from bench.peers.work import send_all
from bench.size import Size
from bot.channels.telegram import TelegramChannel
from bot.clock import HandClock
from bot.wiring import System
from core.channel import Outgoing
from storage.database import Database


class Watched(Database):
    """Notes how long each function held the writing thread, its commit included."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.spent: defaultdict[str, float] = defaultdict(float)

    def write(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        start = time.perf_counter()
        try:
            return super().write(function, *args, **kwargs)
        finally:
            self.spent[function.__name__] += time.perf_counter() - start


def figures(server: Local, made: Office, size: Size) -> Iterator[Figure]:
    count = size.sends // 4
    with tempfile.TemporaryDirectory() as folder:
        file = made.waiting(count).copy(Path(folder))
        server.reset()
        with Watched(office.url(file)) as database:
            call, whole = asyncio.run(_send(server, database, count, made.people))
            parts = [
                f"{name} {spent / count * 1e6:,.0f}"
                for name, spent in sorted(database.spent.items(), key=lambda item: -item[1])
            ]
    shown = f"{whole / count * 1e6:,.0f} µs"
    yield Figure("one durable send", shown, f"call {call / count * 1e6:,.0f}, {', '.join(parts)} µs")


async def _send(server: Local, database: Database, count: int, chats: int) -> tuple[float, float]:
    """Seconds of the calls alone, and of the whole way of as many messages."""
    channel = TelegramChannel(TOKEN, server.url)
    unpaced(channel)
    system = System(database, HandClock(NOW), {channel.name: channel}, pictures=False)
    await channel.start()
    try:
        call = await _timed(lambda: send_all(count, chats, lambda chat, text: channel.send(Outgoing(str(chat), text))))
        return call, await _timed(system.delivery.drain)
    finally:
        await channel.close()


async def _timed(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    await work()
    return time.perf_counter() - start
