""" "Nhắc lại sau": when the official is reminded again. It says nothing of the work."""

from collections.abc import Sequence
from datetime import date

from core.dates import near_day
from core.texts.parts import sentence, tasks

ASK = "Văn phòng nhắc lại lúc nào? Chọn bên dưới; có kết quả trước lúc đó, nhờ anh/chị nhắn tại đây."
ASK_DAY = "Nhờ anh/chị nhắn ngày để Văn phòng nhắc lại, ví dụ: 22/02 hoặc “thứ Sáu tuần này”; thôi thì nhắn /huy."
AFTERNOON = "Chiều nay"
NO_AFTERNOON = (
    "Hôm nay không còn buổi làm việc nào để nhắc lại. Nhờ anh/chị chọn ngày khác, ví dụ “mai” hoặc “thứ Hai”."
)
PASSED = "Lúc đó đã qua. Nhờ anh/chị bấm “Nhắc lại sau” hoặc nhắn ngày khác, ví dụ: “mai nhắc lại”."


def morning(day: date, today: date) -> str:
    """A button's: Sáng mai, thứ Tư 21/02; Sáng thứ Hai 26/02"""
    return f"Sáng mai, {near_day(day)}" if (day - today).days == 1 else f"Sáng {near_day(day)}"


def set_for(day: date, today: date, last_days: Sequence[tuple[date, Sequence[int], bool]]) -> str:
    """`last_days` before then: of which tasks each is, and whether the bot speaks on it."""
    when = "chiều nay" if day == today else f"sáng {near_day(day)}"
    lines = [f"Văn phòng sẽ nhắc lại {when} nếu còn việc chưa có tin mới; trước lúc đó không nhắc."]
    return "\n".join([*lines, *(_last_day(last, numbers, today, speaks) for last, numbers, speaks in last_days)])


def _last_day(last: date, numbers: Sequence[int], today: date, speaks: bool) -> str:
    if last == today:
        return f"Hôm nay là ngày cuối của {tasks(numbers)}: tin đến 24 giờ hôm nay vẫn được tính đúng ngày."
    if speaks:
        return f"Riêng {tasks(numbers)}: ngày cuối là {near_day(last)}, hôm đó Văn phòng vẫn nhắc."
    return sentence(f"{tasks(numbers)}: lúc đó đã qua ngày cuối, {near_day(last)}.")
