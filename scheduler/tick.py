"""Everything due and not yet written becomes outbox rows. One function for the bot, the demo and the rehearsal."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from core.planning import Job, Moment, Plan
from scheduler import (
    broadcasts,
    check_ins,
    digests,
    duties,
    gaps,
    joiners,
    leaders,
    lost_chats,
    matters_due,
    nudges,
    office_calls,
    office_due,
    openings,
    reachability,
    untapped,
    years,
)
from storage import assignments, marks, outbox
from storage import broadcasts as sheets
from storage.directives import Loaded, find_current

PLANNED, BEGAN = marks.PLANNED, "began"
"""Marks: how far the calendar has been written, and since when it is. A job's own: when it was last written."""

Writer = Callable[[Session, Loaded, Plan, Moment, datetime, int], int | None]
"""Writes the next portion of a moment, of the units behind the last one given: the last unit that it came to, or None
when nothing is left. So nobody waits for an answer while ten thousand reminders are written."""

WRITERS: dict[Job, Writer] = {
    Job.OPENING: openings.write,
    Job.NUDGES: nudges.write,
    Job.OFFICE_CALLS: office_calls.write,
    Job.LEADERS_AHEAD: leaders.write_ahead,
    Job.LEADERS: leaders.write,
    Job.CHECK_INS: check_ins.write,
    Job.OFFICE_DUE: office_due.write,
    Job.MATTERS_DUE: matters_due.write,
    Job.DUTIES: duties.write,
    Job.REACH: reachability.write,
    Job.YEAR: years.write,
    Job.DIGEST: digests.write,
}


def plan_of(session: Session, directive: Loaded) -> Plan:
    return directive.plan(assignments.last_days(session, directive.id))


def tick(session: Session, now: datetime) -> bool:
    """Write a portion of what has fallen due up to `now`; whether more may be left. Run again, it writes nothing
    twice."""
    directive = find_current(session)
    if directive is None:
        return False
    plan = plan_of(session, directive)
    if _write_portion(session, directive, plan, now):
        return True
    marks.begin(session, mark(directive, BEGAN), now)
    marks.set_mark(session, mark(directive, PLANNED), now)
    joiners.write(session, directive, plan, now)
    gaps.write(session, directive, now)
    lost_chats.write(session, directive, now)
    untapped.write(session, directive, now)
    more = broadcasts.write(session, directive, now)
    outbox.expire(session, now)
    broadcasts.close(session, directive, now)
    return more


def next_due(
    session: Session, now: datetime, resting: Collection[int] = (), *, passing_over: bool = False
) -> datetime | None:
    """The next instant at which a tick or a delivery has something to do; `now` when something is due already.

    Rows that rest before another try are the sender's own business. `passing_over` mornings on which nothing waits for
    the office: nobody who moves a clock by hand wants to stop there, and a later tick looks at them all the same."""
    directive = find_current(session)
    if directive is None:
        return None
    since = marks.get_mark(session, mark(directive, PLANNED))
    if since is None:
        return now  # the first tick ever: an opening may have been due for days
    plan = plan_of(session, directive)
    moment = next_to_speak(session, directive, plan, since) if passing_over else plan.next(since)
    candidates = [
        moment.at if moment else None,
        outbox.next_due(session, resting),
        sheets.next_send(session),
        gaps.due(session, directive, now),
        lost_chats.due(session, directive),
        untapped.due(session, directive, now),
        now if joiners.pending(session) or sheets.delivered(session) else None,
    ]
    return min((at for at in candidates if at is not None), default=None)


def next_to_speak(session: Session, directive: Loaded, plan: Plan, since: datetime) -> Moment | None:
    """The next moment, but for mornings on which the office will hear of nothing."""
    return next((m for m in plan.after(since) if _speaks(session, directive, m)), None)


def _speaks(session: Session, directive: Loaded, moment: Moment) -> bool:
    may_speak = {Job.OFFICE_DUE: office_due.may_speak, Job.MATTERS_DUE: matters_due.may_speak}.get(moment.job)
    return may_speak is None or may_speak(session, directive, moment)


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
    """The newest of each kind; a leaders' report whose notice to the office is folded away goes with it."""
    newest = {moment.job: moment for moment in found}
    ahead, leaders = newest.get(Job.LEADERS_AHEAD), newest.get(Job.LEADERS)
    if ahead and leaders and ahead.at > leaders.at:
        del newest[Job.LEADERS]
    return [moment for moment in found if moment in newest.values() or moment.closing or moment.job is Job.OPENING]


def _at_first(plan: Plan, now: datetime) -> list[Moment]:
    """The first tick ever: the opening, however late, and nothing of what passed before we were there."""
    return [moment for moment in plan.on(plan.starts) if moment.job is Job.OPENING and moment.at <= now]


def _write_portion(session: Session, directive: Loaded, plan: Plan, now: datetime) -> bool:
    """Of the first moment due that is not wholly written; whether there was one."""
    found = _due(session, directive, plan, now)
    if not found:
        return False
    begun = mark(directive, "portion") + ":"
    come_to = marks.positions(session, begun)
    for moment in found:
        name = f"{begun}{moment.job}:{moment.at.isoformat()}:{moment.why}"
        after = come_to.get(name, 0)
        if after != marks.DONE:
            last = WRITERS[moment.job](session, directive, plan, moment, now, after)
            marks.set_position(session, name, now, marks.DONE if last is None else last)
            marks.set_mark(session, mark(directive, moment.job), now)
            return True
    marks.forget(session, begun)
    return False
