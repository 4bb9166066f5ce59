"""One unit as the office sees it: how its tasks stand, whom to reach, what was said, what is noted."""

from collections.abc import Sequence
from datetime import date

from core.dates import near_day, short_day
from core.figures import Status
from core.states import State
from core.texts.parts import bullets, shorten, state_words, status_words

RECORD, NUDGE, PEOPLE, HISTORY, NOTE = "Ghi thay", "Nhắc ngay", "Người, điện thoại", "Lịch sử", "Ghi chú"
FILES = "Xem tệp"
ASK_WHICH = "Xem đơn vị nào? Nhờ anh/chị nhắn tên đơn vị, ví dụ: phước hòa."
WHICH = "Anh/chị muốn xem đơn vị nào?"
INITIALS = "Chữ viết tắt chưa đủ để biết đơn vị. Nhờ anh/chị nhắn tên đơn vị, ví dụ: phước hòa."


def page(unit: str, lines: Sequence[str], matters: Sequence[str], notes: int) -> str:
    """`matters`: vướng mắc số 12 (đang xử lý); `notes`: how many the office has made."""
    followed = [f"Đang theo dõi: {', '.join(matters)}."] if matters else []
    noted = [f"Ghi chú của Văn phòng: {notes}."] if notes else []
    return "\n".join([f"{unit}:", *lines, *followed, *noted])


def task_line(status: Status, said_on: date | None) -> str:
    """1. Chuẩn bị điều kiện: đang thực hiện (tin 26/02); mốc 29/02."""
    news = f" (tin {short_day(said_on)})" if said_on else ""
    return f"{status.number}. {status.task_short}: {status_words(status)}{news}; mốc {short_day(status.last_day)}."


def person(title: str, name: str, phone: str, reach: str) -> str:
    who = name if title.lower() in name.lower() else f"{name}, {title}"
    return f"{who}, {phone}: {reach}"


def people(unit: str, lines: Sequence[str]) -> str:
    return f"{unit}:\n{bullets(lines)}" if lines else f"{unit} chưa có ai trong danh bạ."


REACHED = "đang nhận tin"
STOPPED = "đã đề nghị thôi nhận nhắc việc"
NEVER_STARTED = "chưa tham gia"
BLOCKED = "không gửi tới được"


def away(until: date) -> str:
    return f"đi vắng đến {near_day(until)}"


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
    return state_words(state, percent, day)


def notes(unit: str, lines: Sequence[str]) -> str:
    return f"Ghi chú về {unit}:\n{bullets(lines)}\nNhắn ghi chú mới trong một tin, hoặc /huy. Đơn vị không đọc được."


def note(when: str, who: str, text: str) -> str:
    return f"{when}, {who}: {text}"


def ask_note(unit: str) -> str:
    return f"Nhờ anh/chị nhắn ghi chú về {unit} trong một tin; đơn vị không đọc được. Thôi thì nhắn /huy."


def noted(unit: str) -> str:
    return f"Đã ghi chú về {unit}."


def nudged(unit: str, names: Sequence[str]) -> str:
    return f"Đã nhắc {unit}: {', '.join(names)}."


def not_nudged(unit: str, why: str) -> str:
    return f"Chưa nhắc {unit}: {why}."


NOTHING_OPEN = "không còn việc nào phải nhắc"
OUT_OF_HOURS = "ngoài giờ làm việc; đến giờ, nhờ anh/chị bấm lại"
NOBODY = "chưa có đầu mối nào nhận được tin"


def all_quiet(day: date | None) -> str:
    """What is open waits for the office, or for a day that was promised."""
    until = f", gần nhất là {near_day(day)}" if day else ""
    return f"các việc còn lại đang chờ Văn phòng trả lời hoặc đã hẹn ngày{until}"


def already(hour: str) -> str:
    return f"hôm nay đã nhắc lúc {hour}"


def paused(until: date) -> str:
    return f"Văn phòng đang tạm dừng nhắc đơn vị này đến hết {near_day(until)}"


def ask_record(unit: str) -> str:
    return f"Ghi thay {unit}: việc nào? Hoặc nhắn một câu, ví dụ: “việc 2 xong, việc 3 thứ Sáu”."


def ask_state(unit: str, number: int) -> str:
    return f"Ghi thay {unit}, việc {number}: tình hình thế nào?"


def ask_day(unit: str, number: int) -> str:
    return f"{unit}, việc {number}: hẹn ngày nào? Chọn bên dưới, hoặc nhắn ngày, ví dụ: 29/02."


def reading(unit: str, items: Sequence[tuple[int, State | None, int | None, date | None]]) -> str:
    lines = [f"việc {n} – {state_words(state, percent, day)}" for n, state, percent, day in items]
    return f"Ghi thay {unit}: {'; '.join(lines)}. Đúng chứ?"


def nothing_read(unit: str) -> str:
    return f"Chưa rõ tin này nói việc nào của {unit}. Nhờ anh/chị chọn việc, hoặc nhắn, ví dụ: “việc 2 xong”."


def recorded(unit: str, items: Sequence[tuple[int, State | None, int | None, date | None]]) -> str:
    lines = [f"việc {n} – {state_words(state, percent, day)}" for n, state, percent, day in items]
    return f"Đã ghi thay {unit}: {'; '.join(lines)}. Đơn vị đã được báo."


def told_unit(unit: str, items: Sequence[tuple[int, State | None, int | None, date | None]]) -> str:
    """What the office wrote down in the unit's name, to the unit."""
    lines = [f"việc {n} – {state_words(state, percent, day)}" for n, state, percent, day in items]
    return f"Theo thông tin của đơn vị, Văn phòng đã ghi {unit}: {'; '.join(lines)}.\nChưa đúng thì anh/chị bấm “Sửa”."


NOT_RECORDED = "Đã bỏ, không ghi gì."
RECORDED = "Văn phòng đã ghi thay đơn vị"
