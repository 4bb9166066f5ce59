"""Claims of completion: what the office sees of them, and what it tells the unit instead of "chưa đạt"."""

from collections.abc import Sequence
from datetime import date

from core.dates import short_day
from core.figures import Status
from core.texts.parts import lower_first, shorten, status_words

SUPPLEMENT, CLARIFY, SEE_MORE = "Đề nghị bổ sung", "Đề nghị làm rõ", "Xem tiếp"
SUPPLEMENTED, RAISE, CONFIRM_STILL = "Đã bổ sung", "Nêu vướng mắc", "Vẫn xác nhận (đã xem bản giấy)"


def line(unit: str, number: int, short: str, claimed_on: date, note: str, done_when: str, *, tapped: bool) -> str:
    """`tapped`: the unit has pressed "Đúng"; else it has only written so."""
    said = f"\nĐơn vị nhắn: “{shorten(note, 200)}”" if note else ""
    rule = f"\nXong khi: {lower_first(done_when)}" if done_when else ""
    claims = "báo hoàn thành" if tapped else "nhắn đã xong"
    waits = "" if tapped else ", chờ bấm lại"
    return f"{unit} {claims} việc {number} ({lower_first(short)}), ngày {short_day(claimed_on)}{waits}.{said}{rule}"


def proof(paper: str, files: int, *, required: bool) -> str:
    """What proves it: a paper, files, or nothing though the file asks for some."""
    parts = [paper] if paper else []
    parts += [f"{files} tệp"] if files else []
    if parts:
        return f"Minh chứng: {', '.join(parts)}."
    return "Chưa có minh chứng." if required else ""


def waited(days: int) -> str:
    return f"Đã chờ {days} ngày làm việc." if days > 0 else ""


def clarifying(number: int) -> str:
    return f"Đang chờ đơn vị làm rõ (số {number})."


def whole_unit(unit: str, numbers: Sequence[int]) -> str:
    count = len(numbers)
    return f"{unit}: {count} việc chờ xác nhận ({', '.join(map(str, numbers))}). Xác nhận một lần cả {count} việc?"


def to_confirm(count: int) -> str:
    return f"Xem {count} việc chờ xác nhận"


def confirm_all(count: int, unit: str) -> str:
    return f"Xác nhận cả {count} việc của {unit}"


def more(count: int) -> str:
    return f"Còn {count} nội dung khác chờ xác nhận."


NONE = "Không có nội dung nào chờ xác nhận."
GONE = "Nội dung này không còn ở trạng thái chờ xác nhận."
TURNED_OFF = "Văn bản này không đặt bước xác nhận: đơn vị bấm “Đúng” là được ghi hoàn thành."


def none_of(unit: str) -> str:
    return f"{unit} không có nội dung nào chờ xác nhận."


def confirmed(unit: str, numbers: Sequence[int]) -> str:
    return f"Đã xác nhận {unit} hoàn thành {', '.join(f'việc {n}' for n in numbers)}."


def confirmed_before(unit: str, number: int, who: str) -> str:
    return f"Việc {number} của {unit} đã được {who} xác nhận trước đó."


def claimed_anew(unit: str, number: int) -> str:
    """The claim that was shown is gone, and another has come."""
    return f"Việc {number} của {unit} đã được báo lại từ sau tin đó; nhờ anh/chị xem tin báo mới."


def waits_no_more(status: Status) -> str:
    return f"Việc {status.number} của {status.unit_name} không còn chờ xác nhận; hiện ghi: {status_words(status)}."


def left_out(numbers: Sequence[int]) -> str:
    """Of a whole list, those that want proof and have none."""
    return f"Chưa xác nhận {', '.join(f'việc {n}' for n in numbers)}, vì chưa có minh chứng; nhờ xem riêng."


def without_proof(unit: str, number: int) -> str:
    return f"Việc {number} của {unit} cần minh chứng mà chưa có tệp hay số văn bản. Vẫn xác nhận chứ?"


def ask_supplement(unit: str, number: int) -> str:
    return f"Nhờ anh/chị nhắn nội dung cần {unit} bổ sung ở việc {number}, trong một tin; thôi thì nhắn /huy."


def supplement_asked(unit: str, number: int) -> str:
    return f"Đã đề nghị {unit} bổ sung việc {number}; việc này tạm ghi “đang thực hiện”."


def supplement(unit: str, number: int, what: str) -> str:
    """WORDS 21."""
    return (
        f"Văn phòng đã xem việc {number} của {unit}, đề nghị bổ sung: {what}\n"
        f"Việc {number} tạm ghi “đang thực hiện”; bổ sung xong, anh/chị nhắn lại tại đây."
    )


def told_supplement(who: str, unit: str, number: int, what: str) -> str:
    return f"{who} đề nghị {unit} bổ sung việc {number}: “{shorten(what)}”"


def ask_clarify(unit: str, number: int) -> str:
    return f"Nhờ anh/chị nhắn điều cần {unit} làm rõ ở việc {number}, trong một tin; thôi thì nhắn /huy."
