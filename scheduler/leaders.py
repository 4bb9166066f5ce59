"""Up to the unit's own leader: the office hears of it that morning and may stop it; the leader hears in the afternoon.

Never before the office: whoever was not named to it that morning is left out, and why is noted.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from core.dates import hour
from core.figures import Status
from core.ladder import Quiet, Why
from core.planning import Moment, Plan
from core.rights import Role
from core.states import CLAIMED
from core.texts import steps as words
from scheduler.fitness import Unfit
from scheduler.office_calls import ENTRIES, queue_for_office, still_silent
from scheduler.silence import PORTION, quieted, unanswered
from storage import (
    absences,
    assignments,
    decisions,
    escalations,
    leader_stops,
    nudge_items,
    nudges,
    outbox,
    people,
    staff,
)
from storage.directives import Loaded
from storage.outbox import Choice, Row
from storage.people import Held, Holder
from storage.statuses import statuses

AHEAD, LEADER = "ahead", "leader"
"""Steps, as they stand in a row's subject; the second is a rung too."""


def write_ahead(
    session: Session, directive: Loaded, plan: Plan, moment: Moment, now: datetime, after: int
) -> int | None:
    """The next portion of units: to the office, whose leaders will hear this afternoon."""
    days = plan.stepped(directive.file.escalation.leader, directive.calendar.day(moment.at))
    units = assignments.units_due(session, directive.id, days, after, PORTION)
    silent = _unstopped(session, directive, unanswered(session, directive, now, units, days))
    codes = list(silent)
    for start in range(0, len(codes), ENTRIES):
        queue_for_office(session, directive, AHEAD, {c: silent[c] for c in codes[start : start + ENTRIES]}, moment.at)
    return units[-1] if len(units) == PORTION else None


def _unstopped(session: Session, directive: Loaded, silent: Mapping[str, list[Status]]) -> dict[str, list[Status]]:
    ids = assignments.unit_ids(session, silent)
    stopped = leader_stops.of(session, directive.id, {s.last_day for missing in silent.values() for s in missing})
    left = {c: [s for s in missing if (ids[c], s.last_day) not in stopped] for c, missing in silent.items()}
    return {code: missing for code, missing in left.items() if missing}


def compose_ahead(session: Session, directive: Loaded, row: Row, now: datetime) -> tuple[str, list[Choice]] | None:
    silent = _unstopped(session, directive, still_silent(session, directive, row, now))
    if not silent:
        return None
    leader = directive.file.escalation.leader
    if leader and now >= directive.calendar.at(directive.calendar.day(now), leader.at):
        return _too_late(session, directive, silent, now), []
    day, ids = directive.calendar.day(now), assignments.unit_ids(session, silent)
    led = {holder.unit for holder in people.holders(session, day, [Role.LEADER], list(ids.values())) if holder.chat}
    told = {code: missing for code, missing in silent.items() if ids[code] in led}
    at = hour(leader.at) if leader else ""
    leaderless = [missing[0].unit_short for code, missing in silent.items() if code not in told]
    return words.ahead(at, _named(told), leaderless), [_stop(ids[code], missing) for code, missing in told.items()]


def _named(silent: Mapping[str, Sequence[Status]]) -> list[tuple[str, list[int]]]:
    return [(missing[0].unit_short, [s.number for s in missing]) for missing in silent.values()]


def _too_late(session: Session, directive: Loaded, silent: Mapping[str, Sequence[Status]], now: datetime) -> str:
    """The hour has passed, and no leader hears of whom nobody of the office was told: so the office has to call."""
    in_time = _named_in_time(session, directive, directive.calendar.day(now))
    left = {code: missing for code, missing in silent.items() if code not in in_time}
    if not left:
        raise Unfit("expired")
    return words.ahead_too_late(_named(left))


def _named_in_time(session: Session, directive: Loaded, day: date) -> set[str]:
    """Units that somebody of the office was told of while their leaders' report could still be stopped."""
    leader, calendar = directive.file.escalation.leader, directive.calendar
    before = calendar.at(day, leader.at) if leader else calendar.close(day)
    office = [holder.person for holder in staff.office(session, day)]
    return escalations.named_to_office(session, AHEAD, office, calendar.midnight(day), before)


def _stop(unit: int, missing: Sequence[Status]) -> Choice:
    days = sorted({status.last_day.isoformat() for status in missing})
    return Choice(words.stop_unit(missing[0].unit_short), "call.stop", {"unit": unit, "days": days}, lasting=True)


def write(session: Session, directive: Loaded, plan: Plan, moment: Moment, now: datetime, after: int) -> int | None:
    """The next portion of units: a row to each of their leaders; for who gets none, the reason, also where the unit
    was left in peace."""
    day = directive.calendar.day(moment.at)
    days = plan.stepped(directive.file.escalation.leader, day)
    units = assignments.units_due(session, directive.id, days, after, PORTION)
    silent = unanswered(session, directive, now, units, days)
    if silent:
        _report(session, directive, silent, moment.at)
    quiet = [(status, LEADER, why) for status, why in quieted(session, directive, now, units, days)]
    decisions.note(session, directive.id, day, assignments.unit_ids(session, {s.unit for s, _, _ in quiet}), quiet)
    return units[-1] if len(units) == PORTION else None


def _report(session: Session, directive: Loaded, silent: Mapping[str, list[Status]], at: datetime) -> None:
    day, ids = directive.calendar.day(at), assignments.unit_ids(session, silent)
    going = _unstopped(session, directive, silent)
    named = _named_in_time(session, directive, day)
    away = absences.on(session, day)
    leaders: dict[int, list[Holder]] = {}
    for holder in people.holders(session, day, [Role.LEADER], [ids[code] for code in going]):
        if holder.person not in away:
            leaders.setdefault(holder.unit, []).append(holder)
    told: dict[int, tuple[Holder, list[str]]] = {}
    for code, missing in silent.items():
        quiet = _quiet(code, ids[code], going, named, leaders)
        if quiet is not None:
            decisions.note(session, directive.id, day, ids, [(status, LEADER, quiet) for status in missing])
            continue
        for holder in leaders[ids[code]]:
            told.setdefault(holder.person, (holder, []))[1].append(code)
    keys = [_queue(session, directive, {code: going[code] for code in codes}, to, at) for to, codes in told.values()]
    left = {code for _, codes in told.values() for code in codes} - escalations.named_by(session, LEADER, keys)
    why = Quiet(Why.TOLD_TODAY)
    decisions.note(session, directive.id, day, ids, [(s, LEADER, why) for code in left for s in going[code]])


def _quiet(
    code: str, unit: int, going: Mapping[str, object], named: set[str], leaders: Mapping[int, object]
) -> Quiet | None:
    if code not in going:
        return Quiet(Why.LEADER_STOPPED)
    if unit not in leaders:
        return Quiet(Why.NOBODY)
    return None if code in named else Quiet(Why.OFFICE_NOT_TOLD)


def _queue(
    session: Session, directive: Loaded, silent: Mapping[str, Sequence[Status]], to: Holder, at: datetime
) -> str:
    """One row of all the units that they lead; its key. Who has had a reminder that day already is not told twice: the
    keys are the same."""
    day, missing = directive.calendar.day(at), [status for code in silent for status in silent[code]]
    last_days = sorted({status.last_day.isoformat() for status in missing})
    subject = {"step": LEADER, "unit": next(iter(silent)), "units": list(silent), "last_days": last_days}
    draft = escalations.draft(directive, nudges.key(to.person, day), to.address, at, **subject)
    rows = outbox.queue(session, draft)
    nudge_items.put(session, {row: {status.assignment: LEADER for status in missing} for row in rows})
    return draft.key


def compose(session: Session, directive: Loaded, row: Row, now: datetime) -> tuple[str, list[Choice]] | None:
    day = directive.calendar.day(now)
    silent = still_silent(session, directive, row, now)
    if not silent:
        return None
    posts = {post.unit.code: post for post in people.held(session, row.person_id or 0, day) if post.role is Role.LEADER}
    going = {c: missing for c, missing in _unstopped(session, directive, silent).items() if c in posts}
    if not going:
        raise Unfit(Why.LEADER_STOPPED)
    texts = [_to_leader(session, directive, now, posts[code], missing) for code, missing in going.items()]
    return "\n\n".join(texts), [Choice(words.UNDERSTOOD, "leader.read"), Choice(words.CALL_OFFICE, "leader.call")]


def _to_leader(session: Session, directive: Loaded, now: datetime, post: Held, missing: Sequence[Status]) -> str:
    day, unit = directive.calendar.day(now), post.unit
    left = directive.calendar.days_left(day, min(status.last_day for status in missing))
    done = _done(session, directive, now, unit.id, missing)
    return words.to_leader(words.post_of(post.title, unit.name), unit.name, done, missing, left, day)


def _done(session: Session, directive: Loaded, now: datetime, unit: int, missing: Sequence[Status]) -> list[int]:
    """What the unit has done of the same waves."""
    waves = {status.wave for status in missing}
    found = statuses(session, directive, now, [unit])
    return [status.number for status in found if status.wave in waves and status.state in CLAIMED]
