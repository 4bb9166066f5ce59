"""Samples: later days."""

from datetime import date

from core.texts import moving
from tests.core.samples.values import BOUND, LAST, PHONE, PLAN, SAID, UNION, UNIT, WEDNESDAY, Call, sample


def calls() -> list[Call]:
    tuesday, who, post = date(2024, 3, 5), f"Đầu mối {UNIT}", "Chủ tịch UBND huyện"
    endings = [moving.ending_granted(tuesday, post), moving.ending_refused("tỉnh kiểm tra ngày 01/3")]
    return [
        *(sample(moving.ask_day, status) for status in (PLAN, BOUND)),
        sample(moving.ask_reason, 2, tuesday),
        sample(moving.not_later, WEDNESDAY, LAST),
        sample(moving.passed, date(2024, 3, 4)),
        sample(moving.day_off, date(2024, 3, 3), date(2024, 3, 4)),
        sample(moving.too_far, date(2026, 3, 5)),
        sample(moving.asked, 3, UNIT, 2, LAST, tuesday, SAID),
        sample(moving.instead_of, 3, 12),
        sample(moving.waits, 3, 2, tuesday),
        sample(moving.nothing_to_move, UNIT),
        sample(moving.already_done, 2),
        sample(moving.withdrawn, 3, 2),
        *(sample(moving.granted, UNIT, 2, tuesday, post, LAST, reminded=reminded) for reminded in (True, False)),
        *(sample(moving.refused, *of, 2, tuesday, SAID, LAST) for of in ((UNIT, "đề nghị"), (UNION, "kính đề nghị"))),
        sample(moving.raised, 3, UNIT, 2, PLAN.task_short, LAST, tuesday, SAID, who, PHONE),
        sample(moving.more_waiting, 3),
        *(sample(moving.ask_word, 3, UNIT, 2, tuesday, offered=offered) for offered in (True, False)),
        sample(moving.ask_other_day, 3, UNIT, 2, LAST),
        sample(moving.ask_refusal, 3, UNIT, 2),
        sample(moving.ending_granted, tuesday, post),
        sample(moving.ending_refused, "tỉnh kiểm tra ngày 01/3"),
        *(sample(moving.done, 3, UNIT, 2, ending) for ending in endings),
        sample(moving.done_by, "Chuyên viên 1", 3, UNIT, 2, endings[0]),
        sample(moving.decided, 3, UNIT, 2, moving.ENDING_WITHDRAWN),
        sample(moving.withdrawn_by_unit, 3, UNIT, 2),
    ]
