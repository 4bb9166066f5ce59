"""What goes out unasked: the opening notice and the reminders."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.dates import dated, full_day, near_day, short_day
from core.figures import Status
from core.states import CLAIMED, State
from core.texts.parts import count_tasks, days_left, lower_first, named, sentence, status_words, tasks, to_leader


@dataclass(frozen=True, slots=True)
class Aim:
    """What one milestone means to one unit."""

    name: str  # the milestone's
    day: date
    last_day: date
    tasks: int
    binding: bool
    done_when: str = ""  # of the one task that is open, shortly before the last day


def opening(sender: str, unit: str, title: str, aims: Sequence[Aim], *, files: bool, ask: str, leader: bool) -> str:
    """WORDS 1."""
    attached = " (tệp kèm theo)" if files else ""
    subject = lower_first(title.removeprefix("V/v "))
    lines = [f"{sender} gửi {unit} công văn về việc {subject}{attached}.", *map(_aim, aims)]
    lines.append(f"Có kết quả đến đâu, {ask} anh/chị nhắn ngay tại đây.")
    text = "\n".join(lines)
    return to_leader(text) if leader else text


def _aim(aim: Aim) -> str:
    """The words of a deadline only where the document writes one."""
    when, what = ("trước ngày", "thời hạn") if aim.binding else ("ngày", "mốc theo dõi")
    return (
        f"{aim.name} ({when} {full_day(aim.day)}): {count_tasks(aim.tasks)} cần thực hiện; "
        f"{what}: hết ngày {dated(aim.last_day)}."
    )


def nudge(unit: str, ask: str, groups: Sequence[tuple[Aim, int, Sequence[Status]]], today: date) -> str:
    """WORDS 3–7: what is done, what is open, the day, what to do. Groups are (milestone, days left, statuses)."""
    parts = [_group(unit, aim, left, statuses, today) for aim, left, statuses in groups]
    late = any(left < 0 for _, left, _ in groups)
    last = any(left == 0 for _, left, _ in groups)
    return "\n".join([*parts, _request(ask, late=late, last=last, binding=any(a.binding for a, _, _ in groups))])


def _group(unit: str, aim: Aim, left: int, statuses: Sequence[Status], today: date) -> str:
    done = [s for s in statuses if s.state in CLAIMED]
    owed = [s for s in statuses if s.state not in CLAIMED]
    head = f"{unit} đã xong {tasks(s.number for s in done)}. Còn: " if done else f"{unit} còn: "
    return f"{_lead(aim, left, today)}{head}{_owed(owed, today)}.{_rule(aim, owed)}{_day(aim, left, today)}"


def _rule(aim: Aim, owed: Sequence[Status]) -> str:
    """What "done" means, where it helps: one task is left, and the day is near."""
    return f"\nViệc {owed[0].number} xong khi: {lower_first(aim.done_when)}" if aim.done_when and owed else ""


def _owed(statuses: Sequence[Status], today: date) -> str:
    """What is open, tasks of which the same is known together."""
    known: dict[str, list[str]] = {}
    for status in statuses:
        known.setdefault(_known(status, today), []).append(named(status))
    return "; ".join(f"{', '.join(names)} – {words}" for words, names in known.items())


def _known(status: Status, today: date) -> str:
    said = status_words(status)
    if status.expected is not None and status.expected < today:
        said = said.replace("hẹn", "đã hẹn")
    if status.reported_at is None or status.expected is not None or status.state is State.SAID_DONE:
        return said
    return f"{said}, tin ngày {short_day(status.reported_at.date())}"


def _lead(aim: Aim, left: int, today: date) -> str:
    """A last day that is off is spoken of on the working day before."""
    if left == 0 and today < aim.last_day:
        what = "thời hạn" if aim.binding else "mốc"
        return f"Hôm nay là ngày làm việc cuối trước {what} hết ngày {dated(aim.last_day)}. "
    if left == 0:
        return f"Hôm nay, {near_day(aim.last_day)}, là ngày cuối. "
    if left > 0:
        return ""
    if aim.binding:
        return f"Đã qua thời hạn hết ngày {dated(aim.last_day)}. "
    return f"Đã qua mốc hết ngày {dated(aim.last_day)}. "


def _day(aim: Aim, left: int, today: date) -> str:
    if left > 0:
        return f"\nMốc theo dõi: hết ngày {dated(aim.last_day)}, {days_left(left)}."
    if left < 0:
        return ""
    day = "hôm nay" if today >= aim.last_day else near_day(aim.last_day)
    return f"\nTin nhắn đến 24 giờ {day} vẫn được tính đúng ngày."


def _request(ask: str, *, late: bool, last: bool, binding: bool) -> str:
    if last:
        return sentence(f"Nếu chưa xong, {ask} cho biết ngày dự kiến hoặc vướng mắc.")
    if late and binding:
        return sentence(f"{ask} cho biết nguyên nhân và ngày dự kiến xong để Văn phòng tổng hợp, báo cáo.")
    if late:
        return sentence(f"{ask} anh/chị cho biết ngày dự kiến xong hoặc nội dung cần hỗ trợ.")
    return sentence(f"{ask} anh/chị cho biết tiến độ và ngày dự kiến xong.")
