"""The unit's own plan, its number and its day, read out of a claim."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.understanding import Paper, paper_of

TUESDAY = date(2024, 2, 20)
SIXTEENTH = date(2024, 2, 16)


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("Đã ban hành KH số 08/KH-UBND ngày 16/02/2024", Paper("08/KH-UBND", SIXTEENTH)),
        ("Kế hoạch 12/KH-UBND (20/2)", Paper("12/KH-UBND", TUESDAY)),
        ("ke hoach so: 12/kh-ubnd ngay 16/2", Paper("12/KH-UBND", SIXTEENTH)),
        ("KH số: 08 /KH - UBND, ký ngày 16 tháng 02 năm 2024", Paper("08/KH-UBND", SIXTEENTH)),
        ("KH 08/KH-UBND ngày 16.02.2024", Paper("08/KH-UBND", SIXTEENTH)),
        ("KH 08/KH-UBND ngày 16-2-24", Paper("08/KH-UBND", SIXTEENTH)),
        ("Ngày 16/02/2024, xã đã ban hành Kế hoạch số 08/KH-UBND", Paper("08/KH-UBND", SIXTEENTH)),
        ("KH số 08 ngày 16/2 nha anh", Paper("08", SIXTEENTH)),
        ("số 05/2024/KH-UBND", Paper("05/2024/KH-UBND", None)),
        ("việc 2 xong, số 08/KH-UBND", Paper("08/KH-UBND", None)),
        ("KH số 08/KH-UBND ngày 30/02", Paper("08/KH-UBND", None)),
        ("KH số 08/KH-UBND ngày 29/02/2024", Paper("08/KH-UBND", None)),
        ("Đã ban hành QĐ số 12/2024/QĐ-UBND ngày 30/12", Paper("12/2024/QĐ-UBND", date(2023, 12, 30))),
        ("đã ký quy chế phối hợp số 03/QC-UBND-HPN ngày 16/2", Paper("03/QC-UBND-HPN", SIXTEENTH)),
        ("KH số 77/KH-UBND ngày 28/12", Paper("77/KH-UBND", date(2023, 12, 28))),
        (
            "Thực hiện Kế hoạch 111/KH-UBND ngày 09/01/2024 của huyện, xã ban hành KH 08/KH-UBND ngày 16/02/2024",
            Paper("08/KH-UBND", SIXTEENTH),
        ),
        (
            "Đã ban hành KH số 08/KH-UBND ngày 16/02/2024 thực hiện KH 111/KH-UBND ngày 09/01/2024 của huyện",
            Paper("08/KH-UBND", SIXTEENTH),
        ),
    ],
)
def test_number_and_day_of_the_own_plan(text: str, paper: Paper) -> None:
    assert paper_of(text, TUESDAY) == paper


@pytest.mark.parametrize(
    "text",
    [
        "kế hoạch xong rồi",
        "Kế hoạch số 111 của huyện",
        "Kế hoạch số 111/KH-UBND ngày 09/01/2024 của UBND huyện",
        "theo KH số 111/KH-UBND",
        "KH số 111/KH-UBND huyện đã nhận",
        "Quyết định 111/QĐ-UBND ngày 09/01/2024",
        "huyện ban hành QĐ 111/QĐ-UBND, xã đang làm",
        "họp 4/5 thôn, được 80%",
        "CV số 12/CV-UBND ngày 16/02/2024",
        "Quyết định 4900/QĐ-UBND của UBND tỉnh",
        "KH số …/KH-UBND",
        "việc 2 được 3/4, 28/2 xong",
        "kh 15 người",
    ],
)
def test_papers_of_others_and_other_numbers_are_not_the_plan(text: str) -> None:
    assert paper_of(text, TUESDAY) is None


@given(st.text(max_size=300))
def test_any_text_gives_an_answer(text: str) -> None:
    paper = paper_of(f"{text} KH {text}", TUESDAY)
    assert paper is None or paper.number
