"""Which tasks an answer to "việc nào?" names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.understanding import named_tasks
from tests.core.understanding_vocabulary import ANYBODY

ALL = (1, 2, 3, 4)


@pytest.mark.parametrize(
    ("answer", "tasks"),
    [
        ("2", (2,)),
        ("2 ạ", (2,)),
        ("dạ việc 2", (2,)),
        ("việc 2, 3", (2, 3)),
        ("2 và 3", (2, 3)),
        ("2, 3, 4", (2, 3, 4)),
        ("2 3", (2, 3)),
        ("1.2", (1, 2)),
        ("2/3", (2, 3)),
        ("v2 v3", (2, 3)),
        ("V2,V3", (2, 3)),
        ("viec 4 voi viec 1", (4, 1)),
        ("1->3", (1, 2, 3)),
        ("việc 1 đến việc 3", (1, 2, 3)),
        ("số 2", (2,)),
        ("cái thứ 2", (2,)),
        ("việc hai với việc ba", (2, 3)),
        ("hai việc đầu", (1, 2)),
        ("việc cuối", (4,)),
        ("cả 4", ALL),
        ("cả bốn việc", ALL),
        ("tất cả", ALL),
        ("tat ca a", ALL),
        ("các việc luôn anh", ALL),
        ("kế hoạch", (2,)),
        ("kế hoạch với quán triệt", (2, 3)),
        ("KH, QT", (2, 3)),
        ("ke hoach va phoi hop", (2, 4)),
        ("việc 2 (kế hoạch)", (2,)),
        ("tất cả trừ việc 3", (1, 2, 4)),
        ("trừ quán triệt", (1, 2, 4)),
        ("không phải việc 2, mà việc 3", (3,)),
        ("kế hoạch, không phải quán triệt", (2,)),
    ],
)
def test_tasks_are_named_by_number_by_word_or_all_together(answer: str, tasks: tuple[int, ...]) -> None:
    assert named_tasks(answer, ANYBODY) == tasks


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "dạ",
        "không",
        "chưa việc nào",
        "việc 5",
        "2, 7",
        "hai việc",
        "cả hai",
        "ngày 28",
        "28/2",
        "để em coi lại",
        "7, 9",
        "chào anh",
        "việc 2, 3 chưa",
        "việc 2 xong, việc 3 chưa",
        "việc 2 không",
        "hết rồi",
        "việc 2 xong còn việc 3 tuần sau",
        "12",
        "việc 12",
    ],
)
def test_what_names_no_task_or_one_that_is_not_there_names_none(answer: str) -> None:
    assert named_tasks(answer, ANYBODY) == ()


@given(st.text(max_size=300))
def test_any_text_names_tasks_that_are_there_each_once(answer: str) -> None:
    tasks = named_tasks(answer, ANYBODY)
    assert set(tasks) <= set(ALL)
    assert len(set(tasks)) == len(tasks)
