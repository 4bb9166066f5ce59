"""What the office itself owes: its own duties with a date, and what has waited for it too long."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from core.dates import dated, short_day
from core.texts.parts import bullets, shorten

QUOTED = 160
SHOWN = 15


@dataclass(frozen=True, slots=True)
class DutyLine:
    code: str
    text: str
    day: date
    left: int  # working days; negative once it has passed


def duties(lines: Sequence[DutyLine]) -> str:
    head = "Nhiệm vụ của Văn phòng theo văn bản, đến kỳ theo dõi:"
    told = bullets([f"{line.code} – “{shorten(line.text, QUOTED)}”; {_day(line)}." for line in lines])
    return f"{head}\n{told}\nXong nhiệm vụ nào thì bấm nút của nhiệm vụ đó; khi đó không nhắc nữa."


def _day(line: DutyLine) -> str:
    if line.left > 0:
        return f"hết ngày {dated(line.day)}, còn {line.left} ngày làm việc"
    if line.left == 0:
        return f"hôm nay, {dated(line.day)}, là ngày cuối"
    return f"đã qua ngày {dated(line.day)}, chưa ghi là đã xong"


def finished(code: str) -> str:
    return f"Đã ghi nhiệm vụ {code} của Văn phòng đã xong; từ nay không nhắc nhiệm vụ này."


def finished_before(code: str) -> str:
    return f"Nhiệm vụ {code} đã được ghi là xong từ trước."


def not_finished(code: str) -> str:
    return f"Đã ghi lại: nhiệm vụ {code} của Văn phòng chưa xong; sẽ nhắc theo lịch."


def not_finished_before(code: str) -> str:
    return f"Nhiệm vụ {code} vẫn đang ghi là chưa xong."


def told_finished(who: str, code: str) -> str:
    return f"{who} ghi nhiệm vụ {code} của Văn phòng đã xong."


def told_not_finished(who: str, code: str) -> str:
    return f"{who} ghi lại nhiệm vụ {code} của Văn phòng chưa xong."


NO_SUCH_DUTY = "Văn bản hiện hành không còn nhiệm vụ này."


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits for the office: `what` is claim, said_done, difficulty, question or extension."""

    what: str
    unit: str
    since: date
    task: int | None = None
    number: int | None = None
    wanted: date | None = None


def overdue(waiting: Sequence[Waiting], commands: Collection[str]) -> str:
    """`commands`: those by which the office sees to them."""
    lines = [_line(each) for each in waiting[:SHOWN]]
    left = len(waiting) - SHOWN
    more = f"\nvà {left} mục khác." if left > 0 else ""
    return (
        f"Chờ Văn phòng đã từ 2 ngày làm việc trở lên:\n{bullets(lines)}{more}\n"
        f"Trong lúc chờ, đơn vị không bị nhắc các việc này. Xem và xử lý: {', '.join(commands)}."
    )


def _line(each: Waiting) -> str:
    task = f", việc {each.task}" if each.task else ""
    return f"{each.unit}{task} – {_what(each)}, từ ngày {short_day(each.since)}"


def _what(each: Waiting) -> str:
    match each.what:
        case "claim":
            return "báo hoàn thành, chờ xác nhận"
        case "said_done":
            return "nhắn đã xong, chưa bấm lại"
        case "extension":
            return f"xin lùi mốc đến {short_day(each.wanted)}" if each.wanted else "xin lùi mốc"
        case "question":
            return f"câu hỏi số {each.number}"
        case "unread":
            return f"tin chưa đọc được số {each.number}"
        case _:
            return f"vướng mắc số {each.number}"
