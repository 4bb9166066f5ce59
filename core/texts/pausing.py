"""/tamdung: the office leaves units in peace for a while. The days stay what they are."""

from collections.abc import Sequence
from datetime import date

from core.dates import near_day
from core.texts.days import EXAMPLE, span

ASK_WHOM = "Tạm dừng nhắc việc của đơn vị nào?"
ASK_UNIT = "Tạm dừng đơn vị nào? Nhờ anh/chị nhắn tên đơn vị."
ASK_DAYS = f"Tạm dừng từ ngày nào đến hết ngày nào? Chọn bên dưới, hoặc nhắn, ví dụ: {EXAMPLE}."
ASK_REASON = "Lý do tạm dừng? Nhờ anh/chị nhắn một câu ngắn, ví dụ: “bão số 5”; câu này đơn vị sẽ đọc."
LONG_REASON = "Lý do dài quá. Nhờ anh/chị nhắn lại trong một câu ngắn (không quá 200 chữ cái)."
CANCELLED = "Đã hủy, không tạm dừng đơn vị nào."
NO_UNITS = "Nhóm này hiện không có đơn vị nào."
ENDED_BEFORE = "Lần tạm dừng này đã kết thúc trước đó."
PAUSED_BEFORE = "Các đơn vị này đã được tạm dừng đúng những ngày đó rồi. Xem lại: /tamdung."


def preview(
    label: str,
    units: Sequence[str],
    days: tuple[date, date],
    reason: str,
    counts: tuple[int, int, int],
    last_days: Sequence[date],
) -> str:
    """`counts` at most: reminders, entries of the office's call list, reports to leaders."""
    named = f" ({', '.join(units)})" if 1 < len(units) <= _NAMED else ""
    mile = f" Ngày cuối {', '.join(map(near_day, last_days))} cũng không nhắc." if last_days else ""
    return (
        f"Tạm dừng nhắc việc: {label}, {len(units)} đơn vị{named}, {span(*days)}. Lý do: {reason}.\n"
        f"{_counted(counts)}{mile} Các mốc không đổi.\n"
        "Đầu mối của các đơn vị nhận một tin báo. Tạm dừng chứ?"
    )


_NAMED = 5


def _counted(counts: tuple[int, int, int]) -> str:
    kinds = ("lượt nhắc việc", "lượt trong danh sách cần gọi", "lượt báo cáo lãnh đạo đơn vị")
    found = [f"{number} {kind}" for number, kind in zip(counts, kinds, strict=True) if number]
    return f"Không gửi: nhiều nhất {', '.join(found)}." if found else "Những ngày này không có lượt nhắc nào."


def ordered(units: int, days: tuple[date, date]) -> str:
    return f"Đã tạm dừng nhắc việc {units} đơn vị, {span(*days)}. Các mốc không đổi."


def ordered_by(who: str, units: int, days: tuple[date, date], reason: str) -> str:
    """To the rest of the office."""
    return f"{who} đã tạm dừng nhắc việc {units} đơn vị, {span(*days)}. Lý do: {reason}. Xem lại: /tamdung."


def standing(units: Sequence[str], days: tuple[date, date], reason: str) -> str:
    some = (
        ", ".join(units) if len(units) <= _NAMED else f"{', '.join(units[:_NAMED])} và {len(units) - _NAMED} đơn vị nữa"
    )
    return f"Đang tạm dừng: {some}; {span(*days)}. Lý do: {reason}."


def told_unit(units: str, days: tuple[date, date], reason: str) -> str:
    """To the units' focal officials."""
    return (
        f"Văn phòng tạm dừng nhắc việc của {units}, {span(*days)}. Lý do: {reason}.\n"
        "Các mốc không đổi; có kết quả hoặc vướng mắc, anh/chị vẫn nhắn tại đây."
    )


def ended(units: int) -> str:
    return f"Đã kết thúc tạm dừng: {units} đơn vị được nhắc việc như trước."


def ended_by(who: str, units: int, days: tuple[date, date]) -> str:
    return f"{who} đã kết thúc tạm dừng nhắc việc {units} đơn vị ({span(*days)})."


def ended_unit(units: str) -> str:
    return f"Văn phòng đã kết thúc tạm dừng: từ nay nhắc việc của {units} như trước. Các mốc không đổi."
