"""Samples: one unit as the office sees it."""

from dataclasses import replace

from core.rights import Role
from core.states import State, Timeliness
from core.texts import unit_page
from core.texts.unit_page import Page
from tests.core.samples.values import (
    DOING,
    FRIDAY,
    LAST,
    PHONE,
    PLAN,
    SAID,
    TODAY,
    UNIT,
    WEDNESDAY,
    Call,
    sample,
)
from tests.office import at

WHO = "Đầu mối"
CALLED = at("2024-02-26 09:00")
NOTES = ["9 giờ ngày 26/02, Chuyên viên: đã gọi"]


def calls() -> list[Call]:
    return [*_page(), *_details(), *_nudging()]


def _page() -> list[Call]:
    late = replace(PLAN, timeliness=Timeliness.OVERDUE)
    moved = replace(PLAN, last_day=FRIDAY, original_last_day=LAST)
    matter = "vướng mắc số 12, việc 1 (đang xử lý)"
    return [
        sample(unit_page.page, Page(UNIT, [])),
        sample(unit_page.page, Page(UNIT, ["1. Chuẩn bị: đang thực hiện; mốc 29/02."], [matter], WEDNESDAY, NOTES * 3)),
        sample(unit_page.task_line, PLAN, "", None, ""),
        sample(unit_page.task_line, DOING, WHO, TODAY, "Thí điểm"),
        *(sample(unit_page.task_line, one, "", None, "") for one in (late, replace(late, binding=True), moved)),
        sample(unit_page.matter, "Vướng mắc số 12", [1, 2], "đang xử lý"),
        sample(unit_page.later_day, 3, 2, FRIDAY),
        *(sample(unit_page.which, "phuoc th", more, surely=bool(more)) for more in (0, 3)),
    ]


def _details() -> list[Call]:
    return [
        sample(unit_page.person, "Công chức", WHO, PHONE, unit_page.REACHED),
        *(sample(unit_page.vacant, role) for role in (Role.FOCAL, Role.BACKUP)),
        *(sample(unit_page.people, UNIT, lines) for lines in ([], [f"{WHO}, {PHONE}"])),
        sample(unit_page.away, WEDNESDAY),
        sample(unit_page.later, CALLED),
        *(sample(unit_page.history, UNIT, lines, more) for lines, more in (([], 0), (["việc 2"], 3))),
        sample(unit_page.told, "7 giờ", WHO, 2, "đang thực hiện", SAID),
        sample(unit_page.told, "7 giờ", WHO, 2, "đang thực hiện", "", replaces="báo hoàn thành", late=True),
        sample(unit_page.said, State.IN_PROGRESS, 50, WEDNESDAY),
        sample(unit_page.notes, UNIT, NOTES),
        sample(unit_page.note, CALLED, "Chuyên viên", "đã gọi"),
        sample(unit_page.ask_note, UNIT),
        sample(unit_page.noted, UNIT),
    ]


def _nudging() -> list[Call]:
    held_by = unit_page.reasons([([1, 3], "đơn vị đã hẹn ngày 29/02"), ([2], "đang chờ Văn phòng trả lời")])
    return [
        sample(unit_page.reasons, [([1], "đơn vị đã hẹn ngày 29/02")]),
        *(sample(unit_page.nudged, UNIT, [2, 4], [WHO], why) for why in ("", held_by)),
        sample(unit_page.not_nudged, UNIT, unit_page.NOTHING_OPEN),
        sample(unit_page.not_begun, WEDNESDAY),
        sample(unit_page.out_of_hours, "7 giờ thứ Hai 19/02"),
        sample(unit_page.still_to_come, "7 giờ 15"),
        sample(unit_page.already, "7 giờ 15"),
        sample(unit_page.waiting, "13 giờ 30"),
        sample(unit_page.not_sent, "đến lúc gửi thì không còn gì để nhắc"),
    ]
