"""What the office writes down for a unit: the questions to the office, and what the unit hears of it."""

from collections.abc import Sequence
from datetime import date

from core.dates import near_day
from core.states import State
from core.texts.parts import short_state, shorten, state_words, tasks

NO_NAME, OTHER_TIME, GO_ON = "Không ghi tên", "Lúc khác", "Ghi tiếp"
SEVERAL_DONE, ALL_OF_THEM = "Nhiều việc đã xong", "Tất cả các việc này"
NOT_RECORDED = "Đã bỏ, không ghi gì."
RECORDED = "Văn phòng đã ghi thay đơn vị"
SETTLED = "Tin này đã có người xử lý. Cần ghi thêm cho đơn vị, nhờ anh/chị nhắn /donvi và tên đơn vị."
NO_TASKS = "Đơn vị này không có nội dung nào trong văn bản để ghi."
TASK_GONE = "Nội dung này không còn của đơn vị, nên chưa ghi gì."


def ask_task(unit: str) -> str:
    return f"Ghi thay {unit}: việc nào? Hoặc nhắn một câu, ví dụ: “việc 2 xong, việc 3 thứ Sáu”."


def ask_several(unit: str, chosen: Sequence[int]) -> str:
    if not chosen:
        return f"{unit} báo xong những việc nào? Chọn từng việc."
    return f"{unit} báo xong {tasks(chosen)}. Còn việc nào nữa? Đủ rồi thì bấm “{GO_ON}”."


def ask_state(unit: str, number: int) -> str:
    return f"Ghi thay {unit}, việc {number}: tình hình thế nào?"


def ask_day(unit: str, number: int) -> str:
    return f"{unit}, việc {number}: hẹn ngày nào? Chọn bên dưới, hoặc nhắn ngày, ví dụ: 29/02."


def nothing_read(unit: str) -> str:
    return f"Chưa rõ tin này nói việc nào của {unit}. Nhờ anh/chị chọn việc, hoặc nhắn, ví dụ: “việc 2 xong”."


def ask_whose(unit: str) -> str:
    return f"Ghi thay {unit} theo lời ai? Nhờ anh/chị nhắn họ tên hoặc chức vụ, ví dụ: Chủ tịch UBND xã."


NO_WHOSE = (
    "Đang hỏi theo lời ai: họ tên, chức vụ, trên một dòng, dưới 100 chữ. "
    "Nhờ anh/chị nhắn lại, hoặc bấm “Không ghi tên”."
)


def ask_when(unit: str) -> str:
    return f"{unit} báo lúc nào? Nhờ anh/chị nhắn, ví dụ: “8 giờ sáng nay”, “chiều qua”, “16/02 lúc 14 giờ”."


def in_future(at: str) -> str:
    return f"Lúc {at} chưa đến. Nhờ anh/chị nhắn lại lúc đơn vị báo, ví dụ: “chiều qua”."


def before_start(starts: date) -> str:
    return f"Văn bản này theo dõi từ {near_day(starts)}. Nhờ anh/chị nhắn lại lúc đơn vị báo."


def no_such_day(typed: str) -> str:
    return f"Lịch không có ngày {typed}. Nhờ anh/chị nhắn lại lúc đơn vị báo, ví dụ: “chiều qua”."


Told = tuple[int, State | None, int | None, date | None, str]
"""A task's number, its state, percent and day, and the paper that was named with it."""


def items(told: Sequence[Told]) -> str:
    """việc 2 – báo hoàn thành (Kế hoạch số 08/KH-UBND); việc 1, việc 3 – hẹn thứ Tư 28/02"""
    found: dict[str, list[int]] = {}
    for number, state, percent, day, paper in told:
        said = short_state(state) if state is State.DONE else state_words(state, percent, day)
        found.setdefault(f"{said}{f' ({paper})' if paper else ''}", []).append(number)
    return "; ".join(f"{tasks(numbers)} – {said}" for said, numbers in found.items())


def preview(unit: str, items: str, who: str, at: str, stood: Sequence[str]) -> str:
    """`stood`: how these tasks stand as yet, where anything is known."""
    now = f"\nHiện đang ghi: {'; '.join(stood)}." if stood else ""
    return f"Ghi thay {unit}: {items}.\nTheo {_by(who)}, lúc {at}.{now}\nGhi như vậy đúng chứ?"


def _by(who: str) -> str:
    return f"lời {who}" if who else "điện thoại của đơn vị"


def note(who: str, said: str) -> str:
    """What is kept with the report."""
    return ": ".join(part for part in (f"Theo lời {who}" if who else "", said) if part)


def recorded(unit: str, items: str) -> str:
    return f"Đã ghi thay {unit}: {items}. Đơn vị đã được báo."


def told_unit(unit: str, items: str, who: str, at: str) -> str:
    """What was written down by telephone, to the unit."""
    by = f"điện thoại của {who}" if who else "điện thoại"
    return f"Văn phòng ghi theo {by}, lúc {at}: {unit}, {items}.\n{_PUT_RIGHT}"


def told_read(unit: str, items: str, who: str, at: str, text: str) -> str:
    """The same of a message that only a person could read."""
    return f"Văn phòng đã đọc tin của {who} lúc {at}, “{shorten(text)}”, và ghi: {unit}, {items}.\n{_PUT_RIGHT}"


_PUT_RIGHT = "Nếu chưa đúng, nhờ anh/chị bấm “Sửa”."
