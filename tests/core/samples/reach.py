"""Samples: who cannot be reached."""

from core.reach import Holding, Trouble, Unreached
from core.rights import Role
from core.texts import reach
from tests.core.samples.values import LAST, PHONE, UNIT, WEDNESDAY, Call, sample


def calls() -> list[Call]:
    holding = Holding("phuoc-quang", Role.FOCAL, 1, "Người mới", PHONE)
    details = {Trouble.BLOCKED: "Forbidden: bot was blocked by the user", Trouble.CHANNEL_DOWN: "zalo"}
    posts = [
        Unreached(Role.FOCAL, why, None if why is Trouble.VACANT else holding, WEDNESDAY, details.get(why, ""))
        for why in Trouble
    ]
    return [
        *(sample(reach.trouble, post) for post in posts),
        *(sample(reach.post, post) for post in posts[:2]),
        *(sample(reach.of_unit, UNIT, posts[:2], whole=whole) for whole in (True, False)),
        sample(reach.ahead, 5, LAST),
        *(sample(reach.heading, [reach.ahead(5, LAST), reach.MONTHLY], 7, 4, whole) for whole in (0, 2)),
        sample(reach.more, 12, 4),
    ]
