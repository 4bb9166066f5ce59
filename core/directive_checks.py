"""What the shape of a directive file cannot say: that its parts fit each other.

Each check yields faults; those of check-ins and of the office's rhythm have files of their own.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from core import check_in_checks, rhythm_checks, word_checks
from core.dates import full_day
from core.directive import DirectiveFile, Unit
from core.faults import Fault, Path, guess, repeats
from core.text_folding import fold

CODED = ("units", "waves", "milestones", "tasks", "duties", "check_ins")
GUESSES = 20
"""Of how many wrong codes it is looked for what was meant: each is compared with every unit there is."""
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
    """An official code is that of one unit on any day, and no other unit's code here."""
    by_code = {unit.code: (at, unit) for at, unit in enumerate(file.units)}
    earlier: dict[str, list[Unit]] = {}
    for at, unit in enumerate(file.units):
        if not unit.official_code:
            continue
        same = earlier.setdefault(unit.official_code, [])
        place, other = by_code.get(unit.official_code, (at, unit))
        others = [*same, *([other] if place != at else [])]
        taken = next((one for one in others if _same_time(one, unit)), None)
        if taken:
            yield ("units", at, "official_code"), f"mã “{unit.official_code}” đã là của “{taken.name}”"
        else:
            same.append(unit)


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
    known, wrong = {unit.code: None for unit in file.units}, 0
    for path, code in _unit_references(file):
        if code not in known:
            wrong += 1
            meant = guess(code, known) if wrong <= GUESSES else ""
            yield path, f"không có đơn vị mang mã “{code}”{meant}"


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
    *rhythm_checks.CHECKS,
    *check_in_checks.CHECKS,
    *word_checks.CHECKS,
)
