"""What the shape of a directive file cannot say: that its parts fit each other.

Each check yields faults; those of check-ins have a file of their own.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from itertools import combinations
from zoneinfo import ZoneInfo

from holidays import country_holidays

from core import check_in_checks
from core.dates import full_day
from core.directive import DirectiveFile, Step, Unit
from core.faults import Fault, Path, guess, repeats
from core.text_folding import fold

CODED = ("units", "waves", "milestones", "tasks", "duties", "check_ins")
FARTHEST = 250
"""Working days: farther from its last day than a year's work, a reminder is a slip of the finger."""
YEARS = range(2000, 2100)


def faults(file: DirectiveFile) -> list[Fault]:
    """Every fault of `file`, in no order; an empty list when it may be applied."""
    return [fault for check in CHECKS for fault in check(file)]


# ---- Codes and names


def _repeated_codes(file: DirectiveFile) -> Iterator[Fault]:
    for section in CODED:
        seen: dict[str, int] = {}
        for at, part in enumerate(getattr(file, section)):
            first = seen.setdefault(part.code, at)
            if first != at:
                yield (section, at, "code"), f"mã “{part.code}” đã dùng ở [[{section}]] thứ {first + 1}"


def _shared_official_codes(file: DirectiveFile) -> Iterator[Fault]:
    for (at, one), (later, two) in combinations(enumerate(file.units), 2):
        if two.official_code and two.official_code in (one.official_code, one.code) and _same_time(one, two):
            yield ("units", later, "official_code"), f"mã “{two.official_code}” đã là của “{one.name}”"
        elif one.official_code == two.code and _same_time(one, two):
            yield ("units", at, "official_code"), f"mã “{one.official_code}” đã là của “{two.name}”"


def _shared_names(file: DirectiveFile) -> Iterator[Fault]:
    """A name that leads to two units leads to none: what people write must find one."""
    seen: dict[str, list[Unit]] = {}
    for at, unit in enumerate(file.units):
        for path, name in _names(at, unit):
            others = seen.setdefault(fold(name), [])
            other = next((other for other in others if other is not unit and _same_time(unit, other)), None)
            if other:
                yield path, f"tên “{name}” đã dùng cho “{other.name}” (mã {other.code})"
            elif unit not in others:
                others.append(unit)


def _names(at: int, unit: Unit) -> Iterator[tuple[Path, str]]:
    yield ("units", at, "name"), unit.name
    yield ("units", at, "short"), unit.short
    for n, alias in enumerate(unit.aliases):
        yield ("units", at, "aliases", n), alias


def _same_time(one: Unit, two: Unit) -> bool:
    """Whether both stand on some day: a code or a name may pass on to a unit that comes later."""
    starts = max(one.valid_from or date.min, two.valid_from or date.min)
    return starts <= min(one.valid_to or date.max, two.valid_to or date.max)


# ---- References


def _unknown_units(file: DirectiveFile) -> Iterator[Fault]:
    known = [unit.code for unit in file.units]
    for path, code in _unit_references(file):
        if code not in known:
            yield path, f"không có đơn vị mang mã “{code}”{guess(code, known)}"


def _unit_references(file: DirectiveFile) -> Iterator[tuple[Path, str]]:
    yield ("directive", "office"), file.directive.office
    for at, unit in enumerate(file.units):
        if unit.parent:
            yield ("units", at, "parent"), unit.parent
        for n, code in enumerate(unit.successors):
            yield ("units", at, "successors", n), code
    for at, wave in enumerate(file.waves):
        for n, code in enumerate(wave.units):
            yield ("waves", at, "units", n), code


def _unknown_waves(file: DirectiveFile) -> Iterator[Fault]:
    known = [wave.code for wave in file.waves]
    for path, code in _wave_references(file):
        if code not in known:
            yield path, f"không có giai đoạn mang mã “{code}”{guess(code, known)}"


def _wave_references(file: DirectiveFile) -> Iterator[tuple[Path, str]]:
    for at, milestone in enumerate(file.milestones):
        yield ("milestones", at, "wave"), milestone.wave
    for at, task in enumerate(file.tasks):
        for n, code in enumerate(task.waves):
            yield ("tasks", at, "waves", n), code
        for code in task.last_day:
            yield ("tasks", at, "last_day", code), code


# ---- Units


def _backward_validity(file: DirectiveFile) -> Iterator[Fault]:
    for at, unit in enumerate(file.units):
        if unit.valid_from and unit.valid_to and unit.valid_to < unit.valid_from:
            sentence = f"{full_day(unit.valid_to)} trước ngày bắt đầu {full_day(unit.valid_from)} (valid_from)"
            yield ("units", at, "valid_to"), sentence


def _units_above_themselves(file: DirectiveFile) -> Iterator[Fault]:
    parents = {unit.code: unit.parent for unit in file.units}
    for at, unit in enumerate(file.units):
        if unit.code in unit.successors:
            yield ("units", at, "successors"), f"“{unit.code}” không thể kế thừa chính mình"
        if unit.code in _above(unit.code, parents):
            yield ("units", at, "parent"), f"cấp trên của “{unit.code}” đi vòng về chính đơn vị này"


def _above(code: str, parents: Mapping[str, str | None]) -> set[str]:
    seen: set[str] = set()
    parent = parents.get(code)
    while parent and parent not in seen:
        seen.add(parent)
        parent = parents.get(parent)
    return seen


# ---- Waves, milestones, tasks


def _repeated_members(file: DirectiveFile) -> Iterator[Fault]:
    for at, wave in enumerate(file.waves):
        yield from repeats(("waves", at, "units"), wave.units, "đơn vị “{}” đã có trong giai đoạn này")
    for at, task in enumerate(file.tasks):
        yield from repeats(("tasks", at, "waves"), task.waves, "giai đoạn “{}” đã có trong nội dung này")


def _office_in_wave(file: DirectiveFile) -> Iterator[Fault]:
    """Its people have no right to report, so its assignments could never be done."""
    for at, wave in enumerate(file.waves):
        if file.directive.office in wave.units:
            n = wave.units.index(file.directive.office)
            sentence = "đơn vị theo dõi (office) không tự báo cáo; việc của đơn vị này ghi ở [[duties]]"
            yield ("waves", at, "units", n), sentence


def _waves_without_milestone(file: DirectiveFile) -> Iterator[Fault]:
    reached = {milestone.wave for milestone in file.milestones}
    for at, wave in enumerate(file.waves):
        if wave.code not in reached:
            yield ("waves", at), f"giai đoạn “{wave.code}” chưa có mốc nào trong [[milestones]]"


def _late_last_days(file: DirectiveFile) -> Iterator[Fault]:
    for at, milestone in enumerate(file.milestones):
        if milestone.last_day > milestone.date:
            sentence = f"{full_day(milestone.last_day)} sau ngày của mốc, {full_day(milestone.date)} (date)"
            yield ("milestones", at, "last_day"), sentence


def _own_last_days(file: DirectiveFile) -> Iterator[Fault]:
    """The office may set a task earlier than its wave's milestone, for a wave that the task belongs to."""
    latest = {m.wave: file.milestone(m.wave).last_day for m in file.milestones}
    waves = {wave.code for wave in file.waves}
    for at, task in enumerate(file.tasks):
        for wave, day in task.last_day.items():
            if wave in waves and wave not in task.waves:
                sentence = f"giai đoạn “{wave}” không có trong waves của nội dung này"
                yield ("tasks", at, "last_day", wave), sentence
            if day > latest.get(wave, date.max):
                sentence = f"{full_day(day)} sau ngày cuối của giai đoạn, {full_day(latest[wave])}; chỉ đặt sớm hơn"
                yield ("tasks", at, "last_day", wave), sentence


def _starts_too_late(file: DirectiveFile) -> Iterator[Fault]:
    last = max(milestone.last_day for milestone in file.milestones)
    if file.directive.starts > last:
        sentence = f"{full_day(file.directive.starts)} sau mọi ngày cuối ({full_day(last)}): sẽ không nhắc ai"
        yield ("directive", "starts"), sentence


def _improbable_years(file: DirectiveFile) -> Iterator[Fault]:
    for path, day in _days(file):
        if day.year not in YEARS:
            yield path, f"năm {day.year} không hợp lý (chỉ nhận từ {YEARS[0]} đến {YEARS[-1]})"


def _days(file: DirectiveFile) -> Iterator[tuple[Path, date]]:
    yield ("directive", "starts"), file.directive.starts
    for at, milestone in enumerate(file.milestones):
        yield ("milestones", at, "date"), milestone.date
        yield ("milestones", at, "last_day"), milestone.last_day
    for at, task in enumerate(file.tasks):
        for wave, day in task.last_day.items():
            yield ("tasks", at, "last_day", wave), day
    for at, duty in enumerate(file.duties):
        if duty.date:
            yield ("duties", at, "date"), duty.date


# ---- The office's rhythm


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
    _repeated_codes,
    _shared_official_codes,
    _shared_names,
    _unknown_units,
    _unknown_waves,
    _backward_validity,
    _units_above_themselves,
    _repeated_members,
    _office_in_wave,
    _waves_without_milestone,
    _late_last_days,
    _own_last_days,
    _starts_too_late,
    _improbable_years,
    _reminder_days,
    _leader_before_office,
    _reminders_after_close,
    _wrong_hours,
    _both_off_and_worked,
    _unknown_zone,
    _unknown_country,
    *check_in_checks.CHECKS,
)
