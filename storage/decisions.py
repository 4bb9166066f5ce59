"""What the ladder did where no reminder's row says so: who was not reminded of what, and why."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.figures import Status
from core.ladder import Quiet
from storage.rows import insert_missing
from storage.tables import Decision
from storage.tables.base import table

decisions = table(Decision)


def note(
    session: Session, directive: int, day: date, unit_ids: dict[str, int], told: Iterable[tuple[Status, str, Quiet]]
) -> None:
    """Assignments on a rung and why nobody is reminded; one noted already stays."""
    rows = [
        {
            "directive_id": directive,
            "day": day,
            "unit_id": unit_ids[status.unit],
            "assignment_id": status.assignment,
            "rung": rung,
            "reason": quiet.why.value,
            "until": quiet.until,
        }
        for status, rung, quiet in told
    ]
    insert_missing(session, decisions, rows)


def explained_units(session: Session, directive: int, day: date) -> set[int]:
    """Units of which it is noted that day why somebody was not reminded."""
    where = (decisions.c.directive_id == directive, decisions.c.day == day)
    return set(session.scalars(select(decisions.c.unit_id).where(*where).distinct()))
