"""The rehearsal's calendar to read: a heading a day, a line a message."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from bot.rehearsal import Line
from core.dates import full_day, weekday

HEADINGS = ("Giờ", "Loại", "Người nhận", "Mốc", "Việc", "Vì sao")
NOTHING = "Trong những ngày này không có gì được gửi."


def as_table(lines: Sequence[Line]) -> Iterator[str]:
    """Columns are as wide as what stands in them, so that no code is cut or wrapped."""
    if not lines:
        yield NOTHING
        return
    widths = [max(map(len, column)) for column in zip(HEADINGS, *map(_cells, lines), strict=True)]
    yield _row(HEADINGS, widths)
    for day, group in groupby(lines, lambda line: _moment(line).date()):
        yield f"\n{weekday(day)[0].upper()}{weekday(day)[1:]} {full_day(day)}"
        yield from (_row(_cells(line), widths) for line in group)


def _cells(line: Line) -> tuple[str, ...]:
    tasks = ", ".join(line.tasks)
    return f"{_moment(line):%H:%M}", line.kind, line.person or "–", line.milestone or "", tasks, line.why


def _moment(line: Line) -> datetime:
    return datetime.fromisoformat(line.at)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  " + "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
