"""`dondoc run` against the bench's server: as an office runs it, or with the pace off.

`python -m bench.bot` is the second: nothing but the number of messages a second is changed.
"""

import asyncio
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path

from bench.local import Local
from bench.measure import NotMeasured
from bench.office import NOW, url
from bench.processes import DONDOC, ERRORS, PYTHON, last_line, started
from bot.channels.telegram import TelegramChannel
from bot.garbage import look_seldom
from bot.logs import configure
from bot.running import Running, stop_on_signal
from bot.settings import Settings, load
from storage.database import Database

STARTING = 30  # seconds until it polls
AS_SHIPPED = (DONDOC, "run")
UNPACED = (PYTHON, "-m", "bench.bot")


@contextmanager
def running(
    server: Local, file: Path, *, words: tuple[str, ...] = AS_SHIPPED, start: datetime = NOW
) -> Iterator[subprocess.Popen[str]]:
    """The process, once it polls; its clock was at `start` when it began."""
    settings = {**server.environment, "DATABASE_URL": url(file), "CLOCK_START": start.isoformat()}
    with started(words, file.parent, settings) as process:
        _until_polling(server, process, file.parent)
        yield process


def _until_polling(server: Local, process: subprocess.Popen[str], folder: Path) -> None:
    for _ in range(STARTING):
        if server.counts(1, polls=1)["polls"]:
            return
        if process.poll() is not None:
            raise NotMeasured(f"`dondoc run` ended: {last_line((folder / ERRORS).read_text())}")
    raise NotMeasured(f"`dondoc run` does not poll after {STARTING} s")


def unpaced(channel: TelegramChannel) -> None:
    """No limit of so many a second."""
    limits = dict.fromkeys(limit.name for limit in fields(channel.abilities) if limit.name.startswith("per_"))
    channel.abilities = replace(channel.abilities, **limits)


async def _run(settings: Settings) -> None:
    channel = TelegramChannel(settings.telegram_bot_token or "", settings.telegram_api_url)
    unpaced(channel)
    with Database(settings.database_url) as database:
        await Running(settings, database, channel).until(stop_on_signal())


def main() -> None:
    settings = load()
    configure(settings.log_level)
    look_seldom()
    asyncio.run(_run(settings))


if __name__ == "__main__":
    main()
