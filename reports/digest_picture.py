"""The digest's picture: the page of reports/digest_layout.py as a PNG. Heavy to import; do it at first use.

Matplotlib serves as a canvas, by its objects: no pyplot and nothing shared, so threads may draw side by side.
The file carries no date and no program's name: the same figures give the same bytes.
"""

from io import BytesIO

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import FancyBboxPatch
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform

from core.figures import Figures
from reports.digest_layout import layout
from reports.page import Box, Label, Page
from reports.typeset import font_file

_DOTS = 72
"""Dots an inch: a point is a pixel, so sizes and line widths are pixels."""
_CORNER = 6.0
_MIDDLE = 0.36
"""How far the baseline is below the middle of a line, in font sizes."""


def draw(figures: Figures) -> bytes:
    """The figures as a PNG."""
    return render(layout(figures))


def render(page: Page) -> bytes:
    height = round(page.height)
    figure = Figure(figsize=(page.width / _DOTS, height / _DOTS), dpi=_DOTS, facecolor="white")
    canvas = FigureCanvasAgg(figure)
    for box in page.boxes:
        figure.add_artist(_patch(box, height))
    for label in page.labels:
        figure.add_artist(_text(label, height))
    file = BytesIO()
    canvas.print_png(file, metadata={"Software": None})  # type: ignore[no-untyped-call]
    return file.getvalue()


def _patch(box: Box, height: int) -> FancyBboxPatch:
    """Pixels count from the bottom there."""
    corner = min(_CORNER, box.height / 2)
    return FancyBboxPatch(
        (box.x, height - box.y - box.height),
        box.width,
        box.height,
        boxstyle=f"round,pad=0,rounding_size={corner}",
        facecolor=box.fill,
        edgecolor=box.edge,
        linewidth=1,
        transform=IdentityTransform(),
    )


def _text(label: Label, height: int) -> Text:
    return Text(
        label.x,
        height - label.y - _MIDDLE * label.size,
        label.text,
        color=label.ink,
        fontproperties=FontProperties(fname=str(font_file(label.bold)), size=label.size),
        horizontalalignment=label.align,
        verticalalignment="baseline",
        parse_math=False,
        transform=IdentityTransform(),
    )
