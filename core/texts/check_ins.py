"""What a check-in says: the office's own question, the answers taken, what is wrong with one."""

from collections.abc import Sequence
from datetime import date

from core.check_in_answers import Wrong, shown
from core.dates import short_day
from core.directive import Question
from core.texts.parts import bullets, sentence, shorten

OWN = "Phần này Văn phòng hỏi thêm: đây là thông tin để theo dõi, không phải báo cáo định kỳ."


def soft(units: str, ask: str, wanted: str, day: date) -> str:
    """WORDS 8. `ask`: the form of asking that is due to whom it is asked."""
    return f"{_asked(units, ask, wanted, day)}\nChỉ cần nhắn một, hai câu. {OWN}"


def with_questions(units: str, ask: str, wanted: str, day: date, count: int) -> str:
    return f"{_asked(units, ask, wanted, day)}\nCó {count} câu hỏi ngắn; bấm “Trả lời” để trả lời từng câu. {OWN}"


def _asked(units: str, ask: str, wanted: str, day: date) -> str:
    return sentence(f"{ask} {units} cho biết tình hình thực hiện đến ngày {short_day(day)}: {wanted.rstrip('.')}.")


def nothing_new(units: str, day: date) -> str:
    return f"Cảm ơn anh/chị. Đã ghi: {units} không có gì mới đến ngày {short_day(day)}; trạng thái các việc giữ nguyên."


def still_kept(day: date) -> str:
    """ "Nothing new" behind words of one's own."""
    return f"Cảm ơn anh/chị. Thông tin anh/chị đã nhắn cho lần hỏi ngày {short_day(day)} vẫn được giữ nguyên."


def noted(units: str) -> str:
    return f"Cảm ơn anh/chị. Đã ghi nguyên văn thông tin của {units} để Văn phòng theo dõi."


def over(day: date) -> str:
    """A button of an asking that a newer one has followed."""
    return f"Lần hỏi ngày {short_day(day)} đã kết thúc; nhờ anh/chị trả lời ở lần hỏi mới hơn."


TAKEN_AWAY = "Văn phòng đã bỏ nội dung hỏi này, anh/chị không phải trả lời nữa."


def question(unit: str, place: int, count: int, asked: Question) -> str:
    head = f"Câu {place}/{count} – {unit}" if count > 1 else unit
    return f"{head}: {asked.ask.strip()}\n{_hint(asked)}"


def _hint(asked: Question) -> str:
    match asked.kind:
        case "number":
            unit = f" ({asked.unit})" if asked.unit else ""
            return f"Nhờ anh/chị nhắn một con số{unit}."
        case "percent":
            return "Nhờ anh/chị nhắn tỷ lệ phần trăm, từ 0 đến 100."
        case "choice":
            return "Nhờ anh/chị chọn bên dưới."
        case _:
            return "Nhờ anh/chị nhắn trong một tin."


def value_of(asked: Question, value: str) -> str:
    """An answer as it is said back: 1.200 lượt; 60%; “đã mở bàn hướng dẫn”"""
    match asked.kind:
        case "number":
            return f"{shown(value)} {asked.unit}".strip()
        case "percent":
            return f"{shown(value)}%"
        case "choice":
            return value
        case _:
            return f"“{shorten(value).rstrip('.')}”"


def taken(asked: Question, value: str) -> str:
    return f"Đã ghi: {value_of(asked, value)}."


def changed(place: int, asked: Question, before: str, value: str) -> str:
    return f"Đã sửa câu {place}: từ {value_of(asked, before)} thành {value_of(asked, value)}."


def summary(unit: str, answers: Sequence[tuple[int, Question, str | None]]) -> str:
    """All that the unit has answered so far: (place, question, value)."""
    lines = [f"{n}. {shorten(asked.ask, 80).rstrip('?. ')}: {_or_none(asked, value)}" for n, asked, value in answers]
    return f"Trả lời của {unit}:\n" + "\n".join(lines)


def _or_none(asked: Question, value: str | None) -> str:
    return "chưa trả lời" if value is None else value_of(asked, value)


THANKS = "Cảm ơn anh/chị. Cần sửa câu nào, bấm “Sửa”."
PICK_QUESTION = "Nhờ anh/chị chọn câu cần sửa."


def pick_button(place: int, asked: Question) -> str:
    return shorten(f"Câu {place} – {asked.ask}", 40)


def stopped(left: int) -> str:
    return f"Đã dừng, còn {left} câu chưa trả lời; các câu đã trả lời vẫn được ghi. Lúc khác bấm “Trả lời tiếp”."


def wrong(asked: Question, why: Wrong) -> str:
    """What was typed cannot be the answer: why, and how it would be."""
    match why:
        case Wrong.NOT_A_NUMBER:
            return "Chưa đọc được con số trong tin này. Nhờ anh/chị nhắn một con số, ví dụ: 12."
        case Wrong.GROUPED:
            return "Con số có thể đọc theo hai cách. Nhờ anh/chị nhắn viết liền, ví dụ: 1200, hoặc 1,5."
        case Wrong.TOO_SMALL | Wrong.TOO_LARGE:
            return f"Con số ngoài khoảng thường gặp ({_bounds(asked)}). Nhờ anh/chị xem lại, nhắn lại."
        case Wrong.NOT_A_PERCENT:
            return "Chưa đọc được tỷ lệ trong tin này. Nhờ anh/chị nhắn một số từ 0 đến 100, ví dụ: 60%."
        case Wrong.NOT_A_CHOICE:
            return (
                f"Chưa rõ anh/chị chọn nội dung nào. Nhờ anh/chị bấm hoặc nhắn một trong: {'; '.join(asked.choices)}."
            )


def _bounds(asked: Question) -> str:
    low = "" if asked.min is None else f"từ {shown(f'{asked.min:g}')}"
    high = "" if asked.max is None else f"đến {shown(f'{asked.max:g}')}"
    return f"{low} {high}".strip()


NEVER_ASKED = "Chưa hỏi thêm đơn vị nào nội dung gì."
SHOWN = 40


def answers_list(wanted: str, told: Sequence[tuple[str, str]]) -> str:
    """What units wrote, by their short names."""
    lines = [f"{unit}: {text}" for unit, text in told[:SHOWN]]
    left = len(told) - SHOWN
    more = f"\nvà {left} đơn vị khác; đầy đủ có trong tệp xuất dữ liệu." if left > 0 else ""
    return f"{sentence(wanted)}\n{bullets(lines)}{more}"


def silent(units: Sequence[str]) -> str:
    left = len(units) - SHOWN
    more = f" và {left} đơn vị khác" if left > 0 else ""
    return f"Chưa trả lời: {', '.join(units[:SHOWN])}{more}."
