"""What may be wrong with the words that an office adds."""

from pathlib import Path

import pytest

from tests.files.directive_texts import SMALL, faults_of

HEAD = "\n[words]\n"


def test_words_of_known_kinds_are_accepted(tmp_path: Path) -> None:
    assert faults_of(SMALL + HEAD + 'finish = ["ngon cơm", "êm xuôi"]\nfill = ["chợ phiên"]\n', tmp_path) == []


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('finnish = ["ngon cơm"]', "không có loại từ “finnish”; có phải “finish”?"),
        ('finish = ["!!!"]', "“!!!” không có chữ nào"),
        ('finish = ["xã em đã làm xong xuôi hết rồi"]', "dài quá 6 tiếng"),
        ('finish = ["chưa"]', "“chưa” đã được hiểu theo nghĩa khác (yet)"),
        ('finish = ["êm ru"]\ntalk = ["Êm ru"]', "“Êm ru” đã ghi ở “finish”"),
    ],
)
def test_other_words_are_told_with_their_place(line: str, sentence: str, tmp_path: Path) -> None:
    (said,) = faults_of(SMALL + HEAD + line + "\n", tmp_path)
    assert said.startswith("dòng ")
    assert sentence in said


def test_one_phrase_alone_is_no_list(tmp_path: Path) -> None:
    (said,) = faults_of(SMALL + HEAD + 'finish = "ngon cơm"\n', tmp_path)
    assert "[words]" in said
