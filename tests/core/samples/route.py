"""Samples: the whole route, and its warnings."""

from datetime import date

from core.texts import route, route_warnings
from tests.core.samples.values import LAST, Call, sample


def calls() -> list[Call]:
    """The rehearsal's page: what each message is, why, and what to look at again."""
    first, last, units = date(2024, 2, 15), date(2024, 9, 10), ["Phước Hòa", "Phước Sơn"]
    whys = ("T-7", "T0", "T+1", "T-3, T-1", "starts", "weekly", "closing m1", "difficulty raised", "something new")
    steps_of = ("office T-3", "ahead T-2", "leader T-2", "leader", "unheard of")
    return [
        *(sample(route.kind_name, kind, "") for kind in (*route.KINDS, "unheard of")),
        *(sample(route.kind_name, "escalation", why) for why in steps_of),
        *(sample(route.reason, "nudge", why, binding=binding) for why in whys for binding in (False, True)),
        *(sample(route.reason, "escalation", why) for why in steps_of),
        *(sample(route.reason, kind, kind) for kind in route.KINDS),
        sample(route.roles_of, ["đầu mối", "dự phòng"], "Phước Hòa, Phước Sơn"),
        sample(route.all_units, 14),
        sample(route.wave_units, 12, "Nhân rộng"),
        *(sample(route.all_but, 11, wave, "Phước Sơn") for wave in ("", "Nhân rộng")),
        sample(route.people, 42),
        *(sample(route.task_numbers, numbers, every=every) for numbers, every in (([1, 2], True), ([2], False))),
        sample(route.about, "Phước Hòa, Phước Sơn"),
        sample(route.not_loaded, "van-ban.toml"),
        sample(route.due, "việc 1, 2", "Bắt đầu thí điểm", [LAST]),
        *(sample(route.mixed_answers, "7", counts) for counts in ({"prompt": 3, "away": 1}, {})),
        *(sample(route_warnings.silence, named, first, last) for named in (units, units[:1], units * 4)),
        sample(route_warnings.leader_first, units, last),
        sample(route_warnings.before_days_off, date(2024, 8, 30), 14, date(2024, 8, 31), date(2024, 9, 3)),
        sample(route_warnings.too_many, last, 3, units),
        sample(route_warnings.office_too_many, last, 6),
        sample(route_warnings.unreached, units),
        sample(route_warnings.not_announced, [2026, 2027]),
        sample(route_warnings.dropped, "Bắt đầu thí điểm", LAST, [14], first),
        sample(route_warnings.none_before, "Bắt đầu thí điểm", LAST, first),
    ]
