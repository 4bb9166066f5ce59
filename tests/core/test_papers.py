"""The paper that a message names."""

from datetime import date

import pytest

from core.understanding.papers import Paper, paper_of

TODAY = date(2024, 2, 20)
PLAN = Paper("08/KH-UBND", date(2024, 2, 16))


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("KH số 08/KH-UBND ngày 16/02/2024", PLAN),
        ("da ban hanh kh so 08/kh-ubnd ngay 16/2", PLAN),
        ("kế hoạch 08/KH-UBND, ký ngày 16.02.24 ạ", PLAN),
        ("việc 2 xong, số 08/KH-UBND", Paper("08/KH-UBND", None)),
        ("QĐ 12/2024/QĐ-UBND ngày 30/12", Paper("12/2024/QĐ-UBND", date(2023, 12, 30))),
        ("08/KH-UBND ngày 30/02/2024", Paper("08/KH-UBND", None)),
        ("08/KH-UBND ngày 28/02/2024", Paper("08/KH-UBND", None)),
        ("việc 3 xong 16/02/2024", None),
        ("họp 4/5 thôn, được 80%", None),
    ],
)
def test_number_and_day(text: str, paper: Paper | None) -> None:
    assert paper_of(text, TODAY) == paper
