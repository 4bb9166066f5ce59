"""Everything due and not yet written becomes outbox rows. One function for the bot, the demo and the rehearsal."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from core.planning import Job, Moment, Plan
from scheduler import broadcasts, call_list, digests, gaps, joiners, nudges, openings
from storage import assignments, marks, outbox
from storage import broadcasts as sheets
from storage.directives import Loaded, find_current

PLANNED, BEGAN = "planned", "began"
"""Marks: how far the calendar has been written, and since when it is. A job's own: when it was last written."""


def plan_of(session: Session, directive: Loaded) -> Plan:
    return directive.plan(assignments.last_days(session, directive.id))


def tick(session: Session, now: datetime) -> int:
    """Write what has fallen due up to `now`; how many moments that were. Run twice, it writes nothing more."""
    directive = find_current(session)
    if directive is None:
        return 0
    plan = plan_of(session, directive)
    found = _due(session, directive, plan, now)
    for moment in found:
        _write(session, directive, plan, moment, now)
        marks.set_mark(session, mark(directive, moment.job), now)
    marks.begin(session, mark(directive, BEGAN), now)
    marks.set_mark(session, mark(directive, PLANNED), now)
    joiners.write(session, directive, plan, now)
    gaps.write(session, directive, now)
    call_list.write(session, directive, now)
    broadcasts.start(session, directive, now)
    outbox.expire(session, now)
    broadcasts.close(session, directive, now)
    return len(found)


def next_due(session: Session, now: datetime, resting: Collection[int] = ()) -> datetime | None:
    """The next instant at which a tick or a delivery has something to do; `now` when something is due already.

    Rows that rest before another try are the sender's own business."""
    directive = find_current(session)
    if directive is None:
        return None
    since = marks.get_mark(session, mark(directive, PLANNED))
    if since is None:
        return now  # the first tick ever: an opening may have been due for days
    moment = plan_of(session, directive).next(since)
    candidates = [
        moment.at if moment else None,
        outbox.next_due(session, resting),
        sheets.next_send(session),
        gaps.due(session, directive, now),
        call_list.due(session, directive),
        now if joiners.pending(session) or sheets.delivered(session) else None,
    ]
    return min((at for at in candidates if at is not None), default=None)


def mark(directive: Loaded, name: str) -> str:
    return f"{name}:{directive.code}"


def _due(session: Session, directive: Loaded, plan: Plan, now: datetime) -> list[Moment]:
    """What fell due since the last tick. A machine that was off says each thing once: the newest of its kind,
    and the closing figures, which nothing later repeats."""
    since = marks.get_mark(session, mark(directive, PLANNED))
    if since is None:
        return _at_first(plan, now)
    return unfolded(list(plan.after(since, now)))


def unfolded(found: Sequence[Moment]) -> list[Moment]:
    newest = {moment.job: moment for moment in found}
    return [moment for moment in found if moment in newest.values() or moment.closing or moment.job is Job.OPENING]


def _at_first(plan: Plan, now: datetime) -> list[Moment]:
    """The first tick ever: the opening, however late, and nothing of what passed before we were there."""
    return [moment for moment in plan.on(plan.starts) if moment.job is Job.OPENING and moment.at <= now]


def _write(session: Session, directive: Loaded, plan: Plan, moment: Moment, now: datetime) -> None:
    if moment.job is Job.OPENING:
        openings.write(session, directive, moment.at, now)
    elif moment.job is Job.NUDGES:
        nudges.write(session, directive, plan, moment.at, now)
    else:
        digests.write(session, directive, moment, now)
