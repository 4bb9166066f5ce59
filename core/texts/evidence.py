"""Files that prove what was said: received, asked for, shown, and why one was not kept."""

from collections.abc import Sequence
from datetime import datetime

from core.dates import hour, short_day
from core.evidence import Refused

NO_VIDEO = "Hệ thống không nhận phim. Nhờ anh/chị gửi ảnh chụp, tệp PDF, Word hoặc Excel."
OFFICE_FILE = "Kênh này lưu tệp do các đơn vị gửi; tệp của anh/chị không được lưu tại đây."
GONE = "Tệp này không còn trong hệ thống."
NONE = "Chưa có minh chứng nào."
OFFER = "Có văn bản thì gửi tệp tại đây, hoặc nhắn số, ngày."
SAY_A_WORD = "Đã giữ tệp. Nhờ anh/chị nhắn thêm một câu về nội dung vướng mắc."

_WHY: dict[Refused, tuple[str, str]] = {
    Refused.TYPE: ("hệ thống chỉ nhận ảnh, PDF, Word và Excel", "gửi lại bản PDF hoặc ảnh chụp"),
    Refused.MACRO: ("tệp có chứa macro", "gửi lại bản không có macro, hoặc bản PDF"),
    Refused.LOCKED: ("tệp có đặt mật khẩu", "gửi lại bản không đặt mật khẩu"),
    Refused.EMPTY: ("tệp không có nội dung", "gửi lại tệp này"),
    Refused.TOO_BIG: ("tệp lớn hơn 20 MB", "gửi lại bản nhẹ hơn, hoặc nhắn số và ngày của văn bản"),
    Refused.QUOTA: ("chỗ lưu tệp của Văn phòng đã hết", "nhắn số và ngày của văn bản, gửi lại tệp sau"),
    Refused.GONE: ("ứng dụng nhắn tin không còn giữ tệp", "gửi lại tệp này"),
    Refused.UNREACHED: ("nhiều ngày không tải về được", "gửi lại tệp này"),
}
"""Why a file was not kept, and what to do."""


def not_kept(name: str, reason: str) -> str:
    why, wish = _WHY[Refused(reason)]
    return f"Tệp “{name}” không nhận được vì {why}: nhờ anh/chị {wish}."


def state(kept: str, reason: str) -> str:
    """Where a file is by now, in a list."""
    if reason:
        return f"không nhận được: {_WHY[Refused(reason)][0]}"
    return "" if kept == "kept" else "đang tải về"


def attached(count: int) -> str:
    """Behind what was written down."""
    return f"Kèm {count} tệp."


def kept_for(numbers: Sequence[int], count: int) -> str:
    return f"Đã giữ {count} tệp, ghi là minh chứng của {_tasks(numbers)}."


def kept_with(number: int, count: int) -> str:
    """Of a matter whose message it answered."""
    return f"Đã giữ {count} tệp, ghi kèm nội dung số {number}; Văn phòng được báo."


def sent_with(number: int, unit: str, sender: str, count: int) -> str:
    """To the office."""
    return f"{unit} ({sender}) gửi thêm {count} tệp cho nội dung số {number}."


def ask_which(count: int) -> str:
    return f"Đã giữ {count} tệp. Là minh chứng cho việc nào?"


def not_evidence(count: int) -> str:
    return f"Đã bỏ ghi minh chứng; {count} tệp vẫn lưu ở phần tệp chung của đơn vị."


def ask_for(numbers: Sequence[int]) -> str:
    """Of a claim whose task needs it."""
    return f"{_tasks(numbers).capitalize()} cần minh chứng: nhờ anh/chị gửi tệp, hoặc nhắn số, ngày văn bản."


def _tasks(numbers: Sequence[int]) -> str:
    return "việc " + ", ".join(map(str, numbers))


def listed(unit: str, number: int | None, lines: Sequence[str]) -> str:
    of = unit if number is None else f"{unit}, việc {number}"
    return "\n".join([f"Minh chứng của {of}: {len(lines)} tệp.", *lines])


def line(place: int, name: str, about: str, facts: str) -> str:
    """`about` as `uses` has it, `facts` as `facts` has them."""
    return f"{place}. {name} ({about}; {facts})"


def facts(size: int | None, sha256: str, sender: str, sent_at: datetime, trouble: str) -> str:
    """How much, who, when; `sent_at` in the office's zone, `trouble` as `state` has it."""
    told = [amount(size), f"{sender}, {hour(sent_at)} ngày {short_day(sent_at.date())}"]
    told += [f"mã {sha256[:8]}"] if sha256 else []
    return "; ".join(fact for fact in [*told, trouble] if fact)


def uses(tasks: Sequence[int], matters: Sequence[int]) -> str:
    """What a file was sent for."""
    named = [_tasks(tasks)] if tasks else []
    named += [f"vướng mắc số {', '.join(map(str, matters))}"] if matters else []
    return ", ".join(named) or "chưa rõ việc"


def amount(size: int | None) -> str:
    if size is None:
        return ""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


def more(count: int) -> str:
    return f"Còn {count} tệp."


def not_sent_here(text: str) -> str:
    """Where the messenger takes no files."""
    return f"{text}\nKênh này không gửi được tệp: nhờ xem tại bảng theo dõi hoặc bằng Telegram."
