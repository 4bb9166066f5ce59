"""Samples: after a silence of ours."""

from core.gaps import Gap
from core.texts import gaps
from tests.core.samples.values import Call, sample
from tests.office import at


def calls() -> list[Call]:
    weekend = Gap(at("2024-09-27 17:00"), at("2024-09-30 07:00"), messages=True)
    night = Gap(at("2024-09-30 17:05"), at("2024-10-02 06:50"), messages=True)
    morning = Gap(at("2024-10-02 09:05"), at("2024-10-02 09:40"), messages=False)
    return [
        sample(gaps.span, weekend.began, weekend.ended),
        sample(gaps.span, morning.began, morning.ended),
        *(sample(gaps.told, spans) for spans in ([weekend], [weekend, night])),
        *(sample(gaps.told_office, [weekend], people) for people in (39, 0)),
        sample(gaps.digest_messages, [weekend, night]),
        sample(gaps.digest_presses, [morning]),
    ]
