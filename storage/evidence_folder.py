"""Evidence on disk: each content once, under its hash, written whole or not at all."""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from core.evidence import LIMIT, NotTaken, Refused

DEFAULT_QUOTA = 5000
"""Megabytes."""
_HASH = re.compile(r"[0-9a-f]{64}")
_INCOMING = "incoming"


@dataclass(slots=True)
class Intake:
    """A file on its way in, hashed as it comes; never longer than is taken."""

    path: Path
    file: IO[bytes]
    size: int = 0
    digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    def write(self, chunk: bytes) -> None:
        """Raises NotTaken where it becomes too long."""
        self.size += len(chunk)
        if self.size > LIMIT:
            raise NotTaken(Refused.TOO_BIG)
        self.digest.update(chunk)
        self.file.write(chunk)

    @property
    def sha256(self) -> str:
        return self.digest.hexdigest()

    def finish(self) -> None:
        """Everything is on the disk, whatever happens to the machine."""
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.close()


class Folder:
    """`root` is made when the first file comes; `quota` in bytes."""

    def __init__(self, root: Path, quota: int = DEFAULT_QUOTA * 10**6) -> None:
        self.root = root
        self.quota = quota

    def path(self, sha256: str) -> Path:
        """Raises ValueError for what is no hash: nothing else ever becomes a part of a path."""
        if not _HASH.fullmatch(sha256):
            raise ValueError("not a hash")
        return self.root / sha256[:2] / sha256

    @contextmanager
    def intake(self) -> Iterator[Intake]:
        """A new file beside its place; gone at the end unless it was kept. Raises OSError."""
        incoming = self.root / _INCOMING
        incoming.mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(dir=incoming)
        taken = Intake(Path(name), os.fdopen(number, "wb"))
        try:
            yield taken
        finally:
            taken.file.close()
            taken.path.unlink(missing_ok=True)

    def keep(self, taken: Intake) -> None:
        """Put it where its hash says; what is there already is the same. Raises OSError."""
        target = self.path(taken.sha256)
        target.parent.mkdir(exist_ok=True)
        if target.is_file() and target.stat().st_size == taken.size:
            return
        taken.path.replace(target)
        _settle(target.parent)
        _settle(self.root)

    def sweep(self) -> int:
        """Take away the halves that a crash has left; how many. A whole file of which no row knows stays: its row still
        waits, and will find it there; or the database was restored from an older day than the folder."""
        halves = list((self.root / _INCOMING).glob("*"))
        for path in halves:
            path.unlink(missing_ok=True)
        return len(halves)

    def try_writing(self) -> None:
        """Raises OSError."""
        with self.intake() as taken:
            taken.write(b"dondoc")
            taken.finish()

    def has(self, sha256: str, size: int | None) -> bool:
        path = self.path(sha256)
        return path.is_file() and path.stat().st_size == size

    def is_sound(self, sha256: str) -> bool:
        """Whether the content is still that of the hash. Raises OSError."""
        with self.path(sha256).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256


def _settle(folder: Path) -> None:
    """A new name is on the disk only when its folder is; Windows does it by itself."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
