"""What the shape of a directive file cannot say of its check-ins: whom they ask, and that their questions hold."""

from collections.abc import Callable, Iterator
from itertools import combinations

from core.directive import ALL_UNITS, OPEN_UNITS, DirectiveFile, Question
from core.faults import Fault, Path, guess, repeats
from core.text_folding import fold
from core.texts import labels

MOST_CHOICES = 8
LONGEST_CHOICE = 40
"""More or longer buttons than these nobody reads on a telephone."""

OWN_BUTTONS = (labels.STOP, labels.SKIP, labels.EDIT)
"""Ours under each question: a choice of the same name could not be told from them when it is typed."""


def _wrong_audiences(file: DirectiveFile) -> Iterator[Fault]:
    codes = [*(unit.code for unit in file.units), *(wave.code for wave in file.waves)]
    known = [OPEN_UNITS, ALL_UNITS, *codes]
    for at, check_in in enumerate(file.check_ins):
        if check_in.units not in known:
            hint = guess(check_in.units, known)
            sentence = f"phải là “open”, “all”, mã đơn vị hoặc mã giai đoạn; đang ghi “{check_in.units}”{hint}"
            yield ("check_ins", at, "units"), sentence


def _same_days(file: DirectiveFile) -> Iterator[Fault]:
    """Nobody is asked twice on one day, so the second of two would never be asked."""
    for (_, one), (later, two) in combinations(enumerate(file.check_ins), 2):
        if one.code != two.code and one.day == two.day and one.meant(file) & two.meant(file):
            sentence = f"ngày {two.day} đã hỏi “{one.code}” cùng đơn vị; mỗi ngày chỉ hỏi một lần, đặt ngày khác"
            yield ("check_ins", later, "day"), sentence


def _repeated_questions(file: DirectiveFile) -> Iterator[Fault]:
    for at, check_in in enumerate(file.check_ins):
        codes = [question.code for question in check_in.questions]
        for path, sentence in repeats(("check_ins", at, "questions"), codes, "mã “{}” đã dùng ở câu trước"):
            yield (*path, "code"), sentence


def _questions(file: DirectiveFile) -> Iterator[tuple[Path, Question]]:
    for at, check_in in enumerate(file.check_ins):
        for n, question in enumerate(check_in.questions):
            yield ("check_ins", at, "questions", n), question


def _wrong_choices(file: DirectiveFile) -> Iterator[Fault]:
    for path, question in _questions(file):
        place = (*path, "choices")
        if question.kind != "choice":
            if question.choices:
                yield place, f"chỉ dùng với kind = “choice”; đang là “{question.kind}”"
        elif not 2 <= len(question.choices) <= MOST_CHOICES:
            yield place, f"cần từ 2 đến {MOST_CHOICES} lựa chọn; đang có {len(question.choices)}"
        else:
            yield from _wrong_labels(place, question.choices)


def _wrong_labels(place: Path, choices: tuple[str, ...]) -> Iterator[Fault]:
    yield from repeats(place, [fold(choice) for choice in choices], "lựa chọn “{}” đã có")
    own = {fold(label) for label in OWN_BUTTONS}
    for n, choice in enumerate(choices):
        if len(choice) > LONGEST_CHOICE:
            yield (*place, n), f"dài {len(choice)} ký tự; nút bấm chỉ nên đến {LONGEST_CHOICE}"
        if fold(choice) in own:
            yield (*place, n), f"“{choice}” trùng tên một nút có sẵn"


def _wrong_bounds(file: DirectiveFile) -> Iterator[Fault]:
    for path, question in _questions(file):
        given = {"unit": question.unit or None, "min": question.min, "max": question.max}
        if question.kind != "number":
            for key in (key for key, value in given.items() if value is not None):
                yield (*path, key), f"chỉ dùng với kind = “number”; đang là “{question.kind}”"
        elif question.min is not None and question.max is not None and question.min > question.max:
            yield (*path, "max"), f"{question.max:g} nhỏ hơn min ({question.min:g})"


CHECKS: tuple[Callable[[DirectiveFile], Iterator[Fault]], ...] = (
    _wrong_audiences,
    _same_days,
    _repeated_questions,
    _wrong_choices,
    _wrong_bounds,
)
