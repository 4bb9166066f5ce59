"""A turn's cost: understood, stored, answered, on a real SQLite file; beside a bare insert and commit."""

import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

from sqlmodel import Session

from bench.measure import Figure, median
from bot import playing
from bot.channels.webchat import NAME, WebChat, says
from bot.clock import HandClock
from bot.reading import vocabulary
from bot.settings import SHIPPED_DIRECTIVE
from bot.wiring import System, prepare
from core.understanding import understand
from scheduler.tick import next_due, tick
from storage import inbox
from storage.database import Database
from storage.directive_file import read_directive
from storage.directives import current
from storage.tables import Mark

NOW = datetime(2024, 2, 16, 1, tzinfo=UTC)
COUNT = 400
MESSAGES = ("việc 2 đang làm, thứ 6 xong", "viec 1 xong roi a", "v3 t6 này họp, v4 ok", "ok", "vướng kinh phí ạ")


def _filled(folder: str) -> System:
    database = Database(f"sqlite:///{Path(folder) / 'bench.db'}")
    prepare(database, SHIPPED_DIRECTIVE, NOW)
    database.write(playing.fill, NOW)
    return System(database, HandClock(NOW), {NAME: WebChat()}, pictures=False)


async def reports_a_second() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        system = _filled(folder)
        file = system.database.look(current).file
        chats = [f"{unit.code}/dau-moi/1" for unit in file.units if unit != file.office]
        raw = [(str(n), says(chats[n % len(chats)], NOW, MESSAGES[n % len(MESSAGES)])) for n in range(COUNT)]
        await system.database.run(inbox.store, NAME, "bench", raw, NOW)
        start = time.perf_counter()
        await system.handling.drain()
        handled = COUNT / (time.perf_counter() - start)
        peer = COUNT / median(lambda: [system.database.write(_insert, n) for n in range(COUNT)], 3)
        system.database.close()
    what = "messages read, stored and answered a second"
    return [Figure(what, f"{handled:,.0f}/s", f"bare insert and commit {peer:,.0f}/s", f"{handled / peer:.2f} ×")]


def _insert(session: Session, number: int) -> None:
    session.merge(Mark(name=f"bench {number}", at=NOW))


async def idle_tick() -> Figure:
    with tempfile.TemporaryDirectory() as folder:
        system = _filled(folder)
        await system.settle()
        looked = median(lambda: system.database.look(next_due, NOW), 50)
        ticked = median(lambda: system.database.write(tick, NOW), 20)
        system.database.close()
    return Figure(
        "a look for what is due, nothing due", f"{looked * 1000:.1f} ms", f"a whole tick {ticked * 1000:.1f} ms"
    )


def understanding() -> Figure:
    words = vocabulary(read_directive(SHIPPED_DIRECTIVE))
    day = date(2024, 2, 20)
    each = median(lambda: [understand(text, words, day) for text in MESSAGES], 50) / len(MESSAGES)
    return Figure("reading a message", f"{each * 1e6:,.0f} µs")
