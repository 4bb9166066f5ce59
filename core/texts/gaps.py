"""What is said of a time in which what people sent may have been lost. Instants are local ones."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from core.dates import hour, short_day
from core.gaps import Gap
from core.texts.parts import sentence


def told(gaps: Sequence[Gap]) -> str:
    """WORDS 40, to who may have written in vain."""
    return (
        f"{sentence(_spans(gaps))} hệ thống bị gián đoạn, "
        "tin anh/chị gửi trong thời gian này có thể chưa đến Văn phòng.\n"
        "Nếu đã nhắn, nhờ anh/chị nhắn lại và ghi ngày đã nhắn. Xin lỗi anh/chị."
    )


def told_office(gaps: Sequence[Gap], people: int) -> str:
    """The same to the office: what it means for its figures, and how many were asked to write again."""
    asked = (
        f"Đã đề nghị {people} người của các đơn vị còn việc nhắn lại; đơn vị đang ghi “chưa có thông tin” "
        "có thể đã báo rồi, nhờ Văn phòng lưu ý khi liên hệ.\n"
    )
    return (
        f"{sentence(_spans(gaps))} hệ thống bị gián đoạn, lâu hơn thời gian mà kênh nhắn tin giữ tin (24 giờ): "
        "tin các đơn vị gửi trong thời gian này có thể chưa đến.\n"
        f"{asked if people else ''}"
        "Để không lặp lại, đề nghị để máy chạy cả ngày đêm."
    )


def digest_messages(gaps: Sequence[Gap]) -> str:
    return f"Hệ thống gián đoạn {_spans(gaps)}: tin gửi trong lúc đó có thể chưa đến."


def digest_presses(gaps: Sequence[Gap]) -> str:
    """Of short ones: the messenger has kept the messages."""
    return f"Hệ thống gián đoạn {_spans(gaps)}: bấm nút trong lúc đó có thể chưa được ghi."


def span(began: datetime, ended: datetime) -> str:
    """từ 17 giờ ngày 27/9 đến 7 giờ ngày 30/9; từ 9 giờ 05 đến 9 giờ 40 ngày 27/9"""
    start = "" if began.date() == ended.date() else f" ngày {short_day(began.date())}"
    return f"từ {hour(began)}{start} đến {hour(ended)} ngày {short_day(ended.date())}"


def _spans(gaps: Iterable[Gap]) -> str:
    """từ …; từ … và từ …"""
    *first, last = (span(gap.began, gap.ended) for gap in gaps)
    return f"{', '.join(first)} và {last}" if first else last
