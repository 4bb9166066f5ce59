"""What a long ledger costs: memory while it waits, and each second's look once it is sent."""

import asyncio
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bench import office
from bench.bot import running
from bench.local import Local
from bench.measure import Figure, in_turn
from bench.office import NOW, Office
from bench.processes import settled
from bench.size import Size
from bot.clock import HandClock
from bot.wiring import System
from scheduler.tick import next_due, tick
from storage.database import Database


def memory(server: Local, made: Office, size: Size) -> Iterator[Figure]:
    """Resident memory of `dondoc run`, thirty a second going out of what waits."""
    with tempfile.TemporaryDirectory() as folder:
        first = _resident(server, Path(folder) / "new.db", size)
        empty = _resident(server, made.copy(Path(folder)), size)
        full = _resident(server, made.waiting(size.ledger).copy(Path(folder)), size)
    yield Figure("memory of `dondoc run` at its first start, which migrates", f"{first:.0f} MB")
    what = f"memory with {size.ledger:,} messages waiting"
    yield Figure(what, f"{full:.0f} MB", f"nothing waiting {empty:.0f} MB", f"{full - empty:+.0f} MB", "≤ +50 MB")


def _resident(server: Local, file: Path, size: Size) -> float:
    server.reset()
    with running(server, file) as process:
        return settled(process.pid, *size.settling)


def ticking(_: Local, made: Office, size: Size) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        empty, full = made.copy(Path(one)), made.waiting(size.ledger).copy(Path(other))
        office.all_sent(full)
        yield from _compared(empty, full, size)


def _compared(empty: Path, full: Path, size: Size) -> Iterator[Figure]:
    with Database(office.url(empty)) as short, Database(office.url(full)) as long:
        for what, work in _WORKS.items():
            alone, crowded = in_turn([work(short), work(long)], size.tries)
            yield Figure(
                f"{what}, {size.ledger:,} messages sent, nothing due",
                f"{crowded * 1000:.1f} ms",
                f"empty ledger {alone * 1000:.1f} ms",
                f"{crowded / alone:.2f} ×",
                "≤ 2 ×",
            )


def _look(database: Database) -> Callable[[], object]:
    return lambda: database.look(next_due, NOW)


def _tick(database: Database) -> Callable[[], object]:
    return lambda: database.write(tick, NOW)


def _drain(database: Database) -> Callable[[], object]:
    system = System(database, HandClock(NOW), {}, pictures=False)
    return lambda: asyncio.run(system.delivery.drain())


_WORKS = {"a look for what is due": _look, "a tick": _tick, "a look for what to send": _drain}
