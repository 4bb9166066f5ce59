"""/lich: the working calendar, and what a day added to it does."""

from collections.abc import Sequence
from datetime import date

from core.dates import dated, full_day, near_day, short_day
from core.special_days import Origin, Slip, SpecialDay
from core.texts.parts import bullets, shorten

ADD_OFF = "Thêm ngày nghỉ"
ADD_WORKED = "Thêm ngày làm việc"
TAKE_BACK = "Bỏ ngày đã thêm"

ASK_OFF = "Nghỉ ngày nào? Nhờ anh/chị nhắn, ví dụ: “16/9 bão số 4”, “16-18/9”. Nếu thôi, nhắn /huy."
ASK_WORKED = "Làm việc ngày nào? Nhờ anh/chị nhắn, ví dụ: “21/9 làm bù”. Nếu thôi, nhắn /huy."
WHICH_BACK = "Bỏ ngày nào?"
NOTHING_ADDED = "Chưa có ngày nào được thêm bằng lệnh này."
CANCELLED = "Lịch giữ nguyên."
CHANGED = "Lịch đã đổi từ lúc anh/chị xem. Nhờ anh/chị nhắn lại /lich."
NO_DAY = "Chưa thấy ngày nào. Ví dụ: /lich nghỉ 16/9 bão số 4; /lich làm 21/9; /lich bỏ 16/9."
USAGE = (
    "Lệnh này hiểu: /lich (xem), /lich nghỉ 16/9 bão số 4, /lich làm 21/9, /lich bỏ 16/9, "
    "/lich xác nhận 2027 (khi đã có thông báo lịch nghỉ chính thức)."
)

_ORIGINS: dict[Origin, str] = {
    Origin.HOLIDAY: "lịch nghỉ của Nhà nước",
    Origin.FILE: "tệp văn bản",
    Origin.ADDED: "quản trị thêm",
}


def confirm_year(year: int) -> str:
    return f"Xác nhận năm {year}"


def day_label(day: date) -> str:
    """On a button: thứ Hai 16/9/2024"""
    return f"{near_day(day)}/{day.year}"


def view(until: date, days: Sequence[SpecialDay], known: Sequence[int], unknown: Sequence[int]) -> str:
    lines = bullets([_line(day) for day in days]) if days else "Không có ngày nghỉ, ngày làm bù nào."
    return "\n".join(
        [
            f"Lịch làm việc đến hết ngày {full_day(until)}, ngoài thứ Bảy và Chủ nhật:",
            lines,
            *(f"Lịch nghỉ năm {year}: đã biết." for year in known),
            *(f"Lịch nghỉ năm {year}: chưa có thông báo chính thức, mới là dự kiến." for year in unknown),
        ]
    )


def _line(day: SpecialDay) -> str:
    what = "làm việc" if day.worked else "nghỉ"
    note = f", {shorten(day.note, 80)}" if day.note else ""
    return f"{day_label(day.day)}: {what}{note} ({_ORIGINS[day.origin]})"


def preview(days: Sequence[date], note: str, messages: str, *, worked: bool) -> str:
    what = "làm việc" if worked else "nghỉ"
    said = f" (“{shorten(note, 80)}”)" if note else ""
    return f"Ghi {what}: {_days(days)}{said}.\nKhi đó:\n{messages}\nAnh/chị đồng ý chứ?"


def preview_back(day: date, messages: str, *, worked: bool) -> str:
    was = "làm việc" if worked else "nghỉ"
    return f"Bỏ ngày {was} đã thêm: {_days([day])}.\nKhi đó:\n{messages}\nAnh/chị đồng ý chứ?"


def _days(days: Sequence[date]) -> str:
    if len(days) == 1:
        return day_label(days[0])
    return f"{', '.join(map(short_day, days[:-1]))} và {short_day(days[-1])}/{days[-1].year}"


def done(days: Sequence[date], *, worked: bool) -> str:
    return f"Đã ghi {'làm việc' if worked else 'nghỉ'}: {_days(days)}. Các tin chưa gửi theo lịch mới."


def taken_back(day: date) -> str:
    return f"Đã bỏ ngày {day_label(day)} khỏi lịch thêm. Các tin chưa gửi theo lịch mới."


def slip(day: date, why: Slip) -> str:
    return {
        Slip.PAST: f"Ngày {dated(day)} đã qua, lịch không đổi được nữa.",
        Slip.FAR: f"Ngày {dated(day)} còn quá xa; chỉ thêm được trong khoảng một năm tới.",
        Slip.OFF_ALREADY: f"Ngày {dated(day)} đã là ngày nghỉ, không cần thêm.",
        Slip.WORKED_ALREADY: f"Ngày {dated(day)} đã là ngày làm việc, không cần thêm.",
    }[why]


def wrong_day(typed: str) -> str:
    return f"Lịch không có ngày “{shorten(typed, 40)}”. Nhờ anh/chị nhắn lại, ví dụ: 16/9 hoặc 16-18/9."


def not_added(day: date) -> str:
    return f"Ngày {dated(day)} không phải ngày được thêm bằng lệnh này, nên không bỏ được."


def year_confirmed(year: int) -> str:
    return f"Đã ghi: lịch nghỉ năm {year} đã có thông báo chính thức và đã đủ trong lịch."


def year_known(year: int) -> str:
    return f"Lịch nghỉ năm {year} đã biết, không cần xác nhận."


def year_far(year: int) -> str:
    return f"Năm {year} chưa cần xác nhận. Chỉ xác nhận năm nay, năm sau và các năm có mốc."


def unknown_years(years: Sequence[int]) -> str:
    """To the admins and to who loads a file: what is unknown, and what to do."""
    named = ", ".join(map(str, years))
    return (
        f"Lịch nghỉ lễ, Tết năm {named} chưa có thông báo chính thức trong hệ thống: "
        "ngày nghỉ bù, ngày làm bù chưa biết, nên ngày nhắc và số ngày làm việc còn lại mới là dự kiến.\n"
        "Khi có thông báo, đề nghị thêm các ngày đó bằng /lich (hoặc off, worked trong tệp văn bản), "
        f"rồi nhắn /lich xác nhận {years[0]}."
    )


def unknown_on_board(years: Sequence[int]) -> str:
    return f"Lịch nghỉ năm {', '.join(map(str, years))} mới là dự kiến, chờ thông báo chính thức."
