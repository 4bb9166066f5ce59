"""Tasks named where a question asked of which."""

import pytest

from core.understanding.naming import named_tasks
from tests.core.test_understanding import TUESDAY
from tests.core.understanding_vocabulary import ANYBODY

EVERY = (1, 2, 3, 4)


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        ("việc 2, 3", (2, 3)),
        ("2,3", (2, 3)),
        ("2 và 3", (2, 3)),
        ("1 2 3", (1, 2, 3)),
        ("cả 4", EVERY),
        ("tất cả", EVERY),
        ("kế hoạch với quán triệt", (2, 3)),
        ("việc 2, 3 chưa", ()),
        ("cả 4 trừ việc 3", ()),
        ("7, 9", ()),
        ("chào anh", ()),
    ],
)
def test_named(text: str, tasks: tuple[int, ...]) -> None:
    assert named_tasks(text, ANYBODY, TUESDAY) == tasks
