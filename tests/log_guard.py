"""No log record of the whole suite may hold a token, or what people say to each other through the bot.

Records are caught where they are made, whatever handlers a test has put up or taken down. Words are looked for in a
record as it is, tokens in what the program's own handler would leave of it.
"""

import copy
import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bot.channels.telegram_errors import redact

SHORTEST = 12
"""Letters of a line that is nobody's words but its own."""

FOREIGN = ("aiohttp.access", "aiohttp.server", "httpx")
"""Loggers of the tests' own servers and clients, which the bot does not run."""

TOKEN = re.compile(r"\d{6,}:[A-Za-z0-9_-]{20,}|bot\d+:")

_whole = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")


def _is_silenced(record: logging.LogRecord) -> bool:
    """The library prints whole updates at DEBUG; bot/logs.py never lets it."""
    return record.name.startswith("telegram") and record.levelno < logging.INFO


class Watch:
    """What was said and what was logged in one test."""

    def __init__(self) -> None:
        self.said: set[str] = set()
        self.records: list[str] = []

    def make(self, *args: Any, **kwargs: Any) -> logging.LogRecord:
        record = logging.LogRecord(*args, **kwargs)
        if not record.name.startswith(FOREIGN) and not _is_silenced(record):
            self.records.append(_whole.format(copy.copy(record)))
        return record

    def leaks(self) -> list[str]:
        """Words, and anything that looks like a token, that the log holds."""
        log = "\n".join(self.records)
        words = [line for line in self.said if line in log or json.dumps(line)[1:-1] in log]
        return [*sorted(words), *(found.group() for found in TOKEN.finditer(redact(log)))]


_watches: list[Watch] = []


def note(text: str) -> None:
    """Somebody says this, or the bot does."""
    lines = (line for part in text.splitlines() if len(line := part.strip()) > SHORTEST)
    if _watches:
        _watches[-1].said.update(lines)


@contextmanager
def watched() -> Iterator[None]:
    """Raises AssertionError at the end for what was logged meanwhile and should not have been."""
    watch = Watch()
    root, level, factory = logging.getLogger(), logging.getLogger().level, logging.getLogRecordFactory()
    logging.setLogRecordFactory(watch.make)
    root.setLevel(logging.INFO)
    _watches.append(watch)
    try:
        yield
    finally:
        _watches.remove(watch)
        root.setLevel(level)
        logging.setLogRecordFactory(factory)
    leaks = watch.leaks()
    assert not leaks, "the log holds what it must not:\n- " + "\n- ".join(leaks)
