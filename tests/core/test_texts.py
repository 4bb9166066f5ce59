"""Every sentence of the bot against the golden file, and the rules of its tone.

After a change of words: `python -m tests.core.test_texts`, then read what git shows.
"""

import inspect
import unicodedata
from pathlib import Path

import pytest

from core.texts import parts
from tests.core.samples import MODULES, calls, sentences

GOLDEN = Path(__file__).parent / "texts.golden.txt"
EVERY = list(sentences())
NEVER = (
    *("!", "bạn ", " em ", "vui lòng", "cập nhật", "quá hạn báo cáo"),
    *("việc được giao", "hạn cuối", "chưa đạt", "gia hạn", "đính chính"),
)
FLAWS = ("  ", "..", " .", " ,", ". .", ":.", "None", "State.")


def rendered() -> str:
    return "".join(f"[{name}]\n{words}\n\n" for name, words in EVERY)


def test_the_words_are_those_of_the_golden_file() -> None:
    assert rendered() == GOLDEN.read_text(encoding="utf-8")


def test_every_public_sentence_has_a_sample() -> None:
    sampled = {function for function, _, _ in calls()}
    public = {
        function
        for module in MODULES
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }
    assert public == sampled


@pytest.mark.parametrize("phrase", NEVER)
def test_what_the_office_never_says(phrase: str) -> None:
    assert not [(name, words) for name, words in EVERY if phrase in words.lower()]


def test_overdue_is_said_of_a_written_deadline_only() -> None:
    overdue = [words for _, words in EVERY if "quá hạn" in words]
    assert overdue
    assert all("Thời hạn" in words for words in overdue)


def test_no_emoji_and_composed_letters() -> None:
    for name, words in EVERY:
        assert unicodedata.is_normalized("NFC", words), name
        assert not [letter for letter in words if unicodedata.category(letter) in ("So", "Cs", "Co")], name


def test_no_doubled_blanks_or_stops() -> None:
    assert not [(name, words) for name, words in EVERY for flaw in FLAWS if flaw in words]


def test_a_leader_is_a_comrade_but_not_in_somebody_elses_words() -> None:
    told = parts.to_leader("Anh/chị đã nhắn “nhờ anh/chị xem”: cảm ơn anh/chị.")
    assert told == "Đồng chí đã nhắn “nhờ anh/chị xem”: cảm ơn đồng chí."


if __name__ == "__main__":
    GOLDEN.write_text(rendered(), encoding="utf-8")
