"""What an official of a unit reads: tasks, reports, what was understood."""

from collections.abc import Sequence
from datetime import date

from core.dates import dated, near_day, short_day
from core.figures import Status
from core.states import CLAIMED
from core.texts.parts import (
    bullets,
    days_left,
    lower_first,
    named,
    sentence,
    status_words,
    tasks,
)

EXAMPLE = "“việc 3 đang làm, thứ Sáu xong”"


def task_list(unit: str, lines: Sequence[str]) -> str:
    return f"Việc của {unit}:\n\n" + "\n\n".join(lines)


def task_line(status: Status, short: str, left: int, done_when: str, *, wave: str, matter: str = "") -> str:
    """`matter`: the sentence about what is in its way."""
    head = f"{status.number}. {short} ({lower_first(wave)})\n{sentence(status_words(status))}."
    head += f" {matter}" if matter else ""
    if status.state in CLAIMED:
        return head
    day = f" {_aim(status)}: hết ngày {dated(status.last_day)}, {_left(status, left)}."
    return head + day + (f"\nXong khi: {lower_first(done_when)}" if done_when else "")


def _aim(status: Status) -> str:
    """A deadline only where the document sets it for this addressee."""
    return "Thời hạn" if status.binding else "Mốc"


def _left(status: Status, left: int) -> str:
    if left >= 0:
        return days_left(left)
    return "đã quá hạn" if status.binding else "chậm so với mốc"


NO_TASKS = "Đơn vị của anh/chị không có nội dung nào trong văn bản này."


def nothing_open(unit: str) -> str:
    return f"{unit} đã báo hoàn thành tất cả các nội dung, không còn việc nào phải báo. Cảm ơn anh/chị."


PICK_TASK = "{unit} báo việc nào? Hoặc nhắn một câu, ví dụ: " + EXAMPLE + "."
PICK_UNIT = "Anh/chị nói về đơn vị nào?"


def pick_state(unit: str, status: Status) -> str:
    return f"{unit}, {named(status)}: {status_words(status)}. Tình hình hiện nay thế nào?"


def all_done(unit: str, open_ones: Sequence[Status], *, confirms: bool = True) -> str:
    lines = bullets([named(status) for status in open_ones])
    head = f"{unit} báo hoàn thành {len(open_ones)} nội dung:"
    return f"{head}\n{lines}\nGhi như vậy đúng chứ?{' Văn phòng sẽ xem và xác nhận.' if confirms else ''}"


NOT_UNDERSTOOD = "Chưa rõ tin này nói về việc nào. Nhờ anh/chị chọn bên dưới, hoặc nhắn, ví dụ: " + EXAMPLE + "."


def handed_on(phone: str) -> str:
    """WORDS 15: not understood twice."""
    text = "Tin của anh/chị đã được chuyển nguyên văn đến Văn phòng để ghi nhận; anh/chị không phải nhắn lại."
    return text + (f"\nCần gấp, xin gọi {phone}." if phone else "")


def thanks_but(unit: str, silent: int) -> str:
    """WORDS 12: "ok" proves that the person is reached, and is no answer."""
    if not silent:
        return "Cảm ơn anh/chị."
    return (
        f"Cảm ơn anh/chị đã nhận tin. Tiến độ {silent} việc của {unit} thì Văn phòng vẫn chưa có thông tin.\n"
        "Khi có kết quả, chỉ cần nhắn, ví dụ: “việc 3 thứ Sáu xong”."
    )


THANKS = "Cảm ơn anh/chị."
SMALL_TALK = "Cảm ơn anh/chị. Khi có kết quả, chỉ cần nhắn, ví dụ: " + EXAMPLE + "."


def no_such_task(asked: Sequence[int], have: Sequence[int]) -> str:
    return (
        f"Văn bản này có {len(have)} việc ({tasks(have)}), không có {tasks(asked)}. "
        "Nhờ anh/chị xem lại số việc rồi nhắn lại."
    )


def newer_news(numbers: Sequence[int]) -> str:
    """An old question's button: what was said since is not undone by it."""
    return (
        f"Đã có tin mới hơn về {tasks(numbers)} nên không ghi theo câu hỏi cũ. Cần ghi thêm, nhờ anh/chị nhắn tin mới."
    )


NO_DIFFICULTY = "Đã ghi nhận: {unit} không có khó khăn, vướng mắc. Tiến độ từng việc, anh/chị nhắn khi có kết quả."
DISCARDED = "Đã bỏ, không ghi nội dung vừa rồi."
NOTHING_TO_DISCARD = "Nội dung này đã được bỏ trước đó."


def already_confirmed(number: int) -> str:
    return (
        f"Việc {number} đã được Văn phòng xác nhận nên không rút lại bằng nút này. "
        f"Nếu thực tế chưa xong, nhờ anh/chị nhắn rõ, ví dụ: “việc {number} chưa xong”."
    )


NOTHING_RETRACTABLE = "Chưa thấy tin báo nào của đơn vị để rút lại. Cần sửa, nhờ anh/chị chọn việc bên dưới."


def ask_date(number: int) -> str:
    return f"Việc {number} dự kiến ngày nào xong? Chọn bên dưới, hoặc nhắn ngày, ví dụ: 29/02, “thứ Sáu tuần này”."


def after_last_day(day: date, last_day: date) -> str:
    return f"Ngày {short_day(day)} sau mốc {short_day(last_day)}; Văn phòng ghi nhận như vậy."


def impossible_date(typed: str) -> str:
    """WORDS 24."""
    return f"Lịch không có ngày {typed}. Nhờ anh/chị nhắn lại ngày dự kiến, ví dụ: 29/02 hoặc “thứ Sáu tuần này”."


def past_date(day: date) -> str:
    return f"Ngày {near_day(day)} đã qua. Nhờ anh/chị nhắn lại ngày dự kiến, ví dụ: “thứ Sáu tuần này”."


NO_DATE_FOUND = "Chưa thấy ngày trong tin này. Nhờ anh/chị nhắn ngày, ví dụ: 29/02, hoặc bấm “Chưa hẹn được”."


def stopped(unit: str) -> str:
    """WORDS 26."""
    return f"Đã ngừng nhắc anh/chị. Các nội dung vẫn là của {unit}, nên Văn phòng sẽ liên hệ để đơn vị cử đầu mối khác."


RESUMED = "Đã nhận lại. Khi đến mốc, anh/chị sẽ được nhắc như trước."


def moved_on(unit: str, phone: str, *, stopped: bool) -> str:
    """`stopped`: said so plainly that the reminders have ended; else they end by a button."""
    ended = "Đã ngừng nhắc anh/chị; " if stopped else ""
    text = f"Cảm ơn anh/chị đã cho biết. {ended}Văn phòng sẽ liên hệ {unit} để cử đầu mối khác."
    return text + (f" Cần trao đổi thêm, xin gọi {phone}." if phone else "")


def confirmed(unit: str, number: int, claimed_on: date) -> str:
    """WORDS 20."""
    return f"Văn phòng đã xác nhận {unit} hoàn thành việc {number} (báo ngày {short_day(claimed_on)})."


def finished(unit: str, count: int) -> str:
    """WORDS 22."""
    return (
        f"{unit} đã hoàn thành cả {count} nội dung, Văn phòng đã xác nhận. "
        "Từ nay không nhắc thêm về văn bản này.\nTrân trọng cảm ơn."
    )


def finished_alone(unit: str, count: int) -> str:
    """The same where the office does not confirm."""
    return f"{unit} đã báo hoàn thành cả {count} nội dung. Từ nay không nhắc thêm về văn bản này.\nTrân trọng cảm ơn."


def receipt(unit: str, at: str) -> str:
    """WORDS 38."""
    return f"Đã ghi nhận {unit} nhận thông báo lúc {at}.\nBản chính gửi qua hệ thống quản lý văn bản."
