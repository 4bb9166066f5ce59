"""The words of a whole route: what each message is, why it goes out, who is taken to answer how."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from core.dates import full_day
from core.ladder import ASKED

KINDS = {
    "opening": "Thông báo mở đầu",
    "nudge": "Nhắc việc",
    "escalation": "Báo cáo lên trên",
    "digest": "Tổng hợp",
    "check_in": "Hỏi tình hình hằng tháng",
    "reach": "Danh sách người chưa liên lạc được",
    "unreachable": "Danh sách người mất liên lạc",
    "office_due": "Nhắc việc chờ Văn phòng",
    "matters_due": "Nhắc ngày trả lời vướng mắc",
    "duty": "Nhắc nhiệm vụ của Văn phòng",
    "year": "Nhắc xem lịch nghỉ của năm",
    "gap": "Báo hệ thống gián đoạn",
    "alarm": "Cảnh báo kỹ thuật",
    "broadcast": "Thông báo chung",
    "reply": "Trả lời tin nhắn",
    "notice": "Báo tin",
}
KIND_GROUPS = {
    "Mở đầu": ("opening",),
    "Nhắc việc": ("nudge",),
    "Hỏi hằng tháng": ("check_in",),
    "Báo cáo lên": ("escalation",),
    "Tổng hợp": ("digest",),
    "Việc Văn phòng": ("reach", "unreachable", "office_due", "matters_due", "duty", "year", "gap", "alarm"),
    "Thông báo": ("broadcast",),
    "Trả lời, báo tin": ("reply", "notice"),
}
"""Columns of the summary by month."""

OTHER_KINDS = "Khác"
_STEPS = {
    "office": "Danh sách cần gọi điện",
    "ahead": "Báo trước việc báo cáo lãnh đạo",
    "leader": "Báo cáo lãnh đạo đơn vị",
}
_OTHER_KIND = "Tin khác"

_WHYS = {
    "starts": "ngày bắt đầu theo dõi văn bản",
    "weekly": "định kỳ hằng tuần",
    "weekly, moved from a day off": "định kỳ hằng tuần, dời khỏi ngày nghỉ",
    "daily": "hằng ngày trong những ngày cuối trước mốc",
    "last_day": "ngày cuối của mốc",
    "monthly": "định kỳ hằng tháng",
    "every working day": "đã quá hai ngày làm việc",
    "answered": "người nhận vừa nhắn hoặc bấm nút",
    ASKED: "người nhận xin nhắc lại",
    "difficulty raised": "đơn vị nêu vướng mắc hoặc câu hỏi",
    "difficulty answered": "Văn phòng trả lời vướng mắc hoặc câu hỏi",
    "difficulty resolved": "đơn vị báo đã tháo gỡ",
    "absence told": "người nhận báo đi vắng, hoặc được nhờ nhận thay",
    "difficulty reopened": "đơn vị báo chưa tháo gỡ được",
    "claim untapped": "đơn vị nhắn đã xong mà chưa bấm “Đúng”",
    "assignment confirmed": "Văn phòng xác nhận hoàn thành",
    "assignment lowered": "đơn vị sửa lại việc đã xác nhận",
    "person stopped": "có người đề nghị thôi nhận nhắc việc",
    "person moved": "có người báo chuyển công tác",
    "assignment supplement": "Văn phòng đề nghị bổ sung",
    "unit recorded": "Văn phòng ghi theo điện thoại",
    "unit finished": "đơn vị đã xong tất cả",
    "unit leader_stopped": "Văn phòng dừng báo cáo lãnh đạo đơn vị",
    "unreachable": "không còn nhắn tin được cho một số người",
    "gap": "trong thời gian gián đoạn có thể mất tin",
}
_STEP_WHYS = {
    "office": "đơn vị chưa có kết quả",
    "ahead": "đơn vị chưa có kết quả",
    "leader": "đơn vị chưa có kết quả",
}
_OF_KIND = {
    "nudge": "còn nội dung chưa xong",
    "escalation": "đơn vị chưa có kết quả",
    "check_in": "câu hỏi hằng tháng của Văn phòng",
    "reach": "có vai trò chưa ai liên lạc được",
    "office_due": "có việc đang chờ Văn phòng",
    "matters_due": "đến ngày trả lời vướng mắc, câu hỏi",
    "duty": "nhiệm vụ văn bản giao cho Văn phòng",
    "year": "lịch nghỉ của năm chưa được công bố chính thức",
    "broadcast": "Văn phòng thông báo",
}
_UNKNOWN = "theo diễn biến công việc"
_RUNG = re.compile(r"T([+-]?)(\d+)")
_CLOSING = "closing "

HEADINGS = ("Giờ", "Nội dung", "Gửi tới", "Vì sao")
NOTHING = "Trong những ngày này không có gì được gửi."
WARNINGS = "Cần xem lại trước khi bắt đầu:"
BACKUP_TOO = "tin trước chưa có trả lời nên nhắc cả dự phòng"
BACKUP_INSTEAD = "dự phòng nhận thay đầu mối"
LEADER_INSTEAD = "không còn ai khác nhận được"


def kind_name(kind: str, why: str) -> str:
    named = KINDS.get(kind, _OTHER_KIND)
    return _STEPS.get(why.partition(" ")[0], named) if kind == "escalation" else named


def reason(kind: str, why: str, *, binding: bool = False) -> str:
    """`binding`: the document itself sets the day for whom it is said to."""
    if why in _WHYS:
        return _WHYS[why]
    if why.startswith(_CLOSING):
        return "chốt số liệu sau ngày cuối của mốc"
    step, _, rest = why.partition(" ")
    known = [_STEP_WHYS[step]] if kind == "escalation" and step in _STEP_WHYS else []
    rungs = [_rung(sign, int(count), binding) for sign, count in _RUNG.findall(rest if known else why)]
    return ", ".join(known + rungs) or _OF_KIND.get(kind, _UNKNOWN)


def _rung(sign: str, count: int, binding: bool) -> str:
    if count == 0:
        return "hôm nay là ngày cuối"
    if sign == "-":
        return f"còn {count} ngày làm việc"
    return f"đã qua {'thời hạn' if binding else 'mốc'} {count} ngày làm việc"


def roles_of(roles: Sequence[str], units: str) -> str:
    """đầu mối, dự phòng – Phước Quang, Phước Nghĩa"""
    return f"{', '.join(roles)} – {units}"


def all_units(count: int) -> str:
    return f"cả {count} đơn vị"


def wave_units(count: int, wave: str) -> str:
    return f"{count} đơn vị giai đoạn {wave}"


def all_but(count: int, wave: str, missing: str) -> str:
    return f"{wave_units(count, wave) if wave else f'{count} đơn vị'}, trừ {missing}"


def people(count: int) -> str:
    return f"{count} người"


def task_numbers(numbers: Sequence[int], *, every: bool) -> str:
    if every and len(numbers) > 1:
        return f"cả {len(numbers)} việc"
    return "việc " + ", ".join(map(str, numbers))


def about(units: str) -> str:
    return f"về {units}"


def due(names: str, milestone: str, days: Iterable[date]) -> str:
    return f"{names}, mốc “{milestone}” hết ngày {', '.join(map(full_day, days))}"


# ---- How people were played

NOBODY_ANSWERS = "Diễn tập với giả định không ai trả lời: đây là lộ trình dày nhất."
PROMPT_ANSWERS = "Diễn tập với giả định ai cũng trả lời ngay và Văn phòng xử lý trong ngày."
TEMPERS = {
    "prompt": "trả lời ngay",
    "steady": "hẹn ngày rồi mới xong",
    "late": "trả lời muộn",
    "troubled": "có vướng mắc",
    "postponing": "xin nhắc lại sau",
    "away": "đi vắng",
    "blocked": "chặn kênh",
    "silent": "không trả lời",
}


def mixed_answers(seed: str, counts: Mapping[str, int]) -> str:
    """`counts`: how many focal officials are of each kind."""
    kinds = ", ".join(f"{counts[name]} người {words}" for name, words in TEMPERS.items() if counts.get(name))
    told = f" Đầu mối: {kinds}." if kinds else ""
    return f"Diễn tập với người trả lời đủ kiểu (số {seed}); Văn phòng xử lý trong ngày.{told}"


def not_loaded(file: str) -> str:
    """A file is rehearsed that is not what is followed."""
    return f"Tệp {file} khác văn bản đang theo dõi: đây là lộ trình nếu nạp tệp này (dondoc directive load)."
