"""One wave's table in the digest's picture: a row for each unit, a column for each task with its total."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.signs import Sign, Tone, colour
from reports.page import BAND, INK, SOFT, Box, Label, Page, tall
from reports.typeset import width, wrap

CELL = 22
NAME = 22
MARK = 28
GAP = 4
PAD = 9
NAMES = 178
COLUMN = 213.5
WIDEST = 500
WORDS_AT = 36
"""From a cell's left edge to its words; the mark stands before them."""


@dataclass(frozen=True, slots=True)
class Column:
    number: int
    task: str  # empty where a table above has said it
    total: str  # ✔ 2/3


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    signs: tuple[Sign | None, ...]  # one for each column; None where the unit has no such task

    @property
    def silent(self) -> bool:
        return all(sign is not None and sign.tone is Tone.SILENT for sign in self.signs)


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the columns stand within `room` from `left`; what the columns leave goes to the names."""

    left: float
    room: float
    columns: int

    @property
    def step(self) -> float:
        return min(WIDEST, (self.room - NAMES) / self.columns)

    @property
    def cell(self) -> float:
        return self.step - GAP

    @property
    def names(self) -> float:
        return self.room - self.step * self.columns

    def x(self, column: int) -> float:
        return self.left + self.names + self.step * column + GAP


def room_for(columns: int) -> float:
    """The width of a table whose cells hold their words."""
    return NAMES + COLUMN * max(columns, 4)


def draw_table(page: Page, columns: Sequence[Column], rows: Sequence[Row], panels: int) -> None:
    """The rows in `panels` equal columns side by side, each with its head."""
    panels = min(panels, len(rows))
    share = -(-len(rows) // panels)
    between = 28.0
    room = (page.room - between * (panels - 1)) / panels
    top, bottom = page.y, page.y
    for n in range(panels):
        page.y = top
        grid = Grid((page.width - page.room) / 2 + n * (room + between), room, len(columns))
        _head(page, grid, columns)
        for row in rows[n * share : (n + 1) * share]:
            _row(page, grid, row)
        bottom = max(bottom, page.y)
    page.y = bottom


def _head(page: Page, grid: Grid, columns: Sequence[Column]) -> None:
    tasks = [wrap(column.task, grid.cell - 2 * PAD, CELL, most=4) if column.task else [] for column in columns]
    line = tall(["Việc"], CELL)
    beside = all(_fits_beside(column, grid.cell - 2 * PAD) for column in columns)
    above = line if beside else 2 * line
    height = above + max(tall(task, CELL) for task in tasks) + 2 * PAD
    for n, (column, task) in enumerate(zip(columns, tasks, strict=True)):
        x = grid.x(n)
        page.boxes.append(Box(x, page.y, grid.cell, height, BAND, BAND))
        page.lines([f"Việc {column.number}"], Label(x + PAD, page.y + PAD, "", CELL, bold=True))
        total_y = page.y + PAD + (0 if beside else line)
        page.lines([column.total], Label(x + grid.cell - PAD, total_y, "", CELL, SOFT, align="right"))
        page.lines(task, Label(x + PAD, page.y + PAD + above, "", CELL, SOFT))
    page.y += height + GAP


def _fits_beside(column: Column, room: float) -> bool:
    return width(f"Việc {column.number}", CELL, bold=True) + 8 + width(column.total, CELL) <= room


def _row(page: Page, grid: Grid, row: Row) -> None:
    name = wrap(row.name, grid.names - PAD, NAME, bold=True, most=3)
    cells = _cells(grid, row)
    height = max(tall(name, NAME), *(tall(lines, CELL) for _, _, _, lines in cells)) + 2 * PAD
    page.lines(name, Label(grid.left, page.y, "", NAME, INK, bold=True), height)
    for x, wide, sign, lines in cells:
        _cell(page, Box(x, page.y, wide, height, "", ""), sign, lines)
    page.y += height + GAP


def _cells(grid: Grid, row: Row) -> list[tuple[float, float, Sign | None, list[str]]]:
    """Each cell's left edge, width, sign and words. A unit that has said nothing at all has one cell."""
    if row.signs[0] and row.silent:
        return [(grid.x(0), grid.step * grid.columns - GAP, row.signs[0], [row.signs[0].word])]
    return [(grid.x(n), grid.cell, sign, _words(sign, grid)) for n, sign in enumerate(row.signs)]


def _words(sign: Sign | None, grid: Grid) -> list[str]:
    if sign is None:
        return []
    room = grid.cell - WORDS_AT - 4
    detail = wrap(sign.detail, room, CELL) if sign.detail else []
    return wrap(sign.word, room, CELL) + detail


def _cell(page: Page, place: Box, sign: Sign | None, lines: Sequence[str]) -> None:
    if sign is None:
        page.lines(["–"], Label(place.x + place.width / 2, place.y, "", CELL, SOFT, align="center"), place.height)
        return
    paint = colour(sign.tone)
    page.boxes.append(Box(place.x, place.y, place.width, place.height, paint.fill, paint.edge))
    mark = Label(place.x + WORDS_AT / 2, place.y, "", MARK, paint.ink, bold=True, align="center")
    page.lines([sign.mark], mark, place.height)
    page.lines(lines, Label(place.x + WORDS_AT, place.y, "", CELL, paint.ink), place.height)
