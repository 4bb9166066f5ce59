"""Digests to the office, at the file's moments; each says of what instant its figures are."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from core.digest_words import digest_text
from core.figures import Status
from core.ledger import Kind
from core.planning import Moment, Plan
from core.rights import Role
from core.states import State
from storage import outbox, people
from storage.directives import Loaded
from storage.figures import figures, last_digest
from storage.outbox import Draft

CLOSING_STANDS = 10
"""Working days for which the figures of a milestone are still worth sending, where the machine was off."""


def write(session: Session, directive: Loaded, _plan: Plan, moment: Moment, now: datetime, _after: int) -> None:
    """One row a person of the office, with text and picture of the same instant; none once all is confirmed."""
    as_of = as_of_moment(directive, moment)
    since = last_digest(session, directive, moment.at)
    found = figures(session, directive, as_of, since, closing=moment.closing is not None)
    if not worth_sending(moment, found.statuses, changed=bool(found.changes)):
        return
    text = digest_text(found)
    drawing = {
        "as_of": as_of.isoformat(),
        "since": since.isoformat() if since else None,
        "closing": bool(moment.closing),
    }
    expires = _expires(directive, moment)
    drafts = [
        Draft(
            key=key(directive, holder.person, moment),
            kind=Kind.DIGEST,
            to=holder.address,
            body=text,
            now=moment.at,
            due=moment.at,
            expires=expires,
            subject={"directive": directive.code, "why": moment.why},
            drawing=drawing,
        )
        for holder in people.holders(session, directive.calendar.day(now), [Role.OFFICE])
    ]
    outbox.queue(session, *drafts)


def worth_sending(moment: Moment, statuses: Sequence[Status], *, changed: bool) -> bool:
    """Not once all is confirmed and that has been told; closing figures always are."""
    return moment.closing is not None or changed or any(status.state is not State.CONFIRMED for status in statuses)


def key(directive: Loaded, person: int, moment: Moment) -> str:
    return f"digest:{directive.code}:{person}:{moment.at.isoformat()}"


def as_of_moment(directive: Loaded, moment: Moment) -> datetime:
    """The moment itself; the closing one is frozen at 24:00 of its last day."""
    return directive.calendar.midnight_after(moment.closing) if moment.closing else moment.at


def _expires(directive: Loaded, moment: Moment) -> datetime:
    """A digest not sent by the close of the next working day has been overtaken; closing figures are not soon."""
    calendar = directive.calendar
    return calendar.close(calendar.shift(calendar.day(moment.at), CLOSING_STANDS if moment.closing else 1))
