"""Difficulties and questions, as the office and its leaders read of them."""

from collections.abc import Sequence
from datetime import date

from core.dates import near_day, short_day
from core.texts.matters import SETTLED, about, head
from core.texts.matters import STATES as UNIT_STATES
from core.texts.parts import bullets, sentence, shorten

TOPICS = {
    "funding": "Kinh phí",
    "staffing": "Nhân lực",
    "facilities": "Cơ sở vật chất",
    "guidance": "Hướng dẫn",
    "other": "Khác",
}
STATES = {**UNIT_STATES, "open": "chưa có người nhận", "taken": "đang xử lý", "answered": "đã trả lời, chờ đơn vị"}
STEPS = {
    "said": "đơn vị nhắn thêm",
    "reply": "đơn vị làm rõ",
    "amended": "đơn vị sửa tin",
    "resolved": "đơn vị báo đã xong",
    "not_yet": "đơn vị báo chưa xong",
    "taken": "nhận xử lý",
    "clarify": "đề nghị làm rõ",
    "sent_up": "xin ý kiến lãnh đạo",
    "direction": "ý kiến lãnh đạo",
    "answer": "trả lời",
    "common_answer": "trả lời chung",
    "note": "ghi chú nội bộ",
    "topic": "phân loại",
    "urgency": "mức độ",
    "due": "hẹn trả lời",
    "closed": "kết thúc",
    "reopened": "mở lại",
}

TAKE, ANSWER, CLARIFY, SEND_UP = "Nhận xử lý", "Trả lời", "Đề nghị làm rõ", "Xin ý kiến lãnh đạo"
SORT, END, OPEN_AGAIN, MORE = "Phân loại, hẹn ngày", "Kết thúc", "Mở lại", "Xem vướng mắc"
TAKE_OVER, URGENT, NOT_URGENT, SET_DUE = "Nhận thay", "Khẩn", "Thường", "Hẹn ngày trả lời"
GROUP, COMMON, NOTE, DIRECT, AS_IT_IS = (
    "Trả lời nhiều đơn vị",
    "Trả lời chung",
    "Ghi chú",
    "Cho ý kiến",
    "Gửi nguyên văn",
)
DEALT_WITH = "Đã xử lý trực tiếp"
MINE, WITH_LEADERS, WITH_UNITS = "Của tôi", "Chờ lãnh đạo", "Chờ đơn vị"


def see(number: int, unit: str) -> str:
    return f"Số {number} – {unit}"


def raised(
    kind: str, number: int, unit: str, numbers: Sequence[int], text: str, who: str, phone: str, files: int = 0
) -> str:
    tasks = about(numbers)
    attached = f"\nKèm {files} tệp." if files else ""
    return f"{sentence(head(kind, number))} – {unit}{tasks}:\n“{text}”\nNgười nhắn: {who}, {phone}.{attached}"


def page(lines: Sequence[str], thread: Sequence[str]) -> str:
    told = "\n\nDiễn biến:\n" + bullets(thread) if thread else ""
    return "\n".join(lines) + told


def standing(state: str, holder: str, due: date | None, topic: str, *, urgent: bool) -> str:
    """đang xử lý (chuyên viên 1), trả lời trước …"""
    parts = [STATES[state] + (f" ({holder})" if holder else "")]
    parts += [f"hẹn trả lời {near_day(due)}"] if due and state not in ("answered", "closed") else []
    parts += [TOPICS[topic].lower()] if topic else []
    parts += ["khẩn"] if urgent else []
    return f"Tình trạng: {', '.join(parts)}."


def step(when: str, who: str, kind: str, text: str) -> str:
    said = f": “{shorten(text, 400)}”" if text else ""
    return f"{when}, {who} – {STEPS[kind]}{said}"


def listed(number: int, kind: str, unit: str, numbers: Sequence[int], state: str, holder: str, age: int) -> str:
    held = f", {holder}" if holder else ""
    waited = f", {age} ngày làm việc" if age > 0 else ", mới nêu"
    return f"{sentence(head(kind, number))} – {unit}{about(numbers)}: {STATES[state]}{held}{waited}"


def waiting(lines: Sequence[str], more: int) -> str:
    rest = f"\nCòn {more} mục nữa; xem từng mục: /vuongmac và số." if more else ""
    return "Đang theo dõi, cũ nhất trước:\n" + bullets(lines) + rest


NONE_OPEN = "Không có vướng mắc, câu hỏi nào đang chờ Văn phòng."
NONE_SUCH = "Không có mục nào như vậy."


def unknown_number(number: int) -> str:
    return f"Không có vướng mắc, câu hỏi số {number}. Xem danh sách bằng /vuongmac."


def ask_answer(kind: str, number: int) -> str:
    return f"Nhờ anh/chị nhắn câu trả lời cho {head(kind, number)} trong một tin; chưa trả lời thì nhắn /huy."


def answer_sent(kind: str, number: int, unit: str) -> str:
    return f"Đã chuyển trả lời {head(kind, number)} đến {unit}."


def answered_by(kind: str, number: int, unit: str, who: str, text: str) -> str:
    return f"{who} đã trả lời {head(kind, number)} của {unit}: “{shorten(text)}”"


def taken_by(kind: str, number: int, unit: str, who: str, due: date | None) -> str:
    until = f", hẹn trả lời {near_day(due)}" if due else ""
    return f"{who} đã nhận xử lý {head(kind, number)} của {unit}{until}."


def taken(kind: str, number: int, unit: str, due: date | None) -> str:
    until = f", trả lời trong {near_day(due)}" if due else ""
    return f"Anh/chị đã nhận xử lý {head(kind, number)} của {unit}{until}."


def held_already(kind: str, number: int, who: str) -> str:
    return f"{sentence(head(kind, number))} đang do {who} xử lý. Anh/chị nhận thay chứ?"


def yours_already(kind: str, number: int) -> str:
    return f"Anh/chị đang xử lý {head(kind, number)}."


def ask_clarify(kind: str, number: int) -> str:
    return f"Nhờ anh/chị nhắn nội dung cần đơn vị làm rõ ở {head(kind, number)}, trong một tin."


def clarify_sent(kind: str, number: int, unit: str) -> str:
    if kind == "clarification":
        return f"Đã gửi {unit} {head(kind, number)}; có trả lời sẽ nhắn anh/chị tại đây."
    return f"Đã đề nghị {unit} làm rõ {head(kind, number)}; có trả lời sẽ nhắn anh/chị tại đây."


def clarified(kind: str, number: int, unit: str, who: str, text: str) -> str:
    return f"{unit} trả lời về {head(kind, number)} ({who}):\n“{text}”"


def said_more(kind: str, number: int, unit: str, who: str, text: str) -> str:
    return f"{unit} nhắn thêm về {head(kind, number)} ({who}):\n“{text}”"


def ask_sent_up(kind: str, number: int) -> str:
    return (
        f"Nhờ anh/chị nhắn nội dung xin ý kiến lãnh đạo về {head(kind, number)} trong một tin, "
        f"hoặc bấm “{AS_IT_IS}” để gửi lời của đơn vị."
    )


def for_leader(kind: str, number: int, unit: str, numbers: Sequence[int], text: str, request: str, who: str) -> str:
    """To the office's own leaders, after WORDS 33."""
    asked = f"\nVăn phòng ({who}) trình: {request}" if request else f"\nNgười trình: {who}."
    return (
        f"Kính báo cáo đồng chí {head(kind, number)} của {unit}{about(numbers)}: “{shorten(text, 600)}”.{asked}\n"
        f"Kính xin ý kiến chỉ đạo: bấm “{DIRECT}”, hoặc trả lời ngay vào tin này."
    )


def sent_up(kind: str, number: int, leaders: Sequence[str]) -> str:
    return f"Đã trình {head(kind, number)} để xin ý kiến: {', '.join(leaders)}."


NO_LEADER = (
    "Danh bạ chưa có lãnh đạo nào của Văn phòng nhận tin tại đây, nên chưa xin ý kiến được. "
    "Nhờ quản trị bổ sung danh bạ."
)


def ask_direction(kind: str, number: int) -> str:
    return f"Kính xin đồng chí nhắn ý kiến về {head(kind, number)} trong một tin."


def direction_noted(kind: str, number: int) -> str:
    return f"Đã chuyển ý kiến của đồng chí về {head(kind, number)} đến Văn phòng."


def directed(kind: str, number: int, unit: str, who: str, text: str) -> str:
    return f"Ý kiến của {who} về {head(kind, number)} của {unit}:\n“{text}”\nNhờ anh/chị trả lời đơn vị."


def ask_sort(kind: str, number: int) -> str:
    return f"{sentence(head(kind, number))} thuộc loại nào, mức độ ra sao, hẹn trả lời khi nào?"


def sorted_as(kind: str, number: int, topic: str) -> str:
    return f"Đã ghi {head(kind, number)}: {TOPICS[topic].lower()}."


def urgency(kind: str, number: int, due: date, *, urgent: bool) -> str:
    level = "khẩn" if urgent else "thường"
    return f"Đã ghi {head(kind, number)}: mức độ {level}, trả lời trong {near_day(due)}."


def ask_due(kind: str, number: int) -> str:
    return f"Trả lời {head(kind, number)} ngày nào? Chọn bên dưới, hoặc nhắn ngày, ví dụ: 29/02."


NO_DAY = "Chưa thấy ngày trong tin này. Nhờ anh/chị nhắn ngày, ví dụ: 29/02."


def due_set(kind: str, number: int, due: date) -> str:
    return f"Đã hẹn trả lời {head(kind, number)} trong {near_day(due)}; đơn vị đã được báo."


def ask_reason(kind: str, number: int) -> str:
    return f"Kết thúc {head(kind, number)}: nhờ anh/chị nhắn lý do, hoặc bấm “{DEALT_WITH}”. Đơn vị sẽ được báo."


def closed_now(kind: str, number: int, unit: str) -> str:
    return f"Đã kết thúc {head(kind, number)} của {unit}."


def closed_by(kind: str, number: int, unit: str, who: str, reason: str) -> str:
    return f"{who} đã kết thúc {head(kind, number)} của {unit}: {reason}."


def closed(kind: str, number: int) -> str:
    return f"{sentence(head(kind, number))} đã kết thúc. Cần xử lý tiếp thì bấm “{OPEN_AGAIN}”."


def opened_again(kind: str, number: int, unit: str) -> str:
    return f"Đã mở lại {head(kind, number)} của {unit}."


def resolved(kind: str, number: int, unit: str) -> str:
    return f"{unit} báo {head(kind, number)} đã được {SETTLED[kind]}."


def reopened(kind: str, number: int, unit: str) -> str:
    return f"{unit} báo {head(kind, number)} chưa được {SETTLED[kind]}."


def amended(kind: str, number: int, unit: str, text: str) -> str:
    return f"{unit} đã sửa tin của {head(kind, number)}, nay là:\n“{text}”"


def what_of_it(kind: str, number: int) -> str:
    """A plain reply of the office to a message that bears a number."""
    return f"Nội dung vừa nhắn về {head(kind, number)} là gì?"


def ask_note(kind: str, number: int) -> str:
    return f"Nhờ anh/chị nhắn ghi chú nội bộ cho {head(kind, number)}; đơn vị không đọc được."


def noted(kind: str, number: int) -> str:
    return f"Đã ghi chú vào {head(kind, number)}."


def ask_group(kind: str, number: int, others: Sequence[str]) -> str:
    lines = bullets(others)
    return (
        f"Cùng {head(kind, number)} còn:\n{lines}\nTrả lời một lần cho tất cả, "
        "hoặc nhắn các số cùng trả lời, ví dụ: 12, 13."
    )


def all_of(count: int) -> str:
    return f"Tất cả {count} mục"


def no_group(kind: str, number: int) -> str:
    return f"Không có mục nào khác cùng loại với {head(kind, number)} đang chờ trả lời."


def answered_before(kind: str, number: int) -> str:
    return f"{sentence(head(kind, number))} đã được trả lời, nên chưa gửi gì thêm."


def not_among(numbers: Sequence[int]) -> str:
    named = ", ".join(map(str, numbers))
    return f"Không có mục đang mở nào mang số {named}. Nhờ anh/chị nhắn lại các số, ví dụ: 12, 13."


def ask_group_answer(numbers: Sequence[int]) -> str:
    return f"Nhờ anh/chị nhắn câu trả lời chung cho các số {', '.join(map(str, numbers))} trong một tin."


def group_preview(text: str, units: Sequence[str]) -> str:
    return f"Gửi cho {len(units)} đơn vị: {', '.join(units)}.\n———\n{text}\n———\nGửi chứ?"


def group_sent(numbers: Sequence[int]) -> str:
    return f"Đã trả lời các số {', '.join(map(str, numbers))}."


def ask_common(kind: str, number: int) -> str:
    return f"Trả lời chung {head(kind, number)} cho những đơn vị nào?"


def with_task(number: int) -> str:
    return f"Đơn vị có việc {number}"


def ask_common_answer(audience: str) -> str:
    return f"Nhờ anh/chị nhắn câu trả lời chung ({audience}) trong một tin; thôi thì nhắn /huy."


def common_preview(text: str, audience: str, units: int, people: int, when: str) -> str:
    later = f", gửi lúc {when}" if when else ""
    return f"{audience}: {units} đơn vị, {people} người{later}.\n———\n{text}\n———\nGửi chứ?"


def common_sent(kind: str, number: int, units: int) -> str:
    return f"Đã trả lời {head(kind, number)} và gửi chung cho {units} đơn vị."


def common_by(kind: str, number: int, who: str, units: int, text: str) -> str:
    return f"{who} đã trả lời chung {head(kind, number)} cho {units} đơn vị: “{shorten(text)}”"


NOT_SENT = "Đã bỏ, chưa gửi gì."


def due_lines(found: Sequence[tuple[str, int, str, Sequence[int], str, date | None]]) -> str:
    """On the morning of the day and after: kind, number, unit, tasks, state, day."""
    lines = [
        f"{sentence(head(kind, number))} – {unit}{about(numbers)}: {STATES[state]}"
        + (f", hẹn trả lời {short_day(due)}" if due else "")
        for kind, number, unit, numbers, state, due in found
    ]
    return "Đến ngày trả lời:\n" + bullets(lines) + "\nXem và trả lời: /vuongmac."
