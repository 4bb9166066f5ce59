"""What was read, said back: written down, asked, corrected."""

from collections.abc import Mapping, Sequence
from datetime import date

from core.dates import full_day, short_day
from core.figures import Status
from core.states import CLAIMED, State
from core.texts.parts import named, sentence, short_state, state_words, status_words, tasks

Words = tuple[int, State | None, int | None, date | None]
"""What was said of a task: its number, its state, a percent, a day."""


def recorded(unit: str, items: Sequence[Words], *, detail: str = "", unsaid: Sequence[int] = ()) -> str:
    """WORDS 10 and 11: what was written down, at once, in one echo. `detail`: the person's own word for it; `unsaid`:
    the tasks of which nothing was said, where several were spoken of."""
    detail = f", {detail}" if detail else ""
    said = [f"việc {number} – {_state(state, percent, day, detail)}" for number, state, percent, day in items]
    text = f"Đã ghi: {unit}, {'; '.join([*said, *_silence(unsaid)])}."
    promised = [day for _, state, _, day in items if day and state not in CLAIMED]
    return text + ("\nTrước ngày đó Văn phòng không nhắc việc này." if promised else "")


def _state(state: State | None, percent: int | None, day: date | None, detail: str) -> str:
    """đang thực hiện, đã trình ký, hẹn thứ Tư 28/02"""
    if not detail or day is None:
        return state_words(state, percent, day) + detail
    head, promise, when = state_words(state, percent, day).partition(", hẹn")
    return head + detail + promise + when


def _silence(unsaid: Sequence[int]) -> list[str]:
    return [f"{tasks(unsaid)} – chưa thấy nói đến"] if unsaid else []


def with_papers(numbers: Sequence[int], papers: Mapping[int, str]) -> str:
    """việc 1, việc 2 (Kế hoạch số 08/KH-UBND ngày 16/02/2024)"""
    return ", ".join(f"việc {n} ({papers[n]})" if n in papers else f"việc {n}" for n in numbers)


def paper(number: str, day: date | None) -> str:
    """Kế hoạch số 08/KH-UBND ngày 16/02/2024"""
    kind = next((name for mark, name in _PAPERS.items() if f"/{mark}" in number.upper()), "văn bản")
    return f"{kind} số {number}" + (f" ngày {full_day(day)}" if day else "")


_PAPERS = {
    "KH": "Kế hoạch",
    "QĐ": "Quyết định",
    "BC": "Báo cáo",
    "TB": "Thông báo",
    "CV": "Công văn",
    "TTR": "Tờ trình",
}
"""Nghị định 30/2020/NĐ-CP, Phụ lục III: how the kinds of paper are shortened in a symbol."""


def claimed(unit: str, numbers: Sequence[int], papers: Mapping[int, str], *, confirms: bool = True) -> str:
    """`confirms`: whether the office confirms claims, or the unit's own word is enough."""
    return f"Đã ghi: {unit} báo hoàn thành {with_papers(numbers, papers)}.{CONFIRMS if confirms else ''}"


CONFIRMS = " Văn phòng sẽ xem và xác nhận."


def ask_claim(
    unit: str, numbers: Sequence[int], papers: Mapping[int, str], others: str = "", *, confirms: bool = True
) -> str:
    """WORDS 11 and 16: a "done" written in words waits for its tap."""
    named = with_papers(numbers, papers)
    said = f"{others}\nRiêng {named}, anh/chị báo đã xong" if others else f"{unit} báo đã xong {named}"
    return f"{said}: bấm “Đúng” để ghi là báo hoàn thành (tính từ lúc anh/chị nhắn).{CONFIRMS if confirms else ''}"


def claimed_before(unit: str, numbers: Sequence[int]) -> str:
    return f"{sentence(tasks(numbers))} của {unit} đã được ghi là báo hoàn thành từ trước."


def ask_reading(unit: str, items: Sequence[Words]) -> str:
    """Not sure: nothing is written down before the tap."""
    said = "; ".join(f"việc {number} – {_reading(state, percent, day)}" for number, state, percent, day in items)
    return f"Văn phòng hiểu là: {unit}, {said}. Ghi như vậy đúng chứ?"


def _reading(state: State | None, percent: int | None, day: date | None) -> str:
    return "đã xong" if state is State.DONE else state_words(state, percent, day)


def which_task(state: State | None, percent: int | None, day: date | None) -> str:
    """WORDS 17 and 14: a state without its task."""
    if state is State.DONE:
        return f"Anh/chị báo đã xong: việc nào? {_SEVERAL}\nChưa chọn thì chưa ghi hoàn thành."
    return f"Anh/chị báo: {state_words(state, percent, day)}. Đó là việc nào? {_SEVERAL}"


_SEVERAL = "Có thể chọn nhiều việc, hoặc nhắn, ví dụ: “việc 2, 3”."


def of_task(status: Status, state: State | None, percent: int | None, day: date | None) -> str:
    return f"{named(status)} – {state_words(state, percent, day)}"


def ask_retract(unit: str, told: Sequence[str]) -> str:
    return f"Lần báo gần nhất của {unit}: {'; '.join(told)}. Anh/chị rút lại hay sửa?"


def unsaid(numbers: Sequence[int]) -> str:
    """Việc 3, việc 4 – chưa thấy nói đến."""
    return sentence(f"{tasks(numbers)} – chưa thấy nói đến.")


def paper_noted(unit: str, number: int, named: str) -> str:
    return f"Đã ghi: {unit}, việc {number} – {named}."


def nearly_done(number: int, detail: str) -> str:
    """WORDS 18."""
    return f"Đã ghi việc {number} – đang thực hiện ({detail}). Phần còn lại dự kiến ngày nào xong?"


OR_ANOTHER_TASK = "Nếu là việc khác, nhờ anh/chị chọn việc."


ANY_MORE = "Còn việc nào như vậy nữa thì anh/chị chọn tiếp."


def stood(before: Status) -> str:
    """What a correction replaces: a claim without whom it waits for."""
    if before.alone:
        return status_words(before)
    return short_state(before.state) if before.state in (State.SAID_DONE, *CLAIMED) else status_words(before)


def corrected(number: int, before: str, after: str) -> str:
    """WORDS 13."""
    return f"Đã sửa: việc {number} từ “{before}” thành “{after}”. Tin trước vẫn lưu để đối chiếu."


def withdrawn(numbers: Sequence[int]) -> str:
    return f"Đã rút lại phần đã ghi về {tasks(numbers)}. Tin trước vẫn lưu để đối chiếu."


def after_cut_off(day: date) -> str:
    """WORDS 13, its second line."""
    return f"Số liệu đã chốt hết ngày {short_day(day)} không đổi; nội dung sửa được ghi riêng."


def late_for_cut_off(day: date) -> str:
    """Of what is news and corrects nothing."""
    return f"Số liệu đã chốt hết ngày {short_day(day)} không đổi; tin này được ghi riêng."


def said_before(who: str, number: int, words: str) -> str:
    """To the second official of a unit on a day."""
    return f"Trước đó hôm nay, {who} việc {number} – {words}; nay ghi theo tin mới nhất, tin trước vẫn lưu."


BY_OFFICE = "Văn phòng đã ghi"


def by(post: str) -> str:
    return f"{post or 'người khác của đơn vị'} đã báo"


def ask_again(at: str, numbers: Sequence[int], papers: Mapping[int, str]) -> str:
    """WORDS 19."""
    return (
        f"Lúc {at} anh/chị nhắn đã xong {with_papers(numbers, papers)}; còn chờ anh/chị bấm “Đúng”.\n"
        "Bấm bây giờ vẫn tính theo giờ đã nhắn."
    )


UNCHANGED = "Đã thấy anh/chị sửa tin; nội dung đã ghi không đổi."


def ask_withdraw(unit: str, numbers: Sequence[int]) -> str:
    """An edited message that tells nothing of the work any more."""
    return (
        f"Anh/chị đã sửa tin mà trước đó Văn phòng ghi về {tasks(numbers)} của {unit}. "
        "Tin sau khi sửa không còn nói đến việc nào: rút lại phần đã ghi hay giữ nguyên?"
    )


KEPT = "Đã giữ nguyên nội dung đã ghi."
