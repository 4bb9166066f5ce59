"""Samples: buttons."""

from core.texts import labels
from tests.core.samples.values import UNIT, Call, sample


def calls() -> list[Call]:
    return [
        sample(labels.task, 1, "Chuẩn bị điều kiện theo Mục II Kế hoạch"),
        sample(labels.task_of, "Phước Hòa", 1, "Chuẩn bị điều kiện theo Mục II Kế hoạch"),
        sample(labels.report_task, 1),
        sample(labels.confirm_task, 3),
        sample(labels.invite, f"Đầu mối {UNIT}"),
        sample(labels.see_files, 2),
        sample(labels.new_code, f"Đầu mối {UNIT}"),
        sample(labels.instead, f"Lãnh đạo {UNIT}"),
    ]
