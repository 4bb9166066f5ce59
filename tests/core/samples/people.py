"""Samples: who people are to us."""

from core.rights import Role
from core.texts import people
from tests.core.samples.values import OFFICE, PHONE, UNION, UNIT, Call, sample


def calls() -> list[Call]:
    return [
        *(sample(people.stranger, OFFICE, phone) for phone in ("", PHONE)),
        sample(people.ask_consent, people.who("Người mới", [("đầu mối", UNIT)])),
        sample(people.who, f"Đầu mối {UNIT}", [("đầu mối", UNIT)]),
        sample(people.who, "Người mới", [("đầu mối", UNIT), ("đầu mối", UNION)]),
        *(sample(people.welcome, {role}, UNIT) for role in Role),
        sample(people.already_member, f"Người mới, đầu mối của {UNIT}"),
        *(
            sample(code, phone)
            for code in (people.wrong_code, people.used_code, people.expired_code)
            for phone in ("", PHONE)
        ),
        *(sample(people.own_unit_only, f"đầu mối của {UNIT}", phone) for phone in ("", PHONE)),
        sample(people.help_text, [("viec", "Việc của tôi"), ("huy", "Bỏ câu hỏi đang dở")], official=True),
        sample(people.help_text, [("tonghop", "Tổng hợp ngay")], official=False),
    ]
