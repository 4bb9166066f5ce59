""" "Đi vắng (phép, công tác)": who is away, until when, and who is reminded meanwhile."""

from collections.abc import Sequence
from datetime import date

from core.texts.days import EXAMPLE, span
from core.texts.parts import sentence

ASK_DAYS = f"Anh/chị đi vắng từ ngày nào đến hết ngày nào? Chọn bên dưới, hoặc nhắn, ví dụ: {EXAMPLE}."
NOT_AWAY = "Anh/chị không báo vắng ngày nào. Cần báo vắng, nhờ anh/chị nhắn /vang."
ENDED_BEFORE = "Lần báo vắng này đã kết thúc trước đó."
NOT_FREE = "Người này hiện không nhận thay được: chưa vào kênh, đã thôi nhận nhắc việc hoặc cũng đi vắng."


def recorded(first: date, last: date, instead: Sequence[tuple[str, str]], left: Sequence[str]) -> str:
    """`instead`: who is reminded of which unit meanwhile; `left`: units that nobody is reminded of."""
    lines = [f"Đã ghi: anh/chị đi vắng {span(first, last)}.", *(_instead(who, unit) for who, unit in instead)]
    return "\n".join([*lines, *(_nobody(unit, "Văn phòng sẽ liên hệ đơn vị.") for unit in left)])


def standing(first: date, last: date, instead: Sequence[tuple[str, str]]) -> str:
    lines = [f"Anh/chị đã báo vắng {span(first, last)}.", *(_instead(who, unit) for who, unit in instead)]
    return "\n".join(lines)


def _instead(who: str, unit: str) -> str:
    return f"Trong thời gian này {who} nhận nhắc việc của {unit}."


def _nobody(unit: str, then: str) -> str:
    return f"{unit} không còn ai khác trong kênh để nhận nhắc việc; {then}"


def back(first: date, last: date, *, begun: bool) -> str:
    if begun:
        return "Đã ghi: anh/chị đã về. Từ nay Văn phòng nhắc việc như trước."
    return f"Đã bỏ lần báo vắng {span(first, last)}."


def stand_in(who: str, unit: str, first: date, last: date) -> str:
    """To who is reminded meanwhile."""
    return (
        f"{who} đi vắng {span(first, last)}. Trong thời gian này anh/chị nhận nhắc việc của {unit} thay.\n"
        "Có kết quả đến đâu, nhờ anh/chị nhắn tại đây."
    )


def no_more(who: str, unit: str) -> str:
    return f"Anh/chị không phải nhận nhắc việc của {unit} thay {who} nữa."


def told_office(who: str, phone: str, first: date, last: date, instead: Sequence[tuple[str, str]]) -> str:
    """The one notice to the office; an empty name: nobody is left."""
    lines = [f"{who} ({phone}) báo đi vắng {span(first, last)}."]
    lines += [
        sentence(_instead(name, unit)) if name else _nobody(unit, "nhờ Văn phòng liên hệ đơn vị.")
        for name, unit in instead
    ]
    return "\n".join(lines)


def back_office(who: str, first: date, last: date, *, begun: bool) -> str:
    return f"{who} báo đã về." if begun else f"{who} bỏ lần báo vắng {span(first, last)}."
