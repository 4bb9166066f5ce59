"""A slip of the hand anywhere in a directive file is either allowed or told."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.files.directive_texts import SHIPPED, TEXT, faults_of

ENGLISH = re.compile(r"\b(input|should|error|expected|valid|line|column|none)\b", re.IGNORECASE)


def assert_plain(said: list[str]) -> None:
    for sentence in said:
        assert re.match(r"(dòng \d+|cuối tệp|\[)", sentence), sentence
        assert not ENGLISH.search(sentence.split("đang ghi")[0]), sentence
    assert len(said) == len(set(said))


LINES = TEXT.split("\n")


def test_losing_any_line_is_either_allowed_or_told(tmp_path: Path) -> None:
    told = 0
    for n in range(len(LINES)):
        said = faults_of("\n".join(LINES[:n] + LINES[n + 1 :]), tmp_path)
        assert_plain(said)
        told += bool(said)
    assert told > len(LINES) // 3


@settings(max_examples=150, deadline=None)
@given(
    st.integers(0, len(LINES) - 1),
    st.one_of(
        st.sampled_from(["", "x", "x =", 'x = ""', "[x]", "[[units]]", "code = 1", "last_day = 2024-02-30", "]"]),
        st.text(max_size=20),
    ),
    st.sampled_from(["instead", "before", "after", "inside"]),
)
def test_any_slip_is_either_allowed_or_told(
    tmp_path_factory: pytest.TempPathFactory, n: int, slip: str, how: str
) -> None:
    line = LINES[n]
    new = {
        "instead": slip,
        "before": f"{slip}\n{line}",
        "after": line + slip,
        "inside": f"{line[:9]}{slip}{line[9:]}",
    }
    text = "\n".join([*LINES[:n], new[how], *LINES[n + 1 :]])
    assert_plain(faults_of(text.encode("utf-8", "replace"), tmp_path_factory.getbasetemp()))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_told(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    said = faults_of(raw, tmp_path_factory.getbasetemp())
    assert said
    assert_plain(said)


def test_the_questions_that_the_shipped_file_gives_as_an_example_are_right(tmp_path: Path) -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    start = text.index("# [[check_ins]]")
    example = text[start : text.index("# ]", start) + len("# ]")]
    plain = "\n".join(line.removeprefix("#").removeprefix(" ") for line in example.splitlines())
    assert faults_of(text.replace(example, plain), tmp_path) == []
