"""Samples: one unit as the office sees it."""

from core.states import State
from core.texts import unit_page
from tests.core.samples.values import PHONE, PLAN, SAID, TODAY, UNIT, WEDNESDAY, Call, sample

WHO = "Đầu mối"
ITEMS = [(2, State.DONE, None, None), (3, State.IN_PROGRESS, None, WEDNESDAY)]


def calls() -> list[Call]:
    return [*_page(), *_nudging(), *_recording()]


def _page() -> list[Call]:
    return [
        sample(unit_page.page, UNIT, ["1. Chuẩn bị: đang thực hiện."], [], 0),
        sample(unit_page.page, UNIT, ["1. Chuẩn bị: đang thực hiện."], ["vướng mắc số 12 (đang xử lý)"], 2),
        *(sample(unit_page.task_line, PLAN, day) for day in (None, TODAY)),
        sample(unit_page.person, "Công chức", WHO, PHONE, unit_page.REACHED),
        *(sample(unit_page.people, UNIT, lines) for lines in ([], [f"{WHO}, {PHONE}"])),
        sample(unit_page.away, WEDNESDAY),
        *(sample(unit_page.history, UNIT, lines, more) for lines, more in (([], 0), (["việc 2"], 3))),
        sample(unit_page.told, "7 giờ", WHO, 2, "đang thực hiện", SAID),
        sample(unit_page.told, "7 giờ", WHO, 2, "đang thực hiện", "", replaces="báo hoàn thành", late=True),
        sample(unit_page.said, State.IN_PROGRESS, 50, WEDNESDAY),
        sample(unit_page.notes, UNIT, ["7 giờ, Chuyên viên: đã gọi"]),
        sample(unit_page.note, "7 giờ", "Chuyên viên", "đã gọi"),
        sample(unit_page.ask_note, UNIT),
        sample(unit_page.noted, UNIT),
    ]


def _nudging() -> list[Call]:
    return [
        sample(unit_page.nudged, UNIT, [WHO]),
        sample(unit_page.not_nudged, UNIT, unit_page.NOTHING_OPEN),
        *(sample(unit_page.all_quiet, day) for day in (None, WEDNESDAY)),
        sample(unit_page.already, "7 giờ 15"),
        sample(unit_page.paused, WEDNESDAY),
    ]


def _recording() -> list[Call]:
    return [
        sample(unit_page.ask_record, UNIT),
        sample(unit_page.ask_state, UNIT, 2),
        sample(unit_page.ask_day, UNIT, 2),
        sample(unit_page.reading, UNIT, ITEMS),
        sample(unit_page.nothing_read, UNIT),
        sample(unit_page.recorded, UNIT, ITEMS),
        sample(unit_page.told_unit, UNIT, ITEMS),
    ]
