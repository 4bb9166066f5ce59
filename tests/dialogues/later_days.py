"""Asking for a later day, and ways to look at what became of it."""

from datetime import date
from typing import Any

from tests.dialogues.desk import NGHIA
from tests.office import Office

NGHIA_BACKUP = "phuoc-nghia/du-phong/1"
TASK_2 = "Việc 2 – Xây dựng kế hoạch cụ thể"
REASON = "chờ huyện hướng dẫn mẫu kế hoạch"


def asked(office: Office) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = office.export()["extensions"]
    return found


def last_day(office: Office, unit: str = "phuoc-nghia", task: int = 2) -> date:
    return office.status(unit, task).last_day


async def ask(office: Office, person: str = NGHIA, day: str = "5/3") -> None:
    """The whole asking, of task 2."""
    talk = office.talk(person)
    await talk.says("/giahan")
    await talk.presses(TASK_2)
    await talk.says(day)
    await talk.says(REASON)
