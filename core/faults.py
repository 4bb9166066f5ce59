"""A fault of a directive file: its place, and the sentence that says what is wrong and what may have been meant."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from core.text_folding import fold

Path = tuple[str | int, ...]
"""Of the value as TOML holds it: `("waves", 1, "units", 3)` is the fourth unit of the second `[[waves]]`."""

Fault = tuple[Path, str]


def nearest(wrong: str, known: Iterable[str]) -> str | None:
    """The one of `known` that looks most like `wrong`, diacritics and case aside."""
    near = {fold(name): name for name in known}
    match = get_close_matches(fold(wrong), near, n=1)
    return near[match[0]] if match else None


def guess(wrong: str, known: Iterable[str]) -> str:
    """`; có phải “…”?`, or nothing."""
    meant = nearest(wrong, known)
    return f"; có phải “{meant}”?" if meant else ""


def repeats(path: Path, values: Iterable[Any], sentence: str) -> Iterator[Fault]:
    seen = set()
    for n, value in enumerate(values):
        if value in seen:
            yield (*path, n), sentence.format(value)
        seen.add(value)
