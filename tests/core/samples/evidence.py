"""Samples: files that prove what was said."""

from core.evidence import Refused
from core.texts import evidence
from tests.core.samples.values import UNIT, Call, sample
from tests.office import at

HASH = "0a1b2c3d" + "0" * 56


def calls() -> list[Call]:
    sent = at("2024-02-16 09:05")
    facts = evidence.facts(1_250_000, HASH, "Người mới", sent, "")
    line = evidence.line(1, "Kế hoạch 08.pdf", "việc 2", facts)
    return [
        *(sample(evidence.not_kept, "Kế hoạch.pdf", reason) for reason in Refused),
        *(sample(evidence.state, *facts) for facts in (("waiting", ""), ("kept", ""), ("refused", "macro"))),
        *(sample(evidence.attached, count) for count in (1, 3)),
        *(sample(evidence.kept_for, numbers, 2) for numbers in ([2], [2, 3])),
        sample(evidence.kept_with, 12, 1),
        sample(evidence.sent_with, 12, UNIT, "Người mới", 1),
        sample(evidence.ask_which, 1),
        sample(evidence.not_evidence, 1),
        *(sample(evidence.ask_for, numbers) for numbers in ([2], [1, 2])),
        *(sample(evidence.uses, *facts) for facts in (([2], []), ([], [12]), ([1, 2], [12]), ([], []))),
        *(sample(evidence.amount, size) for size in (None, 300, 45_000, 1_250_000)),
        sample(evidence.facts, None, "", "Người mới", sent, "đang tải về"),
        sample(evidence.line, 2, "anh-7.jpg", "chưa rõ việc", facts),
        *(sample(evidence.listed, UNIT, number, [line]) for number in (None, 2)),
        sample(evidence.more, 4),
        sample(evidence.not_sent_here, "Kế hoạch 08.pdf"),
    ]
