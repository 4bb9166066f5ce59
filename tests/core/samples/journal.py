"""Samples: /nhatky."""

from core.ladder import Why
from core.texts import explaining, journal
from tests.core.samples.values import TODAY, UNIT, WEDNESDAY, Call, sample
from tests.office import at


def calls() -> list[Call]:
    seven, nine = at("2024-02-20 07:15"), at("2024-02-20 09:00")
    rows = (
        "answered",
        "handed over",
        "replanned",
        "paused",
        "away",
        "expired",
        "expired: timed out",
        "expired; an earlier try may have arrived",
        "",
    )
    return [
        *(sample(explaining.why, value, until) for value in (*Why, "?") for until in (None, WEDNESDAY)),
        *(sample(explaining.row_reason, said) for said in (*rows, "Forbidden: bot was blocked by the user")),
        sample(explaining.heading, UNIT, TODAY),
        sample(explaining.line, ["việc 2", "việc 3"], explaining.NOT_WRITTEN),
        *(sample(explaining.sent, "đầu mối", when, late) for when, late in ((seven, None), (nine, seven))),
        sample(explaining.unknown, "đầu mối"),
        *(
            sample(said, "đầu mối", because)
            for said in (explaining.waiting, explaining.not_sent)
            for because in ("", "vì")
        ),
        sample(explaining.not_reminded, explaining.why(Why.PROMISED, WEDNESDAY)),
        sample(explaining.leader_not_told, explaining.why(Why.LEADER_STOPPED, None)),
        *(sample(explaining.done_since, day) for day in (None, WEDNESDAY)),
        *(sample(explaining.no_rung, *around) for around in ((None, None), (TODAY, None), (TODAY, WEDNESDAY))),
        sample(explaining.to_come, seven),
        sample(explaining.bundled, "đầu mối"),
        sample(explaining.machine_off, seven, nine),
        sample(explaining.before_opening, TODAY, WEDNESDAY),
        *(sample(said, TODAY) for said in (explaining.opening_day, explaining.day_off, explaining.nobody_due)),
        sample(explaining.nothing_to_do, UNIT),
        *(sample(explaining.overview, TODAY, [f"{UNIT}: việc 2: đã nhắc"], left) for left in (0, 3)),
        sample(explaining.no_such_day, "30/2"),
        *(sample(journal.deed, action, 12) for action in ("refused", "answered", "broadcast resent", "invited", "new")),
        *(sample(journal.entry, seven, name, journal.deed("agreed", None)) for name in ("", "Người mới")),
        sample(journal.journal, [journal.entry(seven, "", journal.deed("agreed", None))]),
    ]
