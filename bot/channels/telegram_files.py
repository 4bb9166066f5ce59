"""Files that come from Telegram and go to it: streamed, so that none is ever held whole."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PureWindowsPath
from typing import IO

from telegram import InputFile
from telegram.error import TelegramError

from bot.channels.telegram_errors import Answered, outcome_of
from core.channel import Document, Fate, Fetched
from core.evidence import NotTaken, Refused

PIECE = 64 * 1024


class FileMissing(Exception):
    """What was to be sent is not on the disk."""


@contextmanager
def content_of(document: Document) -> Iterator[bytes | InputFile]:
    """As PTB takes it. Raises FileMissing."""
    if document.path is None:
        yield document.content
        return
    try:
        file = document.path.open("rb")
    except OSError:
        raise FileMissing from None
    with file:
        yield InputFile(file, filename=document.name, read_file_handle=False)


def is_local(place: str) -> bool:
    """A server in local mode tells a path on its disk: the bot must run on the same machine."""
    return place.startswith("/") or PureWindowsPath(place).is_absolute()


class LocalTrouble(Exception):
    """The file of a server on this machine cannot be read."""


class Counted:
    """Writes, and knows how much."""

    def __init__(self, write: Callable[[bytes], None]) -> None:
        self._write = write
        self.size = 0

    def __call__(self, piece: bytes) -> None:
        self.size += len(piece)
        self._write(piece)


def copied(path: Path, write: Callable[[bytes], None]) -> None:
    """Raises LocalTrouble, and what `write` raises."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise LocalTrouble(type(error).__name__) from None
    with file:
        while piece := _read(file):
            write(piece)


def _read(file: IO[bytes]) -> bytes:
    try:
        return file.read(PIECE)
    except OSError as error:
        raise LocalTrouble(type(error).__name__) from None


def fetch_trouble(error: Exception) -> Fetched:
    """Worth another try, or NotTaken."""
    if isinstance(error, Answered) and error.genuine and error.status == 400:
        description = error.description.lower()
        if "too big" in description:
            raise NotTaken(Refused.TOO_BIG)
        if "temporarily" not in description:
            raise NotTaken(Refused.GONE)
    outcome = outcome_of(error) if isinstance(error, TelegramError) else None
    return Fetched(whole=False, retry_after=outcome.retry_after if outcome and outcome.fate is not Fate.SENT else None)
