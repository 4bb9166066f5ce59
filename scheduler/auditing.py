"""The audit: what was due against what stands in the ledger. It says nothing when all is well.

A false alarm teaches people not to read alarms, so whatever may excuse a missing row does: who came on the day itself,
who answered at that very moment, a file loaded since. A look every few minutes finds what is missing all the same.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from core.calendar import WorkingCalendar
from core.figures import Status
from core.ladder import Held
from core.planning import Job, Moment
from core.rights import UNIT_ROLES, Role
from core.texts import operators
from scheduler import digests
from scheduler.tick import BEGAN, PLANNED, mark, next_to_speak, plan_of, unfolded
from storage import assignments, books, decisions, difficulties, extensions, marks, pauses, people
from storage.directives import Loaded
from storage.figures import last_digest
from storage.people import Holder
from storage.statuses import statuses_known

LATE_CALENDAR = timedelta(minutes=2)
STUCK_CALL = timedelta(minutes=5)
UNHANDLED = timedelta(minutes=5)
HELD_UP = timedelta(minutes=10)
LOOKS_BACK = timedelta(hours=24)
SETTLES = timedelta(minutes=10)
"""How long after it came an update may be set aside: it is tried several times."""

SLACK = timedelta(seconds=5)
"""An answer of the same moment may have been stored before the tick or behind it."""


@dataclass(frozen=True, slots=True)
class Finding:
    name: str
    sentence: str
    count: int


def findings(session: Session, directive: Loaded, now: datetime, since: datetime | None = None) -> list[Finding]:
    """What is wrong now. `since`: the last look, after which set-aside updates are news."""
    looked = since - SETTLES if since else now - LOOKS_BACK
    return [
        *_calendar(session, directive, now),
        *_written(session, directive, now),
        *_standing(session, directive, now),
        *_found("set_aside", books.set_aside(session, looked)),
    ]


_SENTENCES = {
    "digests": operators.missing_digests,
    "nudges": operators.missing_nudges,
    "stuck_calls": operators.stuck_calls,
    "held_up": operators.held_up,
    "inbox": operators.inbox_waits,
    "set_aside": operators.set_aside,
}


def _found(name: str, count: int) -> Iterator[Finding]:
    if count:
        yield Finding(name, _SENTENCES[name](count), count)


def _calendar(session: Session, directive: Loaded, now: datetime) -> Iterator[Finding]:
    """Nothing that fell due is left unwritten. The mark itself may be old: between two moments there is no tick."""
    planned = marks.get_mark(session, mark(directive, PLANNED))
    if planned is None:
        yield Finding("calendar", operators.NO_CALENDAR, 1)
        return
    late = next_to_speak(session, directive, plan_of(session, directive), planned)
    if late and late.at <= now - LATE_CALENDAR:
        minutes = int((now - late.at).total_seconds() // 60)
        yield Finding("calendar", operators.late_calendar(minutes), 1)


def _standing(session: Session, directive: Loaded, now: datetime) -> Iterator[Finding]:
    """Nothing stands still."""
    yield from _found("stuck_calls", books.stuck_calls(session, now - STUCK_CALL))
    yield from _found("inbox", books.unhandled(session, now - UNHANDLED))
    held = books.held_up(session, now, now - HELD_UP, directive.calendar.opened(now))
    yield from _found("held_up", sum(line.count for line in held if not line.tried))
    for line in held:
        if line.tried:
            yield Finding(
                f"away_{line.channel}", operators.messenger_away(line.channel.title(), line.count), line.count
            )


def _written(session: Session, directive: Loaded, now: datetime) -> Iterator[Finding]:
    """The rows of each moment that the calendar has passed; of several that a machine slept through, the newest."""
    planned, began = (marks.get_mark(session, mark(directive, name)) for name in (PLANNED, BEGAN))
    if planned is None or began is None:
        return
    plan = plan_of(session, directive)
    since = max(now - LOOKS_BACK, began, books.loaded_at(session, directive))
    passed = unfolded(list(plan.after(since, planned)))
    digested = [_missing_digests(session, directive, moment) for moment in passed if moment.job is Job.DIGEST]
    yield from _found("digests", sum(digested))
    nudged = [_missing_nudges(session, directive, moment) for moment in passed if moment.job is Job.NUDGES]
    yield from _found("nudges", sum(nudged))


def _written_at(session: Session, directive: Loaded, moment: Moment) -> datetime:
    """When its tick came."""
    return max(moment.at, marks.get_mark(session, mark(directive, moment.job)) or moment.at)


def _missing_digests(session: Session, directive: Loaded, moment: Moment) -> int:
    if not _worth_sending(session, directive, moment):
        return 0
    keys = {
        digests.key(directive, holder.person, moment)
        for holder in _settled(session, directive.calendar, moment, {Role.OFFICE})
    }
    return len(keys - books.written(session, keys))


def _worth_sending(session: Session, directive: Loaded, moment: Moment) -> bool:
    as_of = digests.as_of_moment(directive, moment)
    since = last_digest(session, directive, moment.at) or as_of
    at = _written_at(session, directive, moment)
    views = [statuses_known(session, directive, (since, as_of), known) for known in (at - SLACK, at + SLACK)]
    return all(
        digests.worth_sending(moment, after, changed=[s.state for s in before] != [s.state for s in after])
        for before, after in views
    )


def _missing_nudges(session: Session, directive: Loaded, moment: Moment) -> int:
    """How many units owe something, have somebody to be told, and of which neither a reminder nor a reason speaks."""
    ids = assignments.unit_ids(session)
    owing = {ids[status.unit] for status in _owed(session, directive, moment)}
    reminded = books.reminded_units(session, directive.calendar.day(moment.at))
    back = books.resumed(session, _written_at(session, directive, moment) - SLACK)
    willing = {
        holder.unit
        for holder in _settled(session, directive.calendar, moment, UNIT_ROLES)
        if not holder.stopped and holder.person not in back
    }
    explained = decisions.explained_units(session, directive.id, directive.calendar.day(moment.at))
    return len(owing & willing - reminded - explained)


def _owed(session: Session, directive: Loaded, moment: Moment) -> list[Status]:
    """What was owed shortly before the tick and shortly behind it."""
    day, ladders = directive.calendar.day(moment.at), directive.ladders
    at = _written_at(session, directive, moment)
    waited = difficulties.quiet_since(session, directive.id, at - SLACK) | extensions.asked_since(
        session, directive.id, at - SLACK
    )
    holding = Held(waited, pauses.on(session, directive.id, day))

    def owed(known: datetime) -> list[Status]:
        found = statuses_known(session, directive, (known,), known)[0]
        return [s for s in found if (rung := ladders.rung(s, day)) and ladders.quiet(s, day, rung, holding) is None]

    before = {status.assignment for status in owed(at - SLACK)}
    return [status for status in owed(at + SLACK) if status.assignment in before]


def _settled(session: Session, calendar: WorkingCalendar, moment: Moment, roles: Collection[Role]) -> list[Holder]:
    """Who holds these posts since before that day: who came on it may have come behind the moment."""
    today = calendar.day(moment.at)
    before = {(holder.person, holder.unit) for holder in people.holders(session, today - timedelta(days=1), roles)}
    return [holder for holder in people.holders(session, today, roles) if (holder.person, holder.unit) in before]
