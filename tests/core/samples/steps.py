"""Samples: steps up the ladder."""

from dataclasses import replace
from datetime import date

from core.states import State
from core.texts import steps
from core.texts.steps import Silence
from tests.core.samples.values import LAST, OFFICE, PHONE, PLAN, TODAY, UNIT, WEDNESDAY, Call, sample
from tests.office import at


def calls() -> list[Call]:
    """Up the ladder: the office's calls, the unit's leader."""
    third = replace(PLAN, number=3, task="3", task_short="Quán triệt", task_word="quán triệt")
    late = replace(PLAN, state=State.IN_PROGRESS, expected=date(2024, 2, 23), reported_at=at("2024-02-20 08:00"))
    contacts = [("Công chức Văn phòng – Thống kê", PHONE)]
    silences = [Silence("Phước Quang", [PLAN, third], contacts), Silence("Phước Nghĩa", [late], [])]
    away = [Silence("Phước Quang", [PLAN], contacts, steps.away_until(WEDNESDAY))]
    return [
        sample(steps.call_list, silences, 3, TODAY),
        sample(steps.call_list, away, 3, TODAY),
        sample(steps.away_until, WEDNESDAY),
        sample(steps.called, "Phước Quang"),
        sample(steps.stop_leader, "Phước Quang"),
        sample(steps.stop_unit, "Phước Quang"),
        sample(steps.ahead, "13 giờ 45", [("Phước Nghĩa", [2, 3]), ("Phước Sơn", [3])], []),
        sample(steps.ahead, "13 giờ 45", [], ["Phước Nghĩa"]),
        sample(steps.ahead_too_late, [("Phước Nghĩa", [2, 3]), ("Phước Sơn", [3])]),
        sample(steps.to_leader, "Chủ tịch UBND xã Phước Quang", UNIT, [1, 4], [PLAN, third], 2, TODAY),
        sample(steps.to_leader, "Chủ tịch UBND xã Phước Quang", UNIT, [], [late], 1, TODAY),
        sample(steps.post_of, "Chủ tịch UBND xã", UNIT),
        sample(steps.post_of, "Chủ tịch", UNIT),
        sample(steps.post_of, "Chủ tịch UBND xã Phước Quang", UNIT),
        sample(steps.promised_by_phone, "Phước Nghĩa", [2, 3], "thứ Tư 28/02"),
        sample(steps.called_in_vain, "Phước Nghĩa"),
        sample(steps.leader_stopped, "Phước Nghĩa", LAST),
        sample(steps.leader_resumed, "Phước Nghĩa", LAST),
        sample(steps.leader_hour_passed, "Phước Nghĩa", LAST),
        sample(steps.office_numbers, OFFICE, PHONE, contacts),
        sample(steps.office_numbers, OFFICE, "", contacts),
    ]
