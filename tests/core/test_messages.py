"""How well messages in the manner of officials are read: floors under what has been reached, file by file."""

import unicodedata
from pathlib import Path

import pytest

from core.understanding import understand
from tests.core.labelled import FILES, NEVER_TUNED_OUT, Rates, cases, rates
from tests.core.reading import bare
from tests.core.understanding_vocabulary import ANYBODY

FIRST = Rates(intent=0.99, labels=0.99, state=0.99, sure_right=0.99, sure_status=0.80)
FLOOR = Rates(intent=0.91, labels=0.92, state=0.93, sure_right=0.98, sure_status=0.59)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_rates_do_not_fall(file: Path) -> None:
    reached, floor = rates(cases(file)), FIRST if file == NEVER_TUNED_OUT else FLOOR
    low = {name: getattr(reached, name) for name in Rates.__slots__ if getattr(reached, name) < getattr(floor, name)}
    assert not low


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_nothing_that_is_not_done_is_a_sure_done(file: Path) -> None:
    assert not [case.text for case in cases(file) if case.false_done]


MEANT_BY_MARKS = {
    "Đang chạy thử từ đầu tháng",  # the fourth of the first month
    "Lịch quán triệt đổi từ 16/9 sang 18/9 nha anh",  # đổi, đợi
    "ko có KP lm bảng hd a ơi",  # bảng, băng, bằng
    "1 2 3 xong, 4 còn dở",  # còn dở, con đó
    "vc1 xong vc2 xong vc3 xong vc4 chờ hội pn ký nữa là xong",  # chờ hội, cho hỏi
}
"""Read otherwise without diacritics, and yet sure: what only the diacritics tell."""


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_without_diacritics_it_reads_alike_or_is_asked_back(file: Path) -> None:
    clear = [case for case in cases(file) if case.clear and case.is_right]
    read = [(case, understand(bare(case.text), ANYBODY, case.today)) for case in clear]
    changed = [(case.text, reading.sure) for case, reading in read if reading.labels != case.reading.labels]
    assert len(changed) <= len(clear) // 12, changed
    assert {text for text, sure in changed if sure} <= MEANT_BY_MARKS


DRESSES = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "spaced": lambda text: "  " + text.replace(" ", "  ") + " ",
    "in capitals": str.upper,
}


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_another_dress_reads_alike(file: Path, dress: str) -> None:
    """Of clear messages that are read right. Capitals alone may leave an abbreviation in doubt, which is told by its
    case ("kh", "KH"): there nine in ten are asked for."""
    clear = [case for case in cases(file) if case.clear and case.is_right]
    changed = [
        case.text
        for case in clear
        if understand(DRESSES[dress](case.text), ANYBODY, case.today).labels != case.reading.labels
    ]
    assert len(changed) <= (len(clear) // 10 if dress == "in capitals" else 0), changed
