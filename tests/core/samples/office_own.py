"""Samples: the office's own duties, and what waits for it."""

from datetime import date

from core.texts import labels, office_own
from tests.core.samples.values import TODAY, Call, sample


def calls() -> list[Call]:
    text = "tham mưu, đề xuất Ủy ban nhân dân huyện chỉ đạo giải quyết các khó khăn, vướng mắc (nếu có)"
    last = date(2024, 9, 30)
    waiting = [
        office_own.Waiting("claim", "Phước Quang", TODAY, task=1),
        office_own.Waiting("said_done", "Phước Quang", TODAY, task=2),
        office_own.Waiting("difficulty", "Phước Nghĩa", TODAY, task=1, number=12),
        office_own.Waiting("question", "Phước Hòa", TODAY, number=13),
        office_own.Waiting("unread", "Phước Hòa", TODAY, number=14),
        office_own.Waiting("extension", "Phước Sơn", TODAY, task=3, number=2, wanted=date(2024, 3, 5)),
    ]
    return [
        sample(labels.finished, "V3"),
        *(sample(office_own.duties, [office_own.DutyLine("V3", text, last, left)]) for left in (7, 0, -1)),
        *(
            sample(tell, "V3")
            for tell in (
                *(office_own.finished, office_own.finished_before),
                *(office_own.not_finished, office_own.not_finished_before),
            )
        ),
        *(sample(tell, "Chuyên viên 1", "V3") for tell in (office_own.told_finished, office_own.told_not_finished)),
        sample(office_own.overdue, waiting, ["/xacnhan", "/vuongmac", "/giahan"]),
        sample(office_own.overdue, waiting * 4, ["/xacnhan"]),
    ]
