"""Posts that nobody can be reached for: one list to the office, by unit."""

from collections.abc import Iterable, Sequence
from datetime import date

from core.dates import near_day, short_day
from core.reach import Trouble, Unreached
from core.rights import ROLE_NAMES as _ROLE_NAMES
from core.texts.lost_chats import reason
from core.texts.parts import bullets

_TROUBLES = {
    Trouble.VACANT: "chưa có người",
    Trouble.NO_CODE: "chưa được cấp mã",
    Trouble.NOT_STARTED: "chưa dùng mã cấp ngày {since}",
    Trouble.CODE_OVER: "mã cấp ngày {since} đã hết hạn, chưa dùng",
    Trouble.NOT_AGREED: "đã mở kênh ngày {since}, chưa bấm “Đồng ý”",
    Trouble.BLOCKED: "{detail}, từ ngày {since}",
    Trouble.CHANNEL_DOWN: "dùng {detail}, kênh này đang không hoạt động",
}


def trouble(post: Unreached) -> str:
    """Why, and since when."""
    since = short_day(post.since) if post.since else ""
    detail = reason(post.detail) if post.why is Trouble.BLOCKED else post.detail.capitalize()
    return _TROUBLES[post.why].format(since=since, detail=detail)


def post(one: Unreached) -> str:
    """đầu mối – Nguyễn Văn A, 0900…: chưa dùng mã cấp ngày 05/02"""
    held = f" – {one.holding.name}, {one.holding.phone}" if one.holding else ""
    return f"{_ROLE_NAMES[one.role]}{held}: {trouble(one)}"


def of_unit(name: str, posts: Iterable[Unreached], *, whole: bool) -> str:
    said = " (chưa liên hệ được ai)" if whole else ""
    return f"{name}{said}:\n{bullets([post(one) for one in posts])}"


def ahead(days: int, last_day: date) -> str:
    return f"Còn {days} ngày làm việc đến mốc hết ngày {near_day(last_day)}"


MONTHLY = "Rà soát đầu tháng"


def heading(occasions: Sequence[str], posts: int, units: int, whole: int) -> str:
    none = f", trong đó {whole} đơn vị chưa liên hệ được ai" if whole else ""
    return f"{'. '.join(occasions)}.\nChưa liên hệ được qua kênh này: {posts} vị trí của {units} đơn vị còn việc{none}."


TO_DO = (
    "Đề nghị Văn phòng gọi điện; ai cần mã thì bấm nút có tên người đó. Vị trí chưa có người: nhờ đơn vị cử, "
    "rồi quản trị bổ sung danh sách."
)
GOES_ON = "(tiếp)"


def more(posts: int, units: int) -> str:
    return f"Còn {posts} vị trí của {units} đơn vị nữa. Xem từng đơn vị: nhắn /moi và tên đơn vị."
