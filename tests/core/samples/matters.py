"""Samples: difficulties and questions, told to units and to the office."""

from core.texts import matters, matters_office
from tests.core.samples.values import PHONE, SAID, TODAY, UNIT, WEDNESDAY, Call, sample

KINDS = tuple(matters.KIND_NAMES)
ONE = ("difficulty", 12)
WHO, DESK = f"Đầu mối {UNIT}", "Chuyên viên 1 Văn phòng"
ANSWER = "Huyện cấp trong tuần."


def calls() -> list[Call]:
    return [*_told_to_units(), *_told_to_the_office(), *_to_many()]


def _told_to_units() -> list[Call]:
    return [
        *(sample(matters.head, kind, 12) for kind in KINDS),
        sample(matters.about, [1, 3]),
        *(sample(matters.difficulty_opened, 12, UNIT, numbers, SAID) for numbers in ([], [1], [1, 3])),
        sample(matters.question_opened, 13, "gửi về đâu"),
        *(sample(matters.taken, *ONE, UNIT, [1], DESK, due) for due in (None, WEDNESDAY)),
        sample(matters.due_set, *ONE, WEDNESDAY),
        *(sample(matters.asked, kind, 12, "Kinh phí dự kiến bao nhiêu?") for kind in ("difficulty", "clarification")),
        sample(matters.ask_reply, *ONE),
        sample(matters.added, *ONE),
        *(sample(matters.answered, kind, 12, ANSWER) for kind in KINDS),
        sample(matters.common, "gửi về đâu", ANSWER),
        *(sample(matters.resolved, kind, 12) for kind in KINDS),
        *(sample(matters.reopened, kind, 12) for kind in KINDS),
        sample(matters.reopened_by_office, *ONE),
        *(sample(matters.ended, *ONE, reason) for reason in ("", "đã xử lý trực tiếp")),
        sample(matters.has_ended, *ONE),
        sample(matters.is_over, *ONE),
        sample(matters.unknown_number, 99),
        sample(matters.own, [(*ONE, [1], SAID, "open"), ("question", 13, [], "gửi về đâu", "answered")]),
        sample(matters.in_the_way, *ONE, "taken"),
        sample(matters.still_asked, [(*ONE, "Kinh phí dự kiến bao nhiêu?")]),
    ]


def _told_to_the_office() -> list[Call]:
    office = matters_office
    return [
        sample(office.see, 12, "Phước Nghĩa"),
        *(
            sample(office.raised, *ONE, UNIT, numbers, SAID, WHO, PHONE, files)
            for numbers, files in (([], 0), ([1], 2))
        ),
        sample(office.page, ["Vướng mắc số 12"], ["7 giờ 30 ngày 26/02, nhận xử lý"]),
        sample(office.standing, "open", "", None, "", urgent=False),
        sample(office.standing, "taken", DESK, WEDNESDAY, "funding", urgent=True),
        *(
            sample(office.step, "7 giờ 30 ngày 26/02", DESK, kind, text)
            for kind, text in (("taken", ""), ("answer", ANSWER))
        ),
        *(sample(office.listed, 12, "difficulty", UNIT, [1], "taken", DESK, age) for age in (0, 2)),
        *(sample(office.waiting, ["Vướng mắc số 12"], more) for more in (0, 3)),
        sample(office.unknown_number, 99),
        sample(office.ask_answer, *ONE),
        sample(office.answer_sent, "question", 13, UNIT),
        sample(office.answered_by, *ONE, UNIT, DESK, ANSWER),
        sample(office.taken_by, *ONE, UNIT, DESK, WEDNESDAY),
        sample(office.taken, *ONE, UNIT, WEDNESDAY),
        sample(office.held_already, *ONE, DESK),
        sample(office.yours_already, *ONE),
        sample(office.ask_clarify, *ONE),
        *(sample(office.clarify_sent, kind, 12, UNIT) for kind in ("difficulty", "clarification")),
        sample(office.clarified, *ONE, UNIT, WHO, "khoảng 2 triệu đồng"),
        sample(office.said_more, *ONE, UNIT, WHO, "vẫn chưa có"),
        sample(office.ask_sent_up, *ONE),
        *(sample(office.for_leader, *ONE, UNIT, [1], SAID, asked, DESK) for asked in ("", "Cấp từ nguồn nào?")),
        sample(office.sent_up, *ONE, ["Chánh Văn phòng"]),
        sample(office.ask_direction, *ONE),
        sample(office.direction_noted, *ONE),
        sample(office.directed, *ONE, UNIT, "Chánh Văn phòng", ANSWER),
        sample(office.ask_sort, *ONE),
        sample(office.sorted_as, *ONE, "funding"),
        *(sample(office.urgency, *ONE, WEDNESDAY, urgent=urgent) for urgent in (True, False)),
        sample(office.ask_due, *ONE),
        sample(office.due_set, *ONE, WEDNESDAY),
        sample(office.ask_reason, *ONE),
        sample(office.closed_now, *ONE, UNIT),
        sample(office.closed_by, *ONE, UNIT, DESK, "đã xử lý trực tiếp"),
        sample(office.closed, *ONE),
        sample(office.opened_again, *ONE, UNIT),
        *(sample(office.resolved, kind, 12, UNIT) for kind in KINDS),
        *(sample(office.reopened, kind, 12, UNIT) for kind in KINDS),
        sample(office.amended, *ONE, UNIT, "thiếu kinh phí in thư"),
        sample(office.what_of_it, *ONE),
        sample(office.ask_note, *ONE),
        sample(office.noted, *ONE),
        sample(office.due_lines, [(*ONE, UNIT, [1], "taken", TODAY), ("question", 13, UNIT, [], "open", None)]),
    ]


def _to_many() -> list[Call]:
    office = matters_office
    units = ["Phước Nghĩa", "Phước Sơn"]
    return [
        sample(office.ask_group, *ONE, ["Số 13 – Phước Sơn: “chưa có nguồn”"]),
        sample(office.all_of, 2),
        sample(office.no_group, *ONE),
        sample(office.answered_before, *ONE),
        sample(office.not_among, [99]),
        sample(office.ask_group_answer, [12, 13]),
        sample(office.group_preview, ANSWER, units),
        sample(office.group_sent, [12, 13]),
        sample(office.ask_common, "question", 13),
        sample(office.with_task, 2),
        sample(office.ask_common_answer, "tất cả"),
        *(sample(office.common_preview, ANSWER, "Tất cả", 13, 13, when) for when in ("", "7 giờ 00, thứ Sáu 16/02")),
        sample(office.common_sent, "question", 13, 13),
        sample(office.common_by, "question", 13, DESK, 13, ANSWER),
    ]
