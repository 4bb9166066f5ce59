"""Moving a day: what the unit that asks for it reads, and what the office reads that decides."""

from datetime import date

from core.dates import dated, near_day, short_day
from core.figures import Status
from core.texts.parts import named, sentence, shorten

EXAMPLE = "“thứ Sáu tuần sau”"
PICK_TASK = "{unit} xin lùi mốc việc nào?"


def _reason(text: str, limit: int = 300) -> str:
    """Inside a sentence of ours, which has its own full stop."""
    return shorten(text, limit).rstrip(" .")


def ask_day(status: Status) -> str:
    aim = "thời hạn" if status.binding else "mốc"
    return (
        f"{sentence(named(status))} của {status.unit_name} có {aim} hết ngày {dated(status.last_day)}. "
        f"Anh/chị xin lùi đến ngày nào? Chọn bên dưới, hoặc nhắn ngày, ví dụ: {EXAMPLE}."
    )


def ask_reason(number: int, day: date) -> str:
    asked = f"Xin lùi việc {number} đến {near_day(day)}"
    return f"{asked}: nhờ anh/chị nhắn lý do trong một tin; thôi không xin thì nhắn /huy."


def not_later(day: date, last_day: date) -> str:
    stands = f"mốc hiện nay (hết ngày {short_day(last_day)})"
    return f"Ngày {short_day(day)} không sau {stands}. Nhờ anh/chị nhắn một ngày muộn hơn."


def passed(day: date) -> str:
    return f"{sentence(near_day(day))} đã qua. Nhờ anh/chị nhắn một ngày sắp tới, ví dụ: {EXAMPLE}."


def day_off(day: date, next_day: date) -> str:
    return f"{sentence(near_day(day))} là ngày nghỉ. Nhờ anh/chị nhắn một ngày làm việc, ví dụ: {near_day(next_day)}."


def too_far(day: date) -> str:
    return f"Ngày {dated(day)} muộn hơn mốc hiện nay trên một năm. Nhờ anh/chị xem lại rồi nhắn ngày khác."


NO_DAY_FOUND = "Chưa thấy ngày trong tin này. Nhờ anh/chị nhắn ngày, ví dụ: 05/3 hoặc " + EXAMPLE + "."


def asked(number: int, unit: str, task: int, before: date, wanted: date, reason: str) -> str:
    return (
        f"Văn phòng đã nhận đề nghị lùi mốc số {number} của {unit}: việc {task} từ {short_day(before)} "
        f"sang {near_day(wanted)}, lý do: “{_reason(reason)}”.\nTrong lúc chờ trả lời, việc này không bị nhắc."
    )


def instead_of(number: int, difficulty: int) -> str:
    return f"Đề nghị lùi mốc số {number} thay cho vướng mắc số {difficulty}; vướng mắc này đã kết thúc."


def waits(number: int, task: int, wanted: date) -> str:
    return f"Đề nghị lùi mốc số {number} (việc {task} đến {near_day(wanted)}) đang chờ Văn phòng trả lời."


def nothing_to_move(unit: str) -> str:
    return f"{unit} không còn việc nào khác để xin lùi mốc."


def already_done(number: int) -> str:
    return f"Việc {number} đã được báo hoàn thành nên không cần lùi mốc."


def withdrawn(number: int, task: int) -> str:
    return f"Đã rút lại đề nghị lùi mốc số {number}. Mốc việc {task} giữ như cũ."


def granted(unit: str, task: int, day: date, word_of: str, original: date, *, reminded: bool) -> str:
    """WORDS 28. `reminded`: the unit still owes it."""
    follow = "Từ nay nhắc theo ngày mới; mốc" if reminded else "Mốc"
    return (
        f"Việc {task} của {unit} được lùi đến {near_day(day)}, theo ý kiến của {word_of}.\n"
        f"{follow} {short_day(original)} vẫn ghi trong bảng tổng hợp."
    )


def refused(unit: str, ask: str, task: int, wanted: date, reason: str, last_day: date) -> str:
    """WORDS 29."""
    return (
        f"Chưa lùi được việc {task} sang {short_day(wanted)}, vì: “{_reason(reason, 1000)}”. "
        f"{sentence(ask)} {unit} giữ mốc {short_day(last_day)}.\nCần hỗ trợ gì, anh/chị nhắn ngay tại đây."
    )


def raised(
    number: int, unit: str, task: int, short: str, before: date, wanted: date, reason: str, who: str, phone: str
) -> str:
    """To the office, beside its three buttons."""
    return (
        f"Đề nghị lùi mốc số {number} – {unit}, việc {task} ({short}):\n"
        f"mốc hiện nay hết ngày {dated(before)}, xin lùi đến {near_day(wanted)}.\n"
        f"Lý do: “{shorten(reason, 1000)}”\nNgười nhắn: {who}, {phone}."
    )


NOTHING_WAITS = "Không có đề nghị lùi mốc nào đang chờ Văn phòng."


def more_waiting(count: int) -> str:
    return f"Còn {count} đề nghị khác; trả lời xong, nhắn lại /giahan."


def ask_word(number: int, unit: str, task: int, day: date, *, offered: bool) -> str:
    """`offered`: posts stand on buttons."""
    how = "Chọn bên dưới, hoặc nhắn chức vụ" if offered else "Nhờ anh/chị nhắn chức vụ"
    return (
        f"Đề nghị số {number}: lùi việc {task} của {unit} đến {near_day(day)}, theo ý kiến của ai? "
        f"{how}, ví dụ: Chánh Văn phòng. Chưa quyết thì nhắn /huy."
    )


def ask_other_day(number: int, unit: str, task: int, last_day: date) -> str:
    return (
        f"Đề nghị số {number}: lùi việc {task} của {unit} (mốc {short_day(last_day)}) đến ngày nào? "
        f"Chọn bên dưới, hoặc nhắn ngày, ví dụ: {EXAMPLE}."
    )


def ask_refusal(number: int, unit: str, task: int) -> str:
    return (
        f"Đề nghị số {number}: nhờ anh/chị nhắn lý do chưa lùi được việc {task} của {unit} trong một tin; "
        "lý do được chuyển nguyên văn đến đơn vị. Chưa quyết thì nhắn /huy."
    )


NO_POST_FOUND = "Nhờ anh/chị nhắn chức vụ trong một dòng, ví dụ: Chánh Văn phòng. Chưa quyết thì nhắn /huy."


def done(number: int, unit: str, task: int, ending: str) -> str:
    return f"Đề nghị lùi mốc số {number} (việc {task} của {unit}): {ending}. Đơn vị đã được báo."


def done_by(who: str, number: int, unit: str, task: int, ending: str) -> str:
    """To the others of the office."""
    return f"{who} đã trả lời đề nghị lùi mốc số {number} (việc {task} của {unit}): {ending}."


def decided(number: int, unit: str, task: int, ending: str) -> str:
    """To who comes second."""
    return f"Đề nghị lùi mốc số {number} (việc {task} của {unit}) không còn chờ: {ending}."


def ending_granted(day: date, word_of: str) -> str:
    return f"lùi đến {near_day(day)}, theo ý kiến của {word_of}"


def ending_refused(reason: str) -> str:
    return f"chưa lùi được, vì “{shorten(reason)}”"


ENDING_WITHDRAWN = "đơn vị đã rút lại"
ENDING_DROPPED = "văn bản không còn nội dung này"


def withdrawn_by_unit(number: int, unit: str, task: int) -> str:
    return f"{unit} đã rút lại đề nghị lùi mốc số {number} (việc {task})."
