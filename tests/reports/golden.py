"""The digest's texts as they were agreed. `python -m tests.reports.golden` writes them anew; then read the diff."""

from pathlib import Path

from core.digest_words import digest_text
from tests.reports.situations import SITUATIONS

FOLDER = Path(__file__).parent / "golden"


def golden(name: str) -> Path:
    return FOLDER / f"{name}.txt"


def write() -> None:
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.txt"):
        old.unlink()
    for name, figures in SITUATIONS.items():
        golden(name).write_text(digest_text(figures()) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
