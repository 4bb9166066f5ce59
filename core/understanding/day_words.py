"""What the reader of days works on: the words from one place on, and days counted from today."""

import calendar
from datetime import date, timedelta
from typing import NamedTuple

from core.understanding.lexicon import is_counted
from core.understanding.text import Token, fold
from core.understanding.words import NUMBER_WORDS

_FRIDAY = 4
_HALF_YEAR = 180
"""A day and month without a year mean the nearest: at most this many days back, else the next year's."""

_NUMBERS = {fold(word)[0]: number for word, number in NUMBER_WORDS.items()}


class Day(NamedTuple):
    """A day that was said; `day` is None if there is no such day, and then `typed` is how it was written."""

    day: date | None
    length: int  # in tokens
    typed: str = ""
    full: bool = False  # with its year
    weekday: bool = False  # "thứ 2" may be the last one as well as the next


def nearest(day: int, month: int, today: date) -> date | None:
    """The day and month without a year: this year's, or the next year's if this one's is long past."""
    for year in (today.year, today.year + 1):
        if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
            return None
        found = date(year, month, day)
        if (today - found).days <= _HALF_YEAR:
            return found
    return None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def friday(today: date, weeks: int = 0) -> date:
    """The Friday of this week, or of a later one."""
    return today + timedelta(days=_FRIDAY - today.weekday() + 7 * weeks)


_I = fold("tôi")
"""No "tới": "việc 2 tôi nghĩ …", "cuối tháng tôi nộp"."""


class Words:
    """A view of the tokens from one place on, by their letters."""

    __slots__ = ("_at", "_tokens")

    def __init__(self, tokens: list[Token], at: int) -> None:
        self._tokens = tokens
        self._at = at

    def __getitem__(self, step: int) -> str:
        at = self._at + step
        if not 0 <= at < len(self._tokens):
            return ""
        token = self._tokens[at]
        return token.folded if token.folded != _I[0] or token.marks != _I[1] else "tôi"

    def number(self, step: int) -> int | None:
        """The number at this step, in figures or in a word."""
        word = self[step]
        if word.isdecimal():
            return int(word) if len(word) <= 2 else None
        return _NUMBERS.get(word)

    def counted(self, step: int) -> bool:
        """Whether a thing that one counts stands at this step."""
        return is_counted(self._tokens, self._at + step)

    def token(self, step: int) -> Token | None:
        """The token at this step."""
        at = self._at + step
        return self._tokens[at] if 0 <= at < len(self._tokens) else None


def is_word(token: Token | None, word: str) -> bool:
    """Whether the token is this word, or is typed without diacritics."""
    if token is None:
        return False
    letters, marks = fold(word)
    return token.folded == letters and (token.marks == marks or not (token.marks or token.exact))
