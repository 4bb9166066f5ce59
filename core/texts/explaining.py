"""Why a unit was, or was not, reminded on a day; and who did what."""

from collections.abc import Sequence
from datetime import date, datetime

from core.dates import dated, hour, near_day, short_day
from core.ladder import Why
from core.texts.lost_chats import reason as _lost
from core.texts.parts import sentence

_WHY: dict[str, str] = {
    Why.DONE: "đơn vị đã báo xong",
    Why.PAUSED: "Văn phòng tạm dừng nhắc đơn vị{until}",
    Why.WAITS_FOR_OFFICE: "đang chờ Văn phòng trả lời (vướng mắc, câu hỏi, xin lùi mốc)",
    Why.PROMISED: "đơn vị đã hẹn{until}, đến ngày đó mới hỏi lại",
    Why.SAID_DONE: "đơn vị nhắn đã xong, chờ bấm lại",
    Why.ANSWERED: "đơn vị vừa báo đang làm, nên được bỏ qua một lần nhắc",
    Why.KNOWN: "đơn vị đã cho biết tình hình; trước ngày cuối một ngày chỉ nhắc nơi chưa có thông tin",
    Why.NOBODY: "chưa có ai giữ nhiệm vụ để nhắc",
    Why.STOPPED: "người nhận đã đề nghị thôi nhận tin",
    Why.AWAY: "người nhận đi vắng{until}, không có người thay",
    Why.LEADER_STOPPED: "Văn phòng đã dừng báo cáo lãnh đạo",
    Why.OFFICE_NOT_TOLD: "sáng hôm đó chưa kịp báo Văn phòng",
    Why.TOLD_TODAY: "lãnh đạo đã có một tin nhắc trong ngày; mỗi người mỗi ngày chỉ nhận một tin",
    Why.LATER: "người nhận đề nghị nhắc lại sau{until}",
}

_ROWS = {
    "answered": "đến lúc gửi thì không còn gì để nhắc",
    "handed over": "người nhận đã bàn giao nhiệm vụ",
    "stopped": "đã được dừng",
    "replanned": "văn bản hoặc lịch đã thay đổi trước giờ gửi",
    "expired": "hết giờ làm việc trong ngày mà chưa gửi được",
    "unreachable": "người nhận chưa tham gia, hoặc không nhận được tin",
    "fault": "lỗi của hệ thống",
    "crash": "hệ thống dừng giữa chừng",
    "": "",
}


def why(value: str, until: date | None) -> str:
    """A reason noted on that day."""
    said = f" đến hết ngày {short_day(until)}" if until else ""
    if value == Why.PROMISED and until:
        said = f" ngày {short_day(until)}"
    return _WHY.get(value, "lý do khác").format(until=said)


def row_reason(said: str) -> str:
    """What the books say of a reminder that did not go out, in our words."""
    if said in _ROWS:
        return _ROWS[said]
    if said in _WHY:
        return why(said, None)
    if said.startswith("expired;"):
        return f"{_ROWS['expired']}; lần gửi trước có thể đã tới"
    if said.startswith("expired"):
        return f"{_ROWS['expired']} vì ứng dụng nhắn tin không nhận"
    return _lost(said)


def heading(unit: str, day: date) -> str:
    return f"{unit}, {near_day(day)}:"


def line(labels: Sequence[str], fate: str) -> str:
    """việc 2, việc 3: đã nhắc đầu mối lúc 7 giờ 15"""
    return f"{', '.join(labels)}: {fate}"


def sent(post: str, at: datetime, planned: datetime | None) -> str:
    """`planned`: its hour, where it went out late."""
    late = f" (đến giờ từ {hour(planned)}, gửi muộn)" if planned else ""
    return f"đã nhắc {post} lúc {hour(at)}{late}"


def unknown(post: str) -> str:
    return f"đã gửi {post}, chưa rõ đã tới hay chưa"


def waiting(post: str, because: str) -> str:
    return f"tin nhắc {post} đang chờ gửi{_in_brackets(because)}"


def not_sent(post: str, because: str) -> str:
    return f"tin nhắc {post} không gửi{_in_brackets(because)}"


def _in_brackets(text: str) -> str:
    return f" ({text})" if text else ""


def not_reminded(reasons: str) -> str:
    return f"không nhắc, vì {reasons}"


def leader_not_told(reasons: str) -> str:
    return f"không báo cáo lãnh đạo đơn vị, vì {reasons}"


def done_since(day: date | None) -> str:
    return f"đơn vị đã báo xong từ ngày {short_day(day)}" if day else "đơn vị đã báo xong"


def no_rung(before: date | None, after: date | None) -> str:
    """`before`, `after`: the days of the reminders around that day."""
    around = [f"lần trước {near_day(before)}"] if before else []
    around += [f"lần sau {near_day(after)}"] if after else []
    return f"không phải ngày nhắc{_in_brackets(', '.join(around))}"


def to_come(at: datetime) -> str:
    unless = "nếu khi đó chưa xong, chưa hẹn ngày khác và không chờ Văn phòng"
    return f"đến {hour(at)} {near_day(at.date())} mới nhắc, {unless}"


def bundled(post: str) -> str:
    return f"{post} đã có một tin nhắc trong ngày; mỗi người mỗi ngày chỉ nhận một tin"


NOT_WRITTEN_OFF = "đến giờ nhắc thì hệ thống không hoạt động; tin nhắc dồn vào ngày nhắc gần nhất sau đó"
NOT_WRITTEN = "không có tin nhắc; khi đến giờ hệ thống không hoạt động, hoặc lịch nhắc thay đổi sau ngày đó"


def machine_off(began: datetime, ended: datetime) -> str:
    return f"Hệ thống gián đoạn từ {hour(began)} {near_day(began.date())} đến {hour(ended)} {near_day(ended.date())}."


def before_opening(day: date, starts: date) -> str:
    return f"Ngày {dated(day)} chưa bắt đầu theo dõi văn bản này; bắt đầu từ {near_day(starts)}."


def opening_day(day: date) -> str:
    return f"{sentence(near_day(day))} là ngày gửi văn bản đến các đơn vị, nên không nhắc."


def day_off(day: date) -> str:
    return f"{sentence(near_day(day))} là ngày nghỉ; ngày nghỉ không nhắc."


def nothing_to_do(unit: str) -> str:
    return f"{unit} không có nội dung nào phải theo dõi trong văn bản này."


def overview(day: date, lines: Sequence[str], left: int) -> str:
    more = f"\nvà {left} đơn vị khác; nhắn kèm tên đơn vị để xem." if left > 0 else ""
    return f"Nhắc việc {near_day(day)}:\n" + "\n".join(f"• {one}" for one in lines) + more


def nobody_due(day: date) -> str:
    return f"{sentence(near_day(day))}: không đơn vị nào đến ngày nhắc."


def no_such_day(typed: str) -> str:
    return f"Lịch không có ngày {typed}. Nhờ anh/chị nhắn lại, ví dụ: /nhatky Phước Hòa 23/9."
