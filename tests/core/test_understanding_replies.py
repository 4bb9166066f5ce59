"""How well a body of labelled messages is read: the figures that the design promises."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from core.states import State
from core.understanding import Intent, Reading, understand
from tests.core.understanding_vocabulary import ANYBODY

FILE = Path(__file__).parent / "replies.jsonl"
USUAL_DAY = "2024-02-20"

type_of_label = tuple[int | None, str | None, int | None, str | None]


class Case(NamedTuple):
    """One message with what an annotator read in it, and what the program reads."""

    text: str
    intent: str
    labels: set[type_of_label]
    clear: bool
    reading: Reading

    @property
    def read_labels(self) -> set[type_of_label]:
        """The program's labels, as the file writes them."""
        return {
            (
                label.task,
                label.state.value if label.state else None,
                label.percent,
                label.expected.strftime("%d/%m") if label.expected else None,
            )
            for label in self.reading.labels
        }

    @property
    def is_right(self) -> bool:
        """Whether intent and labels are as annotated."""
        return self.reading.intent.value == self.intent and self.read_labels == self.labels


def _cases() -> Iterator[Case]:
    for line in FILE.read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        labels = {(item["task"], item["status"], item["percent"], item["expected_date"]) for item in row["labels"]}
        today = date.fromisoformat(row.get("ref_date", USUAL_DAY))
        reading = understand(row["text"], ANYBODY, today)
        yield Case(row["text"], row["intent"], labels, not row.get("ambiguous", False), reading)


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return list(_cases())


def test_intents(cases: list[Case]) -> None:
    right = sum(case.reading.intent.value == case.intent for case in cases)
    assert right / len(cases) >= 0.96


def test_labels_of_clear_messages(cases: list[Case]) -> None:
    clear = [case for case in cases if case.clear]
    wrong = [case.text for case in clear if case.read_labels != case.labels]
    assert len(wrong) / len(clear) <= 0.05, wrong


def test_enough_of_the_clear_status_messages_are_sure(cases: list[Case]) -> None:
    clear = [case for case in cases if case.clear and case.intent == Intent.STATUS]
    assert sum(case.reading.sure for case in clear) / len(clear) >= 0.75


def test_what_is_called_sure_is_right(cases: list[Case]) -> None:
    sure = [case for case in cases if case.reading.sure]
    wrong = [case.text for case in sure if not case.is_right]
    assert len(wrong) / len(sure) <= 0.02, wrong


def test_nothing_that_is_not_done_is_a_sure_done(cases: list[Case]) -> None:
    for case in cases:
        if case.reading.sure:
            done = {label.task for label in case.reading.labels if label.state is State.DONE}
            assert done <= {task for task, state, _, _ in case.labels if state == "done"}, case.text


def test_the_file_is_large_and_varied() -> None:
    rows = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= 250
    assert {row["group"] for row in rows} == set("ABCDEFGHIJKLMNO")
