"""The audit's lines in plain words: who did what, when."""

from collections.abc import Sequence
from datetime import datetime

from core.dates import hour, near_day

_ACTIONS = {
    "refused": "muốn làm việc không thuộc phần mình",
    "joined": "dùng mã, vào kênh",
    "agreed": "đồng ý tham gia",
    "opening received": "bấm đã nhận văn bản",
    "stopped": "đề nghị thôi nhận nhắc việc",
    "resumed": "nhận lại nhắc việc",
    "confirmed": "xác nhận một nội dung hoàn thành",
    "supplement asked": "đề nghị bổ sung",
    "recorded": "ghi thay đơn vị",
    "nudged": "nhắc ngay đơn vị",
    "noted": "ghi chú về đơn vị",
    "answered": "trả lời vướng mắc, câu hỏi số {number}",
    "broadcast ordered": "ra lệnh gửi thông báo",
    "broadcast stopped": "dừng thông báo",
    "broadcast resent": "gửi lại thông báo cho {number} người",
    "broadcast released": "cho gửi thông báo đã trễ",
    "invited": "cấp mã mới",
    "asked_later_day": "đề nghị lùi mốc",
    "withdrew_later_day": "rút đề nghị lùi mốc",
    "later_day_granted": "đồng ý lùi mốc",
    "later_day_refused": "không đồng ý lùi mốc",
    "later": "đề nghị nhắc lại sau",
    "away": "báo đi vắng",
    "away ended": "báo đã về",
    "stand-in named": "nhờ người nhận thay",
    "paused": "tạm dừng nhắc việc",
    "pause ended": "cho nhắc việc trở lại",
    "called": "ghi đã gọi đơn vị",
    "leader read": "lãnh đạo đơn vị bấm đã rõ",
    "leader stopped": "dừng báo cáo lãnh đạo đơn vị",
    "calendar day added": "thêm ngày nghỉ, ngày làm bù",
    "calendar day taken back": "bỏ ngày đã thêm vào lịch",
    "calendar year confirmed": "xác nhận lịch nghỉ một năm",
    "duty_done": "ghi nhiệm vụ của Văn phòng đã xong",
    "duty_undone": "ghi lại nhiệm vụ của Văn phòng là chưa xong",
    "leader resumed": "cho báo cáo lãnh đạo đơn vị trở lại",
}

SYSTEM = "Hệ thống"
EMPTY = "Chưa có việc nào được ghi."


def deed(action: str, number: int | None) -> str:
    """Of an action that this list does not know, its own name."""
    return _ACTIONS.get(action, f"việc khác ({action})").format(number=number or "")


def entry(at: datetime, name: str, what: str) -> str:
    """7 giờ 40 thứ Ba 20/02 – Quản trị …: cấp mã mới"""
    return f"{hour(at)} {near_day(at.date())} – {name or SYSTEM}: {what}"


def journal(lines: Sequence[str]) -> str:
    return (
        f"{len(lines)} việc gần nhất:\n" + "\n".join(f"• {line}" for line in lines) + "\n"
        "Vì sao không có tin nhắc: nhắn /nhatky, tên đơn vị và ngày."
    )
