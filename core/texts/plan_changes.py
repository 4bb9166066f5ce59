"""Which messages a change moves, brings and takes away: read before the change is applied."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from core.dates import hour, near_day, short_day
from core.plan_difference import Row, Said
from core.planning import Job
from core.texts.parts import bullets, sentence

SHOWN_DAYS = 4
"""Of one kind of message that comes or goes on many days: so many are named."""

NOTHING_MOVES = "Không tin nào đổi ngày."

_NAMES: dict[Job, str] = {
    Job.OPENING: "gửi văn bản đến các đơn vị",
    Job.NUDGES: "nhắc việc",
    Job.OFFICE_CALLS: "danh sách Văn phòng cần gọi",
    Job.LEADERS_AHEAD: "báo trước cho Văn phòng về tin gửi lãnh đạo đơn vị",
    Job.LEADERS: "báo cáo lãnh đạo đơn vị",
    Job.CHECK_INS: "hỏi tình hình hằng tháng",
    Job.OFFICE_DUE: "việc chờ Văn phòng",
    Job.MATTERS_DUE: "vướng mắc đến ngày trả lời",
    Job.DUTIES: "nhắc việc của Văn phòng",
    Job.REACH: "danh sách chưa liên lạc được",
    Job.YEAR: "hỏi lịch nghỉ năm",
    Job.DIGEST: "tổng hợp",
}

_DIGESTS = {
    "weekly": "tổng hợp hằng tuần",
    "daily": "tổng hợp hằng ngày",
    "last_day": "tổng hợp ngày cuối",
    "closing": "chốt số liệu",
}


def followed_no_more(code: str) -> str:
    """To who loads another directive."""
    return f"Thôi theo dõi văn bản {code}: không nhắc, không tổng hợp nữa; kết quả vẫn giữ, nạp lại thì theo dõi tiếp."


def changes(rows: Sequence[Row], zone: ZoneInfo, limit: int = 20) -> str:
    """A line each, by day; what comes or goes on several days for the same reason is one line."""
    if not rows:
        return NOTHING_MOVES
    lines = [_line(group, zone) for group in _grouped(rows)]
    rest = len(lines) - limit
    return bullets([*lines[:limit], *([f"và {rest} thay đổi khác"] if rest > 0 else [])])


def _grouped(rows: Iterable[Row]) -> list[list[Row]]:
    """In the order of their first days; a move stands alone."""
    found = sorted(rows, key=lambda row: (_kind(row), row.day))
    groups = [list(group) for _, group in groupby(found, key=_kind)]
    return sorted(groups, key=lambda group: group[0].day)


def _kind(row: Row) -> tuple[str, str, bool, bool, str]:
    """Rows of the same kind share a line."""
    alone = row.day.isoformat() if row.before and row.after else ""
    return row.job, row.what, row.before is None, row.after is None, alone


def _line(rows: Sequence[Row], zone: ZoneInfo) -> str:
    first = rows[0]
    name = _name(first)
    if first.before and first.after:
        return sentence(f"{name}: {_moved(first.before, first.after, zone)}")
    verb = "thêm" if first.before is None else "bỏ"
    said = [row.after or row.before for row in rows]
    units = _units(max(one.units for one in said if one))
    days = list(dict.fromkeys(_day(one, zone) for one in said if one))  # a last day has several digests
    return sentence(f"{verb} {name}{units}: {_days(days)}")


def _name(row: Row) -> str:
    if row.job is Job.DIGEST:
        return _DIGESTS.get(row.what.partition(" ")[0], _NAMES[row.job])
    about = _about(row.what)
    return _NAMES[row.job] + (f" {about}" if about else "")


def _about(what: str) -> str:
    """T-7: trước mốc 7 ngày làm việc; other reasons of the file go without saying."""
    if what == "T0":
        return "ngày cuối"
    side, count = what[:2], what[2:]
    if side in ("T-", "T+") and count.isdecimal():
        return f"{'trước' if side == 'T-' else 'sau'} mốc {count} ngày làm việc"
    return what if what.isdecimal() else ""


def _moved(before: Said, after: Said, zone: ZoneInfo) -> str:
    was, comes = _day(before, zone), _day(after, zone)
    if was != comes:
        return f"{near_day(was)} → {near_day(comes)}{_units(after.units)}"
    if before.at != after.at:
        return f"{near_day(was)}, {_hour(before, zone)} → {_hour(after, zone)}{_units(after.units)}"
    return f"{near_day(was)}, {before.units} → {after.units} đơn vị"


def _hour(said: Said, zone: ZoneInfo) -> str:
    return hour(_local(said.at, zone))


def _day(said: Said, zone: ZoneInfo) -> date:
    return _local(said.at, zone).date()


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone)


def _units(count: int) -> str:
    return f" ({count} đơn vị)" if count else ""


def _days(days: Sequence[date]) -> str:
    if len(days) == 1:
        return near_day(days[0])
    rest = len(days) - SHOWN_DAYS
    return ", ".join(map(short_day, days[:SHOWN_DAYS])) + (f" và {rest} ngày nữa" if rest > 0 else "")
