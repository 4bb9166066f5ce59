"""Digests to the office, at the file's moments; each says of what instant its figures are. At some of them the office's
own leaders get a shorter one."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy.orm import Session

from core.digest_words import digest_text
from core.figures import Figures, Status
from core.leader_words import leader_text
from core.ledger import Kind
from core.planning import Moment, Plan
from core.rights import Role
from core.states import State
from storage import assignments, cut_offs, outbox, people, staff
from storage.directives import Loaded
from storage.figures import figures, last_digest, last_told
from storage.outbox import Draft
from storage.people import Holder
from storage.statuses import statuses

CLOSING_STANDS = 10
"""Working days for which the figures of a milestone are still worth sending, where the machine was off."""


def write(session: Session, directive: Loaded, _plan: Plan, moment: Moment, now: datetime, _after: int) -> None:
    """One row a person of the office, with text and picture of the same instant; none once all is confirmed."""
    since = last_digest(session, directive, moment.at)
    as_of = as_of_moment(directive, moment)
    if moment.closing:
        cut_offs.freeze(session, directive, as_of, now, statuses(session, directive, as_of))
    found = figures(session, directive, as_of, since, closing=moment.closing is not None)
    desk = staff.office(session, directive.calendar.day(now))
    drafts: list[Draft] = []
    if worth_sending(moment, found.statuses, changed=bool(found.changes)):
        drafts += [_draft(directive, moment, holder, digest_text(found), _drawing(found)) for holder in desk]
    if moment.leader:
        drafts += _to_leaders(session, directive, moment, found, {holder.person for holder in desk}, now)
    outbox.queue(session, *drafts)


def _drawing(found: Figures) -> dict[str, Any]:
    since = found.since.isoformat() if found.since else None
    return {"as_of": found.as_of.isoformat(), "since": since, "closing": found.closing}


def _to_leaders(
    session: Session, directive: Loaded, moment: Moment, found: Figures, staff: Collection[int], now: datetime
) -> Iterator[Draft]:
    """The leaders of the office itself, by their post; one who is of its staff too has the office's digest."""
    office = directive.file.office.code
    unit = assignments.unit_ids(session, [office])
    for leader in people.holders(session, directive.calendar.day(now), [Role.LEADER], unit.values()):
        since = last_told(session, leader.person, moment.at)
        confirmed = any(s.confirmed_at and (since is None or s.confirmed_at > since) for s in found.statuses)
        if leader.person not in staff and worth_sending(moment, found.statuses, changed=confirmed):
            about = {"unit": office, "as_of": found.as_of.isoformat()}
            yield _draft(directive, moment, leader, leader_text(found, leader.title, since), None, about)


def _draft(
    directive: Loaded,
    moment: Moment,
    to: Holder,
    text: str,
    drawing: dict[str, Any] | None,
    about: Mapping[str, str] = MappingProxyType({}),
) -> Draft:
    return Draft(
        key=key(directive, to.person, moment),
        kind=Kind.DIGEST,
        to=to.address,
        body=text,
        now=moment.at,
        due=moment.at,
        expires=_expires(directive, moment),
        subject={"directive": directive.code, "why": moment.why, **about},
        drawing=drawing,
    )


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
