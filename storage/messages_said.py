"""The reports that one message led to, and the matter that it opened: by them an edited message finds its way."""

from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import bindparam, select, union_all
from sqlalchemy.orm import Session

from storage.outbox import outbox
from storage.statuses import reports
from storage.tables import Difficulty, DifficultyMessage
from storage.tables.base import table

difficulties, messages = table(Difficulty), table(DifficultyMessage)


def beside(session: Session, row: Any, assignments: Collection[int]) -> list[Any]:
    """This report, and what its message said of other assignments."""
    return _last_words(session, assignments, lambda other: (other.inbox_id, other.source) == (row.inbox_id, row.source))


def of_message(session: Session, person: int, ref: str, assignments: Collection[int]) -> list[Any]:
    """What a message led to; `ref` is the messenger's, and one person's chat has it once."""
    return _last_words(session, assignments, lambda row: (row.person_id, row.message_ref) == (person, ref))


def _last_words(session: Session, assignments: Collection[int], ours: Callable[[Any], bool]) -> list[Any]:
    """Of each assignment the last that the message said and that stands: a unit's reports are few."""
    told = session.execute(_OF_ASSIGNMENTS, {"assignments": list(assignments)}).all()
    taken_back = {row.corrects_id for row in told if row.withdrawn}
    stand = [row for row in told if not row.withdrawn and row.id not in taken_back and ours(row)]
    replaced = {row.corrects_id for row in stand}
    return [row for row in stand if row.id not in replaced]


_OF_ASSIGNMENTS = (
    select(reports).where(reports.c.assignment_id.in_(bindparam("assignments", expanding=True))).order_by(reports.c.id)
)


def matter(session: Session, person: int, ref: str) -> int | None:
    """The difficulty or question that a message opened, or was added to."""
    found: int | None = session.scalar(_MATTER, {"person": person, "ref": ref})
    return found


_MATTER = union_all(
    select(difficulties.c.id).where(
        difficulties.c.raised_by == bindparam("person"), difficulties.c.message_ref == bindparam("ref")
    ),
    select(messages.c.difficulty_id).where(
        messages.c.person_id == bindparam("person"), messages.c.message_ref == bindparam("ref")
    ),
)


def offers(session: Session, channel: str, chat: str, ref: str) -> list[Any]:
    """Newest messages of a chat whose buttons would still write down what that message said."""
    found = session.execute(_CHOICES, {"channel": channel, "chat": chat})
    return [row for row in found if any(_is_of(choice, ref) for choice in row.choices)]


def _is_of(choice: dict[str, Any], ref: str) -> bool:
    source = choice["data"].get("source", choice["data"])
    return isinstance(source, dict) and source.get("ref") == ref


LOOKED_AT = 50
"""Messages back in a chat in which an offer is looked for."""

_CHOICES = (
    select(outbox.c.id, outbox.c.body, outbox.c.choices)
    .where(outbox.c.channel == bindparam("channel"), outbox.c.chat == bindparam("chat"))
    .where(outbox.c.chosen.is_(None), outbox.c.edits.is_(None))
    .order_by(outbox.c.id.desc())
    .limit(LOOKED_AT)
)
