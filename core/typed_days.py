"""A day, or a row of days, at the start of what was typed: `16/9`, `16-18/9`, `30/4-02/5/2027`, `thứ 6 tuần sau`."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from core.understanding.dates import day_at, nearest
from core.understanding.text import tokenise

LONGEST = 31
"""Days in a row: more are a slip of the finger."""

_DAY = r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?(?![\w/])"
_ONE = re.compile(_DAY)
_RANGE = re.compile(r"(\d{1,2})(?:[/.](\d{1,2})(?:[/.](\d{4}))?)?\s*(?:-|–|->|đến|den)\s*" + _DAY)
_WORDS = 5
"""The longest way to say a day: "thứ sáu tuần sau nữa"."""


@dataclass(frozen=True, slots=True)
class Typed:
    """`days` is empty where none was found; then `wrong` is what looks like one and is none."""

    days: tuple[date, ...] = ()
    rest: str = ""
    wrong: str = ""


def typed_days(text: str, today: date) -> Typed:
    text = text.strip()
    if found := _RANGE.match(text):
        return _range(found, text, today)
    if found := _ONE.match(text):
        day = _day(found[1], found[2], found[3], today)
        return Typed((day,), _rest(text, found.end())) if day else Typed(wrong=found[0])
    return _in_words(text, today)


def _range(found: re.Match[str], text: str, today: date) -> Typed:
    last = _day(found[4], found[5], found[6], today)
    if last is None:
        return Typed(wrong=found[0])
    first = _day(found[1], found[2] or found[5], found[3] or str(last.year), today)
    if first is None or not 0 < (last - first).days < LONGEST:
        return Typed(wrong=found[0])
    days = tuple(first + timedelta(days=n) for n in range((last - first).days + 1))
    return Typed(days, _rest(text, found.end()))


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
            rest = _rest(" ".join(words[count:]), 0)
            return Typed((said.day,), rest) if said.day else Typed(wrong=said.typed)
    return Typed(rest=text)


def _rest(text: str, end: int) -> str:
    return text[end:].strip(" ,;:.–-")
