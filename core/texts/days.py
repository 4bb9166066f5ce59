"""Days as they are asked for and said back: one, or from one to another."""

from datetime import date

from core.dates import near_day

EXAMPLE = "“từ 20/2 đến 26/2”, “tuần sau”, “mai”"


def span(first: date, last: date) -> str:
    """thứ Tư 21/02; từ thứ Tư 21/02 đến hết thứ Hai 26/02"""
    return near_day(first) if first == last else f"từ {near_day(first)} đến hết {near_day(last)}"


def offer(first: date, last: date) -> str:
    """A button's: Thứ Tư 21/02; Thứ Tư 21/02 – thứ Sáu 23/02"""
    text = near_day(first) if first == last else f"{near_day(first)} – {near_day(last)}"
    return text[:1].upper() + text[1:]


NO_DAYS = f"Chưa thấy ngày trong tin này. Nhờ anh/chị nhắn ngày, ví dụ: {EXAMPLE}; thôi thì nhắn /huy."


def impossible(typed: str) -> str:
    return f"Lịch không có ngày {typed}. Nhờ anh/chị nhắn lại ngày, ví dụ: {EXAMPLE}."


def passed(day: date) -> str:
    return f"Ngày {near_day(day)} đã qua. Nhờ anh/chị nhắn lại ngày, ví dụ: {EXAMPLE}."


def ends_before(first: date, last: date) -> str:
    return f"Ngày cuối ({near_day(last)}) trước ngày đầu ({near_day(first)}). Nhờ anh/chị nhắn lại, ví dụ: {EXAMPLE}."


def too_far(day: date, longest: int) -> str:
    return f"Ngày {near_day(day)} cách đây hơn {longest} ngày, nên chưa ghi. Nhờ anh/chị nhắn lại ngày gần hơn."
