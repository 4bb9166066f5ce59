"""How an assignment's status is shown: a mark, a short word and a tone, the same in the picture and on the board.

Red is lateness and nothing else. A colour only repeats what the mark and the word say, so all is readable in grey.
Every mark is in DejaVu Sans. Words of the office, see WORDS: a silence is "chưa có thông tin", never a fault.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.dates import short_day
from core.figures import Status
from core.states import CLAIMED, State, Timeliness


class Tone(StrEnum):
    """What kind of cell it is; the value is the key under which a style sheet or a picture finds its colour."""

    CONFIRMED = "confirmed"
    CLAIMED = "claimed"
    SAID = "said"
    DOING = "doing"
    DATED = "dated"
    BLOCKED = "blocked"
    NOT_STARTED = "not_started"
    SILENT = "silent"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Sign:
    """`word` stands alone; `detail`, where there is one, is a second line under it."""

    mark: str
    word: str
    tone: Tone
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Colour:
    """`ink` is readable on `fill` (a contrast of at least 4.5:1); `edge` draws the border."""

    fill: str
    ink: str
    edge: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """One line of the legend."""

    tone: Tone
    mark: str
    text: str


MARKS: dict[Tone, str] = {
    Tone.CONFIRMED: "✔",
    Tone.CLAIMED: "✓",
    Tone.SAID: "◕",
    Tone.DOING: "◐",
    Tone.DATED: "◔",
    Tone.BLOCKED: "▲",
    Tone.NOT_STARTED: "○",
    Tone.SILENT: "?",
    Tone.LATE: "!",
}

_COLOURS: dict[Tone, Colour] = {
    Tone.CONFIRMED: Colour("#BFE3C7", "#0E4524", "#8CC79B"),
    Tone.CLAIMED: Colour("#E6F4E9", "#17552F", "#B5DBBF"),
    Tone.SAID: Colour("#E0F2F1", "#0B4B4C", "#AFD9D7"),
    Tone.DOING: Colour("#DFEAF8", "#1A406F", "#B4CCE9"),
    Tone.DATED: Colour("#ECEEF9", "#343F78", "#C9CEEA"),
    Tone.BLOCKED: Colour("#FBE7BC", "#664100", "#E8C983"),
    Tone.NOT_STARTED: Colour("#EFEEEA", "#45443F", "#D3D1C9"),
    Tone.SILENT: Colour("#FFFFFF", "#4A4A4A", "#B4B4B4"),
    Tone.LATE: Colour("#B3261E", "#FFFFFF", "#8C1D18"),
}

_MEANINGS: dict[Tone, str] = {
    Tone.CONFIRMED: "Văn phòng đã xác nhận",
    Tone.CLAIMED: "báo hoàn thành, chờ Văn phòng xác nhận",
    Tone.SAID: "nhắn đã xong, chờ bấm lại",
    Tone.DOING: "đang thực hiện",
    Tone.DATED: "đã có lịch hoặc ngày hẹn",
    Tone.BLOCKED: "có khó khăn, vướng mắc",
    Tone.NOT_STARTED: "chưa thực hiện",
    Tone.SILENT: "chưa có thông tin",
}

_TONES: dict[State, Tone] = {
    State.NOT_STARTED: Tone.NOT_STARTED,
    State.IN_PROGRESS: Tone.DOING,
    State.BLOCKED: Tone.BLOCKED,
    State.SAID_DONE: Tone.SAID,
    State.DONE: Tone.CLAIMED,
    State.CONFIRMED: Tone.CONFIRMED,
}

_WORDS: dict[Tone, str] = {
    Tone.CONFIRMED: "đã xác nhận",
    Tone.CLAIMED: "chờ xác nhận",
    Tone.SAID: "nhắn đã xong",
    Tone.DOING: "đang thực hiện",
    Tone.BLOCKED: "vướng mắc",
    Tone.NOT_STARTED: "chưa thực hiện",
    Tone.SILENT: "chưa có thông tin",
}


def colour(tone: Tone) -> Colour:
    return _COLOURS[tone]


def tone_of(status: Status) -> Tone:
    """What the unit has said, whatever the day."""
    if status.state is not None and not (status.state is State.NOT_STARTED and status.expected):
        return _TONES[status.state]
    return Tone.DATED if status.expected else Tone.SILENT


def is_late(status: Status, today: date) -> bool:
    """Open after its last day. What the unit wrote is done waits for a tap and is not called late meanwhile."""
    return status.state not in CLAIMED | {State.SAID_DONE} and today > status.last_day


def late_word(binding: bool) -> str:
    """"Quá hạn" is said only of a day that the document itself sets for the addressee."""
    return "quá hạn" if binding else "chậm so với mốc"


def sign_of(status: Status, today: date, stale_since: date | None = None) -> Sign:
    """`today` is the figures' day; `stale_since` the day of the last news when that is too long ago, else None."""
    tone = tone_of(status)
    if is_late(status, today):
        return Sign(MARKS[Tone.LATE], late_word(status.binding), Tone.LATE, late_detail(status, today))
    return Sign(MARKS[tone], _word(status), tone, _detail(status, today, stale_since))


def late_detail(status: Status, today: date) -> str:
    """What is known of an assignment that is late: the promise if it still lies ahead, else the state."""
    if status.expected and status.expected >= today:
        return f"hẹn {short_day(status.expected)}"
    return _word(status)


def _word(status: Status) -> str:
    tone = tone_of(status)
    if tone is Tone.DATED and status.expected:
        day = short_day(status.expected)
        return f"hẹn {day}" if status.state is None else f"đã có lịch {day}"
    return _WORDS[tone]


def _detail(status: Status, today: date, stale_since: date | None) -> str:
    if status.timeliness is Timeliness.DONE_LATE:
        return "sau hạn" if status.binding else "sau mốc"
    if status.state is State.SAID_DONE:
        return "chờ bấm lại"
    if status.state in CLAIMED:
        return ""
    if stale_since and not (status.expected and status.expected >= today):
        return f"chưa cập nhật từ {short_day(stale_since)}"
    return _promise(status, today)


def _promise(status: Status, today: date) -> str:
    if status.expected is None:
        return f"{status.percent}%" if status.percent and status.state is State.IN_PROGRESS else ""
    passed = "đã qua" if status.expected < today else ""
    if tone_of(status) is Tone.DATED:
        return passed
    return f"hẹn {short_day(status.expected)}" + (f", {passed}" if passed else "")


def legend(tones: frozenset[Tone] = frozenset(Tone), binding: bool = False) -> tuple[Meaning, ...]:
    """The signs that are in use, in a fixed order; `binding` says "quá hạn" for the late ones."""
    texts = {**_MEANINGS, Tone.LATE: late_word(binding)}
    return tuple(Meaning(tone, MARKS[tone], texts[tone]) for tone in Tone if tone in tones)
