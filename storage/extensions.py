"""Later days that units have asked for, and what the office decided."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.tables import Extension
from storage.tables.base import table

extensions = table(Extension)

ASKED, GRANTED, REFUSED, WITHDRAWN = "asked", "granted", "refused", "withdrawn"


def awaiting(session: Session, directive: int) -> set[int]:
    """Assignments for which a later day is asked and the office has not decided."""
    where = (extensions.c.directive_id == directive, extensions.c.state == ASKED)
    return set(session.scalars(select(extensions.c.assignment_id).where(*where)))


def asked_since(session: Session, directive: int, moment: datetime) -> set[int]:
    """Assignments for which a later day was asked and not yet decided at some time since then."""
    over = extensions.c.decided_at < moment
    where = (extensions.c.directive_id == directive, extensions.c.decided_at.is_(None) | ~over)
    return set(session.scalars(select(extensions.c.assignment_id).where(*where)))
