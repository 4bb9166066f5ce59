"""What somebody types in answer to a question of a check-in: the value to keep, or what is wrong with it. Pure.

Values are kept as text: a number without grouping and with a point ("1200.5"), everything else as it stands.
"""

import re
from decimal import Decimal
from enum import Enum

from core.directive import Question
from core.text_folding import fold

MOST_DIGITS = 12


class Wrong(Enum):
    """Why an answer is not taken; each has a sentence in core/texts/check_ins.py."""

    NOT_A_NUMBER = "not_a_number"
    GROUPED = "grouped"  # "1,200": a thousand two hundred, or one and two tenths?
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    NOT_A_PERCENT = "not_a_percent"
    NOT_A_CHOICE = "not_a_choice"


def answer(question: Question, text: str) -> str | Wrong:
    match question.kind:
        case "number":
            return _number(question, text)
        case "percent":
            return _percent(text)
        case "choice":
            return _choice(question, text)
        case _:
            return text.strip()


def shown(value: str) -> str:
    """1200.5 as it is written here: 1.200,5"""
    grouped = f"{Decimal(value):,f}"
    return grouped.translate(str.maketrans(",.", ".,"))


def kept(value: Decimal) -> str:
    """Without zeros that say nothing, and never in powers of ten."""
    return f"{value.normalize() + 0:f}"


def _number(question: Question, text: str) -> str | Wrong:
    found = _read(text, _FILLERS | set(_WORDS.findall(fold(question.unit))))
    if isinstance(found, Wrong):
        return found
    if question.min is not None and found < Decimal(str(question.min)):
        return Wrong.TOO_SMALL
    if question.max is not None and found > Decimal(str(question.max)):
        return Wrong.TOO_LARGE
    return kept(found)


def _percent(text: str) -> str | Wrong:
    found = _read(text, _FILLERS | _PERCENT)
    if isinstance(found, Wrong):
        return Wrong.NOT_A_PERCENT
    return kept(found) if 0 <= found <= 100 else Wrong.NOT_A_PERCENT


def _read(text: str, known: set[str]) -> Decimal | Wrong:
    """The one number of a text that holds nothing else but words of this kind: what else it says might change it."""
    said = fold(text)
    if said.strip(" .") in _NONE:
        return Decimal(0)
    numbers = _NUMBER.findall(said)
    rest = set(_WORDS.findall(_NUMBER.sub(" ", said)))
    if len(numbers) != 1 or rest - known:
        return Wrong.NOT_A_NUMBER
    return _value(numbers[0])


def _value(figures: str) -> Decimal | Wrong:
    """As it is written here a point groups thousands and a comma comes before the rest; the other way round is read
    where it cannot be meant otherwise."""
    if sum(map(str.isdigit, figures)) > MOST_DIGITS:
        return Wrong.NOT_A_NUMBER
    if _POINTS.fullmatch(figures):
        return Decimal(figures.replace(".", "").replace(" ", "").replace(",", "."))
    if _COMMAS.fullmatch(figures):
        certain = figures.count(",") > 1 or "." in figures
        return Decimal(figures.replace(",", "")) if certain else Wrong.GROUPED
    plain = figures.replace(",", ".")
    return Decimal(plain) if _PLAIN.fullmatch(plain) else Wrong.NOT_A_NUMBER


def _choice(question: Question, text: str) -> str | Wrong:
    """By its words, or by its letter or number in the list."""
    said = fold(text).strip(" .)")
    named = [choice for choice in question.choices if fold(choice) == said]
    listed = [
        choice
        for place, choice in enumerate(question.choices)
        if said in (str(place + 1), "abcdefghijklmnop"[place : place + 1])
    ]
    return next(iter(named or listed), Wrong.NOT_A_CHOICE)


_NUMBER = re.compile(r"(?:(?<![\w.,-])-)?(?<![\w])(?:[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[0-9]+)(?:[.,][0-9]+)*")
_WORDS = re.compile(r"[^\W_]+|[%/]")
_POINTS = re.compile(r"-?[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+|(?: [0-9]{3})+)(?:,[0-9]+)?")
_COMMAS = re.compile(r"-?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_NONE = frozenset({"khong", "khong co", "chua co", "chua", "chua co gi"})
_FILLERS = {"da", "a", "ah", "la", "co", "duoc", "dat", "tong", "cong", "tat", "ca", "so", "xa", "em", "minh", "bao"}
_PERCENT = {"%", "phan", "tram"}
