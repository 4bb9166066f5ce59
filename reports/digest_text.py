"""The words that stand around a table of figures: its title, its day, its milestones, what was left out.

Used wherever the figures are laid out: the picture, the workbook, the document, the board. The digest's own
sentences are in core/digest_words.py.
"""

from collections.abc import Sequence
from datetime import date

from core.dates import dated, hour
from core.figures import Figures, MilestoneView, Status
from core.signs import MARKS, Tone, days_words, figures_day, local
from core.states import State

NOTE = "Màu chỉ nhắc lại dấu và chữ trong ô; màu đỏ chỉ dùng cho việc đã qua mốc mà chưa xong."


def board_title(figures: Figures) -> str:
    """The directive's title as one line, with a capital: in the file it stands in the middle of a sentence."""
    return capital(" ".join(figures.title.split()))


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def as_of_words(figures: Figures) -> str:
    """Số liệu đến 15 giờ ngày 27/02/2024 (thứ Ba)"""
    day = dated(figures_day(figures))
    if figures.closing:
        return f"Số liệu chốt hết ngày {day}"
    return f"Số liệu đến {hour(local(figures, figures.as_of))} ngày {day}"


def milestone_words(view: MilestoneView, day: date) -> str:
    """Mốc: hết ngày 29/02/2024 (thứ Năm), còn 2 ngày làm việc"""
    name = "Thời hạn" if view.binding else "Mốc"
    left = f", {days_words(view, day)}" if day <= view.last_day else ", đã qua"
    return f"{name}: hết ngày {dated(view.last_day)}{left}"


def wave_words(view: MilestoneView, statuses: Sequence[Status]) -> str:
    """Thí điểm – 3 đơn vị, 12 việc"""
    units = len({status.unit for status in statuses})
    return f"{view.wave_name} – {units} đơn vị, {len(statuses)} việc"


def confirmed_of(statuses: Sequence[Status]) -> str:
    """✔ 7/12"""
    confirmed = sum(status.state is State.CONFIRMED for status in statuses)
    tone = Tone.FINISHED if any(status.alone for status in statuses) else Tone.CONFIRMED
    return f"{MARKS[tone]} {confirmed}/{len(statuses)}"


def only_owing(shown: int, owing: int, total: int) -> str:
    which = "các đơn vị còn việc" if shown == owing else f"{shown} trong {owing} đơn vị còn việc"
    return f"Hình chỉ nêu {which} (giai đoạn có {total} đơn vị); đầy đủ xem ở bảng theo dõi."


def only_first_tasks(shown: int, total: int) -> str:
    return f"Hình chỉ nêu {shown} việc đầu trong {total} việc; đầy đủ xem ở bảng theo dõi."
