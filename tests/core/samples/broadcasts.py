"""Samples: broadcasts that are late."""

from core.texts import office
from tests.core.samples.values import Call, sample


def calls() -> list[Call]:
    about = ("8 giờ 30 ngày 15/02/2024", "2 giờ", "Họp lúc 8 giờ thứ Sáu 16/02.")
    return [sample(office.late_broadcast, *about, arrived, 42) for arrived in (0, 12)]
