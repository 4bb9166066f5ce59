"""One unit as the office sees it: how its tasks stand, whom to reach, what was said, what is noted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.dates import moment, near_day, short_day
from core.figures import Status
from core.rights import ROLE_NAMES, Role
from core.states import State, Timeliness
from core.texts.parts import bullets, lower_first, short_state, shorten, state_words, status_words, tasks

RECORD, NUDGE, PEOPLE, HISTORY, NOTE = "Ghi thay", "Nhắc ngay", "Người, điện thoại", "Lịch sử", "Ghi chú"
FILES = "Xem tệp"
ASK_WHICH = "Xem đơn vị nào? Nhờ anh/chị nhắn tên đơn vị, ví dụ: phước hòa."
INITIALS = "Chữ viết tắt chưa đủ để biết đơn vị. Nhờ anh/chị nhắn tên đơn vị, ví dụ: phước hòa."
NOTES_SHOWN = 2


def which(typed: str, more: int, *, surely: bool) -> str:
    """`surely`: their names hold what was typed; else they only come near it."""
    rest = f" Còn {more} đơn vị khác; nhắn rõ hơn để tìm." if more > 0 else ""
    if surely:
        return f"“{shorten(typed, 60)}” có thể là các đơn vị dưới đây. Anh/chị chọn một.{rest}"
    return f"Không có đơn vị “{shorten(typed, 60)}”. Anh/chị muốn nói đơn vị nào dưới đây?{rest}"


@dataclass(frozen=True, slots=True)
class Page:
    """`matters`: vướng mắc số 12, việc 1 (đang xử lý); `notes`: the office's own, the newest last."""

    unit: str
    tasks: Sequence[str]
    matters: Sequence[str] = ()
    paused_until: date | None = None
    notes: Sequence[str] = ()


def page(of: Page) -> str:
    tasks = of.tasks or ["Không có nội dung nào trong văn bản này."]
    paused = [f"Văn phòng tạm dừng nhắc đến hết {near_day(of.paused_until)}."] if of.paused_until else []
    followed = [f"Đang theo dõi: {'; '.join(of.matters)}."] if of.matters else []
    return "\n".join([f"{of.unit}:", *tasks, *followed, *paused, *_noted(of.notes)])


def _noted(notes: Sequence[str]) -> list[str]:
    if not notes:
        return []
    more = f" (còn {len(notes) - NOTES_SHOWN} ghi chú trước đó)" if len(notes) > NOTES_SHOWN else ""
    return [f"Ghi chú của Văn phòng{more}:\n{bullets([shorten(note, 200) for note in notes[-NOTES_SHOWN:]])}"]


def task_line(status: Status, who: str, said_on: date | None, wave: str) -> str:
    """1. Chuẩn bị điều kiện: đang thực hiện (Công chức Văn phòng – Thống kê, 26/02); mốc 29/02. `wave`: where the unit
    has the same task in several."""
    place = f" ({lower_first(wave)})" if wave else ""
    news = f" ({', '.join(part for part in (who, short_day(said_on)) if part)})" if said_on else ""
    return f"{status.number}. {status.task_short}{place}: {status_words(status)}{news}{_aim(status)}"


def _aim(status: Status) -> str:
    day = short_day(status.last_day)
    if status.original_last_day is not None and status.moved:
        day += f" (trước là {short_day(status.original_last_day)})"
    if status.timeliness is Timeliness.OVERDUE:
        return f". Thời hạn {day}, đã quá hạn." if status.binding else f"; chậm so với mốc {day}."
    return f"; {'thời hạn' if status.binding else 'mốc'} {day}."


def matter(head: str, numbers: Sequence[int], state: str) -> str:
    """vướng mắc số 12, việc 1 (đang xử lý)"""
    return f"{lower_first(head)}{f', {tasks(numbers)}' if numbers else ''} ({state})"


def later_day(number: int, task: int, wanted: date) -> str:
    return f"đề nghị lùi mốc số {number}, việc {task} (xin đến {short_day(wanted)})"


def person(title: str, name: str, phone: str, reach: str) -> str:
    who = name if title.lower() in name.lower() else f"{name}, {title}"
    return f"{who}, {phone}: {reach}"


def people(unit: str, lines: Sequence[str]) -> str:
    return f"{unit}:\n{bullets(lines)}" if lines else f"{unit} chưa có ai trong danh bạ."


def vacant(role: Role) -> str:
    return f"Chưa có {'đầu mối dự phòng' if role is Role.BACKUP else ROLE_NAMES[role]}"


REACHED = "đang nhận tin"
STOPPED = "đã đề nghị thôi nhận nhắc việc"
NEVER_STARTED = "chưa tham gia"
NOT_AGREED = "đã mở kênh, chưa bấm đồng ý"
BLOCKED = "không gửi tới được"


def away(until: date) -> str:
    return f"đi vắng đến {near_day(until)}"


def later(until: datetime) -> str:
    return f"đề nghị nhắc lại sau {moment(until)}"


def history(unit: str, lines: Sequence[str], more: int) -> str:
    if not lines:
        return f"{unit} chưa có tin báo nào."
    rest = f"\nCòn {more} tin trước đó; xem đủ trong bản xuất dữ liệu." if more else ""
    return f"{unit}, mới nhất trước:\n{bullets(lines)}{rest}"


def told(when: str, who: str, number: int, said: str, note: str, *, replaces: str = "", late: bool = False) -> str:
    """One report; `replaces`: what it puts right; `late`: after figures were frozen."""
    instead = f", thay cho “{replaces}”" if replaces else ""
    after = " (ghi sau khi chốt số liệu)" if late else ""
    words = f": “{shorten(note, 120)}”" if note else ""
    return f"{when}, {who}: việc {number} – {said}{instead}{after}{words}"


WITHDRAWN = "rút lại"


def said(state: State | None, percent: int | None, day: date | None) -> str:
    """A claim without whom it waited for then."""
    return short_state(state) if state is State.DONE else state_words(state, percent, day)


def notes(unit: str, lines: Sequence[str]) -> str:
    return f"Ghi chú về {unit}:\n{bullets(lines)}\nNhắn ghi chú mới trong một tin, hoặc /huy. Đơn vị không đọc được."


def note(at: datetime, who: str, text: str) -> str:
    return f"{moment(at)}, {who}: {text}"


def ask_note(unit: str) -> str:
    return f"Nhờ anh/chị nhắn ghi chú về {unit} trong một tin; đơn vị không đọc được. Thôi thì nhắn /huy."


def noted(unit: str) -> str:
    return f"Đã ghi chú về {unit}."


def nudged(unit: str, numbers: Sequence[int], names: Sequence[str], reasons: str) -> str:
    """`reasons`: what it was not reminded of, and why."""
    left = f"\nKhông nhắc {reasons}." if reasons else ""
    return f"Đã nhắc {unit} {tasks(numbers)}: {', '.join(names)}.{left}"


def not_nudged(unit: str, why: str) -> str:
    return f"Chưa nhắc {unit}: {why}."


def reasons(found: Sequence[tuple[Sequence[int], str]]) -> str:
    """việc 1, việc 3 (đơn vị đã hẹn ngày 29/02)"""
    return "; ".join(f"{tasks(numbers)} ({why})" for numbers, why in found)


NOTHING_OPEN = "không còn việc nào phải nhắc"
NOBODY = "chưa có đầu mối nào nhận được tin; bấm “Người, điện thoại” để gọi hoặc mời lại"


def not_begun(starts: date) -> str:
    return f"văn bản này theo dõi từ {near_day(starts)}"


def out_of_hours(opens: str) -> str:
    return f"ngoài giờ làm việc; từ {opens}, nhờ anh/chị bấm lại"


def still_to_come(at: str) -> str:
    return f"hôm nay là ngày nhắc, tin nhắc đi lúc {at}"


def already(at: str) -> str:
    return f"hôm nay đã nhắc lúc {at}; mỗi người mỗi ngày chỉ nhận một tin nhắc"


def waiting(at: str) -> str:
    return f"tin nhắc hôm nay đang chờ gửi, {at}"


def not_sent(why: str) -> str:
    return f"tin nhắc hôm nay không gửi ({why})"
