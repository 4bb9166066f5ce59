"""Samples: openings and reminders."""

from dataclasses import replace
from datetime import date

from core.texts import reminders
from tests.core.samples.values import (
    DOING,
    DONE,
    FRIDAY,
    LAST,
    OFFICE,
    PILOT,
    PLAN,
    RULE,
    TODAY,
    TRAINING,
    UNION,
    UNIT,
    UNTAPPED,
    WEDNESDAY,
    WHOLE,
    Call,
    sample,
)


def calls() -> list[Call]:
    late = replace(DOING, expected=date(2024, 2, 22))
    title = "V/v triển khai thực hiện mô hình “Hành chính phục vụ người dân”"
    return [
        sample(reminders.opening, OFFICE, UNIT, title, [PILOT], files=False, ask="đề nghị", leader=False),
        sample(reminders.opening, OFFICE, UNIT, title, [PILOT], files=True, ask="kính đề nghị", leader=True),
        sample(reminders.opening, OFFICE, UNION, title, [PILOT, WHOLE], files=False, ask="kính đề nghị", leader=False),
        sample(reminders.nudge, UNIT, "đề nghị", [(PILOT, 3, [DONE, UNTAPPED])], TODAY),
        sample(reminders.nudge, UNIT, "đề nghị", [(PILOT, 3, [late, TRAINING])], TODAY),
        sample(reminders.nudge, UNION, "kính đề nghị", [(PILOT, 0, [DOING])], LAST),
        sample(reminders.nudge, UNIT, "đề nghị", [(replace(PILOT, done_when=RULE), 1, [DONE, PLAN])], WEDNESDAY),
        *(
            sample(reminders.nudge, UNIT, "đề nghị", [(replace(aim, last_day=date(2024, 3, 3)), 0, [PLAN])], FRIDAY)
            for aim in (PILOT, WHOLE)
        ),
        sample(reminders.nudge, UNIT, "đề nghị", [(PILOT, -1, [TRAINING])], date(2024, 3, 1)),
        sample(reminders.nudge, UNIT, "đề nghị", [(WHOLE, -1, [TRAINING])], date(2024, 10, 1)),
    ]
