"""The digest's sentences, in the office's voice (WORDS 32 and 34). Pure: figures in, words out.

Units stand in the third person; nobody is named where a telephone number will do. A silence is
"chưa có thông tin"; "quá hạn" is said only of a day that the document itself sets.
"""

from collections.abc import Callable, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from core.check_in_words import check_in_lines
from core.dates import full_day, hour, short_day
from core.digest_news import changes, moved
from core.digest_parts import (
    by_unit,
    capped,
    clip,
    entry,
    in_brackets,
    join,
    lower,
    more_units,
    upper,
)
from core.figures import DifficultyLine, Figures, LaterDay, MilestoneView, Status
from core.ledger import split_text, utf16_units
from core.signs import (
    Tone,
    days_words,
    figures_day,
    is_late,
    judged_day,
    late_detail,
    late_word,
    local,
    other_milestones,
    subject,
    tone_of,
)
from core.standing import OPEN
from core.states import CLAIMED, State, Timeliness
from core.texts.gaps import digest_messages, digest_presses
from core.texts.parts import tasks

CAPTION = 1024
"""UTF-16 units that may stand under a picture; a message of its own may have four times as many."""
MESSAGE = 4096
NEAR = 5
"""Working days before a milestone from which the office telephones."""

OFFICE_DAYS = 2
"""Working days after which what waits for the office is its own overdue."""

_CAPS = (8, 6, 4, 2)
_QUOTE = 48

_COUNTED: dict[Tone, str] = {
    Tone.CONFIRMED: "đã xác nhận",
    Tone.FINISHED: "báo hoàn thành",
    Tone.CLAIMED: "chờ Văn phòng xác nhận",
    Tone.SAID: "việc đơn vị nhắn đã xong chờ bấm lại",
    Tone.DOING: "đang làm",
    Tone.DATED: "đã có ngày hẹn",
    Tone.BLOCKED: "vướng mắc",
    Tone.NOT_STARTED: "chưa thực hiện",
    Tone.SILENT: "chưa có thông tin",
}
_HANDLED = {
    "taken": "đang xử lý",
    "clarifying": "chờ đơn vị làm rõ",
    "sent_up": "đang xin ý kiến lãnh đạo",
    "answered": "đã trả lời",
}
_KEPT = "Thông tin đến sau được ghi riêng, không làm thay đổi số liệu này."
ALL_CONFIRMED = "Tất cả nội dung theo dõi đã được xác nhận; không còn việc nào chờ đơn vị."
ALL_FINISHED = "Tất cả nội dung theo dõi đã được báo hoàn thành; không còn việc nào chờ đơn vị."


def digest_text(figures: Figures) -> str:
    """The office's digest; its lists are shortened until it fits under a picture."""
    for cap in _CAPS:
        text = "\n".join(_lines(figures, cap))
        if utf16_units(text) <= CAPTION:
            break
    return split_text(text, MESSAGE)[0]


def account(statuses: Sequence[Status]) -> str:
    """12 việc – 7 đã xác nhận, 2 chờ Văn phòng xác nhận, ...; the counts add up to the whole."""
    total = len(statuses)
    by_tone = {tone: [s for s in statuses if tone_of(s) is tone] for tone in _COUNTED}
    present = {tone: group for tone, group in by_tone.items() if group}
    if len(present) == 1:
        [(tone, group)] = present.items()
        all_of_them = "đều " if total > 1 else ""
        return f"{total} việc, {all_of_them}{_COUNTED[tone].removeprefix('việc ')}{_dates(group)}"
    counts = (f"{len(group)} {_COUNTED[tone]}{_dates(group)}" for tone, group in present.items())
    return f"{total} việc – {', '.join(counts)}" if total else "không có việc nào"


def _dates(group: Sequence[Status]) -> str:
    """(hẹn 28/02), or how many after the milestone when the group is claimed."""
    if group[0].state in CLAIMED:
        late = [s for s in group if s.timeliness is Timeliness.DONE_LATE]
        after = "sau hạn" if all(s.binding for s in late) else "sau mốc"
        return f" ({len(late)} việc {after})" if late else ""
    days = sorted(s.expected for s in group if s.expected)
    if not days or group[0].state is State.SAID_DONE:
        return ""
    span = short_day(days[0]) if days[0] == days[-1] else f"{short_day(days[0])} đến {short_day(days[-1])}"
    some = f"{len(days)} việc " if len(days) < len(group) else ""
    return f" ({span})" if tone_of(group[0]) is Tone.DATED else f" ({some}hẹn {span})"


def _lines(figures: Figures, cap: int) -> list[str]:
    head = _closing(figures, cap) if figures.closing else [_headline(figures)]
    others = [_other(figures, view) for view in other_milestones(figures)]
    rest = (
        *_gaps(figures),
        *overdue(figures, cap),
        *moved(figures, cap),
        *_to_call(figures, cap),
        *paused(figures, cap // 2),
        *_out_of_date(figures, cap),
        *_for_office(figures, cap),
        *_difficulties(figures, cap),
        *check_in_lines(figures.check_ins, cap),
        *changes(figures, cap),
        *capped(others, cap // 2, lambda n: f"Và {n} giai đoạn khác."),
    )
    return [*head, *rest, *_all_done(figures), *([_KEPT] if figures.closing else [])]


def _all_done(figures: Figures) -> list[str]:
    if not figures.statuses or any(s.state is not State.CONFIRMED for s in figures.statuses):
        return []
    return [ALL_FINISHED if any(s.alone for s in figures.statuses) else ALL_CONFIRMED]


def _gaps(figures: Figures) -> list[str]:
    """Ahead of the rest: a unit that seems silent may have written."""
    found = [gap.local(ZoneInfo(figures.zone)) for gap in figures.gaps]
    lost, short = [gap for gap in found if gap.messages], [gap for gap in found if not gap.messages]
    return [*([digest_messages(lost)] if lost else []), *([digest_presses(short)] if short else [])]


def _headline(figures: Figures) -> str:
    view, day = subject(figures), figures_day(figures)
    moment = f"{hour(local(figures, figures.as_of))} ngày {short_day(day)}"
    statuses = figures.of_wave(view.wave)
    return f"{clip(view.wave_name)}, {moment}, {days_words(view, day)}: {account(statuses)}."


def _closing(figures: Figures, cap: int) -> list[str]:
    """Sentence 34: what was claimed in time, and what is left, by name."""
    view = subject(figures)
    statuses = figures.of_wave(view.wave)
    claimed = [s for s in statuses if s.state in CLAIMED]
    when = "đúng hạn" if view.binding else "đúng mốc"
    confirmed = sum(s.state is State.CONFIRMED for s in claimed)
    of_them = "đã xác nhận tất cả" if confirmed == len(claimed) else f"{confirmed} đã xác nhận"
    if not claimed:
        said = f"chưa có việc nào trong {len(statuses)} việc được báo hoàn thành"
    else:
        in_time = sum(s.timeliness is not Timeliness.DONE_LATE for s in claimed)
        after = f", {len(claimed) - in_time} việc muộn hơn" if in_time < len(claimed) else ""
        checked = "" if any(s.alone for s in claimed) else f" ({of_them})"
        said = f"{in_time}/{len(statuses)} việc báo hoàn thành {when}{after}{checked}"
    head = f"Chốt số liệu hết ngày {full_day(figures_day(figures))}, {lower(view.wave_name)}: {said}."
    return [" ".join([head, *still_open(figures, cap)])]


def still_open(figures: Figures, cap: int) -> list[str]:
    """What the wave that has just closed has left, by name; a moved day is told of a silent one, too."""
    left = [s for s in figures.of_wave(subject(figures).wave) if s.state not in CLAIMED]
    day = judged_day(figures)
    known = [s for s in left if tone_of(s) is not Tone.SILENT or not is_late(s, day)]
    return [f"Còn {len(left)}: {_named(known, len(left), _left_note(figures), cap)}."] if left else []


def overdue(figures: Figures, cap: int) -> list[str]:
    """What is late, beyond what the closing sentence has already named."""
    day = judged_day(figures)
    named = subject(figures).wave if figures.closing else None
    late = [s for s in figures.statuses if is_late(s, day) and s.wave != named]
    lines = []
    for binding in (True, False):
        group = [s for s in late if s.binding is binding]
        days = {s.last_day for s in group}
        suffix = f" {short_day(days.pop())}" if len(days) == 1 else ""
        known = [s for s in group if tone_of(s) is not Tone.SILENT]
        if group:
            names = _named(known, len(group), _left_note(figures), cap)
            lines.append(f"{upper(late_word(binding))}{suffix}: {len(group)} việc – {names}.")
    return lines


def _named(known: Sequence[Status], total: int, note: Callable[[Status], str], cap: int) -> str:
    """Those of which something is known, by unit; the silent as a number: the list of calls names them."""
    silent = total - len(known)
    entries = [entry(group, note) for group in by_unit(known)]
    if silent:
        entries_word = "đều chưa có thông tin" if not known and total > 1 else "chưa có thông tin"
        count = "" if not known else f"{silent} việc "
        return join([*capped(entries, cap, more_units), f"{count}{entries_word}"])
    return join(capped(entries, cap, more_units))


def _left_note(figures: Figures) -> Callable[[Status], str]:
    day = judged_day(figures)

    def note(status: Status) -> str:
        if status.state is State.SAID_DONE:
            return "nhắn đã xong chờ bấm lại"
        moved = f"lùi đến {short_day(status.last_day)}" if not is_late(status, day) else ""
        passed = ", đã qua" if status.expected and status.expected < day else ""
        return moved or late_detail(status).replace("đang thực hiện", "đang làm") + passed

    return note


def _to_call(figures: Figures, cap: int) -> list[str]:
    """Whom to telephone: near a milestone or after it; long before, only how many have said nothing."""
    day = figures_day(figures)
    near = {v.wave for v in figures.milestones if v.days_left <= NEAR or v.last_day <= day}
    wanted = {status.assignment for status in (*to_ask(figures), *_broken(figures, day))}
    groups = by_unit(s for s in figures.statuses if s.assignment in wanted and s.wave in near)
    wave = subject(figures).wave
    far_off = silence(figures.of_wave(wave)) if wave not in near or not groups else []
    phones = {contact.unit: contact.phone or contact.name for contact in reversed(figures.contacts)}
    entries = [entry(group, _promised) + in_brackets(phones.get(group[0].unit, "")) for group in groups]
    calls = [f"Cần gọi: {join(capped(entries, cap, more_units))}."] if groups else []
    return [*calls, *far_off]


def _broken(figures: Figures, day: date) -> list[Status]:
    """What was promised for a day that has passed, and has not come: the next to be asked."""
    open_ones = [s for s in figures.statuses if s.state in (None, *OPEN) and s.state is not State.BLOCKED]
    return [s for s in open_ones if s.expected and s.expected < day and s.unit not in figures.paused]


def _promised(status: Status) -> str:
    return f"đã hẹn {short_day(status.expected)}" if status.expected else ""


def to_ask(figures: Figures) -> list[Status]:
    """Of which nothing is known, but for those that have got a later day, which has not come, and for units that the
    office leaves in peace."""
    day = judged_day(figures)
    silent = [s for s in figures.statuses if tone_of(s) is Tone.SILENT and s.unit not in figures.paused]
    return [s for s in silent if is_late(s, day) or not s.moved]


def paused(figures: Figures, cap: int) -> list[str]:
    """Of whom nobody telephones: storm, flood."""
    owing = {s.unit: s.unit_short for s in figures.statuses if s.state not in CLAIMED}
    left = [(owing[unit], until) for unit, until in figures.paused.items() if unit in owing]
    shown = capped([f"{clip(unit)} (đến hết {short_day(until)})" for unit, until in left], cap, more_units)
    return [f"Đang tạm dừng nhắc: {join(shown)}."] if shown else []


def silence(statuses: Sequence[Status]) -> list[str]:
    silent = [[tone_of(s) is Tone.SILENT for s in group] for group in by_unit(statuses)]
    wholly = sum(map(all, silent))
    partly = sum(map(any, silent)) - wholly
    parts = [f"{wholly} đơn vị chưa có thông tin việc nào"] if wholly else []
    parts += [f"{partly} đơn vị còn việc chưa có thông tin"] if partly else []
    return [f"{upper(join(parts))}."] if parts else []


def _out_of_date(figures: Figures, cap: int) -> list[str]:
    """A promise that still lies ahead is news enough."""
    day = figures_day(figures)
    old = (s for s in figures.statuses if s.stale_since and s.state not in CLAIMED)
    groups = by_unit(s for s in old if not (s.expected and s.expected >= day))
    entries = capped([entry(group) for group in groups], cap // 2, more_units)
    return [f"Trên 10 ngày làm việc chưa cập nhật: {join(entries)}."] if entries else []


def _for_office(figures: Figures, cap: int) -> list[str]:
    claims = [s for s in figures.statuses if s.state is State.DONE]
    waiting = [d for d in figures.difficulties if d.with_office]
    parts = []
    if claims:
        names = capped([entry(group) for group in by_unit(claims)], cap // 2, more_units)
        age = _waited([figures.claim_ages.get(s.assignment, 0) for s in claims])
        parts.append(f"{len(claims)} việc cần xác nhận ({join([*names, *age])})")
    if waiting:
        numbers = ", ".join(str(d.number) for d in waiting[:cap]) + (", …" if len(waiting) > cap else "")
        age = _waited([d.age for d in waiting])
        parts.append(f"{len(waiting)} vướng mắc cần trả lời ({join([f'số {numbers}', *age])})")
    if figures.asked_days:
        asked = capped([_asked_day(later) for later in figures.asked_days], cap // 2, lambda n: f"và {n} đề nghị khác")
        parts.append(f"{len(figures.asked_days)} đề nghị lùi mốc cần trả lời ({join(asked)})")
    return [f"Chờ Văn phòng: {'; '.join(parts)}."] if parts else []


def _waited(ages: Sequence[int]) -> list[str]:
    """How long the oldest has waited, once that is the office's own overdue."""
    oldest = max(ages)
    said = f"đã {oldest} ngày làm việc" if len(ages) == 1 else f"lâu nhất đã {oldest} ngày làm việc"
    return [said] if oldest >= OFFICE_DAYS else []


def _asked_day(later: LaterDay) -> str:
    return f"{clip(later.unit_short)}, việc {later.task_number} đến {short_day(later.wanted)}"


def _difficulties(figures: Figures, cap: int) -> list[str]:
    entries = [_difficulty(line, quoted=len(figures.difficulties) <= cap // 2) for line in figures.difficulties]
    shown = capped(entries, cap // 2, lambda n: f"và {n} vướng mắc khác")
    return [f"Khó khăn, vướng mắc: {join(shown)}."] if shown else []


def _difficulty(line: DifficultyLine, quoted: bool) -> str:
    task = f", {tasks(line.tasks)}" if line.tasks else ""
    age = f"đã {line.age} ngày làm việc" if line.age > 0 else "mới nêu"
    held = f" ({clip(line.holder)})" if line.holder and line.state != "answered" else ""
    state = f", {_HANDLED[line.state]}{held}" if line.state in _HANDLED else ""
    text = f": “{clip(line.text, _QUOTE)}”" if quoted and line.text.strip() else ""
    return f"số {line.number}, {clip(line.unit_short)}{task}, {age}{state}{text}"


def _other(figures: Figures, view: MilestoneView) -> str:
    day = judged_day(figures)
    name = "thời hạn" if view.binding else "mốc"
    ahead = "" if day >= view.last_day else f"{name} hết ngày {full_day(view.last_day)}, "
    when = ahead + days_words(view, day)
    return f"{clip(view.wave_name)} ({when}): {account(figures.of_wave(view.wave))}."
