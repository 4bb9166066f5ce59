"""A day typed that has passed already, which is no promise."""

import re
from datetime import date

from core.text_folding import fold

_DAY = re.compile(r"(?<![\d/.-])(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}))?(?![\w/-])")
_PROMISES = ("hen", "xong", "du kien", "hoan thanh", "se ")


def past_day(text: str, today: date) -> date | None:
    """The one day written in digits, when it lies behind us; of this year unless it says another."""
    found = _DAY.findall(text)
    if len(found) != 1:
        return None
    day, month, year = found[0]
    try:
        named = date(int(year or today.year), int(month), int(day))
    except ValueError:
        return None
    return named if named < today else None


def promised_past_day(text: str, today: date) -> date | None:
    """The same of a message that promises something."""
    words = f"{fold(text)} "
    return past_day(text, today) if any(word in words for word in _PROMISES) else None
