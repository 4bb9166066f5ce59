"""Days at the start of what was typed: `16/9`, `16-18/9`, `từ 30/4 đến 02/5/2027`, `thứ 6 tuần sau`, `16/9 và 18/9`."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from core.understanding.dates import day_at, nearest
from core.understanding.text import tokenise

LONGEST = 31
"""Days in a row: more are a slip of the finger."""

_DAY = r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?(?![\w/])"
_ONE = re.compile(_DAY)
_TO = r"(?:đến|den|tới|toi)(?:\s+(?:hết|het))?(?:\s+(?:ngày|ngay))?"
_RANGE = re.compile(rf"(\d{{1,2}})(?:[/.](\d{{1,2}})(?:[/.](\d{{4}}))?)?\s*(?:-|–|->|{_TO})\s*" + _DAY, re.IGNORECASE)
_BEFORE = re.compile(r"^(?:(?:từ|tu|ngày|ngay)\s+)+(?=\d)", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|;|&|(?:và|va)\s)\s*(?:(?:và|va)\s+)?", re.IGNORECASE)
_WORDS = 5
"""The longest way to say a day: "thứ sáu tuần sau nữa"."""


@dataclass(frozen=True, slots=True)
class Typed:
    """`days` is empty where none was found; then `wrong` is what looks like one and is none."""

    days: tuple[date, ...] = ()
    rest: str = ""
    wrong: str = ""


def typed_days(text: str, today: date) -> Typed:
    days: set[date] = set()
    rest, ahead = text.strip(), text.strip()
    while (found := _first(_BEFORE.sub("", ahead), today)).days:
        days.update(found.days)
        rest = found.rest
        joined = _AND.match(rest)
        ahead = rest[joined.end() :] if joined else ""
    if found.wrong or len(days) > LONGEST:
        return Typed(wrong=found.wrong or text)
    return Typed(tuple(sorted(days)), rest.strip(" ,;:.–-"))


def _first(text: str, today: date) -> Typed:
    """The first day, or row of days; `rest` is all that follows."""
    if found := _RANGE.match(text):
        return _range(found, text, today)
    if found := _ONE.match(text):
        day = _day(found[1], found[2], found[3], today)
        return Typed((day,), text[found.end() :]) if day else Typed(wrong=found[0])
    return _in_words(text, today)


def _range(found: re.Match[str], text: str, today: date) -> Typed:
    last = _day(found[4], found[5], found[6], today)
    if last is None:
        return Typed(wrong=found[0])
    first = _day(found[1], found[2] or found[5], found[3] or str(last.year), today)
    if first is None or not 0 < (last - first).days < LONGEST:
        return Typed(wrong=found[0])
    days = tuple(first + timedelta(days=n) for n in range((last - first).days + 1))
    return Typed(days, text[found.end() :])


def _day(day: str, month: str, year: str | None, today: date) -> date | None:
    if year is None:
        return nearest(int(day), int(month), today)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _in_words(text: str, today: date) -> Typed:
    words = text.split()
    for count in range(min(_WORDS, len(words)), 0, -1):
        tokens = tokenise(" ".join(words[:count]))
        said = day_at(tokens, 0, today) if tokens else None
        if said is not None and said.length == len(tokens):
            return Typed((said.day,), " ".join(words[count:])) if said.day else Typed(wrong=said.typed)
    return Typed(rest=text)
