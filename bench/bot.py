"""`dondoc run` against the bench's server: as an office runs it, or with the pace off.

`python -m bench.bot` is the second: nothing but the number of messages a second is changed.
"""

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
from core.channel import Abilities

STARTING = 30  # seconds until it polls
AS_SHIPPED = (DONDOC, "run")
UNPACED = (PYTHON, "-m", "bench.bot")
NO_LIMIT = 1_000_000


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


def unpaced(abilities: Abilities) -> Abilities:
    """Every limit of so many a second is as good as none."""
    limits = {limit.name: NO_LIMIT for limit in fields(abilities) if limit.name.startswith("per_")}
    return replace(abilities, **limits)  # type: ignore[arg-type]


def main() -> None:
    from bot.cli import app

    TelegramChannel.abilities = unpaced(TelegramChannel.abilities)
    app(["run"])


if __name__ == "__main__":
    main()
