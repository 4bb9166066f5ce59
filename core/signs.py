"""How an assignment's status and its day are shown, the same in the digest, the picture and on the board.

A status has a mark, a short word and a tone. Red is lateness and nothing else; a colour only repeats what the
mark and the word say, so all is readable in grey. Every mark is in DejaVu Sans. A silence is never a fault.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from core.dates import near_day, short_day
from core.figures import Figures, MilestoneView, Status
from core.states import CLAIMED, State, Timeliness


class Tone(StrEnum):
    """What kind of cell it is; the value is the key by which a style sheet or a picture finds its colour."""

    CONFIRMED = "confirmed"
    FINISHED = "finished"  # by the unit's own word, where the office confirms nothing
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
    Tone.FINISHED: "●",
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
    Tone.FINISHED: Colour("#BFE3C7", "#0E4524", "#8CC79B"),
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
    Tone.FINISHED: "đơn vị báo hoàn thành",
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
    Tone.FINISHED: "báo hoàn thành",
    Tone.CLAIMED: "chờ xác nhận",
    Tone.SAID: "nhắn đã xong",
    Tone.DOING: "đang thực hiện",
    Tone.BLOCKED: "vướng mắc",
    Tone.NOT_STARTED: "chưa thực hiện",
    Tone.SILENT: "chưa có thông tin",
}


def local(figures: Figures, moment: datetime) -> datetime:
    return moment.astimezone(ZoneInfo(figures.zone))


def figures_day(figures: Figures) -> date:
    """The day that the figures speak of: at a closing, the one that ended at 24:00."""
    step = timedelta(microseconds=1) if figures.closing else timedelta(0)
    return local(figures, figures.as_of - step).date()


def judged_day(figures: Figures) -> date:
    """The day to judge lateness by: once a last day is closed, what is open is late."""
    return figures_day(figures) + timedelta(days=1 if figures.closing else 0)


def days_words(view: MilestoneView, day: date) -> str:
    """By the dates: on a weekend no working day is left, whether the milestone is past or still to come."""
    if day > view.last_day:
        return f"đã qua {'thời hạn' if view.binding else 'mốc'} {short_day(view.last_day)}"
    if day == view.last_day:
        return "hôm nay là ngày cuối"
    return f"còn {view.days_left} ngày làm việc" if view.days_left > 0 else f"mốc {near_day(view.last_day)}"


def subject(figures: Figures) -> MilestoneView:
    """The milestone that the digest is about: the nearest, or the one just closed."""
    day = figures_day(figures)
    closed = [view for view in figures.milestones if view.last_day <= day] if figures.closing else []
    return max(closed, key=lambda view: view.last_day) if closed else figures.nearest()


def other_milestones(figures: Figures) -> list[MilestoneView]:
    """One for each wave that the digest is not about: that wave's last, which its tasks are due at."""
    last = {view.wave: view for view in sorted(figures.milestones, key=lambda view: view.last_day)}
    return [view for wave, view in last.items() if wave != subject(figures).wave and figures.of_wave(wave)]


def colour(tone: Tone) -> Colour:
    return _COLOURS[tone]


def tone_of(status: Status) -> Tone:
    """What the unit has said, whatever the day."""
    if status.alone:
        return Tone.FINISHED
    if status.state is not None and not (status.state is State.NOT_STARTED and status.expected):
        return _TONES[status.state]
    return Tone.DATED if status.expected else Tone.SILENT


def is_late(status: Status, today: date) -> bool:
    """Open after its last day. What the unit wrote to be done waits for a tap and is not called late."""
    return status.state not in CLAIMED | {State.SAID_DONE} and today > status.last_day


def late_word(binding: bool) -> str:
    """ "Quá hạn" is said only of a day that the document itself sets for the addressee."""
    return "quá hạn" if binding else "chậm so với mốc"


def sign_of(status: Status, today: date) -> Sign:
    """`today` is the figures' `judged_day`."""
    tone = tone_of(status)
    if is_late(status, today):
        return Sign(MARKS[Tone.LATE], late_word(status.binding), Tone.LATE, late_detail(status))
    return Sign(MARKS[tone], _word(status), tone, _detail(status, today))


def late_detail(status: Status) -> str:
    """What is known of an assignment that is late: the promise, else the state."""
    return f"hẹn {short_day(status.expected)}" if status.expected else _word(status)


def _word(status: Status) -> str:
    tone = tone_of(status)
    if tone is Tone.DATED and status.expected:
        day = short_day(status.expected)
        return f"hẹn {day}" if status.state is None else f"đã có lịch {day}"
    return _WORDS[tone]


def _detail(status: Status, today: date) -> str:
    if status.timeliness is Timeliness.DONE_LATE:
        return "sau hạn" if status.binding else "sau mốc"
    if status.state is State.SAID_DONE:
        return "chờ bấm lại"
    if status.state in CLAIMED:
        return ""
    if status.stale_since and not (status.expected and status.expected >= today):
        return f"chưa cập nhật từ {short_day(status.stale_since)}"
    moved = f"lùi đến {short_day(status.last_day)}" if status.moved else ""
    return _promise(status, today) or moved


def _promise(status: Status, today: date) -> str:
    if status.expected is None:
        return f"{status.percent}%" if status.percent and status.state is State.IN_PROGRESS else ""
    passed = "đã qua" if status.expected < today else ""
    if tone_of(status) is Tone.DATED:
        return passed
    return f"hẹn {short_day(status.expected)}" + (f", {passed}" if passed else "")


def short_word(tone: Tone, binding: bool = False) -> str:
    """A tone's word where many are counted."""
    return late_word(binding) if tone is Tone.LATE else _WORDS.get(tone, "đã hẹn ngày")


def legend(tones: frozenset[Tone] = frozenset(Tone), late: str = late_word(False)) -> tuple[Meaning, ...]:
    """The signs that are in use, in a fixed order; `late` says how lateness is called in these figures."""
    texts = {**_MEANINGS, Tone.LATE: late}
    return tuple(Meaning(tone, MARKS[tone], texts[tone]) for tone in Tone if tone in tones)
