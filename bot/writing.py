"""Files that a command leaves behind: whole, or as they were."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from core.refusal import Refusal


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """What the system refuses is a sentence."""
    try:
        yield
    except OSError as error:
        raise Refusal(f"Không ghi được {path} ({error.strerror}).") from error


@contextmanager
def new_file(path: Path, encoding: str = "utf-8") -> Iterator[TextIO]:
    """A file that takes the place of `path` once it is complete."""
    with plainly(path):
        if path.exists() and not path.is_file():  # a device takes it as it comes, a folder refuses
            with path.open("w", encoding=encoding, newline="") as target:
                yield target
            return
        part = path.with_name(path.name + ".part")
        with _removed_on_failure(part), part.open("w", encoding=encoding, newline="") as target:
            yield target
        _put(part, path)


@contextmanager
def _removed_on_failure(part: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        if part.is_file():
            part.unlink()
        raise


def _put(part: Path, path: Path) -> None:
    """The old file may be open in Excel, which on Windows keeps it; what was written must not be lost then."""
    try:
        part.replace(path)
    except OSError as error:
        raise Refusal(f"Không thay được tệp {path} ({error.strerror}). Nội dung mới đã ghi ở {part}.") from error
