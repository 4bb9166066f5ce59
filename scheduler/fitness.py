"""Is a row still right to send? Looked at again just before the call, for much happens between plan and moment."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from core.ledger import Kind
from core.rights import OFFICE_ROLES, UNIT_ROLES
from storage import broadcasts, people
from storage.outbox import Row
from storage.people import Held

HANDED_OVER = "handed over"
STOPPED = "stopped"
REPLANNED = "replanned"
OTHER_DIRECTIVE = "another directive"


class Unfit(Exception):
    """Not right any more; the reason stands in the books."""


def unfit(session: Session, rows: Sequence[Row], today: date, directive: str) -> dict[int, str]:
    """Row → why it is not right any more; `directive`: the code of the one that is followed now."""
    halted = broadcasts.halted(session, {row.broadcast_id for row in rows if row.broadcast_id is not None})
    reasons = dict.fromkeys(handed_over(session, rows, today), HANDED_OVER)
    reasons |= {row.id: OTHER_DIRECTIVE for row in rows if _is_of_another(row, directive)}
    return reasons | {row.id: STOPPED for row in rows if row.broadcast_id in halted}


def _is_of_another(row: Row, directive: str) -> bool:
    """Of one that is followed no longer, where the row speaks of a directive. A reminder is worded anew."""
    code = row.subject.get("directive")
    return isinstance(code, str) and code != directive and row.kind is not Kind.NUDGE


def handed_over(session: Session, rows: Sequence[Row], today: date) -> set[int]:
    """Rows whose person no longer holds the post for which they were to hear it.

    A reply answers whoever wrote, whatever they hold by now.
    """
    asked = {row.id: row.person_id for row in rows if row.kind is not Kind.REPLY and row.person_id is not None}
    posts = people.held_by(session, set(asked.values()), today) if asked else {}
    return {row.id for row in rows if row.id in asked and not _holds(row, posts.get(asked[row.id], ()))}


def _holds(row: Row, posts: Sequence[Held]) -> bool:
    if row.kind is Kind.DIGEST:
        return any(post.role in OFFICE_ROLES for post in posts)
    if row.kind is Kind.NUDGE:
        return any(post.role in UNIT_ROLES for post in posts)
    unit = row.subject.get("unit")
    if row.kind is Kind.ESCALATION:
        return any(post.role in OFFICE_ROLES if unit is None else post.unit.code == unit for post in posts)
    return any(unit in (None, post.unit.code) for post in posts)
