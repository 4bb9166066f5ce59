"""Reminders: one row a person a working day, its words made when it is claimed (`nudge_words`)."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy.orm import Session

from core.figures import Status
from core.ladder import LAST_DAY, Quiet
from core.planning import Moment, Plan
from core.rights import UNIT_ROLES
from scheduler.owing import OnRung, Owing, owing
from storage import absences, assignments, decisions, nudge_items, outbox, people
from storage.addressees import Addressees, addressees
from storage.directives import Loaded
from storage.nudges import draft
from storage.people import Holder

PORTION = 100
"""Units a transaction: some two hundred people, and messages are handled in between."""


def write(session: Session, directive: Loaded, plan: Plan, moment: Moment, now: datetime, after: int) -> int | None:
    """The next portion of the day's reminders; the last unit that it came to, None when there is none left."""
    days = plan.spoken_of(directive.calendar.day(moment.at))
    units = assignments.units_due(session, directive.id, days, after, PORTION)
    write_for(session, directive, moment.at, now, units)
    return units[-1] if len(units) == PORTION else None


def write_for(
    session: Session,
    directive: Loaded,
    at: datetime,
    now: datetime,
    unit_ids: Collection[int],
    only: Collection[int] | None = None,
) -> None:
    """A row for each focal official (of `only`, if given) whose units owe something on a rung; a reason for each
    assignment on a rung of which nobody is reminded."""
    day = directive.calendar.day(at)
    found = owing(session, directive, now, day, unit_ids)
    ids = assignments.unit_ids(session, found.units)
    told = _told(session, directive, found, ids, at)
    if only is None:
        decisions.note(session, directive.id, day, ids, [*found.quiet, *told.nobody])
    rows = {person: about for person, about in told.people.items() if only is None or person in only}
    _queue(session, directive, rows, at)


@dataclass(slots=True)
class _Told:
    """Person → what they are to be told of, of all the units that they speak for; and what nobody is."""

    people: dict[int, tuple[Holder, list[OnRung]]] = field(default_factory=dict)
    nobody: list[tuple[Status, str, Quiet]] = field(default_factory=list)

    def add(self, holders: Iterable[Holder], about: Iterable[OnRung]) -> None:
        for holder in holders:
            self.people.setdefault(holder.person, (holder, []))[1].extend(about)


def _told(session: Session, directive: Loaded, found: Owing, ids: dict[str, int], at: datetime) -> _Told:
    day, told = directive.calendar.day(at), _Told()
    by_unit = _by_unit(found.spoken)
    holders = _holders(session, day, {ids[unit] for unit in by_unit})
    away = absences.on(session, day)
    late = _unanswered(session, directive, found.spoken)
    for unit, about in by_unit.items():
        chosen = addressees(holders.get(ids[unit], []), away, at, last_day=any(r == LAST_DAY for _, r in about))
        if chosen.quiet is not None:
            told.nobody += [(status, rung, chosen.quiet) for status, rung in about]
        told.add(chosen.told, about)
        _add_backups(told, chosen, [one for one in about if one[0].assignment in late])
    return told


def _add_backups(told: _Told, chosen: Addressees, late: list[OnRung]) -> None:
    if late:
        told.add(chosen.backups, late)


def _by_unit(found: Iterable[OnRung]) -> dict[str, list[OnRung]]:
    units: dict[str, list[OnRung]] = defaultdict(list)
    for status, rung in found:
        units[status.unit].append((status, rung))
    return units


def _holders(session: Session, day: date, unit_ids: Collection[int]) -> dict[int, list[Holder]]:
    found: dict[int, list[Holder]] = defaultdict(list)
    for holder in people.holders(session, day, UNIT_ROLES, unit_ids):
        found[holder.unit].append(holder)
    return found


def _unanswered(session: Session, directive: Loaded, spoken: Collection[OnRung]) -> set[int]:
    """Assignments of which so many reminders have gone unanswered that this one goes to the backup too."""
    wanted = directive.file.escalation.backup_with
    if wanted is None:
        return set()
    sent = nudge_items.sent_of(session, [status.assignment for status, _ in spoken])
    return {
        status.assignment
        for status, _ in spoken
        if sum(_is_after(moment, status) for moment in sent.get(status.assignment, ())) >= wanted - 1
    }


def _is_after(moment: datetime, status: Status) -> bool:
    return status.reported_at is None or moment > status.reported_at


def _queue(session: Session, directive: Loaded, told: dict[int, tuple[Holder, list[OnRung]]], at: datetime) -> None:
    drafts = {
        person: draft(directive, holder.address, {status.milestone for status, _ in about}, at)
        for person, (holder, about) in told.items()
    }
    outbox.queue(session, *drafts.values())
    rows = outbox.waiting_rows(session, [draft.key for draft in drafts.values()])
    spoken = {rows[drafts[person].key]: about for person, (_, about) in told.items() if drafts[person].key in rows}
    nudge_items.put(session, {row: {s.assignment: rung for s, rung in about} for row, about in spoken.items()})
