"""Samples: told to officials."""

from datetime import date

from core.texts import officials
from tests.core.samples.values import (
    BOUND,
    DOING,
    DONE,
    LAST,
    PHONE,
    PLAN,
    TRAINING,
    UNIT,
    UNTAPPED,
    WEDNESDAY,
    Call,
    sample,
)


def calls() -> list[Call]:
    line = officials.task_line(DOING, DOING.task_short, 2, "Kế hoạch đã ban hành.", wave="Thí điểm")
    return [
        sample(officials.task_list, UNIT, [line]),
        *(
            sample(officials.task_line, status, status.task_short, left, "Kế hoạch đã ban hành.", wave="Thí điểm")
            for status, left in ((DOING, 2), (PLAN, 0), (PLAN, -1), (BOUND, 9), (BOUND, -1), (DONE, 2), (UNTAPPED, 1))
        ),
        sample(officials.nothing_open, UNIT),
        *(sample(officials.pick_state, UNIT, status) for status in (PLAN, DOING, UNTAPPED)),
        *(sample(officials.all_done, UNIT, [PLAN, TRAINING], confirms=confirms) for confirms in (True, False)),
        *(sample(officials.handed_on, phone) for phone in ("", PHONE)),
        *(sample(officials.thanks_but, UNIT, silent) for silent in (0, 3)),
        sample(officials.already_confirmed, 2),
        sample(officials.ask_date, 2),
        sample(officials.no_such_task, [5], [1, 2, 3, 4]),
        sample(officials.newer_news, [1, 3]),
        sample(officials.after_last_day, date(2024, 3, 5), LAST),
        sample(officials.impossible_date, "30/02"),
        sample(officials.past_date, date(2024, 2, 10)),
        sample(officials.stopped, UNIT),
        *(sample(officials.moved_on, UNIT, phone, stopped=bool(phone)) for phone in ("", PHONE)),
        sample(officials.confirmed, UNIT, 2, WEDNESDAY),
        sample(officials.finished, UNIT, 4),
        sample(officials.finished_alone, UNIT, 4),
        sample(officials.receipt, UNIT, "16 giờ 52 ngày 27/9/2024"),
    ]
