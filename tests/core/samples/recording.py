"""Samples: what the office writes down for a unit."""

from core.states import State
from core.texts import recording
from tests.core.samples.values import PILOT, SAID, UNIT, WEDNESDAY, Call, sample

WHO, WHEN = "Chủ tịch UBND xã", "9 giờ ngày 28/02"
ITEMS = "việc 2 – báo hoàn thành; việc 3 – hẹn thứ Tư 28/02"


def calls() -> list[Call]:
    return [*_asking(), *_writing()]


def _asking() -> list[Call]:
    return [
        sample(recording.ask_task, UNIT),
        *(sample(recording.ask_several, UNIT, chosen) for chosen in ([], [1, 3])),
        sample(recording.ask_state, UNIT, 2),
        sample(recording.ask_day, UNIT, 2),
        sample(recording.nothing_read, UNIT),
        sample(recording.ask_whose, UNIT),
        sample(recording.ask_when, UNIT),
        sample(recording.in_future, WHEN),
        sample(recording.before_start, PILOT.day),
        sample(recording.no_such_day, "30/02"),
    ]


def _writing() -> list[Call]:
    return [
        sample(
            recording.items,
            [
                (2, State.DONE, None, None, "Kế hoạch số 08/KH-UBND"),
                *((number, None, None, WEDNESDAY, "") for number in (1, 3)),
            ],
        ),
        sample(recording.preview, UNIT, ITEMS, "", WHEN, []),
        sample(recording.preview, UNIT, ITEMS, WHO, WHEN, ["việc 2 – đang thực hiện"]),
        *(sample(recording.note, who, said) for who, said in ((WHO, ""), (WHO, "việc 2 xong"), ("", "việc 2 xong"))),
        sample(recording.recorded, UNIT, ITEMS),
        *(sample(recording.told_unit, UNIT, ITEMS, who, WHEN) for who in ("", WHO)),
        sample(recording.told_read, UNIT, ITEMS, WHO, WHEN, SAID),
    ]
