"""What the samples say things of: people, days and tasks of the real dispatch."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from core.figures import Status
from core.states import State
from core.texts.reminders import Aim
from tests.office import at

UNIT, UNION, OFFICE = "UBND xã Phước Quang", "Hội Liên hiệp Phụ nữ huyện", "Văn phòng HĐND và UBND huyện"
PHONE = "0900000001"
RULE = "Kế hoạch của đơn vị đã ban hành, có số và ngày; dự thảo, trình ký, chờ đóng dấu là chưa xong."
SAID = "chưa có nguồn in thư, làm bảng"
LAST, WEDNESDAY = date(2024, 2, 29), date(2024, 2, 28)
TODAY, FRIDAY = date(2024, 2, 26), date(2024, 3, 1)
PILOT = Aim("Bắt đầu thí điểm", date(2024, 3, 1), LAST, 4, binding=False)
WHOLE = Aim("Hoàn thành nhân rộng trên toàn huyện", date(2024, 10, 1), date(2024, 9, 30), 4, binding=True)
PLAN = Status(
    assignment=1,
    unit="phuoc-quang",
    unit_name=UNIT,
    unit_short="Phước Quang",
    task="2",
    number=2,
    task_short="Xây dựng kế hoạch cụ thể",
    task_word="kế hoạch",
    wave="thi-diem",
    milestone="m1",
    binding=False,
    last_day=LAST,
)

DOING = replace(PLAN, state=State.IN_PROGRESS, percent=60, expected=WEDNESDAY, reported_at=at("2024-02-20 08:00"))
TRAINING = replace(PLAN, assignment=2, task="3", number=3, task_short="Quán triệt", task_word="quán triệt")
UNTAPPED = replace(TRAINING, state=State.SAID_DONE, reported_at=at("2024-02-20 08:00"))
DONE = replace(PLAN, state=State.DONE, reported_at=at("2024-02-20 08:00"))
BOUND = replace(PLAN, binding=True, last_day=date(2024, 9, 30))
Call = tuple[Callable[..., str], tuple[Any, ...], dict[str, Any]]


def sample(function: Callable[..., str], *args: Any, **kwargs: Any) -> Call:
    return function, args, kwargs
