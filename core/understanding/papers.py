"""The paper that a message names: its number with its symbol, and the day on which it was issued."""

import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Paper:
    number: str  # 08/KH-UBND
    day: date | None


_LETTER = "A-Za-zĐđ"
_PAPER = re.compile(
    rf"(?<![\w/])(\d{{1,5}}(?:/\d{{4}})?/[{_LETTER}]{{2,6}}(?:-[{_LETTER}&]{{2,12}})+)"
    r"(?:[\s,(]*(?:ngày|ngay|ng\.?|ký ngày|ký|ky)?\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}|\d{2}))?(?!\d))?"
)


def paper_of(text: str, today: date) -> Paper | None:
    """The first one named: `08/kh-ubnd ngày 16/02`. A day without its year is the last such day up to `today`."""
    found = _PAPER.search(text)
    if found is None:
        return None
    number, day, month, year = found.groups()
    return Paper(number.upper(), _day(day, month, year, today) if day else None)


def _day(day: str, month: str, year: str | None, today: date) -> date | None:
    """None where the calendar has no such day, or it has not come yet."""
    years = [int(year) % 100 + 2000] if year else [today.year, today.year - 1]
    for each in years:
        try:
            found = date(each, int(month), int(day))
        except ValueError:
            continue
        if found <= today:
            return found
    return None
