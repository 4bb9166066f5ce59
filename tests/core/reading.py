"""How tests read a message: a Tuesday's, and what is said of which task."""

import unicodedata
from datetime import date

from core.states import State
from core.understanding import Reading, Vocabulary, understand
from tests.core.understanding_vocabulary import ANYBODY

TUESDAY = date(2024, 2, 20)
DONE, GOING, STUCK, NOT_BEGUN = State.DONE, State.IN_PROGRESS, State.BLOCKED, State.NOT_STARTED


def read(text: str, today: date = TUESDAY, vocabulary: Vocabulary = ANYBODY) -> Reading:
    return understand(text, vocabulary, today)


def states(text: str, vocabulary: Vocabulary = ANYBODY) -> dict[int | None, State | None]:
    return {label.task: label.state for label in read(text, vocabulary=vocabulary).labels}


def told(text: str, today: date = TUESDAY, vocabulary: Vocabulary = ANYBODY) -> str:
    """The reading in one line, without "status": `1 done, 2 in_progress 50% 28/02`."""
    reading = read(text, today, vocabulary)
    labels = ", ".join(
        " ".join(
            part
            for part in (
                str(label.task or "-"),
                label.state.value if label.state else "",
                f"{label.percent}%" if label.percent is not None else "",
                label.expected.strftime("%d/%m") if label.expected else "",
            )
            if part
        )
        for label in reading.labels
    )
    return labels if reading.intent == "status" and labels else f"{reading.intent} {labels}".strip()


def bare(text: str) -> str:
    """The text without diacritics."""
    letters = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return letters.replace("đ", "d").replace("Đ", "D")
