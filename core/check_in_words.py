"""The digest's part on check-ins: the figures of each question, and what has changed since it was asked last.

A percent is never averaged; what changed is said of the units that answered both times. Pure.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from core.check_in_answers import kept, shown
from core.check_in_figures import CheckInView, Said
from core.dates import short_day
from core.directive import Question
from core.texts.labels import NOTHING_NEW
from core.texts.parts import shorten

READ = "đọc: /traloi"
_ASKED = 60
_BANDS = ((Decimal(50), "dưới 50%"), (Decimal(80), "từ 50% đến dưới 80%"), (Decimal(100), "từ 80% đến dưới 100%"))
_FULL = "đạt 100%"


def check_in_lines(views: Iterable[CheckInView], cap: int, read: str = READ) -> list[str]:
    """A line each check-in, and one each of its questions while they are few. `read`: where the words are found."""
    return [line for view in views for line in _lines(view, cap, read)]


def _lines(view: CheckInView, cap: int, read: str) -> list[str]:
    before = f" (lần trước {short_day(view.before)})" if view.before else ""
    head = f"Văn phòng hỏi thêm ngày {short_day(view.day)}{before}: {view.answered}/{view.asked} đơn vị trả lời"
    soft = [said for said in view.said if said.question is None]
    if len(soft) == len(view.said):
        return [f"{head}{''.join(_soft(said, read) for said in soft)}."]
    told = [f"– {_one(said, cap, read)}." for said in view.said]
    left = len(told) - cap
    return [f"{head}.", *told[:cap], *([f"– và {_found(f'{left} câu khác', read)}."] if left > 0 else [])]


def _found(what: str, read: str) -> str:
    return f"{what}, {read}" if read else what


def _soft(said: Said, read: str) -> str:
    """Nothing new is no news; what was written is read at its place."""
    nothing = sum(value == NOTHING_NEW for value in said.now.values())
    parts = [f"{nothing} không có gì mới"] if nothing else []
    parts += [read] if read and nothing < len(said.now) else []
    return f" ({'; '.join(parts)})" if parts else ""


def _one(said: Said, cap: int, read: str) -> str:
    question = said.question
    if question is None:
        return "Ghi thêm: " + _found(f"{len(said.now)} đơn vị", read)
    return f"{shorten(question.ask, _ASKED).rstrip('?. ')}: {_told(said, question, cap, read)}"


def _told(said: Said, question: Question, cap: int, read: str) -> str:
    if not said.now:
        return "chưa có trả lời"
    match question.kind:
        case "number":
            return _number(said, question)
        case "percent":
            return _percent(said, cap)
        case "choice":
            return _choice(said, question)
        case _:
            return _found(f"{len(said.now)} đơn vị trả lời", read)


def _number(said: Said, question: Question) -> str:
    now, before = _figures(said.now), _figures(said.before)
    unit = f" {question.unit}" if question.unit else ""
    total = f"{_sum(now, now)}{unit}"
    both = [name for name in now if name in before]
    if not both:
        return total
    change = sum((now[name] - before[name] for name in both), Decimal(0))
    of_them = "" if len(both) == len(now) == len(before) else f" (ở {len(both)} đơn vị trả lời cả hai lần)"
    return f"{total}, {_changed(change)}{of_them}"


def _sum(figures: Mapping[str, Decimal], names: Iterable[str]) -> str:
    return shown(kept(sum((figures[name] for name in names), Decimal(0))))


def _changed(change: Decimal) -> str:
    if not change:
        return "không đổi"
    return f"{'tăng' if change > 0 else 'giảm'} {shown(kept(abs(change)))}"


def _percent(said: Said, cap: int) -> str:
    """By name while they are few, else counted in bands."""
    now, before = _figures(said.now), _figures(said.before)
    if len(now) <= cap:
        told = ", ".join(f"{name} {shown(kept(value))}%" for name, value in now.items())
    else:
        counts = Counter(map(_band, now.values()))
        order = [*(name for _, name in _BANDS), _FULL]
        told = "; ".join(f"{name}: {counts[name]} đơn vị" for name in order if counts[name])
    moves = Counter(_changed(now[name] - before[name]).split()[0] for name in now if name in before)
    trend = ", ".join(f"{moves[word]} đơn vị {word}" for word in ("tăng", "giảm") if moves[word])
    return f"{told} ({trend})" if trend else told


def _band(value: Decimal) -> str:
    return next((name for below, name in _BANDS if value < below), _FULL)


def _choice(said: Said, question: Question) -> str:
    """In the file's order; what a re-loaded file no longer offers comes last."""
    counts = Counter(said.now.values())
    order: Sequence[str] = [*question.choices, *(value for value in counts if value not in question.choices)]
    told = ", ".join(f"{value}: {counts[value]}" for value in order if counts[value])
    changed = sum(said.now[name] != said.before[name] for name in said.both)
    return f"{told} ({changed} đơn vị trả lời khác lần trước)" if changed else told


def _figures(values: Mapping[str, str]) -> dict[str, Decimal]:
    """Those that are numbers: a re-loaded file may have made another kind of a question."""
    found: dict[str, Decimal] = {}
    for name, value in values.items():
        try:
            found[name] = Decimal(value)
        except InvalidOperation:
            continue
    return found
