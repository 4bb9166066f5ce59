"""What has changed since the last digest, and which days have moved, as words."""

from collections import Counter

from core.dates import hour, near_day, short_day
from core.digest_parts import by_unit, capped, clip, entry, join, lower, more_units, tasks_words
from core.figures import Change, Figures, Status
from core.signs import local, other_milestones, subject
from core.states import CLAIMED, State

_BECAME: dict[State | None, str] = {
    State.CONFIRMED: "đã xác nhận",
    State.DONE: "báo hoàn thành",
    State.SAID_DONE: "nhắn đã xong",
    State.IN_PROGRESS: "đang làm",
    State.BLOCKED: "vướng mắc",
    State.NOT_STARTED: "chưa thực hiện",
    None: "chưa có thông tin",
}


def changes(figures: Figures, cap: int) -> list[str]:
    """What is new since the last digest: by name while few, else by number. A closing leaves it out."""
    if figures.since is None or figures.closing:
        return []
    since = local(figures, figures.since)
    head = f"Từ {hour(since)} {near_day(since.date())}"
    if not figures.changes:
        return [f"{head}: chưa có thay đổi."]
    if len({(change.unit_short, change.wave) for change in figures.changes}) > cap:
        counts = Counter(_became(change) for change in figures.changes)
        words = ", ".join(f"{n} {word}" for word, n in counts.most_common())
        return [f"{head}: {len(figures.changes)} việc có thay đổi – {words}."]
    return [f"{head}: {join(_by_news(figures))}."]


def _by_news(figures: Figures) -> list[str]:
    """Phước Quang (việc 3), Phước Nghĩa (việc 2, 4) báo hoàn thành; the wave too, if it is another."""
    waves = {v.wave: f"{lower(v.wave_name)}, " for v in other_milestones(figures)}
    news: dict[str, dict[tuple[str, str], list[int]]] = {}
    for change in figures.changes:
        units = news.setdefault(_became(change), {})
        units.setdefault((clip(change.unit_short), waves.get(change.wave, "")), []).append(change.number)
    return [
        ", ".join(f"{unit} ({wave}{tasks_words(sorted(numbers))})" for (unit, wave), numbers in units.items())
        + f" {word}"
        for word, units in news.items()
    ]


def _became(change: Change) -> str:
    back = change.before in CLAIMED and change.after not in CLAIMED
    if change.expected is not None and change.after is State.NOT_STARTED and not back:
        return f"đã có lịch {short_day(change.expected)}"  # a day is set: "chưa thực hiện" would be unfair
    if change.expected is not None and change.after in (None, change.before):
        return f"hẹn {short_day(change.expected)}"
    return f"trở lại {_BECAME[change.after]}" if back else _BECAME[change.after]


def moved(figures: Figures, cap: int) -> list[str]:
    """What is open and has got a later day, beyond what the closing sentence has already named."""
    named = subject(figures).wave if figures.closing else None
    moved = [s for s in figures.statuses if s.moved and s.state not in CLAIMED and s.wave != named]
    shown = capped([entry(group, _moved_note) for group in by_unit(moved)], cap // 2, more_units)
    return [f"Đã lùi mốc: {join(shown)}."] if shown else []


def _moved_note(status: Status) -> str:
    before = f"từ {short_day(status.original_last_day)} " if status.original_last_day else ""
    return f"{before}đến {short_day(status.last_day)}"
