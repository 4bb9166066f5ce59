"""Labelled messages, and how well they are read."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from core.states import State
from core.understanding import Intent, Label, Reading, understand
from tests.core.understanding_vocabulary import ANYBODY

HERE = Path(__file__).parent
USUAL_DAY = "2024-02-20"
NEVER_TUNED_OUT = HERE / "replies.jsonl"
FILES = [NEVER_TUNED_OUT, *sorted((HERE / "messages").glob("*.jsonl"))]

Told = tuple[int | None, str | None, int | None, str | None]
"""Task, state, percent, day, as a file writes them."""


class Case(NamedTuple):
    """One message with what an annotator read in it, and what the program reads."""

    text: str
    today: date
    group: str
    intent: str
    labels: frozenset[Told]
    clear: bool
    reading: Reading

    @property
    def read(self) -> frozenset[Told]:
        return frozenset(map(as_written, self.reading.labels))

    @property
    def is_right(self) -> bool:
        return self.reading.intent.value == self.intent and self.read == self.labels

    @property
    def false_done(self) -> bool:
        """A sure "done" of a task that is not said to be done: the costly mistake."""
        done = {task for task, state, _, _ in self.labels if state == State.DONE}
        claimed = {label.task for label in self.reading.labels if label.state is State.DONE}
        return self.reading.sure and not claimed <= done


def as_written(label: Label) -> Told:
    day = label.expected.strftime("%d/%m") if label.expected else None
    return label.task, label.state.value if label.state else None, label.percent, day


def cases(file: Path) -> list[Case]:
    return [_case(json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines()]


def _case(row: dict[str, Any]) -> Case:
    labels = frozenset((i["task"], i["status"], i["percent"], i["expected_date"]) for i in row["labels"])
    today = date.fromisoformat(row.get("ref_date", USUAL_DAY))
    reading = understand(row["text"], ANYBODY, today)
    return Case(row["text"], today, row["group"], row["intent"], labels, not row.get("ambiguous", False), reading)


@dataclass(frozen=True, slots=True)
class Rates:
    """Shares, 0 to 1; all but `intent` of clear messages alone."""

    intent: float
    labels: float
    state: float  # right per task that is spoken of
    sure_right: float
    sure_status: float  # of the status messages, those called sure


def rates(found: Iterable[Case]) -> Rates:
    every = list(found)
    clear = [case for case in every if case.clear]
    sure = [case for case in clear if case.reading.sure]
    told = [case for case in clear if case.intent == Intent.STATUS]
    states = [(label, case) for case in clear for label in case.labels]
    return Rates(
        intent=_share(case.reading.intent.value == case.intent for case in every),
        labels=_share(case.read == case.labels for case in clear),
        state=_share((task, state) in {(t, s) for t, s, _, _ in case.read} for (task, state, _, _), case in states),
        sure_right=_share(case.is_right for case in sure),
        sure_status=_share(case.reading.sure for case in told),
    )


def _share(right: Iterable[bool]) -> float:
    every = list(right)
    return sum(every) / len(every) if every else 1.0
