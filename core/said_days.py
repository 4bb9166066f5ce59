"""Days that somebody names, as people write them: a range, what a text begins with, a day behind us. Pure.

One day is read by `core.understanding.dates`; a week that is no promise ("tuần sau") is a range here.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from core.day_ranges import MONDAY_TO_FRIDAY, WEEK, DayRange, monday_of
from core.text_folding import fold
from core.understanding.dates import day_at
from core.understanding.day_words import Day, nearest
from core.understanding.text import Token, tokenise


def _digits(between: str) -> str:
    """Day, month and, if it is there, year, with this between them."""
    return rf"(\d{{1,2}}){between}(\d{{1,2}})(?:{between}(\d{{4}}))?"


# ---- From a day to a day


@dataclass(frozen=True, slots=True)
class Said:
    """What a text says of days: a range, or a day that no calendar has (as typed), or neither."""

    days: DayRange | None = None
    impossible: str = ""


def said_days(text: str, today: date, *, until: bool = False) -> Said:
    """`từ 20/2 đến 26/2`, `20-26/2`, `tuần sau`, `mai`; neither where no day is named, or more than two are.

    `until`: "đến 26/2" alone begins today, "3 ngày từ mai" lasts three days.
    """
    plain = _plain(text)
    found = _days(tokenise(plain), today)
    impossible = next((day.typed for day, _ in found if day.day is None), "")
    if impossible or not 1 <= len(found) <= 2:
        return Said(impossible=impossible)
    (first, end), (last, last_end) = found[0], found[-1]
    assert first.day is not None and last.day is not None
    if len(found) == 1:
        return Said(_from_one(fold(plain), first.day, end, today) if until else DayRange(first.day, end))
    while last.weekday and last_end < first.day:
        last_end += WEEK  # "từ thứ Hai đến thứ Tư": the Wednesday behind that Monday
    return Said(DayRange(first.day, last_end))


def _from_one(folded: str, first: date, end: date, today: date) -> DayRange:
    """One day named: the last one, the first of so many, or all of them."""
    lasts = _LASTS.search(folded)
    if lasts is not None and end == first:
        begins = today + timedelta(days=1) if lasts["coming"] else first
        return DayRange(begins, _last_of(begins, _NUMBERS.get(lasts["count"]) or int(lasts["count"]), lasts["what"]))
    return DayRange(today if _UNTIL.match(folded) and end > today else first, end)


def _last_of(first: date, count: int, what: str) -> date:
    """Leave is counted without weekends: three days from a Friday on end on Tuesday, a week is five."""
    left, last = max(count, 1) * (_WORKDAYS if what == "tuan" else 1), first - timedelta(days=1)
    while left:
        last += timedelta(days=1)
        left -= last.weekday() < _WORKDAYS
    return last


_UNTIL = re.compile(r"(?:\w+ ){0,6}(?:den|het|(?<=tac |hep |ang |ghi | om |hoc )toi)\b")
""" "Tới" only behind what keeps somebody away: without its marks it is "tôi" as well."""

_WORKDAYS = 5
_COUNTS = ("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi")
_NUMBERS = {word: number for number, word in enumerate(_COUNTS, 1)}
_LASTS = re.compile(
    rf"(?<![\d/.-])(?<!thu )(?<!ngay )(?<!thang )(?<!sau )\b(?P<count>\d{{1,2}}|{'|'.join(_NUMBERS)}) ?"
    r"(?P<what>ngay|hom|bua|tuan)\b(?P<coming> toi\b)?(?! (?:nua|sau|truoc|nay)\b| ?\d)"
)
"""For how long; not "thứ 6 ngày 23/2", "sau 3 ngày" or "hai tuần nữa", which name a day."""

_SHORT = (
    (re.compile(r"\btừ nay\b|\btu nay\b", re.IGNORECASE), "hôm nay"),
    # "từ" without its tone would be four: "từ hôm nay"
    (re.compile(r"(?<!thứ )(?<!thu )\b(?:từ|tu)\b", re.IGNORECASE), ","),
    (re.compile(r"\b(?:hết|het) (?:ngày|ngay)(?= \d)", re.IGNORECASE), "ngày"),
    (
        re.compile(
            r"(?<![\d/.-])(?<!việc )(?<!viec )(\d{1,2})\s*(?:[-–,]|đến|den|tới|toi|và|va)"
            r"\s*(?:ngày\s*|ngay\s*)?(\d{1,2})"
            r"\s*(?:/|tháng|thang)\s*(\d{1,2}(?:/\d{4})?)(?![\d/])",
            re.IGNORECASE,
        ),
        r"\1/\3 đến \2/\3",
    ),
)
"""Ways to write a range that the reader of days, who expects one day, would take for something else."""


def _plain(text: str) -> str:
    for shape, words in _SHORT:
        text = shape.sub(words, text)
    return text


def _days(tokens: list[Token], today: date) -> list[tuple[Day, date]]:
    """The days named, in order, each with the day on which it ends: a week's is its Friday."""
    found: list[tuple[Day, date]] = []
    at = 0
    while at < len(tokens):
        week = _week_at(tokens, at, today)
        day = week[0] if week else day_at(tokens, at, today)
        if day is not None:
            found.append((day, week[1] if week else day.day or today))
        at += day.length if day else 1
    return found


_WEEKS = {"nay": 0, "sau": 1, "toi": 1}


def _week_at(tokens: list[Token], at: int, today: date) -> tuple[Day, date] | None:
    """`tuần này`: its rest; `tuần sau`: Monday to Friday, `đầu tuần sau`: its Monday."""
    if tokens[at].folded != "tuan" or at + 1 >= len(tokens):
        return None
    ahead = _WEEKS.get(fold(tokens[at + 1].raw))
    if ahead is None or (at and tokens[at - 1].folded in ("cuoi", "het")):
        return None
    monday = max(monday_of(today) + WEEK * ahead, today)
    starts = bool(at) and tokens[at - 1].folded == "dau"
    return Day(monday, 2), monday if starts else max(monday_of(monday) + MONDAY_TO_FRIDAY, today)


# ---- What a text begins with

_IN_A_ROW = 31
"""Days in a row: more are a slip of the finger."""

_ONE = re.compile(_digits("[/.]") + r"(?![\w/])")
_TO = r"(?:đến|den|tới|toi)(?:\s+(?:hết|het))?(?:\s+(?:ngày|ngay))?"
_RANGE = re.compile(
    rf"(\d{{1,2}})(?:[/.](\d{{1,2}})(?:[/.](\d{{4}}))?)?\s*(?:-|–|->|{_TO})\s*" + _ONE.pattern, re.IGNORECASE
)
_BEFORE = re.compile(r"^(?:(?:từ|tu|ngày|ngay)\s+)+(?=\d)", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|;|&|(?:và|va)\s)\s*(?:(?:và|va)\s+)?", re.IGNORECASE)
_WORDS = 5
"""The longest way to say a day: "thứ sáu tuần sau nữa"."""


@dataclass(frozen=True, slots=True)
class Leading:
    """A day, or a row of days, and what follows. Without days `wrong` is what looks like one and is none."""

    days: tuple[date, ...] = ()
    rest: str = ""
    wrong: str = ""


def leading_days(text: str, today: date) -> Leading:
    """`16/9`, `16-18/9`, `từ 30/4 đến 02/5/2027`, `thứ 6 tuần sau`, `16/9 và 18/9`, with words behind or without."""
    days: set[date] = set()
    rest, ahead = text.strip(), text.strip()
    while (found := _first_days(_BEFORE.sub("", ahead), today)).days:
        days.update(found.days)
        rest = found.rest
        joined = _AND.match(rest)
        ahead = rest[joined.end() :] if joined else ""
    if found.wrong or len(days) > _IN_A_ROW:
        return Leading(wrong=found.wrong or text)
    return Leading(tuple(sorted(days)), rest.strip(" ,;:.–-"))


def _first_days(text: str, today: date) -> Leading:
    """The first day, or row of days; `rest` is all that follows."""
    if found := _RANGE.match(text):
        return _range(found, text, today)
    if found := _ONE.match(text):
        day = _of_year(found[1], found[2], found[3], today)
        return Leading((day,), text[found.end() :]) if day else Leading(wrong=found[0])
    return _in_words(text, today)


def _range(found: re.Match[str], text: str, today: date) -> Leading:
    last = _of_year(found[4], found[5], found[6], today)
    if last is None:
        return Leading(wrong=found[0])
    first = _of_year(found[1], found[2] or found[5], found[3] or str(last.year), today)
    if first is None or not 0 < (last - first).days < _IN_A_ROW:
        return Leading(wrong=found[0])
    days = tuple(first + timedelta(days=n) for n in range((last - first).days + 1))
    return Leading(days, text[found.end() :])


def _of_year(day: str, month: str, year: str | None, today: date) -> date | None:
    if year is None:
        return nearest(int(day), int(month), today)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _in_words(text: str, today: date) -> Leading:
    words = text.split()
    for count in range(min(_WORDS, len(words)), 0, -1):
        tokens = tokenise(" ".join(words[:count]))
        said = day_at(tokens, 0, today) if tokens else None
        if said is not None and said.length == len(tokens):
            return Leading((said.day,), " ".join(words[count:])) if said.day else Leading(wrong=said.typed)
    return Leading(rest=text)


# ---- A day behind us

_AMID = re.compile(r"(?<![\d/.-])" + _digits(r"\s*[/.-]\s*") + r"(?![\d/-])")
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
    """`23/9`, `ngày 23 tháng 9`, `hôm qua` amid other words.

    Without a year: of this one; where that is yet to come, of the last, unless that lies before `since`.
    """
    said = fold(text)
    for words, back in _NEAR.items():
        if words in said:
            return Named(today - timedelta(days=back), " ".join(said.replace(words, " ").split()))
    found = _AMID.search(said) or _IN_WORDS.search(said)
    if found is None:
        return Named(None, said)
    rest = f"{said[: found.start()]} {said[found.end() :]}"
    return Named(_looking_back(found, today, since), " ".join(rest.split()))


def _looking_back(found: re.Match[str], today: date, since: date) -> date:
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


_ALONE = re.compile(r"(?<![\d/.-])" + _digits("[/-]") + r"(?![\w/-])")
_PROMISES = ("hen", "xong", "du kien", "hoan thanh", "se ")


def past_day(text: str, today: date) -> date | None:
    """The one day written in digits, when it lies behind us; of this year unless it says another."""
    found = _ALONE.findall(text)
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
