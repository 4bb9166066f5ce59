"""The digest for the office's own leaders, in a few lines (WORDS 33). Pure: figures in, words out.

How much is done, what the office still looks at, of what nothing is known, what needs their word, which days have been
moved since they last heard. Nobody is blamed, and nothing that somebody else can settle stands here.
"""

from datetime import datetime

from core.dates import full_day, hour, short_day
from core.digest_parts import by_unit, capped, clip, entry, join, lower, more_units
from core.digest_words import ALL_CONFIRMED, NEAR, overdue, paused, silence, still_open, to_ask
from core.figures import DifficultyLine, Figures, LaterDay
from core.signs import days_words, figures_day, local, subject
from core.states import State
from core.texts.parts import tasks

CAP = 5
_QUOTE = 90


def leader_text(figures: Figures, post: str, since: datetime | None) -> str:
    """`post`: to whom; `since`: the `as_of` of what they heard last."""
    confirmed = figures.statuses and all(s.state is State.CONFIRMED for s in figures.statuses)
    lines = (
        f"Kính báo cáo đồng chí{f' {post}' if post else ''}: {_done(figures)}.",
        *(still_open(figures, CAP) if figures.closing else []),
        *overdue(figures, CAP),
        *_silent(figures),
        *paused(figures, CAP),
        *_for_decision(figures),
        *_moved_since(figures, since),
        *([ALL_CONFIRMED] if confirmed else []),
    )
    return "\n".join(lines)


def _done(figures: Figures) -> str:
    view, day = subject(figures), figures_day(figures)
    statuses = figures.of_wave(view.wave)
    done = sum(status.state is State.CONFIRMED for status in statuses)
    claimed = sum(status.state is State.DONE for status in statuses)
    moment = f"{hour(local(figures, figures.as_of))} ngày {short_day(day)} ({days_words(view, day)})"
    until = f"hết ngày {full_day(day)}" if figures.closing else f"đến {moment}"
    waits = f"; {claimed} việc đơn vị báo xong, Văn phòng đang kiểm tra" if claimed else ""
    return f"{until}, {lower(clip(view.wave_name))} xong {done}/{len(statuses)} việc{waits}"


def _silent(figures: Figures) -> list[str]:
    """By name near a milestone, or behind it; long before, only how many."""
    near = {view.wave for view in figures.milestones if view.days_left <= NEAR}
    groups = by_unit(status for status in to_ask(figures) if status.wave in near)
    if not groups:
        return silence(figures.of_wave(subject(figures).wave))
    named = capped([entry(group) for group in groups], CAP, more_units)
    return [f"Chưa có thông tin: {join(named)}. Văn phòng sẽ liên hệ."]


def _for_decision(figures: Figures) -> list[str]:
    open_ones = [_difficulty(line) for line in figures.difficulties if line.with_office]
    matters = [*open_ones, *map(_asked, figures.asked_days)]
    return [f"Xin ý kiến: {join(capped(matters, CAP, lambda n: f'và {n} nội dung khác'))}."] if matters else []


def _difficulty(line: DifficultyLine) -> str:
    about = ", ".join([clip(line.unit_short), *([tasks(line.tasks)] if line.tasks else [])])
    return f"“{clip(line.text, _QUOTE)}” của {about} (vướng mắc số {line.number})"


def _asked(later: LaterDay) -> str:
    wanted = f"lùi việc {later.task_number} đến {short_day(later.wanted)}"
    return f"{clip(later.unit_short)} xin {wanted} (đề nghị số {later.number})"


def _moved_since(figures: Figures, since: datetime | None) -> list[str]:
    news = [later for later in figures.later_days if later.granted_at and (since is None or later.granted_at > since)]
    shown = capped([_granted(later) for later in news], CAP, lambda n: f"và {n} việc khác")
    return [f"Đã lùi mốc: {join(shown)}."] if shown else []


def _granted(later: LaterDay) -> str:
    day = short_day(later.granted or later.wanted)
    return f"{clip(later.unit_short)}, việc {later.task_number} đến {day} (theo ý kiến của {later.word_of})"
