"""The days that somebody names for being away, for a pause, for being reminded later: one, or from one to another.

Days are read as everywhere (`core.understanding.dates`); a week that is no promise ("tuần sau") is a range here.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from core.calendar import WorkingCalendar
from core.text_folding import fold
from core.understanding.dates import Day, day_at
from core.understanding.text import Token, tokenise

LONGEST = 180
"""Days ahead that a range may reach: whoever is away for longer has gone."""

_WEEK = timedelta(days=7)
_MONDAY_TO_FRIDAY = timedelta(days=4)


@dataclass(frozen=True, slots=True)
class DayRange:
    """From a day to a day, both included."""

    first: date
    last: date


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
        last_end += _WEEK  # "từ thứ Hai đến thứ Tư": the Wednesday behind that Monday
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


def worth_offering(calendar: WorkingCalendar, today: date) -> list[DayRange]:
    """Ranges that people often mean, from today on: today, the next working day, the rest of this week, the next."""
    tomorrow, friday = calendar.shift(today, 1), today + timedelta(days=4 - today.weekday())
    monday = _monday(today) + _WEEK
    wished = [DayRange(tomorrow, tomorrow), DayRange(monday, monday + _MONDAY_TO_FRIDAY)]
    if calendar.is_working_day(today):
        wished = [DayRange(today, today), *wished]
        if friday > today:
            wished.insert(2, DayRange(today, friday))
    return wished


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


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
    monday = max(_monday(today) + _WEEK * ahead, today)
    starts = bool(at) and tokens[at - 1].folded == "dau"
    return Day(monday, 2), monday if starts else max(_monday(monday) + _MONDAY_TO_FRIDAY, today)
