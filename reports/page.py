"""A page of boxes and labels, placed in pixels from the top left corner: a picture before any pixel."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from reports.typeset import LINE, wrap

MARGIN = 24

INK = "#1F2430"
SOFT = "#555B66"
BAND = "#F1F3F6"
RULE = "#D5D9E0"

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    width: float
    height: float
    fill: str
    edge: str


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text; `y` is the middle of the line."""

    x: float
    y: float
    text: str
    size: int
    ink: str = INK
    bold: bool = False
    align: Align = "left"


@dataclass(slots=True)
class Page:
    """Filled from the top; `y` is where the next thing goes."""

    width: float
    y: float = MARGIN
    boxes: list[Box] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)

    @property
    def height(self) -> float:
        return self.y + MARGIN

    @property
    def room(self) -> float:
        return self.width - 2 * MARGIN

    def lines(self, lines: Sequence[str], at: Label, height: float = 0) -> None:
        """Lines in the manner of `at`, below it; in the middle of `height` if that is more than they need."""
        step = at.size * LINE
        top = at.y + max(0.0, height - step * len(lines)) / 2
        for n, text in enumerate(lines):
            y = top + step * (n + 0.5)
            self.labels.append(Label(at.x, y, text, at.size, at.ink, at.bold, at.align))

    def paragraph(self, text: str, size: int, *, ink: str = INK, bold: bool = False, most: int = 9) -> None:
        """Text over the page's whole width, and on below it."""
        lines = wrap(text, self.room, size, bold=bold, most=most)
        self.lines(lines, Label(MARGIN, self.y, "", size, ink, bold))
        self.y += tall(lines, size)

    def rule(self) -> None:
        self.boxes.append(Box(MARGIN, self.y, self.room, 2, RULE, RULE))
        self.y += 2


def tall(lines: Sequence[str], size: int) -> float:
    return len(lines) * size * LINE
