"""The office's board: milestones, one table of units by tasks for each wave, what waits for the office.

Figures in, values for `board.html` out. It knows nothing of the demo.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.dates import dated, hour, near_day
from core.figures import DifficultyLine, Figures, MilestoneView, Status
from core.signs import (
    Meaning,
    Sign,
    Tone,
    colour,
    days_words,
    figures_day,
    judged_day,
    late_word,
    legend,
    local,
    sign_of,
)
from core.states import State
from core.texts.calendar import unknown_on_board
from web.port import EvidenceLine
from web.words import DIFFICULTY_STATES


@dataclass(frozen=True, slots=True)
class Cell:
    assignment: int
    title: str
    sign: Sign
    about: tuple[str, ...]  # one line each
    files: tuple[EvidenceLine, ...]


@dataclass(frozen=True, slots=True)
class Row:
    unit: str
    short: str
    name: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Column:
    number: int
    short: str


@dataclass(frozen=True, slots=True)
class Count:
    meaning: Meaning
    count: int
    start: int  # how many stand before it: where its part of the bar begins


@dataclass(frozen=True, slots=True)
class WaveTable:
    wave: str
    name: str
    total: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class MilestoneCard:
    view: MilestoneView
    left: str
    label: str  # mốc, thời hạn
    near: bool
    past: bool
    done: str  # of how many of its assignments it is done, and by whose word


@dataclass(frozen=True, slots=True)
class Difficulty:
    line: DifficultyLine
    state: str
    age: str


@dataclass(frozen=True, slots=True)
class Board:
    title: str
    as_of: datetime
    milestones: tuple[MilestoneCard, ...]
    tables: tuple[WaveTable, ...]
    difficulties: tuple[Difficulty, ...]
    to_confirm: int
    to_answer: int
    loose: tuple[EvidenceLine, ...]  # files of which nobody has said what they prove
    calendar: str  # what is not known of the days off; empty where all is


NEAR = 5
"""Working days before a milestone from which its card stands out."""


def board_of(figures: Figures, evidence: Sequence[EvidenceLine] = ()) -> Board:
    return Board(
        title=figures.title,
        as_of=local(figures, figures.as_of),
        milestones=tuple(_card(figures, view) for view in figures.milestones),
        tables=tuple(_table(figures, view, evidence) for view in _waves(figures)),
        difficulties=tuple(map(_difficulty, figures.difficulties)),
        to_confirm=sum(status.state is State.DONE for status in figures.statuses),
        to_answer=sum(line.with_office for line in figures.difficulties),
        loose=tuple(file for file in evidence if not file.assignments and not file.difficulties),
        calendar=unknown_on_board(figures.unknown_years) if figures.unknown_years else "",
    )


@dataclass(frozen=True, slots=True)
class WhyForm:
    """The question why a unit was, or was not, reminded on a day, and its answer, a line each."""

    units: tuple[tuple[str, str], ...]  # code, name
    unit: str = ""
    day: str = ""  # as typed; empty: today
    lines: tuple[str, ...] = ()


def why_form(figures: Figures, unit: str = "", day: str = "", answer: str = "") -> WhyForm:
    named = {status.unit: status.unit_name for status in figures.statuses}
    return WhyForm(tuple(named.items()), unit, day, tuple(answer.splitlines()))


def tone_styles() -> str:
    """The colours of `core/signs.py` as a style sheet, so that board and picture cannot differ."""
    rules = []
    for tone in Tone:
        paint = colour(tone)
        rules.append(
            f".tone-{tone.value} {{ background: {paint.fill}; color: {paint.ink}; "
            f"border-color: {paint.edge}; fill: {paint.fill}; stroke: {paint.edge}; }}"
        )
    return "\n".join(rules) + "\n"


def _waves(figures: Figures) -> list[MilestoneView]:
    """One milestone for each wave that has assignments, in the order of their last days."""
    found: dict[str, MilestoneView] = {}
    for view in sorted(figures.milestones, key=lambda view: view.last_day):
        found.setdefault(view.wave, view)
    return [view for view in found.values() if figures.of_wave(view.wave)]


def _card(figures: Figures, view: MilestoneView) -> MilestoneCard:
    day, statuses = figures_day(figures), figures.of_wave(view.wave)
    return MilestoneCard(
        view=view,
        left=days_words(view, day),
        label=_label(view.binding),
        near=day <= view.last_day and view.days_left <= NEAR,
        past=day > view.last_day,
        done=_done(statuses),
    )


def _done(statuses: Sequence[Status]) -> str:
    """7/12 việc đã xác nhận"""
    confirmed = sum(status.state is State.CONFIRMED for status in statuses)
    word = "báo hoàn thành" if any(status.alone for status in statuses) else "đã xác nhận"
    return f"{confirmed}/{len(statuses)} việc {word}"


def _table(figures: Figures, view: MilestoneView, evidence: Sequence[EvidenceLine]) -> WaveTable:
    statuses = figures.of_wave(view.wave)
    files = _by_assignment(evidence)
    cells = {status.assignment: _cell(figures, status, files.get(status.assignment, ())) for status in statuses}
    columns = sorted({(status.number, status.task_short) for status in statuses})
    return WaveTable(
        wave=view.wave,
        name=view.wave_name,
        total=len(statuses),
        columns=tuple(Column(number, short) for number, short in columns),
        rows=_rows(statuses, cells, [number for number, _ in columns]),
        counts=_counts([cells[s.assignment].sign.tone for s in statuses], any(s.binding for s in statuses)),
    )


def _rows(statuses: Sequence[Status], cells: dict[int, Cell], numbers: Sequence[int]) -> tuple[Row, ...]:
    units: dict[str, dict[int, Status]] = {}
    for status in statuses:
        units.setdefault(status.unit, {})[status.number] = status
    return tuple(_row(next(iter(found.values())), found, cells, numbers) for found in units.values())


def _row(first: Status, found: dict[int, Status], cells: dict[int, Cell], numbers: Sequence[int]) -> Row:
    placed = tuple(cells[found[number].assignment] if number in found else None for number in numbers)
    return Row(first.unit, first.unit_short, first.unit_name, placed)


def _counts(tones: Sequence[Tone], binding: bool) -> tuple[Count, ...]:
    """With its mark and meaning, so that it is the table's legend too."""
    counted, start, found = Counter(tones), 0, []
    for meaning in legend(frozenset(counted), late_word(binding)):
        found.append(Count(meaning, counted[meaning.tone], start))
        start += counted[meaning.tone]
    return tuple(found)


def _by_assignment(evidence: Sequence[EvidenceLine]) -> dict[int, list[EvidenceLine]]:
    held: dict[int, list[EvidenceLine]] = {}
    for file in evidence:
        for assignment in file.assignments:
            held.setdefault(assignment, []).append(file)
    return held


def _cell(figures: Figures, status: Status, files: Sequence[EvidenceLine]) -> Cell:
    sign = sign_of(status, judged_day(figures))
    title = f"{status.unit_short} – việc {status.number}"
    return Cell(status.assignment, title, sign, tuple(_about(figures, status, sign)), tuple(files))


def _about(figures: Figures, status: Status, sign: Sign) -> list[str]:
    said = f"{sign.word} ({sign.detail})" if sign.detail else sign.word
    lines = [f"{status.task_short}.", f"Hiện nay: {said}."]
    lines += [f"Đơn vị cho biết đã được khoảng {status.percent}%."] if status.percent is not None else []
    lines += [f"Ngày dự kiến xong: {near_day(status.expected)}."] if status.expected else []
    lines += [f"Nội dung: “{status.note}”"] if status.note else []
    for moment, what in (
        (status.reported_at, "Tin gần nhất"),
        (status.claimed_at, "Đơn vị báo hoàn thành"),
        (None if status.alone else status.confirmed_at, "Văn phòng xác nhận"),
    ):
        lines += [f"{what}: {_moment(local(figures, moment))}."] if moment else []
    return [*lines, _last_day(status.binding, status.last_day)]


def _moment(moment: datetime) -> str:
    return f"{hour(moment)}, {near_day(moment.date())}"


def _last_day(binding: bool, day: date) -> str:
    label = _label(binding)
    return f"{label[:1].upper()}{label[1:]}: hết ngày {dated(day)}."


def _label(binding: bool) -> str:
    return "thời hạn" if binding else "mốc"


def _difficulty(line: DifficultyLine) -> Difficulty:
    age = f"đã {line.age} ngày làm việc" if line.age > 0 else "mới nêu"
    state = DIFFICULTY_STATES.get(line.state, line.state) + (f" ({line.holder})" if line.holder else "")
    return Difficulty(line, ("khẩn, " if line.urgent else "") + state, age)
