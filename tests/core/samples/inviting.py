"""Samples: new codes."""

from core.texts import inviting, people
from tests.core.samples.values import LAST, OFFICE, PHONE, UNIT, Call, sample
from tests.office import at


def calls() -> list[Call]:
    who, code = people.who("Người mới", [("đầu mối", UNIT)]), "ABCD2345"
    link = inviting.telegram_link("ten_bot", code)
    return [
        sample(inviting.telegram_link, "ten_bot", code),
        sample(inviting.typed_code, code),
        sample(inviting.invited, who, PHONE, LAST),
        *(sample(inviting.invitation, OFFICE, who, links, code) for links in ([], [link])),
        sample(inviting.just_invited, who, at("2024-02-22 07:35")),
        sample(inviting.already_in, who),
        sample(inviting.nobody_found, "PQ"),
        *(sample(inviting.pick, count, 10) for count in (3, 12)),
        sample(inviting.candidate, who, PHONE),
    ]
