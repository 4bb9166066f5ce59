"""Up the ladder: whom the office is to telephone, which leaders will hear, and what a leader reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.dates import dated, short_day
from core.figures import Status
from core.states import CLAIMED
from core.texts.parts import bullets, days_left, sentence, status_words, tasks


@dataclass(frozen=True, slots=True)
class Silence:
    """A unit, what it leaves unanswered, and whom to telephone (name, telephone); `note`: why nobody answered."""

    unit: str
    missing: Sequence[Status]
    contacts: Sequence[tuple[str, str]]
    note: str = ""


def call_list(silences: Sequence[Silence], left: int, today: date) -> str:
    """WORDS 32's list of calls, three days ahead: units, what is missing, telephones."""
    days = sorted({status.last_day for silence in silences for status in silence.missing})
    lines = [f"{silence.unit}: {_known(silence.missing, today)}. {_contacts(silence)}" for silence in silences]
    return (
        f"Cần gọi trước mốc hết ngày {_days(days)}, {days_left(left)}; nhắc chưa có trả lời:\n{bullets(lines)}\n"
        "Gọi được thì bấm ở đơn vị đó; chưa nên báo cáo lãnh đạo đơn vị thì bấm “Dừng”."
    )


def _days(days: Sequence[date]) -> str:
    return ", ".join(map(dated, days))


def _known(statuses: Sequence[Status], today: date) -> str:
    """việc 2, việc 3 – chưa có thông tin; việc 4 – đã hẹn thứ Sáu 23/02"""
    known: dict[str, list[int]] = {}
    for status in statuses:
        said = status_words(status)
        if status.expected is not None and status.expected < today:
            said = said.replace("hẹn", "đã hẹn")
        known.setdefault(said, []).append(status.number)
    return "; ".join(f"{tasks(numbers)} – {words}" for words, numbers in known.items())


def _contacts(silence: Silence) -> str:
    people = "; ".join(f"{name}, {phone}" for name, phone in silence.contacts) or "Chưa có đầu mối"
    return f"{people}{f' ({silence.note})' if silence.note else ''}."


def away_until(day: date) -> str:
    return f"đầu mối đi vắng đến {short_day(day)}"


def called(unit: str) -> str:
    return f"{unit}: đã gọi, hẹn ngày"


def stop_leader(unit: str) -> str:
    return f"Dừng báo lãnh đạo {unit}"


def stop_unit(unit: str) -> str:
    return f"Dừng {unit}"


def ahead(at: str, silences: Sequence[tuple[str, Sequence[int]]], leaderless: Sequence[str]) -> str:
    """WORDS 31. `leaderless`: units that have no leader to be told."""
    units = ", ".join(f"{unit} ({_numbers(numbers)})" for unit, numbers in silences)
    lines = []
    if silences:
        lines.append(f"{at} hôm nay sẽ báo cáo lãnh đạo {len(silences)} đơn vị: {units}.")
        lines.append("Đã gọi điện được hoặc chưa nên báo, bấm “Dừng” ở đơn vị đó.")
    if leaderless:
        lines.append(f"Chưa có lãnh đạo để báo cáo qua đây: {', '.join(leaderless)}. Đề nghị Văn phòng liên hệ.")
    return "\n".join(lines)


def ahead_too_late(silences: Sequence[tuple[str, Sequence[int]]]) -> str:
    """What stands in for WORDS 31 when it could be sent only behind the leaders' hour."""
    units = ", ".join(f"{unit} ({_numbers(numbers)})" for unit, numbers in silences)
    return (
        f"Nhắc chưa có trả lời: {units}.\n"
        "Tin này đến muộn nên hôm nay hệ thống không báo cáo lãnh đạo các đơn vị đó. Đề nghị Văn phòng liên hệ."
    )


def _numbers(numbers: Sequence[int]) -> str:
    return f"việc {', '.join(map(str, numbers))}"


def to_leader(post: str, unit: str, done: Sequence[int], missing: Sequence[Status], left: int, today: date) -> str:
    """WORDS 30: `post` names the leader with the unit."""
    last_day = min(status.last_day for status in missing)
    head = f"{unit} đã xong {tasks(done)}; " if done else f"{unit} còn "
    return (
        f"Kính gửi đồng chí {post}: {head}{_to_leader(missing, today)}.\n"
        f"{sentence(days_left(left))} đến mốc hết ngày {dated(last_day)}. Kính đề nghị đồng chí quan tâm, chỉ đạo."
    )


def _to_leader(statuses: Sequence[Status], today: date) -> str:
    silent = [status.number for status in statuses if status.silent]
    others = [status for status in statuses if not status.silent and status.state not in CLAIMED]
    parts = [f"{tasks(silent)} Văn phòng chưa có thông tin"] if silent else []
    return "; ".join([*parts, *([_known(others, today)] if others else [])])


def post_of(title: str, unit: str) -> str:
    """A leader's post with the unit, said once: "Chủ tịch UBND xã" of "UBND xã Phước Nghĩa" is one phrase."""
    if unit in title:
        return title
    words = title.split()
    for start in range(len(words)):
        if unit.startswith(" ".join(words[start:])):
            return " ".join([*words[:start], unit])
    return f"{title} {unit}"


ASK_CALLED = "{unit} hẹn ngày nào xong {tasks}? Chọn bên dưới, hoặc nhắn ngày."
NO_DATE_GIVEN = "Đã gọi, chưa hẹn được"


def promised_by_phone(unit: str, numbers: Sequence[int], day: str) -> str:
    return (
        f"Đã ghi theo điện thoại: {unit}, {tasks(numbers)} – hẹn {day}.\n"
        "Trước ngày đó không nhắc, không báo cáo lãnh đạo đơn vị."
    )


def called_in_vain(unit: str) -> str:
    return f"Đã ghi: đã gọi {unit}, chưa hẹn được ngày. Việc báo cáo lãnh đạo đơn vị vẫn theo lịch."


def leader_stopped(unit: str, day: date) -> str:
    return f"Đã dừng: không báo cáo lãnh đạo {unit} về mốc {short_day(day)}."


def leader_resumed(unit: str, day: date) -> str:
    return f"Vẫn báo cáo lãnh đạo {unit} về mốc {short_day(day)} theo lịch."


def leader_hour_passed(unit: str, day: date) -> str:
    return f"Giờ báo cáo lãnh đạo {unit} về mốc {short_day(day)} đã qua, hệ thống không báo cáo nữa."


LEADER_TOLD = "Đã báo cáo lãnh đạo {unit} lúc {hour}, không dừng được nữa."
RESUME_LEADER = "Vẫn báo cáo"
NOTHING_MISSING = "{unit} đã có trả lời, không còn việc nào cần gọi."
LEADER_READ = "Đã ghi nhận. Trân trọng cảm ơn đồng chí."
UNDERSTOOD = "Đã rõ"
CALL_OFFICE = "Gọi Văn phòng"


def office_numbers(office: str, phone: str, people: Sequence[tuple[str, str]]) -> str:
    """Whom of the office a leader may telephone."""
    lines = [f"{office}: {phone}"] if phone else []
    lines += [f"{name}: {number}" for name, number in people]
    return "\n".join(["Đề nghị đồng chí gọi:", *lines])
