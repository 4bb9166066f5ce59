"""What a chief of office would notice in a route, one line each."""

from collections.abc import Sequence
from datetime import date

from core.dates import dated, full_day, short_day


def _some(names: Sequence[str], limit: int = 6) -> str:
    rest = len(names) - limit
    return ", ".join(names[:limit]) + (f" và {rest} đơn vị nữa" if rest > 0 else "")


def silence(units: Sequence[str], since: date, until: date) -> str:
    days = (until - since).days
    who = f"{len(units)} đơn vị ({_some(units)})" if len(units) > 1 else units[0]
    return f"{who} không nhận tin nào trong {days} ngày, từ sau {full_day(since)} đến {full_day(until)}."


def leader_first(units: Sequence[str], day: date) -> str:
    return f"{dated(day)}: lãnh đạo của {_some(units)} được báo cáo mà trước đó Văn phòng chưa được báo."


def before_days_off(day: date, people: int, first: date, last: date) -> str:
    length = (last - first).days + 1
    off = f"{length} ngày, {short_day(first)} đến {full_day(last)}"
    return f"{dated(day)}: nhắc {people} người ngay trước đợt nghỉ ({off})."


def too_many(day: date, people: int, units: Sequence[str]) -> str:
    return f"{dated(day)}: {people} người của {_some(units)} nhận nhiều hơn một tin tự động trong ngày."


def office_too_many(day: date, messages: int) -> str:
    return f"{dated(day)}: Văn phòng nhận {messages} tin tự động trong một ngày."


def unreached(units: Sequence[str]) -> str:
    return f"Không ai nhận được tin ở {len(units)} đơn vị: {_some(units)}."


def not_announced(years: Sequence[int]) -> str:
    named = ", ".join(map(str, years))
    return f"Lịch nghỉ năm {named} chưa được công bố chính thức: ngày gửi trong năm đó có thể phải dời."


def dropped(milestone: str, last_day: date, left: Sequence[int], starts: date) -> str:
    named = ", ".join(map(str, left))
    return (
        f"“{milestone}” (hết ngày {full_day(last_day)}): không có lần nhắc khi còn {named} ngày làm việc, "
        f"vì khi đó chưa bắt đầu theo dõi (từ {full_day(starts)})."
    )


def none_before(milestone: str, last_day: date, starts: date) -> str:
    return (
        f"“{milestone}” (hết ngày {full_day(last_day)}): không có lần nhắc nào trước ngày cuối, "
        f"vì theo dõi từ {full_day(starts)}."
    )
