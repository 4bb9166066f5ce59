"""Where everything in the digest's picture stands: the head, a table for each wave, the legend.

Pure but for the font's measures; the pixels come in reports/digest_picture.py. A page is as wide as a phone
shows well; long lists of units stand in two panels, and of very long ones only the units that owe are shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from core.figures import Figures, MilestoneView, Status
from core.signs import (
    MARKS,
    Meaning,
    Sign,
    Tone,
    colour,
    judged_day,
    late_word,
    legend,
    other_milestones,
    short_word,
    sign_of,
    subject,
)
from core.states import CLAIMED, State
from reports.digest_table import Column, Row, draw_table, room_for
from reports.digest_text import (
    NOTE,
    as_of_words,
    board_title,
    capital,
    confirmed_of,
    milestone_words,
    only_first_tasks,
    only_owing,
    wave_words,
)
from reports.page import MARGIN, SOFT, Box, Label, Page, tall
from reports.typeset import width, wrap

MAX_SUM = 10_000
"""Width and height together, in pixels: what a messenger takes as a photo."""
MAX_TASKS = 12
ROW_CAPS = (80, 60, 40, 20, 8)
ONE_PANEL = 24
"""So many rows are still readable one under the other."""

SMALL = 22
NORMAL = 24
LARGE = 30


@dataclass(frozen=True, slots=True)
class Section:
    """A wave as it is shown; `owing` counts its units that owe, `rows` may be fewer."""

    view: MilestoneView
    statuses: tuple[Status, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    tones: tuple[Tone, ...]  # of all its statuses, shown or not
    units: int
    owing: int
    tasks: int


def layout(figures: Figures) -> Page:
    """The whole picture; fewer rows if it would be too large to send."""
    for cap in ROW_CAPS:
        page = _page(figures, cap)
        if page.width + page.height <= MAX_SUM:
            break
    return page


def sections(figures: Figures, cap: int) -> list[Section]:
    """The digest's own wave first; the rows that `cap` allows go to the waves in that order."""
    shown: list[Section] = []
    named: set[tuple[int, str]] = set()
    whole = len({(status.wave, status.unit) for status in figures.statuses}) <= cap
    for view in (subject(figures), *other_milestones(figures)):
        section = _section(figures, view, None if whole else cap, named)
        cap -= len(section.rows)
        named |= {(status.number, status.task_short) for status in section.statuses if section.rows}
        shown.append(section)
    return shown


def _section(figures: Figures, view: MilestoneView, cap: int | None, named: set[tuple[int, str]]) -> Section:
    statuses = figures.of_wave(view.wave)
    units: dict[str, list[Status]] = {}
    for status in statuses:
        units.setdefault(status.unit, []).append(status)
    owing = [group for group in units.values() if any(s.state not in CLAIMED for s in group)]
    tasks = sorted({(status.number, status.task_short) for status in statuses})
    columns = tuple(_column(statuses, task, task in named) for task in tasks[:MAX_TASKS])
    groups = list(units.values()) if cap is None else owing[: max(cap, 0)]
    if view != subject(figures) and all(status.state is State.CONFIRMED for status in statuses):
        groups = []  # a wave that has ended well needs its line, not its table
    return Section(
        view=view,
        statuses=statuses,
        columns=columns,
        rows=tuple(_row(figures, group, columns) for group in groups),
        tones=tuple(sign_of(status, judged_day(figures)).tone for status in statuses),
        units=len(units),
        owing=len(owing),
        tasks=len(tasks),
    )


def _column(statuses: Sequence[Status], task: tuple[int, str], named: bool) -> Column:
    number, text = task
    return Column(number, "" if named else text, confirmed_of([s for s in statuses if s.number == number]))


def _row(figures: Figures, group: Sequence[Status], columns: Sequence[Column]) -> Row:
    signs = {status.number: _sign(figures, status) for status in group}
    return Row(capital(group[0].unit_short), tuple(signs.get(column.number) for column in columns))


def _sign(figures: Figures, status: Status) -> Sign:
    return sign_of(status, judged_day(figures))


def _page(figures: Figures, cap: int) -> Page:
    parts = sections(figures, cap)
    columns = max(len(part.columns) for part in parts)
    rows = sum(len(part.rows) for part in parts)
    panels = 2 if rows > ONE_PANEL and columns <= MAX_TASKS // 2 else 1
    page = Page(room_for(columns) * panels + 28 * (panels - 1) + 2 * MARGIN)
    _head(page, figures)
    for part in parts:
        _draw_section(page, figures, part, panels)
    _foot(page, parts)
    return page


def _head(page: Page, figures: Figures) -> None:
    page.paragraph(board_title(figures), LARGE, bold=True, most=4)
    page.y += 8
    page.paragraph(as_of_words(figures), NORMAL, ink=SOFT)
    page.y += 16
    page.rule()


def _draw_section(page: Page, figures: Figures, part: Section, panels: int) -> None:
    page.y += 22
    page.paragraph(wave_words(part.view, part.statuses), LARGE, bold=True, most=2)
    page.y += 2
    page.paragraph(milestone_words(part.view, judged_day(figures)), NORMAL, ink=SOFT)
    page.y += 10
    _counts(page, part)
    if part.rows:
        page.y += 12
        draw_table(page, part.columns, part.rows, panels)
    if part.rows and len(part.rows) < part.units:
        page.paragraph(only_owing(len(part.rows), part.owing, part.units), SMALL, ink=SOFT)
    if part.rows and len(part.columns) < part.tasks:
        page.paragraph(only_first_tasks(len(part.columns), part.tasks), SMALL, ink=SOFT)
    page.y += 8


def _counts(page: Page, part: Section) -> None:
    """✔ 7 đã xác nhận, ✓ 2 chờ xác nhận, ...: one chip for each tone, on as many lines as they need."""
    x, height = float(MARGIN), SMALL * 1.28 + 12
    for tone in (tone for tone in Tone if tone in part.tones):
        binding = any(s.binding for s in part.statuses)
        text = f"{MARKS[tone]} {part.tones.count(tone)} {short_word(tone, binding)}"
        wide = width(text, SMALL) + 24
        if x + wide > MARGIN + page.room:
            x, page.y = MARGIN, page.y + height + 6
        paint = colour(tone)
        page.boxes.append(Box(x, page.y, wide, height, paint.fill, paint.edge))
        page.lines([text], Label(x + 12, page.y, "", SMALL, paint.ink), height)
        x += wide + 8
    page.y += height


def _foot(page: Page, parts: Sequence[Section]) -> None:
    page.y += 18
    page.rule()
    page.y += 14
    tones = frozenset(tone for part in parts for tone in part.tones)
    late = {late_word(s.binding) for part in parts if Tone.LATE in part.tones for s in part.statuses}
    meanings = legend(tones, " hoặc ".join(sorted(late)))
    for pair in (meanings[n : n + 2] for n in range(0, len(meanings), 2)):
        _legend_line(page, pair)
    page.y += 6
    page.paragraph(NOTE, SMALL, ink=SOFT)


def _legend_line(page: Page, pair: Sequence[Meaning]) -> None:
    half = page.room / 2
    texts = [wrap(meaning.text, half - 64, SMALL, most=2) for meaning in pair]
    height = max(38.0, *(tall(lines, SMALL) for lines in texts))
    for n, (meaning, lines) in enumerate(zip(pair, texts, strict=True)):
        x, paint = MARGIN + half * n, colour(meaning.tone)
        page.boxes.append(Box(x, page.y, 44, height, paint.fill, paint.edge))
        page.lines([meaning.mark], Label(x + 22, page.y, "", NORMAL, paint.ink, True, "center"), height)
        page.lines(lines, Label(x + 56, page.y, "", SMALL), height)
    page.y += height + 8
