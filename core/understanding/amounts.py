"""How much of the work: percents, fractions, and counts that are no percent."""

from datetime import date
from typing import NamedTuple

from core.understanding.day_words import nearest
from core.understanding.lexicon import is_counted
from core.understanding.text import Piece, Token, fold
from core.understanding.words import NUMBER_WORDS, Kind

_PROGRESS_BEFORE = frozenset({"duoc", "dat", "xong", "khoang", "hon", "gan", "lam", "tam", "moi", "qua", "chung"})
_NOT_PROGRESS = frozenset({"tham", "du", "dung", "truc", "can", "cong", "nguoi", "dong", "phieu", "ho", "dan", "vien"})
"""After or before a percent: attendance, on-time rate, votes — not the progress of the work (R7)."""
_DAY_BEFORE = frozenset({"ngay", "den", "truoc", "hen", "han", "kien"})
"""After these comes a day, whatever is counted next: "hẹn 28/2 bàn giao"."""
_ATTENDING = frozenset({"du", "mat", "gia"})
_RATE = frozenset({"le", "ti"})


class Amount(NamedTuple):
    """A percent of the work (`percent`), or a count that says only "some of it"."""

    length: int
    percent: int | None
    whole: bool = False


def amount_at(tokens: list[Token], at: int, previous: Kind, today: date) -> Amount | None:
    """The amount that stands here, if one does."""
    token = tokens[at]
    if token.piece is Piece.PERCENT:
        return _percent(tokens, at)
    if token.piece is Piece.DATE:
        return _fraction(tokens, at, today)
    if token.piece is Piece.NUMBER and _letters(tokens, at - 1) in {"duoc", "xong"}:
        return _counted(tokens, at)
    if token.folded == "nua" and previous in (Kind.COUNT, Kind.FILL):
        return Amount(1, 50) if _letters(tokens, at - 1) in {"mot", "1", "duoc"} else None
    if token.folded in {"mot", "1", "phan"} and _letters(tokens, at + 1) == "nua" and _is_half(tokens, at + 1):
        return Amount(2, 50 if _letters(tokens, at + 2) != "so" else None)
    return None


def spelled_at(tokens: list[Token], at: int) -> Amount | None:
    """`chín mươi phần trăm`, `6 chục phần trăm`, `ba phần tư`, `2 phần 3`."""
    value, length = _number(tokens, at)
    if value is None or _letters(tokens, at + length) != "phan":
        return None
    if _letters(tokens, at + length + 1) == "tram":
        return Amount(length + 2, value) if value <= 100 else None
    whole, more = _number(tokens, at + length + 1)
    if whole is None or not 0 < value < whole <= 10:
        return None
    return Amount(length + 1 + more, round(100 * value / whole))


_UNITS = {fold(word)[0]: value for word, value in NUMBER_WORDS.items() if word not in ("nhất", "nhì", "mười")}
_TENS = frozenset({"muoi", "chuc"})


def _number(tokens: list[Token], at: int) -> tuple[int | None, int]:
    """A number in figures or in words up to a hundred, and its length in tokens."""
    word = _letters(tokens, at)
    unit = int(word) if word.isdecimal() and len(word) <= 2 else _UNITS.get(word)
    if word in _TENS:
        tens, length = 10, 1
    elif unit is None:
        return None, 0
    elif _letters(tokens, at + 1) == "tram":
        return (100, 2) if unit == 1 else (None, 0)
    elif _letters(tokens, at + 1) in _TENS:
        tens, length = unit * 10, 2
    else:
        return unit, 1
    ones = _UNITS.get(_letters(tokens, at + length))
    return (tens + ones, length + 1) if ones is not None else (tens, length)


def _counted(tokens: list[Token], at: int) -> Amount | None:
    """`được 2 trong 4 đơn vị`, `xong 3 thôn`: some, or all if the two numbers are one."""
    if _letters(tokens, at + 1) in {"trong", "tren"} and _letters(tokens, at + 2).isdecimal():
        return Amount(3, None, whole=_letters(tokens, at + 2) == tokens[at].raw)
    unit = _letters(tokens, at + 1)
    return (
        Amount(1, None) if is_counted(tokens, at + 1) and unit not in {"tuan", "ngay", "viec", "hom", "thang"} else None
    )


def _is_half(tokens: list[Token], at: int) -> bool:
    return tokens[at].marks <= fold("nửa")[1]


def _letters(tokens: list[Token], at: int) -> str:
    return tokens[at].folded if 0 <= at < len(tokens) else ""


def _percent(tokens: list[Token], at: int) -> Amount | None:
    figures = tokens[at].raw.split("%")[0].replace(",", ".").lower()
    figures = figures.replace("phần trăm", "").replace("phan tram", "").replace("–", "-")
    parts = [float(part) for part in figures.split("-")]
    value = round(sum(parts) / len(parts))
    rated = {_letters(tokens, at - step) for step in range(1, 10)} & _RATE
    people = _letters(tokens, at + 1) in _NOT_PROGRESS or _letters(tokens, at + 2) in {"vien", "chuc"}
    if value > 100 or rated or people:
        return Amount(1, None, whole=True)
    if _letters(tokens, at - 1) in {"con", "thieu"}:
        return Amount(1, 100 - value)
    return Amount(1, value)


def _is_attendance(tokens: list[Token], at: int) -> bool:
    """`dự 45/47`, `38/40 người dự`, `45/45 đồng chí tham gia`."""
    attend = {_letters(tokens, at + 2), _letters(tokens, at + 3)} & {"du", "mat"}
    return _letters(tokens, at - 1) in _ATTENDING or (is_counted(tokens, at + 1) and bool(attend))


_FAR = 75
"""What as a day would be more days away than this is no day."""


def _is_no_day(part: int, whole: int, before: str, today: date) -> bool:
    """A small fraction that as a day would be far away or, in "ĐK: 1/2", gone by."""
    day = nearest(part, whole, today)
    if not (1 < whole < 6 and part < whole):
        return False
    return day is None or abs((day - today).days) > _FAR or (before == ":" and day < today)


def _fraction(tokens: list[Token], at: int, today: date) -> Amount | None:
    """`3/4` of the work, `22/22` people, or no amount but a day."""
    parts = tokens[at].raw.split("/")
    if len(parts) != 2 or not all(part.isdecimal() for part in parts) or parts[0][0] == "0":
        return None  # "05/9" is a day
    part, whole = int(parts[0]), int(parts[1])
    if part <= whole and _counts_things(tokens, at, whole):
        return Amount(1, None, whole=part == whole or _is_attendance(tokens, at))
    if 0 < whole <= 10 and part <= whole and _is_share(tokens, at, part, whole, today):
        return Amount(1, round(100 * part / whole), whole=part == whole)
    return None


def _counts_things(tokens: list[Token], at: int, whole: int) -> bool:
    """`22/22 người`, `dự 38/40`, `2/4 việc`: so many of so many."""
    before, after = _letters(tokens, at - 1), _letters(tokens, at + 1)
    if whole > 12 or _is_attendance(tokens, at):
        return True
    if after in {"viec", "noi", "nhiem"}:
        return not _letters(tokens, at + 2).isdecimal()
    return is_counted(tokens, at + 1) and after not in {"nam", "tuan", "thang"} and before not in _DAY_BEFORE


def _is_share(tokens: list[Token], at: int, part: int, whole: int, today: date) -> bool:
    """`làm được 3/4`, `3/4 rồi`; else it is a day."""
    before, after = _letters(tokens, at - 1), _letters(tokens, at + 1)
    if before in _DAY_BEFORE:
        return False
    told = before in _PROGRESS_BEFORE or after in {"roi", "khoi", "tien", "cong"}
    return told or _is_no_day(part, whole, before, today)
