"""Days and hours as Vietnamese official papers write them (Nghị định 30/2020/NĐ-CP, Phụ lục I).

A day under 10 and the months 1 and 2 take a leading zero, other months do not: 05/02/2024, 29/6/2024, 01/3.
"""

from datetime import date, datetime, time, timedelta

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def month(number: int) -> str:
    return f"{number:02d}" if number < 3 else str(number)


def short_day(day: date) -> str:
    """29/02, 01/3"""
    return f"{day.day:02d}/{month(day.month)}"


def full_day(day: date) -> str:
    """29/02/2024, 01/3/2024"""
    return f"{short_day(day)}/{day.year}"


def weekday(day: date) -> str:
    """thứ Hai"""
    return WEEKDAYS[day.weekday()]


def near_day(day: date) -> str:
    """thứ Tư 28/02"""
    return f"{weekday(day)} {short_day(day)}"


def dated(day: date) -> str:
    """29/02/2024 (thứ Năm)"""
    return f"{full_day(day)} ({weekday(day)})"


def hour(moment: time | datetime) -> str:
    """7 giờ, 16 giờ 47"""
    return f"{moment.hour} giờ {moment.minute:02d}" if moment.minute else f"{moment.hour} giờ"


def moment(at: datetime) -> str:
    """9 giờ ngày 16/02"""
    return f"{hour(at)} ngày {short_day(at.date())}"


_LENGTHS = (("ngày", 86_400), ("giờ", 3600), ("phút", 60), ("giây", 1))


def duration(length: timedelta) -> str:
    """2 ngày 14 giờ; 1 giờ 5 phút; 35 phút: the two largest parts, the smaller one cut off."""
    seconds = max(int(length.total_seconds()), 1)
    first = next(n for n, (_, size) in enumerate(_LENGTHS) if seconds >= size)
    said = []
    for word, size in _LENGTHS[first : first + 2]:
        count, seconds = divmod(seconds, size)
        said += [f"{count} {word}"] if count else []
    return " ".join(said)
