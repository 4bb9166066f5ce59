"""Claims for the dialogues, and a directive with a changed setting."""

from typing import Any

from storage import directives
from tests.dialogues.desk import QUANG
from tests.office import Office


async def claim(office: Office, *numbers: int, person: str = QUANG) -> None:
    """A unit's official says that these tasks are done, and taps it."""
    talk = office.talk(person)
    await talk.says(", ".join(f"việc {number} xong" for number in numbers))
    await talk.presses("Đúng")


def wanting(office: Office, **changes: Any) -> None:
    """The same directive with a changed setting, loaded again."""
    file = office.directive.file
    office.database.write(directives.apply, file.model_copy(update=changes), office.clock.now())


def wanting_proof(office: Office) -> None:
    """Every task wants evidence."""
    tasks = [task.model_copy(update={"evidence": "required"}) for task in office.directive.file.tasks]
    wanting(office, tasks=tuple(tasks))
