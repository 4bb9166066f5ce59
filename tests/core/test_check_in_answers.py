"""What is typed in answer to a question: a number, a percent, a choice, or a kind word about what it is not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.check_in_answers import Wrong, answer, kept, shown
from core.directive import Question

NUMBER = Question(code="n", kind="number", ask="Số lượt?", unit="lượt")
MONEY = Question(code="n", kind="number", ask="Kinh phí?", unit="triệu đồng")
BOUNDED = Question(code="n", kind="number", ask="Số lượt?", min=1, max=10)
PERCENT = Question(code="p", kind="percent", ask="Tỷ lệ?")
CHOICE = Question(code="c", kind="choice", ask="Đã niêm yết?", choices=("Đã niêm yết", "Chưa niêm yết"))
FIGURES = Question(code="c", kind="choice", ask="Loại?", choices=("3", "2", "1"))
TEXT = Question(code="t", kind="text", ask="Ý kiến?")


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12", "12"),
        ("12 lượt", "12"),
        ("Dạ 12 lượt ạ.", "12"),
        ("có 12", "12"),
        ("1.200", "1200"),
        ("1 200 lượt", "1200"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1.200,5", "1200.5"),
        ("1,200.5", "1200.5"),
        ("1,5", "1.5"),
        ("1.5", "1.5"),
        ("0,250", "0.25"),
        ("007", "7"),
        ("-3", "-3"),
        ("không", "0"),
        ("Không có", "0"),
        ("12,0", "12"),
    ],
)
def test_a_number_however_it_is_written_here(typed: str, value: str) -> None:
    assert answer(NUMBER, typed) == value


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "abc",
        "10-12",
        "12/20",
        "12 20",
        "2 triệu",
        "12k",
        "hơn 12",
        "12%",
        "½",
        "việc 1: 20",
        "1.2.3",
        "9" * 13,
    ],
)
def test_what_is_not_one_number_is_not_guessed(typed: str) -> None:
    assert answer(NUMBER, typed) is Wrong.NOT_A_NUMBER


def test_a_comma_before_three_figures_may_mean_two_things() -> None:
    assert answer(NUMBER, "1,200") is Wrong.GROUPED


def test_the_unit_of_the_question_may_be_said() -> None:
    assert answer(MONEY, "2 triệu đồng") == answer(MONEY, "2 triệu") == "2"
    assert answer(MONEY, "2 tỷ") is Wrong.NOT_A_NUMBER


def test_the_bounds_of_the_question_hold() -> None:
    assert [answer(BOUNDED, text) for text in ("0", "1", "10", "10,5")] == [
        Wrong.TOO_SMALL,
        "1",
        "10",
        Wrong.TOO_LARGE,
    ]


@pytest.mark.parametrize(
    ("typed", "value"),
    [("60", "60"), ("60%", "60"), ("60 phần trăm", "60"), ("đạt 95,5 %", "95.5"), ("0", "0"), ("100%", "100")],
)
def test_a_percent(typed: str, value: str) -> None:
    assert answer(PERCENT, typed) == value


@pytest.mark.parametrize("typed", ["101", "-1", "nhiều", "50-60%", "1/2", "60 lượt", "1,200"])
def test_what_is_no_percent(typed: str) -> None:
    assert answer(PERCENT, typed) is Wrong.NOT_A_PERCENT


@pytest.mark.parametrize("typed", ["Chưa niêm yết", "chua niem yet", "b", "B.", "2"])
def test_a_choice_by_its_words_its_letter_or_its_place(typed: str) -> None:
    assert answer(CHOICE, typed) == "Chưa niêm yết"


def test_a_choice_that_is_a_figure_is_meant_before_a_place() -> None:
    assert [answer(FIGURES, text) for text in ("1", "a", "4", "")] == ["1", "3", Wrong.NOT_A_CHOICE, Wrong.NOT_A_CHOICE]


def test_words_are_kept_as_they_are() -> None:
    assert answer(TEXT, " Cần thêm ghế. ") == "Cần thêm ghế."


NUMBERS = st.decimals(min_value=-(10**8), max_value=10**8, places=2, allow_nan=False)


@given(NUMBERS)
def test_a_number_shown_is_read_back_as_itself(number: Decimal) -> None:
    value = kept(number)
    assert Decimal(value) == number
    assert answer(NUMBER, shown(value)) == value
    assert answer(NUMBER, f"dạ {shown(value)} lượt ạ") == value


@given(st.decimals(min_value=0, max_value=100, places=1, allow_nan=False))
def test_a_percent_shown_is_read_back_as_itself(number: Decimal) -> None:
    assert answer(PERCENT, f"{shown(kept(number))}%") == kept(number)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_number_in_plain_figures_or_refused(text: str) -> None:
    for question in (NUMBER, BOUNDED, PERCENT):
        found = answer(question, text)
        if not isinstance(found, Wrong):
            assert kept(Decimal(found)) == found
            assert question.kind != "percent" or 0 <= Decimal(found) <= 100
            assert question.max is None or 1 <= Decimal(found) <= 10
