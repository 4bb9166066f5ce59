"""Days as people say them, relative to the day of the message."""

import calendar
from collections.abc import Callable
from datetime import date, timedelta

from core.understanding.day_words import Day, Words, friday, is_word, month_end, nearest
from core.understanding.text import Piece, Token, fold
from core.understanding.words import NUMBER_WORDS, WEEKDAYS

_NUMBERS = frozenset(fold(word)[0] for word in NUMBER_WORDS)
_WEEKDAYS = {fold(word)[0]: number for word, number in WEEKDAYS.items()}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_LENGTHS = {"ngay": 1, "hom": 1, "bua": 1, "tuan": 7, "thang": 30}
_PARTS_OF_DAY = frozenset({"sang", "chieu", "toi", "trua", "dem"})
_ENDS = frozenset({"cuoi", "het", "trong", "noi"})
_THIS = frozenset({"nay", "nay.", "ni"})
_NEXT = frozenset({"sau", "toi", "den"})


def day_at(tokens: list[Token], at: int, today: date) -> Day | None:
    """The day that is said from this token on, if one is."""
    token = tokens[at]
    if token.piece is Piece.DATE:
        return _written(token, today)
    readers = _AFTER_FIGURES if token.piece is Piece.NUMBER else _READERS.get(token.folded, ())
    for reader in readers:
        found = reader(Words(tokens, at), token, today)
        if found is not None:
            return found
    return None


def _written(token: Token, today: date) -> Day | None:
    """`25/9`, `22-24/2`, `25/9/2024`, `25.9.2024`."""
    text = token.raw.replace(" ", "").replace("–", "-")
    if "/" in text and "-" in text:
        text = text.split("-")[-1]
    parts = [int(part) for part in text.replace(".", "/").replace("-", "/").split("/")]
    day, month = parts[0], parts[1]
    if not 1 <= month <= 12 or not 1 <= day <= 39:
        return None
    if len(parts) == 3:
        year = parts[2] + (2000 if parts[2] < 100 else 0)
        if not 1 <= year <= 9998:
            return None
        exists = day <= calendar.monthrange(year, month)[1]
        return Day(date(year, month, day), 1, full=True) if exists else Day(None, 1, token.raw)
    found = nearest(day, month, today)
    return Day(found, 1, "" if found else token.raw)


def _in_days(words: Words, token: Token, today: date) -> Day | None:
    """`2 ngày nữa`, `một tuần nữa`, `trong 3 ngày tới`, `sau 2 ngày`, `nửa tháng nữa`, `tuần nữa`."""
    if words[0] in {"sau", "trong"}:
        number, length = words.number(1), _LENGTHS.get(words[2])
        if number is not None and length and (words[0] == "sau" or words[3] in {"toi", "nua"}):
            return Day(today + timedelta(days=number * length), 4 if words[3] in {"toi", "nua"} else 3)
    if words[0] == "nua" and words[1] == "thang" and words[2] == "nua":
        return Day(today + timedelta(days=15), 3)
    number, length = words.number(0), _LENGTHS.get(words[1])
    if number is not None and length and words[2] in {"nua", "toi"}:
        return Day(today + timedelta(days=number * length), 3)
    if words[0] == "tuan" and words[1] == "nua":
        return Day(today + timedelta(days=7), 2)
    return None


def _day_of_month(words: Words, token: Token, today: date) -> Day | None:
    """`28 này`, `ngày 28`, `28 tây`, `mùng 5`, `15 tháng 3`, `ngày 15 tháng 3 năm 2024`."""
    step = 1 if words[0] in {"ngay", "hom", "bua", "mung", "mong"} else 0
    figure = words[step]
    if not figure.isdecimal() or len(figure) > 2:
        return None
    day, step = int(figure), step + 1
    if words[step] == "thang" and words[step + 1].isdecimal() and len(words[step + 1]) <= 2:
        month, step = int(words[step + 1]), step + 2
        if words[step] == "nam" and words[step + 1].isdecimal() and len(words[step + 1]) == 4:
            year, step = int(words[step + 1]), step + 2
            exists = 1 <= month <= 12 and 1 <= day <= calendar.monthrange(max(year, 1), month)[1] and year
            return Day(date(year, month, day), step) if exists else Day(None, step, f"{day}/{month}")
        found = nearest(day, month, today)
        return Day(found, step, "" if found else f"{day}/{month}")
    if words[step] in {"nay", "tay", "toi"}:
        step += 1
        if words[step] == "nay":
            step += 1
    elif words[0] in {"hom", "bua"} and step == 2:
        found = _this_or_last_month(day, today)  # "hôm 20" has been
        return Day(found, step) if found else None
    elif step == 1 or words[step] in {"nguoi", "nua"}:
        return None
    found = _this_or_next_month(day, today)
    return Day(found, step) if found else None


def _this_or_next_month(day: int, today: date) -> date | None:
    month = today.replace(day=1) if day >= today.day else month_end(today.year, today.month) + timedelta(days=1)
    if not 1 <= day <= 31:
        return None
    return nearest(day, month.month, today)


def _this_or_last_month(day: int, today: date) -> date | None:
    month = today if day <= today.day else today.replace(day=1) - timedelta(days=1)
    exists = 1 <= day <= calendar.monthrange(month.year, month.month)[1]
    return month.replace(day=day) if exists else None


def _last_weekday(words: Words, token: Token, today: date) -> Day | None:
    """`hôm thứ hai`, `bữa t5`: the last one."""
    if words[1] not in {"thu", "t"} or words.token(1) is None:
        return None
    weekday = _WEEKDAYS.get(words[2]) if not words[2].isdecimal() else int(words[2]) - 2
    if weekday is None or not 0 <= weekday <= 5 or words[3] in {"tuan", "nay", "toi", "sau"}:
        return None
    return Day(today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1), 3)


def _weekday(words: Words, token: Token, today: date) -> Day | None:
    """`thứ 5`, `t5 tuần sau`, `thứ hai đầu tuần tới`, `chủ nhật này`."""
    step, weekday = 0, None
    if words[0] == "thu" and (is_word(token, "thứ") or (not token.marks and _is_weekday_number(words))):
        weekday, step = _WEEKDAYS.get(words[1]), 2
        if words[1].isdecimal() and words[1] in "234567":
            weekday = int(words[1]) - 2
    elif words[0] == "t" and words[1] in {"2", "3", "4", "5", "6", "7"}:
        weekday, step = int(words[1]) - 2, 2
    elif words[0] == "chu" and words[1] == "nhat":
        weekday, step = 6, 2
    elif words[0] == "cn" and token.raw.islower() is False:
        weekday, step = 6, 1
    if weekday is None:
        return None
    if words[step] in {"dau", "cuoi"} and words[step + 1] == "tuan":
        step += 1
    monday = today - timedelta(days=today.weekday())
    if words[step] == "tuan" and words[step + 1] in _NEXT:
        return Day(monday + timedelta(days=7 + weekday), step + 2)
    if words[step] == "tuan" and words[step + 1] in {"truoc", "roi", "qua"}:
        return Day(monday + timedelta(days=weekday - 7), step + 2)
    if words[step] == "tuan" and words[step + 1] in _THIS:
        return Day(monday + timedelta(days=weekday), step + 2)
    ahead = (weekday - today.weekday()) % 7
    if words[step] in {"nay", "toi"}:
        return Day(today + timedelta(days=ahead or (7 if words[step] == "toi" else 0)), step + 1)
    return Day(today + timedelta(days=ahead), step, weekday=True)


def _is_weekday_number(words: Words) -> bool:
    """`thu 6` beside words with diacritics: "thứ 6", if no sum is collected ("thu 6 triệu")."""
    return words[1] in {"2", "3", "4", "5", "6", "7"} and not words.counted(2)


def _end_of(words: Words, token: Token, today: date) -> Day | None:
    """`cuối tháng`, `hết tháng 3`, `cuối t2`, `trong tuần này`, `cuối tuần sau`, `hết quý I`, `cuối năm`."""
    step = 1 if words[0] in _ENDS else 0
    if words[step] == "tuan":
        return _end_of_week(words, step, today)
    if not step:
        return None
    if words[1] == "thang" or (words[1] == "t" and words[2].isdecimal()):
        return _end_of_month(words, today)
    if words[1] == "quy":
        quarter = _QUARTERS.get(words[2])
        month = 3 * (quarter or (today.month + 2) // 3)
        return Day(month_end(today.year, month), 3 if quarter or words[2] in _THIS else 2)
    return _end_of_year_or_day(words, today)


def _end_of_week(words: Words, step: int, today: date) -> Day | None:
    """A week ends on its Friday (R9); without "cuối" a later week is no day, and "hai tuần nay" has been."""
    if not step and words[1] == "nay" and _for_weeks(words):
        return None
    if words[step + 1] in _THIS:
        return Day(friday(today), step + 2)
    if words[step + 1] in _NEXT and step and words[0] != "trong":
        return Day(friday(today, 1), step + 2)
    return Day(friday(today), step + 1) if step else None


def _for_weeks(words: Words) -> bool:
    """`cả tuần nay`, `hai tuần nay`; but "việc 3 tuần này"."""
    if is_word(words.token(1), "này") and not is_word(words.token(1), "nay"):
        return False
    return words[-1] in {"ca", "suot", "may"} or (words.number(-1) is not None and not words[-1].isdecimal())


def _end_of_year_or_day(words: Words, today: date) -> Day | None:
    if words[1] == "nam" and words[2] not in {"sau", "ngoai"} and words[0] != "trong":
        return Day(date(today.year, 12, 31), 3 if words[2] in _THIS else 2)
    if words[1] == "ngay" and not words[2].isdecimal():
        return Day(today, 3 if words[2] == "nay" else 2)
    return None


def _end_of_month(words: Words, today: date) -> Day | None:
    if words[2].isdecimal():
        month = int(words[2]) if len(words[2]) <= 2 else 0
        end = nearest(1, month, today)
        return Day(month_end(end.year, end.month), 3) if end else None
    if words[2] in _NEXT:
        following = month_end(today.year, today.month) + timedelta(days=1)
        return Day(month_end(following.year, following.month), 3)
    return Day(month_end(today.year, today.month), 3 if words[2] in _THIS else 2)


def _near(words: Words, token: Token, today: date) -> Day | None:
    """`mai`, `sáng mai`, `ngày mốt`, `chiều nay`, `hôm nay`."""
    step = 1 if words[0] in _PARTS_OF_DAY or words[0] in {"ngay", "hom", "trong"} else 0
    if step and words[0] == "trong" and words[1] == "hom":
        step = 2
    word = words[step]
    if word == "mot":
        return _day_after(words, step, today)
    if word == "mai" and (step or token.folded == "mai") and is_word(words.token(step), "mai"):
        return Day(today + timedelta(days=1), step + (2 if words[step + 1] == "mot" else 1))
    if step and words[0] == "ngay" and word == "kia":
        return Day(today + timedelta(days=2), step + 1)
    if words.number(-1) is not None and words[0] == "hom":
        return None  # "hai hôm nay rồi": for two days
    if word == "nay" and step and (words[step - 1] in {"chieu", "trua", "hom"} or _evening(words.token(0))):
        return Day(today, step + 1)
    return None


def _day_after(words: Words, step: int, today: date) -> Day | None:
    """`ngày mốt`, `mốt`; and "mai ký mốt ban hành", typed without diacritics."""
    token = words.token(step)
    plain = not step and words[1] in _ACTS
    said = is_word(token, "mốt") and (step > 0 or (token is not None and bool(token.marks)))
    return Day(today + timedelta(days=2), step + 1) if plain or said else None


_ACTS = frozenset({"ban", "phat", "xong", "hop", "ky", "trinh", "nop", "gui"})
"""First words of what is done on a day, before which "mot" is no number."""


def _evening(token: Token | None) -> bool:
    """ "tối nay", but not "tới nay", and not "toi nay", which is either."""
    return token is not None and (token.folded, token.marks) == fold("tối")


_Reader = Callable[[Words, Token, date], Day | None]
_AFTER_FIGURES: tuple[_Reader, ...] = (_in_days, _day_of_month)
_READERS: dict[str, tuple[_Reader, ...]] = {
    **dict.fromkeys(_NUMBERS, (_in_days,)),
    **dict.fromkeys(("thu", "t", "chu", "cn"), (_weekday,)),
    **dict.fromkeys(("cuoi", "het", "noi"), (_end_of,)),
    **dict.fromkeys(("mung", "mong"), (_day_of_month,)),
    "bua": (_last_weekday, _day_of_month),
    "hom": (_last_weekday, _day_of_month, _near),
    "ngay": (_day_of_month, _near),
    **dict.fromkeys(_PARTS_OF_DAY | {"mai"}, (_near,)),
    "nua": (_in_days,),
    "tuan": (_in_days, _end_of),
    "trong": (_in_days, _end_of, _near),
    "mot": (_in_days, _near),
}
"""By the word with which a day can start; most words need no look at all."""
