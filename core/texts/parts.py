"""Small pieces that sentences are put together from."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from core.dates import near_day
from core.figures import Status
from core.states import State

_QUOTED = re.compile(r"(“[^”]*”)")


def to_leader(text: str) -> str:
    """The same sentence to a unit's leader: "đồng chí" for "anh/chị", but not inside somebody's own words."""
    parts = _QUOTED.split(text)
    parts[::2] = [part.replace("anh/chị", "đồng chí").replace("Anh/chị", "Đồng chí") for part in parts[::2]]
    return "".join(parts)


def sentence(text: str) -> str:
    """With a capital, for a clause that begins with a unit's form of asking."""
    return text[:1].upper() + text[1:]


def tasks(numbers: Iterable[int]) -> str:
    """việc 1, việc 4"""
    return ", ".join(f"việc {number}" for number in numbers)


def named(status: Status) -> str:
    """việc 2 (kế hoạch)"""
    return f"việc {status.number} ({status.task_word})"


def lower_first(text: str) -> str:
    """For a title inside a sentence; a word all in capitals stays."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def state_words(state: State | None, percent: int | None = None, expected: date | None = None) -> str:
    """đang thực hiện, được 80%, hẹn thứ Tư 28/02"""
    if state in (State.NOT_STARTED, State.BLOCKED, None) and expected is not None:
        base = {State.NOT_STARTED: "đã có lịch", State.BLOCKED: "đang vướng, hẹn"}.get(state or State.DONE, "hẹn")
        return f"{base} {near_day(expected)}"
    parts = [STATES[state]]
    if percent is not None and state is State.IN_PROGRESS:
        parts.append(f"được {percent}%")
    if expected is not None:
        parts.append(f"hẹn {near_day(expected)}")
    return ", ".join(parts)


STATES: dict[State | None, str] = {
    State.NOT_STARTED: "chưa thực hiện",
    State.IN_PROGRESS: "đang thực hiện",
    State.BLOCKED: "đang vướng mắc",
    State.SAID_DONE: "đơn vị nhắn đã xong, chờ bấm lại",
    State.DONE: "báo hoàn thành, chờ Văn phòng xác nhận",
    State.CONFIRMED: "đã xác nhận hoàn thành",
    None: "chưa có thông tin",
}


def short_state(state: State | None) -> str:
    """The state without whom it waits for: báo hoàn thành"""
    return STATES[state].split(",")[0]


def status_words(status: Status) -> str:
    if status.alone:
        return short_state(State.DONE)
    return state_words(status.state, status.percent, status.expected)


def days_left(count: int) -> str:
    return f"còn {count} ngày làm việc" if count > 0 else "hôm nay là ngày làm việc cuối"


def count_tasks(count: int) -> str:
    return f"{count} nội dung"


def bullets(lines: Sequence[str]) -> str:
    return "\n".join(f"• {line}" for line in lines)


def shorten(text: str, limit: int = 300) -> str:
    """Somebody's words inside ours, cut at a word."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[:limit].rsplit(" ", 1)[0] + "…"
