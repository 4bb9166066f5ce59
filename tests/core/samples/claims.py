"""Samples: claims of completion."""

from core.texts import claims
from tests.core.samples.values import DOING, PLAN, UNIT, WEDNESDAY, Call, sample

WHO, WHAT = "Chuyên viên 1 Văn phòng", "biên bản họp quán triệt"


def calls() -> list[Call]:
    rule = "Kế hoạch đã ban hành."
    return [
        *(
            sample(claims.line, UNIT, 2, PLAN.task_short, WEDNESDAY, "xong rồi", rule, tapped=tapped)
            for tapped in (True, False)
        ),
        sample(claims.proof, "Kế hoạch số 08/KH-UBND", 2, required=False),
        sample(claims.proof, "", 0, required=True),
        *(sample(claims.waited, days) for days in (0, 2)),
        sample(claims.clarifying, 3),
        sample(claims.to_confirm, 2),
        sample(claims.claimed_anew, UNIT, 2),
        *(sample(claims.waits_no_more, status) for status in (PLAN, DOING)),
        sample(claims.whole_unit, UNIT, [1, 2]),
        sample(claims.confirm_all, 2, UNIT),
        sample(claims.more, 3),
        sample(claims.none_of, UNIT),
        sample(claims.confirmed, UNIT, [1, 2]),
        sample(claims.confirmed_before, UNIT, 2, WHO),
        sample(claims.left_out, [1, 3]),
        sample(claims.without_proof, UNIT, 2),
        sample(claims.ask_supplement, UNIT, 2),
        sample(claims.supplement_asked, UNIT, 2),
        sample(claims.supplement, UNIT, 2, WHAT),
        sample(claims.told_supplement, WHO, UNIT, 2, WHAT),
        sample(claims.ask_clarify, UNIT, 2),
    ]
