"""Check-ins: the office's own soft question to each unit meant; nobody is asked on a day on which they are reminded.

One row a person, whatever units they speak for; its words are made when it is claimed (`check_in_words`).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime

from sqlalchemy.orm import Session

from core.directive import OPEN_UNITS, CheckIn
from core.ladder import Why
from core.ledger import Kind
from core.planning import Moment, Plan
from core.rights import UNIT_ROLES, Role
from core.states import CLAIMED
from storage import absences, assignments, check_ins, outbox, pauses, people, unasked
from storage.addressees import addressees
from storage.check_ins import Asking
from storage.directives import Loaded
from storage.outbox import Draft
from storage.people import Holder
from storage.statuses import statuses

PORTION = 100
"""Units a transaction: messages are handled in between."""


def write(session: Session, directive: Loaded, plan: Plan, moment: Moment, now: datetime, after: int) -> int | None:
    """The next portion; the last unit that it came to, None when there is none left, or the day is over.

    Who has been asked on the check-in's day is not asked again where that day has become a day off since.
    """
    day = directive.calendar.day(moment.at)
    if now >= directive.calendar.close(day):
        return None
    units = assignments.units_due(session, directive.id, plan.last_days, after, PORTION)
    spared = frozenset({Role.LEADER} if plan.stepped(directive.file.escalation.leader, day) else ())
    for check_in in plan.checked_in(day):
        since = plan.round_began(check_in, day)
        had = check_ins.asked_since(session, directive.id, check_in.code, since, day, units)
        asked = meant(session, directive, check_in, now, [unit for unit in units if unit not in had])
        _ask(session, directive, check_in, moment.at, asked, spared)
    return units[-1] if len(units) == PORTION else None


def meant(
    session: Session, directive: Loaded, check_in: CheckIn, now: datetime, unit_ids: Collection[int]
) -> dict[int, str]:
    """Of these units those that the check-in asks as all stands now: id → code."""
    codes = check_in.meant(directive.file)
    found = {unit: code for unit, code in assignments.unit_codes(session, unit_ids).items() if code in codes}
    if check_in.units != OPEN_UNITS:
        return found
    owing = {status.unit for status in statuses(session, directive, now, list(found)) if status.state not in CLAIMED}
    return {unit: code for unit, code in found.items() if code in owing}


def _ask(
    session: Session,
    directive: Loaded,
    check_in: CheckIn,
    at: datetime,
    units: Mapping[int, str],
    spared: Collection[Role],
) -> None:
    """`spared`: leaders, on a day on which they may be written to later."""
    day = directive.calendar.day(at)
    told, reasons = addressed(session, directive, at, units)
    later = {h.person: Kind.ESCALATION for holders in told.values() for h in holders if h.role in spared}
    busy = later | _busy(session, directive, check_in, told, day)
    free = {unit: [holder for holder in holders if holder.person not in busy] for unit, holders in told.items()}
    asked = {unit: holders for unit, holders in free.items() if holders}
    passed = {unit: _passed(holders, busy) for unit, holders in told.items() if unit not in asked}
    check_ins.put(session, directive.id, check_in.code, day, dict.fromkeys(asked, "") | passed | reasons)
    askings = check_ins.of_day(session, directive.id, check_in.code, day, list(asked))
    outbox.queue(session, *_drafts(directive, check_in, askings, asked, at))


def addressed(
    session: Session, directive: Loaded, at: datetime, units: Mapping[int, str]
) -> tuple[dict[int, list[Holder]], dict[int, str]]:
    """Unit → whom to ask; and of those where it is nobody, why."""
    day = directive.calendar.day(at)
    paused, away = pauses.on(session, directive.id, day), absences.on(session, day)
    holders: dict[int, list[Holder]] = defaultdict(list)
    for holder in people.holders(session, day, UNIT_ROLES, list(units)):
        holders[holder.unit].append(holder)
    told: dict[int, list[Holder]] = {}
    reasons = {unit: Why.PAUSED.value for unit, code in units.items() if code in paused}
    for unit in units.keys() - reasons.keys():
        chosen = addressees(holders.get(unit, []), away, at, last_day=False)
        if chosen.quiet is None:
            told[unit] = chosen.told
        else:
            reasons[unit] = chosen.quiet.why.value
    return told, reasons


def unasked_on(session: Session, directive: Loaded, persons: Collection[int], day: date) -> dict[int, dict[str, Kind]]:
    calendar = directive.calendar
    return unasked.told(session, persons, calendar.midnight(day), calendar.midnight_after(day))


def _busy(
    session: Session, directive: Loaded, check_in: CheckIn, told: Mapping[int, list[Holder]], day: date
) -> dict[int, Kind]:
    """Person → what else is said to them unasked that day; this very question, planned before, is nothing else."""
    persons = {holder.person for holders in told.values() for holder in holders}
    rows = unasked_on(session, directive, persons, day)
    others = {
        p: [kind for k, kind in found.items() if k != key(directive, check_in.code, day, p)]
        for p, found in rows.items()
    }
    return {person: kinds[0] for person, kinds in others.items() if kinds}


def _passed(holders: Iterable[Holder], busy: Mapping[int, Kind]) -> str:
    """A reminder is the weightier reason."""
    return check_ins.ASKED if {busy[h.person] for h in holders} == {Kind.CHECK_IN} else check_ins.REMINDED


def _drafts(
    directive: Loaded, check_in: CheckIn, askings: Iterable[Asking], told: Mapping[int, list[Holder]], at: datetime
) -> list[Draft]:
    """A person's first unit stands for all of theirs: which these are is looked up when the row is claimed."""
    first: dict[int, tuple[Holder, Asking]] = {}
    for asking in askings:
        for holder in told[asking.unit]:
            first.setdefault(holder.person, (holder, asking))
    return [_draft(directive, check_in, holder, asking, at) for holder, asking in first.values()]


def _draft(directive: Loaded, check_in: CheckIn, holder: Holder, asking: Asking, at: datetime) -> Draft:
    day = directive.calendar.day(at)
    about = {"event": "check_in", "directive": directive.code, "unit": asking.unit_code, "check_in": asking.id}
    return Draft(
        key=key(directive, check_in.code, day, holder.person),
        kind=Kind.CHECK_IN,
        to=holder.address,
        body=None,
        now=at,
        due=at,
        expires=directive.calendar.close(day),
        subject={**about, "why": check_in.code},
    )


def key(directive: Loaded, code: str, day: date, person: int) -> str:
    return f"checkin:{directive.code}:{code}:{day.isoformat()}:{person}"
