"""Samples: later, away, pauses."""

from datetime import date

from core.texts import away, days, later, pausing
from tests.core.samples.values import LAST, PHONE, TODAY, UNIT, Call, sample


def calls() -> list[Call]:
    """Later, away, paused."""
    who, other = f"Đầu mối {UNIT}", f"Dự phòng {UNIT}"
    week = (date(2024, 2, 21), TODAY)
    return [
        *(sample(say, *span) for say in (days.span, days.offer) for span in (week, (LAST, LAST))),
        sample(days.impossible, "30/02"),
        sample(days.passed, date(2024, 2, 10)),
        sample(days.ends_before, TODAY, week[0]),
        sample(days.too_far, date(2024, 12, 30), 180),
        sample(later.morning, date(2024, 2, 27), TODAY),
        sample(later.morning, date(2024, 3, 4), TODAY),
        sample(later.set_for, TODAY, TODAY, []),
        sample(later.set_for, date(2024, 3, 4), TODAY, [(LAST, [2, 3], True)]),
        sample(later.set_for, date(2024, 3, 4), TODAY, [(TODAY, [2], True), (LAST, [3], False)]),
        sample(away.recorded, *week, [(other, UNIT)], []),
        sample(away.recorded, LAST, LAST, [], [UNIT]),
        sample(away.standing, *week, [(other, UNIT)]),
        *(sample(away.back, *week, begun=begun) for begun in (True, False)),
        sample(away.stand_in, who, UNIT, *week),
        sample(away.no_more, who, UNIT),
        sample(away.told_office, who, PHONE, *week, [(other, UNIT)]),
        sample(away.told_office, who, PHONE, *week, [("", UNIT)]),
        *(sample(away.back_office, who, *week, begun=begun) for begun in (True, False)),
        sample(pausing.preview, "Thí điểm", ["Phước Quang", "Phước Nghĩa"], week, "bão số 5", (2, 1, 1), [LAST]),
        sample(pausing.preview, UNIT, ["Phước Quang"], week, "lũ", (0, 0, 0), []),
        sample(pausing.ordered, 2, week),
        sample(pausing.ordered_by, "Chuyên viên 1", 2, week, "bão số 5"),
        sample(pausing.standing, ["Phước Quang", "Phước Nghĩa"], week, "bão số 5"),
        sample(pausing.standing, [f"Phước {n}" for n in "ABCDEFG"], week, "bão số 5"),
        sample(pausing.told_unit, UNIT, week, "bão số 5"),
        sample(pausing.ended, 2),
        sample(pausing.ended_by, "Chuyên viên 1", 2, week),
        sample(pausing.ended_unit, UNIT),
    ]
