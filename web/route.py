"""The whole route as a page: by itself in one file, to print or to send on, or inside the demo."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from typing import Any

from markupsafe import Markup

from core.dates import full_day, month
from core.route import Day, Line, Route, days, messages
from core.route_words import EntryWords, RouteWords
from core.texts.route import HEADINGS, KIND_GROUPS, NOTHING, OTHER_KINDS
from web.pages import STATIC, Pages


@dataclass(frozen=True, slots=True)
class DayView:
    day: date
    entries: list[EntryWords]
    past: bool  # it has really been sent


@dataclass(frozen=True, slots=True)
class MonthView:
    code: str  # 2024-02
    name: str  # tháng 02/2024
    days: list[DayView]
    counts: list[int]  # messages by group of kinds, as in `RouteView.columns`

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class RouteView:
    route: Route
    columns: list[str]
    months: list[MonthView] = field(default_factory=list)

    @property
    def totals(self) -> list[int]:
        return [sum(column) for column in zip(*(m.counts for m in self.months), strict=True)]

    @property
    def milestones(self) -> list[str]:
        ordered = sorted(self.route.file.milestones, key=lambda milestone: milestone.last_day)
        return [f"{milestone.name}: hết ngày {full_day(milestone.last_day)}" for milestone in ordered]


def view(route: Route) -> RouteView:
    """Kinds of which there is nothing have no column."""
    groups = {name: kinds for name, kinds in KIND_GROUPS.items() if any(line.kind in kinds for line in route.lines)}
    known = {kind for kinds in KIND_GROUPS.values() for kind in kinds}
    other = any(line.kind not in known for line in route.lines)
    columns = [*groups, *([OTHER_KINDS] if other else [])]
    found = RouteView(route, columns)
    words = RouteWords(route.file)
    for code, group in groupby(days(route.lines), lambda day: f"{day.day:%Y-%m}"):
        found.months.append(_month(code, list(group), list(groups.values()), words, route.now, other=other))
    return found


def _month(
    code: str, found: Sequence[Day], groups: Sequence[Sequence[str]], words: RouteWords, now: Any, *, other: bool
) -> MonthView:
    lines = [line for day in found for entry in day.entries for line in entry.lines]
    first = found[0].day
    counts = [_count(lines, kinds) for kinds in groups]
    if other:
        counts.append(messages(lines) - sum(counts))
    views = [DayView(day.day, [words.of(entry, day) for entry in day.entries], _is_past(day, now)) for day in found]
    return MonthView(code, f"tháng {month(first.month)}/{first.year}", views, counts)


def _count(lines: Sequence[Line], kinds: Sequence[str]) -> int:
    return messages(line for line in lines if line.kind in kinds)


def _is_past(day: Day, now: datetime | None) -> bool:
    return now is not None and day.entries[-1].lines[-1].moment <= now


def values(route: Route) -> dict[str, Any]:
    """What `route_body.html` shows."""
    return {"view": view(route), "headings": HEADINGS, "nothing": NOTHING}


def as_page(route: Route) -> str:
    """One page that needs nothing else: its style stands in it, and it has no script."""
    style = (STATIC / "route.css").read_text(encoding="utf-8")
    return Pages().render("route_file.html", values(route) | {"style": Markup(style)})  # noqa: S704 - our own file
