"""Samples: what was read, said back to officials."""

from datetime import date

from core.rights import ROLE_NAMES, Role
from core.states import State
from core.texts import saying_back
from core.texts.parts import status_words
from tests.core.samples.values import DOING, DONE, LAST, PLAN, UNIT, UNTAPPED, WEDNESDAY, Call, sample

PAPER = saying_back.paper("08/KH-UBND", date(2024, 2, 16))
ITEM = (2, State.IN_PROGRESS, 60, WEDNESDAY)
DATED = (3, State.NOT_STARTED, None, WEDNESDAY)


def calls() -> list[Call]:
    return [
        *(
            sample(saying_back.recorded, UNIT, items)
            for items in (
                [ITEM],
                [DATED],
                [(3, None, None, WEDNESDAY)],
                [(1, State.BLOCKED, None, WEDNESDAY)],
                [(1, State.BLOCKED, None, None), (4, State.NOT_STARTED, None, None)],
            )
        ),
        sample(saying_back.recorded, UNIT, [(2, State.IN_PROGRESS, None, WEDNESDAY)], detail="đã trình ký"),
        sample(saying_back.recorded, UNIT, [(2, State.IN_PROGRESS, None, None), DATED], unsaid=[4]),
        sample(saying_back.with_papers, [1, 2], {2: PAPER}),
        *(sample(saying_back.paper, number, None) for number in ("08/KH-UBND", "12/QĐ-UBND", "5/UBND-VP")),
        sample(saying_back.claimed, UNIT, [1, 2], {}),
        sample(saying_back.claimed, UNIT, [2], {2: PAPER}),
        sample(saying_back.claimed_before, UNIT, [1, 2]),
        *(sample(saying_back.ask_claim, UNIT, [1], {}, confirms=confirms) for confirms in (True, False)),
        sample(saying_back.ask_claim, UNIT, [2], {2: PAPER}),
        sample(saying_back.ask_claim, UNIT, [1], {}, saying_back.recorded(UNIT, [ITEM])),
        sample(saying_back.unsaid, [3, 4]),
        sample(saying_back.paper_noted, UNIT, 2, PAPER),
        sample(saying_back.ask_reading, UNIT, [ITEM, (1, State.DONE, None, None)]),
        sample(saying_back.which_task, State.DONE, None, None),
        sample(saying_back.which_task, State.IN_PROGRESS, 80, None),
        sample(saying_back.nearly_done, 1, "cơ bản hoàn thành"),
        *(sample(saying_back.of_task, PLAN, state, None, None) for state in (State.DONE, State.IN_PROGRESS)),
        sample(saying_back.ask_retract, UNIT, [saying_back.of_task(PLAN, State.IN_PROGRESS, None, None)]),
        *(sample(saying_back.stood, status) for status in (DOING, DONE, UNTAPPED)),
        sample(saying_back.corrected, 2, saying_back.stood(DONE), status_words(DOING)),
        sample(saying_back.withdrawn, [2, 3]),
        sample(saying_back.after_cut_off, LAST),
        sample(saying_back.late_for_cut_off, LAST),
        *(sample(saying_back.by, post) for post in (ROLE_NAMES[Role.FOCAL], "")),
        *(
            sample(saying_back.said_before, who, 2, status_words(DOING))
            for who in (saying_back.by("đầu mối"), saying_back.BY_OFFICE)
        ),
        sample(saying_back.ask_again, "16 giờ 50", [2], {2: PAPER}),
        sample(saying_back.ask_withdraw, UNIT, [2, 3]),
    ]
