"""The unit's own paper named in a claim: "KH số 08/KH-UBND ngày 16/02/2024"; not a superior's."""

import re
from datetime import date
from typing import NamedTuple

from core.understanding.text import clean, fold

_PLAN = re.compile(r"(?<![\d/])\d{1,4}\s?(?:/\s?\d{4})?\s?/\s?kh(?:\s?-\s?[a-z&]{1,10}){0,2}\b")
"""`08/KH-UBND`, `12/2024/KH-UBND`, `05/KH`."""
_OTHER = re.compile(r"(?<![\d/])\d{1,4}(?:/\d{4})?/(?!kh\b)[a-z]{2,6}(?:-[a-z&]{2,12}){1,2}\b")
"""`12/QĐ-UBND`: a decision, a set of rules; the sender's own only where it is said to be issued."""
_ISSUED = re.compile(r"\b(?:ban hanh|phat hanh|ky|ky ket|da ra|co)\s[^.;\n]{0,35}$")
_SUPERIOR = re.compile(r"\b(?:huyen|tinh|trung uong|cap tren)\b")
_NAMED = re.compile(r"\b(?:ke hoach|k/h|kh)\s+(?:cua xa\s+)?so\s*:?\s*(?P<number>\d{1,3})(?!\s?[\d/.%])\b")
"""`KH số 08`, without the symbol behind it."""

_WORD = r"(?:ke hoach|k/h|kh|so|:)"
_NOT_OURS_BEFORE = re.compile(
    r"\b(?:theo|can cu|thuc hien|trien khai|bam sat|co so|cu the hoa|thay the|thay|nhan duoc|kem|tinh than|noi dung|"
    rf"cua huyen|cua tinh|huyen)\s+(?:dung\s+)?(?:{_WORD}\s*)*$"
)
_NOT_OURS_AFTER = re.compile(
    r"[^,;.\n]{0,45}?\b(?:cua|do)\s+(?:ubnd |uy ban |nhan dan |chu tich |ban chi dao |van phong )*"
    r"(?:huyen|tinh|trung uong|tw|bo|so|chinh phu|thu tuong|cap tren|tren)\b|\s*(?:cua\s+)?(?:huyen|tinh)\b"
)
_WRITTEN_DAY = re.compile(
    r"(?<![\d/])(\d{1,2})\s?(?:[/.-]|\s?thang\s?)\s?(\d{1,2})(?:\s?(?:[/.-]|,?\s?nam\s?)\s?(\d{4}|\d{2}))?(?![\d/%])"
)
_NEAR = 40
"""A day belongs to a paper if at most so many characters stand between them."""


class Paper(NamedTuple):
    """The number of a paper, and the day that it bears."""

    number: str
    day: date | None


def paper_of(text: str, today: date) -> Paper | None:
    """The first paper in a text of the day `today` that may be the sender's own; a plan before any other."""
    text = clean(text)
    letters = "".join(fold(char)[0][:1] or char for char in text)
    plans = sorted((*_PLAN.finditer(letters), *_NAMED.finditer(letters)), key=lambda found: found.start())
    others = [match for match in _OTHER.finditer(letters) if _is_issued(letters, match)]
    for match in (*plans, *others):
        if _is_ours(letters, match):
            return Paper(_number(text, match), _day(letters, match, today))
    return None


def _is_issued(letters: str, match: re.Match[str]) -> bool:
    before = letters[max(0, match.start() - 50) : match.start()]
    return bool(_ISSUED.search(before)) and not _SUPERIOR.search(before)


def _is_ours(letters: str, match: re.Match[str]) -> bool:
    before = letters[max(0, match.start() - 40) : match.start()]
    return not (_NOT_OURS_BEFORE.search(before) or _NOT_OURS_AFTER.match(letters, match.end()))


def _number(text: str, match: re.Match[str]) -> str:
    start, end = match.span("number") if "number" in match.re.groupindex else match.span()
    return "".join(text[start:end].split()).upper()


def _day(letters: str, match: re.Match[str], today: date) -> date | None:
    """The first day behind the paper, else the last one before it, in the same sentence."""
    after = re.split(r"[;\n]|\d/kh|\d/qd", letters[match.end() : match.end() + _NEAR])[0]
    before = re.split(r"[;\n]", letters[max(0, match.start() - _NEAR) : match.start()])[-1]
    behind = _WRITTEN_DAY.search(after)
    ahead = list(_WRITTEN_DAY.finditer(before))
    found = behind or (ahead[-1] if ahead else None)
    return _past(found, today) if found else None


def _past(match: re.Match[str], today: date) -> date | None:
    """The day that is written; without a year, the last such day. What has not come is no day of issue."""
    day, month, year = (int(part) if part else None for part in match.groups())
    years = [today.year, today.year - 1] if year is None else [year if year > 99 else 2000 + year]
    for candidate in years:
        try:
            found = date(candidate, month or 0, day or 0)
        except ValueError:
            continue
        if found <= today:
            return found
    return None
