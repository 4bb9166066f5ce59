"""Samples: told to whoever looks after the bot."""

from core.texts import lost_chats, operators, people
from tests.core.samples.values import PHONE, UNIT, Call, sample


def calls() -> list[Call]:
    who = people.who("Người mới", [("đầu mối", UNIT)])
    said = (
        "Forbidden: bot was blocked by the user",
        "Forbidden: user is deactivated",
        "Bad Request: chat not found",
        "",
    )
    lines = [lost_chats.line(who, PHONE, reason) for reason in said]
    return [
        *(sample(tell, "Telegram") for tell in (operators.poll_conflict, operators.unauthorized, operators.silent)),
        sample(operators.webhook_refused, "https://xa.vn:99/webhooks/telegram", "Bad Request: bad webhook"),
        sample(operators.late_calendar, 5),
        *(
            sample(tell, 3)
            for tell in (
                operators.set_aside,
                operators.missing_digests,
                operators.missing_nudges,
                operators.stuck_calls,
            )
        ),
        *(sample(tell, 3) for tell in (operators.held_up, operators.inbox_waits)),
        sample(operators.messenger_away, "Telegram", 3),
        *(sample(lost_chats.reason, reason) for reason in said),
        sample(lost_chats.line, who, PHONE, said[0]),
        sample(lost_chats.call_list, lines),
    ]
