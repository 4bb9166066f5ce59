"""Measuring and breaking lines in the picture's font: DejaVu Sans, which matplotlib brings.

One picture pixel is one point (72 dots an inch), so a size is a height in pixels.
"""

import unicodedata
from functools import lru_cache
from pathlib import Path

import matplotlib
from matplotlib.font_manager import get_font
from matplotlib.ft2font import FT2Font

LINE = 1.28
"""Line height in font sizes; Vietnamese capitals carry two marks."""


def font_file(bold: bool = False) -> Path:
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return Path(matplotlib.get_data_path(), "fonts", "ttf", name)


def _font(bold: bool) -> FT2Font:
    return get_font(str(font_file(bold)))  # cached by matplotlib, one for each thread


@lru_cache(maxsize=4096)
def width(text: str, size: int, bold: bool = False) -> float:
    font = _font(bold)
    font.set_size(size, 72)
    font.set_text(text, 0.0)
    return font.get_width_height()[0] / 64


def has_glyphs(text: str, bold: bool = False) -> bool:
    font = _font(bold)
    return all(font.get_char_index(ord(letter)) for letter in text)


def clean(text: str) -> str:
    """One line of composed letters without hidden marks; what the font cannot draw becomes a small square."""
    words = " ".join(unicodedata.normalize("NFC", text).split())
    line = "".join(letter for letter in words if unicodedata.category(letter) not in {"Cc", "Cf"})
    return line if has_glyphs(line) else "".join(c if has_glyphs(c) else "▫" for c in line)


def wrap(text: str, room: float, size: int, *, bold: bool = False, most: int = 9) -> list[str]:
    """At most `most` lines no wider than `room`, broken between words and evenly filled."""
    words = clean(text).split(" ")
    lines = _greedy(words, room, size, bold)
    if len(lines) > most:
        kept = lines[:most]
        kept[-1] = _ellipsis(f"{kept[-1]} {lines[most]}", room, size, bold)
        return kept
    return _even(words, lines, room, size, bold)


def _greedy(words: list[str], room: float, size: int, bold: bool) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word if width(word, size, bold) <= room else _ellipsis(word, room, size, bold))
    return lines


def _even(words: list[str], lines: list[str], room: float, size: int, bold: bool) -> list[str]:
    """The narrowest setting with as many lines, so that no word stands alone at the end."""
    best = lines
    while len(best) > 1:
        room = max(width(line, size, bold) for line in best) - 1
        if room < max(width(word, size, bold) for word in words):
            return best
        tighter = _greedy(words, room, size, bold)
        if len(tighter) > len(lines):
            return best
        best = tighter
    return best


def _ellipsis(text: str, room: float, size: int, bold: bool) -> str:
    if width(f"{text}…", size, bold) <= room:
        return f"{text}…"
    for end in range(len(text), 0, -1):
        cut = f"{text[:end].rstrip()}…"
        if width(cut, size, bold) <= room:
            return cut
    return "…"
