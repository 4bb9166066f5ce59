"""What waits, and for how long it could have gone already: for whoever watches the running bot."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from core.ledger import KINDS, Kind
from storage import inbox
from storage.directives import find_current
from storage.outbox import RIPE, WAITS, outbox


@dataclass(frozen=True, slots=True)
class Backlog:
    """Rows that have a chat, by kind; since when the one that has waited longest could have gone."""

    waiting: dict[Kind, int] = field(default_factory=dict)
    oldest: datetime | None = None
    inbox: int = 0

    @property
    def total(self) -> int:
        return sum(self.waiting.values())


def backlog(session: Session, now: datetime) -> Backlog:
    directive = find_current(session)
    opened = directive.calendar.opened(now) if directive else None
    waiting = {Kind(kind): number for kind, number in session.execute(_WAITING)}
    return Backlog(waiting, oldest_since(session, now, opened), session.scalar(_ARRIVED) or 0)


def oldest_since(session: Session, now: datetime, opened: datetime | None) -> datetime | None:
    """Since when a row due now waits though it may go; `opened`: when today's hours began, None outside them.

    A row whose picture is not drawn yet waits for us and for nobody else, so it counts too.
    """
    asked = {"now": now}
    any_hour = session.scalar(_OLDEST.where(outbox.c.kind.not_in(OFFICE_HOURS)), asked)
    in_hours = session.scalar(_OLDEST.where(outbox.c.kind.in_(OFFICE_HOURS)), asked) if opened else None
    found = [any_hour, max(in_hours, opened) if in_hours and opened else None]
    return min((moment for moment in found if moment), default=None)


OFFICE_HOURS = [kind.value for kind, rule in KINDS.items() if rule.office_hours]
REACHABLE = and_(WAITS, outbox.c.chat.is_not(None))
_WAITING = select(outbox.c.kind, func.count()).where(REACHABLE).group_by(outbox.c.kind)
_OLDEST = select(func.min(outbox.c.due)).where(REACHABLE, RIPE)
_ARRIVED = select(func.count()).where(inbox.inbox.c.state == inbox.WAITING)


def count_waiting(session: Session) -> int:
    """Rows that can be sent and have not been."""
    query = select(func.count()).where(WAITS, outbox.c.chat.is_not(None))
    return session.scalar(query) or 0
