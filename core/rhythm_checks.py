"""Whether the office's rhythm in a directive file can be kept: reminders, steps, hours, days off."""

from collections.abc import Callable, Iterator
from datetime import time
from zoneinfo import ZoneInfo

from holidays import country_holidays

from core.dates import full_day
from core.directive import DirectiveFile, Step
from core.faults import Fault, Path, repeats

FARTHEST = 250
"""Working days: farther from its last day than a year's work, a reminder is a slip of the finger."""


def _reminder_days(file: DirectiveFile) -> Iterator[Fault]:
    for key, days in (("before", file.nudges.before), ("overdue", file.nudges.overdue)):
        yield from repeats(("nudges", key), days, "ngày thứ {} đã có")
    for path, count in _distances(file):
        if count > FARTHEST:
            yield path, f"{count} ngày làm việc là quá xa (nhiều nhất {FARTHEST})"


def _distances(file: DirectiveFile) -> Iterator[tuple[Path, int]]:
    for key, days in (("before", file.nudges.before), ("overdue", file.nudges.overdue)):
        for n, count in enumerate(days):
            yield ("nudges", key, n), count
    for path, step in _steps(file):
        yield (*path, "days"), step.days
    if file.digests.daily:
        yield ("digests", "daily", "in_last"), file.digests.daily.in_last


def _steps(file: DirectiveFile) -> Iterator[tuple[Path, Step]]:
    for key, step in (("office", file.escalation.office), ("leader", file.escalation.leader)):
        if step:
            yield ("escalation", key), step


def _leader_before_office(file: DirectiveFile) -> Iterator[Fault]:
    office, leader = file.escalation.office, file.escalation.leader
    if not office or not leader:
        return
    if leader.days > office.days:
        sentence = f"lãnh đạo đơn vị được báo ({leader.days} ngày) trước cả Văn phòng ({office.days} ngày)"
        yield ("escalation", "leader", "days"), sentence
    elif leader.days == office.days and leader.at < office.at:
        yield ("escalation", "leader", "at"), "lãnh đạo đơn vị được báo trước cả Văn phòng trong cùng ngày"


def _reminders_after_close(file: DirectiveFile) -> Iterator[Fault]:
    """A reminder lives until its day's close: set at or after it, it would never be sent."""
    close = max(time.fromisoformat(span.partition("-")[2]) for span in file.calendar.hours)
    moments = [(("nudges", "at"), file.nudges.at), *(((*path, "at"), step.at) for path, step in _steps(file))]
    for path, moment in moments:
        if moment >= close:
            yield path, f"{moment:%H:%M} đã hết giờ làm việc ({close:%H:%M}), tin sẽ không được gửi"


def _wrong_hours(file: DirectiveFile) -> Iterator[Fault]:
    taken: list[tuple[str, str]] = []
    for n, span in enumerate(file.calendar.hours):
        start, _, end = span.partition("-")
        if start >= end:
            yield ("calendar", "hours", n), f"“{span}” kết thúc không sau lúc bắt đầu"
            continue
        for other_start, other_end in taken:
            if start < other_end and other_start < end:
                yield ("calendar", "hours", n), f"“{span}” trùng giờ với “{other_start}-{other_end}”"
        taken.append((start, end))


def _both_off_and_worked(file: DirectiveFile) -> Iterator[Fault]:
    for n, day in enumerate(file.calendar.worked):
        if day in file.calendar.off:
            yield ("calendar", "worked", n), f"{full_day(day)} vừa là ngày nghỉ (off) vừa là ngày làm việc"


def _unknown_zone(file: DirectiveFile) -> Iterator[Fault]:
    """Here and not in the file's shape, so that a wrong zone hides none of the other faults."""
    name = file.directive.timezone
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        yield ("directive", "timezone"), f"không có múi giờ “{name}”; giờ Việt Nam là “Asia/Ho_Chi_Minh”"


def _unknown_country(file: DirectiveFile) -> Iterator[Fault]:
    country = file.calendar.country
    try:
        country_holidays(country)
    except NotImplementedError:
        yield ("calendar", "country"), f"không có lịch nghỉ của nước “{country}”; Việt Nam là “VN”"


CHECKS: tuple[Callable[[DirectiveFile], Iterator[Fault]], ...] = (
    _reminder_days,
    _leader_before_office,
    _reminders_after_close,
    _wrong_hours,
    _both_off_and_worked,
    _unknown_zone,
    _unknown_country,
)
