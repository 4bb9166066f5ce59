"""The office's call list: whose chats were lost, why, and what to do."""

from collections.abc import Sequence

from core.texts.parts import bullets

LINES = 30
"""People named in one list; the others are counted."""

_REASONS = (
    ("blocked", "đã chặn bot"),
    ("deactivated", "tài khoản không còn"),
    ("chat not found", "không tìm thấy cuộc trò chuyện"),
)
"""A messenger's own words, in lower case, and ours."""

_OTHER = "tài khoản không nhận tin"


def reason(said: str) -> str:
    return next((ours for theirs, ours in _REASONS if theirs in said.lower()), _OTHER)


def line(who: str, phone: str, said: str) -> str:
    return f"{who}, {phone}: {reason(said)}"


def call_list(lines: Sequence[str]) -> str:
    rest = len(lines) - LINES
    more = f"\nvà {rest} người khác." if rest > 0 else ""
    return (
        f"Không còn nhắn tin được cho {len(lines)} người:\n{bullets(lines[:LINES])}{more}\n"
        "Đề nghị Văn phòng gọi điện; ai đổi tài khoản thì nhắn /moi để cấp mã mới."
    )
