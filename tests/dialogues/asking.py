"""An office whose directive asks the pilot questions of every kind, for the dialogues of check-ins."""

from typing import Any

from core.directive import CheckIn, DirectiveFile, Question
from tests.office import Office
from tests.time.hands import reload

ASKED_ON = "2024-02-21 08:00"
"""The morning after the first rung (20/02), on which nobody is reminded."""

QUESTIONS = (
    Question(code="luot", kind="number", ask="Số lượt người dân được hướng dẫn?", unit="lượt", min=0, max=5000),
    Question(code="hai-long", kind="percent", ask="Tỷ lệ người dân hài lòng?"),
    Question(code="niem-yet", kind="choice", ask="Đã niêm yết bảng chưa?", choices=("Đã niêm yết", "Chưa niêm yết")),
    Question(code="y-kien", kind="text", ask="Ý kiến của người dân?"),
)


def asks(day: int = 21, units: str = "open", *questions: Question, code: str = "thi-diem") -> CheckIn:
    wanted = "kết quả; khó khăn, vướng mắc; đề xuất, kiến nghị"
    return CheckIn(code=code, units=units, day=day, ask=wanted, questions=questions)


def set_check_ins(office: Office, *check_ins: CheckIn) -> None:
    def change(file: DirectiveFile) -> DirectiveFile:
        return file.model_copy(update={"check_ins": check_ins})

    reload(office, change)


def told(office: Office, unit: str) -> list[tuple[str | None, str]]:
    """What a unit answered, in order: question and value."""
    found: list[dict[str, Any]] = office.export()["check_ins"]
    return [(a["question"], a["value"]) for line in found if line["unit"] == unit for a in line["answers"]]


def passed_over(office: Office, unit: str) -> list[tuple[str, str | None]]:
    """When a unit was to be asked, and why it was not."""
    return [(line["day"], line["passed_over"]) for line in office.export()["check_ins"] if line["unit"] == unit]
