"""Is a row still right to send? Looked at again just before the call, for much happens between plan and moment."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from core.ladder import LAST_DAY, Why
from core.ledger import Kind
from core.rights import OFFICE_ROLES, UNIT_ROLES, Role
from storage import absences, broadcasts, nudge_items, pauses, people, wishes
from storage.directives import Loaded
from storage.outbox import Row
from storage.people import Held

HANDED_OVER = "handed over"
STOPPED = "stopped"
REPLANNED = "replanned"
OTHER_DIRECTIVE = "another directive"

UNASKED = (Kind.NUDGE, Kind.ESCALATION)
"""What nobody has to hear who wants to be left in peace; answers, decisions and broadcasts reach them all the same."""


class Unfit(Exception):
    """Not right any more; the reason stands in the books."""


def unfit(session: Session, directive: Loaded, rows: Sequence[Row], now: datetime) -> dict[int, str]:
    """Row → why it is not right any more."""
    today = directive.calendar.day(now)
    halted = broadcasts.halted(session, {row.broadcast_id for row in rows if row.broadcast_id is not None})
    reasons = {row: why.value for row, why in _quieted(session, directive, rows, now).items()}
    reasons |= dict.fromkeys(handed_over(session, rows, today), HANDED_OVER)
    reasons |= {row.id: OTHER_DIRECTIVE for row in rows if _is_of_another(row, directive.code)}
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
    if row.kind is Kind.DIGEST:  # the office's own leaders get one, and no others
        return any(post.role in OFFICE_ROLES or _leads(post, row.subject.get("unit")) for post in posts)
    if row.kind in (Kind.NUDGE, Kind.CHECK_IN):
        return any(post.role in UNIT_ROLES for post in posts)
    unit = row.subject.get("unit")
    if row.kind is Kind.ESCALATION:
        return any(post.role in OFFICE_ROLES if unit is None else _leads_one(post, row) for post in posts)
    return any(unit in (None, post.unit.code) for post in posts)


def _leads(post: Held, unit: str | None) -> bool:
    """A leader of that unit."""
    return post.role is Role.LEADER and post.unit.code == unit


def _leads_one(post: Held, row: Row) -> bool:
    return any(_leads(post, unit) for unit in row.subject["units"])


def _quieted(session: Session, directive: Loaded, rows: Sequence[Row], now: datetime) -> dict[int, Why]:
    """Reminders and reports to leaders that were planned before somebody asked for quiet."""
    found = [row for row in rows if row.kind in UNASKED]
    if not found:
        return {}
    day = directive.calendar.day(now)
    by_wish = _by_wish(session, found, now, day)
    if by_wish:
        last = nudge_items.on_rung(session, list(by_wish), LAST_DAY)
        by_wish = {row: why for row, why in by_wish.items() if why is Why.STOPPED or row not in last}
    return by_wish | dict.fromkeys(_paused(session, found, pauses.on(session, directive.id, day)), Why.PAUSED)


def _by_wish(session: Session, rows: Sequence[Row], now: datetime, day: date) -> dict[int, Why]:
    """By what their persons have said of themselves. "Later" and "away" are for reminders: a leader is told."""
    asked = wishes.wishes(session, {row.person_id for row in rows if row.person_id is not None})
    away = absences.on(session, day)
    found: dict[int, Why] = {}
    for row in rows:
        wish = asked.get(row.person_id or 0)
        if wish and wish.stopped:
            found[row.id] = Why.STOPPED
        elif row.kind is Kind.NUDGE and row.person_id in away:
            found[row.id] = Why.AWAY
        elif row.kind is Kind.NUDGE and wish and wish.quiet_until and wish.quiet_until > now:
            found[row.id] = Why.LATER
    return found


def _paused(session: Session, rows: Sequence[Row], paused: Mapping[str, date]) -> set[int]:
    """Rows that speak of paused units only."""
    if not paused:
        return set()
    spoken = nudge_items.units_of(session, [row.id for row in rows])
    return {row.id for row in rows if _is_within(spoken.get(row.id) or _unit_of(row), paused)}


def _unit_of(row: Row) -> set[str]:
    return {row.subject["unit"]} if "unit" in row.subject else set()


def _is_within(units: Collection[str], paused: Mapping[str, date]) -> bool:
    return bool(units) and all(unit in paused for unit in units)
