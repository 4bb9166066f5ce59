"""SIGKILL at random moments, each after the bot has sent something since its start; a tenth of the sends faulted."""

import asyncio
import contextlib
import os
import random
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage import backlog, inbox
from storage.database import Database
from tests.telegram_server import Person, TelegramServer
from tests.torture.books import Books
from tests.torture.office import START, build, focal_officials

DONDOC = Path(sys.executable).with_name("dondoc")
ROUNDS = int(os.environ.get("TORTURE_ROUNDS", "10"))
SEED = int(os.environ.get("TORTURE_SEED", "20240301"))
FAULTS = 0.1
AHEAD = 400  # messages that nothing was sent for yet
SETTLING = 180.0  # seconds in which, on a machine busy with other things, the last start brings all to its end


class Bot:
    """One office's process, started again after each kill."""

    def __init__(self, server: TelegramServer, file: Path) -> None:
        self._server = server
        self._log = (file.parent / "log.txt").open("ab")
        self._environment = {
            **os.environ,
            "TELEGRAM_BOT_TOKEN": server.token,
            "TELEGRAM_API_URL": server.url,
            "DATABASE_URL": f"sqlite:///{file}",
            "CLOCK_START": START.isoformat(),
            "WEB_PORT": "0",
        }
        self._folder = file.parent
        self.process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        self.process = await asyncio.create_subprocess_exec(
            DONDOC, "run", env=self._environment, cwd=self._folder, stderr=self._log
        )

    async def has_sent(self) -> None:
        """Something of what it sent since its start was accepted."""
        before = self._accepted()
        async with asyncio.timeout(SETTLING):
            while self._accepted() == before:
                assert self.process is not None and self.process.returncode is None, "it ended by itself: see its log"
                await asyncio.sleep(0.005)

    def _accepted(self) -> int:
        return sum(sending.accepted for sending in self._server.sendings)

    async def ends(self, by: signal.Signals) -> int:
        assert self.process is not None
        self.process.send_signal(by)
        return await self.process.wait()

    def close(self) -> None:
        if self.process is not None and self.process.returncode is None:
            self.process.kill()
        self._log.close()


async def reporting(officials: list[Person], lot: random.Random, server: TelegramServer) -> None:
    """Somebody says something every few hundredths of a second, but not ahead of all answers: a chat gets one a
    second, and on a slow machine the end would be waited for in vain."""
    for n in range(10_000):
        while n - len(server.sendings) > AHEAD:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
        task = lot.randint(1, 4)
        lot.choice(officials).says(lot.choice([f"việc {task} chưa làm", f"việc {task} được {n % 90 + 5}%", "ok"]))
        await asyncio.sleep(lot.uniform(0.01, 0.12))


async def killed(bot: Bot, lot: random.Random) -> None:
    await bot.start()
    await bot.has_sent()
    await asyncio.sleep(lot.uniform(0, 0.8))
    await bot.ends(signal.SIGKILL)


async def settled(file: Path) -> None:
    """Nothing waits any more."""
    with Database(f"sqlite:///{file}") as database:
        async with asyncio.timeout(SETTLING):
            while database.look(backlog.count_waiting) or database.look(inbox.waiting):  # noqa: ASYNC110
                await asyncio.sleep(0.2)


@contextlib.asynccontextmanager
async def _talk(officials: list[Person], lot: random.Random, server: TelegramServer) -> AsyncIterator[None]:
    talk = asyncio.create_task(reporting(officials, lot, server))
    try:
        yield
    finally:
        talk.cancel()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
async def test_nothing_is_lost_and_nothing_is_said_twice_without_cause(tmp_path: Path) -> None:
    file, lot = tmp_path / "dondoc.db", random.Random(SEED)
    build(file)
    async with TelegramServer() as server:
        officials = focal_officials(file, server)
        server.fault_rate(FAULTS, SEED)
        bot = Bot(server, file)
        try:
            async with _talk(officials, lot, server):
                for _ in range(ROUNDS):
                    await killed(bot, lot)
            server.fault_rate(0, SEED)
            await bot.start()
            await bot.has_sent()
            await settled(file)
            assert await bot.ends(signal.SIGTERM) == 0
        finally:
            bot.close()
        _check(Books.of(server, file), server)


def _check(books: Books, server: TelegramServer) -> None:
    reports = [update["update_id"] for update in server.world.updates.history if "việc" in _text(update)]
    assert sorted(books.kept) == sorted(books.given), "every update is in the inbox, once"
    assert books.unhandled == []
    assert dict(books.reported) == dict.fromkeys(reports, 1), "every report counts, once"
    assert books.lost == []
    assert books.open == []
    assert books.unexplained == []
    assert books.doubles <= books.lost_answers
    assert {row.key.split(":")[0] for row in books.rows} >= {"reply", "nudge", "broadcast"}
    print(f"\n{len(books.kept)} updates, {len(books.rows)} messages, {books.doubles} doubles")  # noqa: T201


def _text(update: dict[str, dict[str, str]]) -> str:
    return update.get("message", {}).get("text", "")
