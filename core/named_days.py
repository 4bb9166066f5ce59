"""A day that somebody names in the middle of other words, looking back: 23/9, ngày 23 tháng 9, hôm qua. Pure."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from core.text_folding import fold

_DIGITS = re.compile(r"(?<![\d/.-])(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}))?(?![\d/-])")
_IN_WORDS = re.compile(r"\b(\d{1,2}) thang (\d{1,2})(?: nam (\d{4}))?\b")
_NEAR = {"hom nay": 0, "hom qua": 1, "hom kia": 2}


class NoSuchDay(Exception):
    """The calendar has none such; its own words are what was typed."""


@dataclass(frozen=True, slots=True)
class Named:
    """The day, if one is named, and what else was said (folded)."""

    day: date | None
    rest: str


def named_day(text: str, today: date, since: date) -> Named:
    """Without a year: of this one; where that is yet to come, of the last, unless that lies before `since`."""
    said = fold(text)
    for words, back in _NEAR.items():
        if words in said:
            return Named(today - timedelta(days=back), " ".join(said.replace(words, " ").split()))
    found = _DIGITS.search(said) or _IN_WORDS.search(said)
    if found is None:
        return Named(None, said)
    rest = f"{said[: found.start()]} {said[found.end() :]}"
    return Named(_day(found, today, since), " ".join(rest.split()))


def _day(found: re.Match[str], today: date, since: date) -> date:
    day, month, year = found.groups()
    named = _made(found.group(), int(year or today.year), int(month), int(day))
    if year is not None or named <= today:
        return named
    try:
        before = named.replace(year=named.year - 1)
    except ValueError:  # 29/02 of a year that has none
        return named
    return before if before >= since else named


def _made(said: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NoSuchDay(said.strip()) from None
