"""Words that an office adds to those of every office."""

from dataclasses import replace
from datetime import date

import pytest

from core.states import State
from core.understanding import Intent, Reading, Vocabulary, Wish, own_words, understand
from core.understanding.words import OWN_KINDS
from tests.core.understanding_vocabulary import ANYBODY, PHUOC_HOA

TUESDAY = date(2024, 2, 20)


def with_words(**listed: list[str]) -> Vocabulary:
    return replace(ANYBODY, words=own_words(listed))


def read(text: str, vocabulary: Vocabulary) -> Reading:
    return understand(text, vocabulary, TUESDAY)


@pytest.mark.parametrize(
    ("kind", "phrase", "state"),
    [
        ("finish", "ngon cơm", State.DONE),
        ("nearly", "tàm tạm", State.IN_PROGRESS),
        ("draft", "lên khuôn", State.IN_PROGRESS),
        ("under_way", "đang lai rai", State.IN_PROGRESS),
        ("not_finished", "còn ngổn ngang", State.IN_PROGRESS),
        ("nothing", "trắng bóc", State.NOT_STARTED),
        ("trouble", "sập hầm", State.BLOCKED),
    ],
)
def test_a_word_of_the_offices_own_tells_the_state(kind: str, phrase: str, state: State) -> None:
    vocabulary = with_words(**{kind: [phrase]})
    for text in (f"việc 2 {phrase} rồi", f"VIỆC 2 {phrase.upper()}"):
        assert [label.state for label in read(text, vocabulary).labels] == [state]
    assert not read(f"việc 2 {phrase}", ANYBODY).sure


def test_it_is_found_without_diacritics_too() -> None:
    assert [label.state for label in read("viec 2 ngon com roi", with_words(finish=["ngon cơm"])).labels] == [
        State.DONE
    ]


def test_a_denial_before_it_counts() -> None:
    vocabulary = with_words(finish=["ngon cơm"])
    assert [label.state for label in read("việc 2 chưa ngon cơm", vocabulary).labels] == [State.IN_PROGRESS]


def test_words_for_other_intents_and_wishes() -> None:
    vocabulary = with_words(ack=["lĩnh ý"], talk=["ba hoa chích chòe"], stop=["tha cho em"], moved=["hết làm mảng"])
    assert read("dạ lĩnh ý anh", vocabulary).intent is Intent.ACK
    assert read("ba hoa chích chòe", vocabulary).intent is Intent.SMALLTALK
    assert read("tha cho em", vocabulary).wish is Wish.STOP
    assert read("em hết làm mảng này", vocabulary).wish is Wish.MOVED


def test_words_that_change_nothing_make_a_claim_sure() -> None:
    text = "việc 2 ở chợ phiên xong rồi"
    assert not read(text, ANYBODY).sure
    assert read(text, with_words(fill=["chợ phiên"])).sure


def test_every_kind_is_one_of_the_grammars() -> None:
    assert own_words({"no such kind": ["x"]}) == ()
    assert {kind.value for kind in OWN_KINDS.values()} == set(OWN_KINDS)


def test_every_sender_reads_them() -> None:
    vocabulary = replace(PHUOC_HOA, words=own_words({"finish": ["ngon cơm"]}))
    assert [label.state for label in read("xã em ngon cơm rồi", vocabulary).labels] == [State.DONE]
