"""Up to the unit's own leader: the office hears of it that morning and may stop it; the leader hears in the afternoon.

Never before the office: whoever was not named to it that morning is left out, and why is noted.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

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
from scheduler.silence import PORTION, unanswered
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
from storage.people import Holder
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
    day, ids = directive.calendar.day(now), assignments.unit_ids(session, silent)
    led = {holder.unit for holder in people.holders(session, day, [Role.LEADER], list(ids.values())) if holder.chat}
    told = {code: missing for code, missing in silent.items() if ids[code] in led}
    leader = directive.file.escalation.leader
    at = hour(leader.at) if leader else ""
    named = [(missing[0].unit_short, [s.number for s in missing]) for missing in told.values()]
    leaderless = [missing[0].unit_short for code, missing in silent.items() if code not in told]
    return words.ahead(at, named, leaderless), [_stop(ids[code], missing) for code, missing in told.items()]


def _stop(unit: int, missing: Sequence[Status]) -> Choice:
    days = sorted({status.last_day.isoformat() for status in missing})
    return Choice(words.stop_unit(missing[0].unit_short), "call.stop", {"unit": unit, "days": days}, lasting=True)


def write(session: Session, directive: Loaded, plan: Plan, moment: Moment, now: datetime, after: int) -> int | None:
    """The next portion of units: a row to each of their leaders; for who gets none, the reason."""
    day = directive.calendar.day(moment.at)
    days = plan.stepped(directive.file.escalation.leader, day)
    units = assignments.units_due(session, directive.id, days, after, PORTION)
    silent = unanswered(session, directive, now, units, days)
    if silent:
        _report(session, directive, silent, moment.at)
    return units[-1] if len(units) == PORTION else None


def _report(session: Session, directive: Loaded, silent: Mapping[str, list[Status]], at: datetime) -> None:
    day, ids = directive.calendar.day(at), assignments.unit_ids(session, silent)
    going = _unstopped(session, directive, silent)
    office = [holder.person for holder in staff.office(session, day)]
    named = escalations.named_to_office(session, AHEAD, office, directive.calendar.midnight(day))
    away = absences.on(session, day)
    leaders: dict[int, list[Holder]] = {}
    for holder in people.holders(session, day, [Role.LEADER], [ids[code] for code in going]):
        if holder.person not in away:
            leaders.setdefault(holder.unit, []).append(holder)
    for code, missing in silent.items():
        quiet = _quiet(code, ids[code], going, named, leaders)
        if quiet is None:
            _queue(session, directive, code, going[code], leaders[ids[code]], at)
        else:
            decisions.note(session, directive.id, day, ids, [(status, LEADER, quiet) for status in missing])


def _quiet(
    code: str, unit: int, going: Mapping[str, object], named: set[str], leaders: Mapping[int, object]
) -> Quiet | None:
    if code not in going:
        return Quiet(Why.LEADER_STOPPED)
    if unit not in leaders:
        return Quiet(Why.NOBODY)
    return None if code in named else Quiet(Why.OFFICE_NOT_TOLD)


def _queue(
    session: Session, directive: Loaded, code: str, missing: Sequence[Status], leaders: Sequence[Holder], at: datetime
) -> None:
    """Who has had a reminder that day already is not told twice: the keys are the same."""
    day = directive.calendar.day(at)
    last_days = sorted({status.last_day.isoformat() for status in missing})
    subject = {"step": LEADER, "unit": code, "units": [code], "last_days": last_days}
    drafts = [
        escalations.draft(directive, nudges.key(holder.person, day), holder.address, at, **subject)
        for holder in leaders
    ]
    rows = outbox.queue(session, *drafts)
    nudge_items.put(session, {row: {status.assignment: LEADER for status in missing} for row in rows})


def compose(session: Session, directive: Loaded, row: Row, now: datetime) -> tuple[str, list[Choice]] | None:
    silent = still_silent(session, directive, row, now)
    code = row.subject["unit"]
    if code not in silent:
        return None
    missing = _unstopped(session, directive, silent).get(code)
    if not missing:
        raise Unfit(Why.LEADER_STOPPED)
    day, ids = directive.calendar.day(now), assignments.unit_ids(session, [code])
    post = next((post for post in people.held(session, row.person_id or 0, day) if post.unit.code == code), None)
    unit = directive.file.unit(code)
    title = words.post_of(post.title, unit.name) if post else unit.name
    left = directive.calendar.days_left(day, min(status.last_day for status in missing))
    text = words.to_leader(title, unit.name, _done(session, directive, now, ids[code], missing), missing, left, day)
    return text, [Choice(words.UNDERSTOOD, "leader.read"), Choice(words.CALL_OFFICE, "leader.call")]


def _done(session: Session, directive: Loaded, now: datetime, unit: int, missing: Sequence[Status]) -> list[int]:
    """What the unit has done of the same waves."""
    waves = {status.wave for status in missing}
    found = statuses(session, directive, now, [unit])
    return [status.number for status in found if status.wave in waves and status.state in CLAIMED]
