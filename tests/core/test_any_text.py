"""Any text at all is read, however it is dressed."""

import unicodedata
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.understanding import Intent, Reading, Vocabulary, understand
from tests.core.reading import DONE, GOING, NOT_BEGUN, STUCK, TUESDAY, read, states
from tests.core.understanding_vocabulary import ANYBODY, TASKS, UNITS


@pytest.mark.parametrize("text", ["", " ", "\n", "\u200b", "   \u202e  "])
def test_nothing_is_other(text: str) -> None:
    assert read(text).intent is Intent.OTHER
    assert read(text).labels == ()


@pytest.mark.parametrize("text", ["🌹🌹🌹", "😂"])
def test_signs_alone_are_small_talk(text: str) -> None:
    assert read(text).intent is Intent.SMALLTALK


@pytest.mark.parametrize(
    "text",
    [
        "việc 1 xong. " * 770,
        "a" * 10_000,
        "1" * 10_000,
        "<" * 10_000,
        "“" * 10_000,
        "1/" * 5_000,
        "việc " * 2_000,
        "không có khó khăn " * 600,
    ],
)
def test_ten_thousand_characters(text: str) -> None:
    assert isinstance(read(text), Reading)


@pytest.mark.parametrize(
    "text", ["<b>việc 1</b> xong rồi", "\u202eviệc 1 xong rồi", "VIỆC 1 XONG RỒI", "Việc 1\u200b xong rồi ✅"]
)
def test_dress_does_not_matter(text: str) -> None:
    assert states(text) == {1: DONE}


def test_a_language_that_is_not_known_says_nothing() -> None:
    assert read("تم إنجاز العمل").labels == ()
    assert not read("تم إنجاز العمل").sure


def test_no_tasks_in_the_vocabulary() -> None:
    assert understand("việc 1 xong hết", Vocabulary(()), TUESDAY).intent in Intent


def test_the_number_of_tasks_is_the_directives() -> None:
    two = Vocabulary(TASKS[:2])
    assert states("cả 2 việc xong rồi", two) == {1: DONE, 2: DONE}
    assert states("xong hết rồi", two) == {1: DONE, 2: DONE}


def test_all_senders_share_what_all_units_are_called() -> None:
    told = [Vocabulary(TASKS, (name,), UNITS).lexicon.units for name in UNITS]
    assert all(one is told[0] for one in told)


def test_a_name_that_begins_with_ones_own_is_anothers() -> None:
    words = Vocabulary(TASKS, ("Phước Hòa",), ("Phước Hòa", "Phước Hòa Đông"))
    assert states("Phước Hòa việc 1 xong", words) == {1: DONE}
    assert states("Phước Hòa Đông việc 1 xong", words) == {}


PIECES = st.sampled_from(
    [
        "việc 1",
        "việc 2",
        "xong",
        "chưa",
        "rồi",
        "đang",
        "28/2",
        "30/2",
        "50%",
        "cả 4 việc",
        ",",
        ".",
        "\n",
        "?",
        "nhưng",
        "kế hoạch",
        "QT",
        "Phước Sơn",
        "“",
        "”",
        "mai",
        "thứ 5",
        "không",
        "khó khăn",
        "vì",
        "đâu",
        "1",
        "2",
        "3/4",
        "->",
        "và",
        "đề nghị huyện",
        "hình như",
        "t5 tuần sau",
        "hết",
        "trừ",
        "còn",
        ":",
        "(1)",
        "08/KH-UBND",
        "k",
        "kh",
    ]
)


@given(
    st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=25).map(" ".join)),
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
)
@example("29/2/1900 xong", date(2024, 2, 29))
@example("0/0 1/0 99/99/99 việc 0 việc 99999999999", TUESDAY)
@example("ngày 31 tháng 2 năm 0000", TUESDAY)
def test_any_text_is_read_and_its_normal_form_does_not_matter(text: str, today: date) -> None:
    composed = understand(unicodedata.normalize("NFC", text), ANYBODY, today)
    assert composed == understand(unicodedata.normalize("NFD", text), ANYBODY, today)
    for label in composed.labels:
        assert label.state in (None, DONE, GOING, STUCK, NOT_BEGUN)
        assert label.percent is None or 0 <= label.percent <= 100
        assert label.expected is None or label.expected >= today
