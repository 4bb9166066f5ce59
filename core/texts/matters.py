"""Difficulties and questions, as the unit that raised them reads of them; each bears its number."""

from collections.abc import Sequence
from datetime import date

from core.dates import near_day
from core.texts.parts import bullets, sentence, shorten, tasks

KIND_NAMES = {
    "difficulty": "vướng mắc",
    "question": "câu hỏi",
    "clarification": "đề nghị làm rõ",
    "unread": "tin chưa đọc được",
}
SETTLED = {
    "difficulty": "tháo gỡ",
    "question": "giải đáp",
    "clarification": "làm rõ",
    "unread": "giải quyết",
}
STATES = {
    "open": "Văn phòng đã nhận",
    "taken": "Văn phòng đang xử lý",
    "clarifying": "chờ đơn vị làm rõ",
    "sent_up": "đang xin ý kiến lãnh đạo",
    "answered": "Văn phòng đã trả lời",
    "closed": "đã kết thúc",
}


def head(kind: str, number: int) -> str:
    """vướng mắc số 12"""
    return f"{KIND_NAMES[kind]} số {number}"


def about(numbers: Sequence[int]) -> str:
    """Behind a name: ` (việc 1, việc 3)`."""
    return f" ({tasks(numbers)})" if numbers else ""


def difficulty_opened(number: int, unit: str, numbers: Sequence[int], text: str) -> str:
    """WORDS 27, before anybody has taken it."""
    quiet = "\nTrong lúc chờ trả lời, việc này không bị nhắc." if numbers else ""
    return f"Văn phòng đã nhận {head('difficulty', number)} của {unit}{about(numbers)}: “{shorten(text)}”.{quiet}"


def question_opened(number: int, text: str) -> str:
    return f"Đã chuyển câu hỏi số {number} đến Văn phòng: “{shorten(text)}”. Có trả lời sẽ nhắn anh/chị tại đây."


ASK_DIFFICULTY = (
    "Nhờ anh/chị nhắn vướng mắc trong một tin: việc gì, vướng ở đâu, cần hỗ trợ gì. Tin đến ngay Văn phòng."
)
ASK_QUESTION = "Nhờ anh/chị nhắn câu hỏi trong một tin; tin đến ngay Văn phòng."


def taken(kind: str, number: int, unit: str, numbers: Sequence[int], who: str, due: date | None) -> str:
    """WORDS 27."""
    until = f", trả lời trong {near_day(due)}" if due else ""
    return f"{sentence(head(kind, number))} của {unit}{about(numbers)} đã có người xử lý: {who}{until}."


def due_set(kind: str, number: int, due: date) -> str:
    return f"Văn phòng sẽ trả lời {head(kind, number)} trong {near_day(due)}."


def asked(kind: str, number: int, text: str) -> str:
    """The office wants to know more; any plain answer to this very message finds its way."""
    what = f"{head(kind, number)}" if kind == "clarification" else f"Đề nghị làm rõ {head(kind, number)}"
    return f"{sentence(what)}:\n{text}\nNhờ anh/chị bấm “Trả lời”, hoặc trả lời ngay vào tin này."


def ask_reply(kind: str, number: int) -> str:
    return f"Nhờ anh/chị nhắn nội dung trả lời cho {head(kind, number)} trong một tin; thôi thì nhắn /huy."


def added(kind: str, number: int) -> str:
    return f"Đã chuyển đến Văn phòng, ghi vào {head(kind, number)}."


def answered(kind: str, number: int, text: str) -> str:
    return f"Văn phòng trả lời {head(kind, number)}:\n{text}"


def common(question: str, text: str) -> str:
    """One unit's question, answered to all that it concerns."""
    return f"Văn phòng trả lời chung về “{shorten(question, 200)}”:\n{text}"


def resolved(kind: str, number: int) -> str:
    return f"Đã ghi: {head(kind, number)} đã được {SETTLED[kind]}. Cảm ơn anh/chị."


def reopened(kind: str, number: int) -> str:
    return f"Đã báo lại Văn phòng: {head(kind, number)} chưa được {SETTLED[kind]}."


def reopened_by_office(kind: str, number: int) -> str:
    return f"Văn phòng mở lại {head(kind, number)} để xử lý tiếp."


def ended(kind: str, number: int, reason: str) -> str:
    why = f": {reason}" if reason else ""
    return f"Văn phòng kết thúc {head(kind, number)}{why}.\nNếu vẫn còn vướng, anh/chị bấm “Mở lại”."


def has_ended(kind: str, number: int) -> str:
    return f"{sentence(head(kind, number))} đã kết thúc. Nếu vẫn còn vướng, anh/chị bấm “Mở lại”."


def is_over(kind: str, number: int) -> str:
    return f"{sentence(head(kind, number))} đã kết thúc."


def unknown_number(number: int) -> str:
    """The same whether another unit has it or nobody."""
    return f"Đơn vị của anh/chị không có vướng mắc, câu hỏi nào mang số {number}. Xem lại bằng /vuongmac."


def own(found: Sequence[tuple[str, int, Sequence[int], str, str]]) -> str:
    """The unit's matters that have not ended: kind, number, tasks, text, state."""
    lines = [
        f"{sentence(head(kind, number))}{about(numbers)} – {STATES[state]}: “{shorten(text, 120)}”"
        for kind, number, numbers, text, state in found
    ]
    return "Đang theo dõi:\n" + bullets(lines)


def in_the_way(kind: str, number: int, state: str) -> str:
    """Under a task that is held up."""
    return f"{sentence(head(kind, number))}: {STATES[state]}."


def still_asked(found: Sequence[tuple[str, int, str]]) -> str:
    """On the mornings after: kind, number, what the office asked."""
    lines = [f"{sentence(head(kind, number))}: “{shorten(text, 160)}”" for kind, number, text in found]
    return "Văn phòng còn chờ anh/chị làm rõ:\n" + bullets(lines) + "\nNhờ anh/chị bấm “Trả lời”."
