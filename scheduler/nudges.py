"""Reminders: one row a person a working day, its words made when it is claimed."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from core.figures import Status
from core.ledger import Kind
from core.planning import Plan, owes
from core.rights import UNIT_ROLES, Role
from core.texts import labels
from core.texts.reminders import Aim, nudge
from scheduler.fitness import HANDED_OVER, Unfit
from storage import assignments, difficulties, nudge_items, outbox, people
from storage.directives import Loaded
from storage.outbox import Choice, Draft, Row
from storage.people import Holder
from storage.statuses import statuses


def write(
    session: Session,
    directive: Loaded,
    plan: Plan,
    at: datetime,
    now: datetime,
    only: Collection[int] | None = None,
) -> None:
    """Plan the day's reminders: a row for each focal official (of `only`, if given) whose units owe something on a
    rung."""
    today = directive.calendar.day(at)
    rungs = rungs_on(plan, today)
    unit_ids = assignments.units_due(session, directive.id, rungs)
    owed = [s for s in owed_by(session, directive, now, today, unit_ids) if s.last_day in rungs]
    told = _told(session, owed, today)
    if only is not None:
        told = {person: about for person, about in told.items() if person in only}
    drafts = {person: _draft(directive, holder, mine, at) for person, (holder, mine) in told.items()}
    outbox.queue(session, *drafts.values())
    rows = outbox.waiting_rows(session, [draft.key for draft in drafts.values()])
    spoken = {rows[drafts[person].key]: mine for person, (_, mine) in told.items() if drafts[person].key in rows}
    nudge_items.put(session, {row: {s.assignment: rungs[s.last_day] for s in mine} for row, mine in spoken.items()})


def rungs_on(plan: Plan, today: date) -> dict[date, str]:
    """Last day → its rung, of those that are spoken of today."""
    return {last_day: rung for last_day in plan.last_days if (rung := plan.rung(last_day, today))}


def owed_by(session: Session, directive: Loaded, now: datetime, today: date, unit_ids: Collection[int]) -> list[Status]:
    """What these units are to be reminded of today."""
    waiting = difficulties.quiet_assignments(session, directive.id)
    found = statuses(session, directive, now, unit_ids)
    return [status for status in found if owes(status, today, waiting)]


def _told(session: Session, owed: list[Status], today: date) -> dict[int, tuple[Holder, list[Status]]]:
    """Person → what they are to be told of, of all the units that they speak for."""
    ids = assignments.unit_ids(session)
    holders = people.holders(session, today, UNIT_ROLES, {ids[status.unit] for status in owed})
    found: dict[int, tuple[Holder, list[Status]]] = {}
    for unit in _codes(owed):
        for holder in _addressees([holder for holder in holders if holder.unit == ids[unit]]):
            found.setdefault(holder.person, (holder, []))[1].extend(s for s in owed if s.unit == unit)
    return found


def _addressees(holders: list[Holder]) -> list[Holder]:
    """Of a unit's people the focal officials; where none of them can be reached, the backups too.

    Who cannot be reached has a row all the same, and gets it on joining. The leaders only where nobody holds
    either post, or all who do have asked not to be reminded: duties are the unit's, not a phone's.
    """
    willing = [holder for holder in holders if not holder.stopped]
    found: dict[int, Holder] = {}
    for role in (Role.FOCAL, Role.BACKUP):
        found |= {holder.person: holder for holder in willing if holder.role is role}
        if any(holder.chat for holder in found.values()):
            break
    leaders = [holder for holder in willing if holder.role is Role.LEADER]
    return list(found.values()) or leaders


def _draft(directive: Loaded, holder: Holder, owed: list[Status], at: datetime) -> Draft:
    today = directive.calendar.day(at)
    return Draft(
        key=f"nudge:{holder.person}:{today.isoformat()}",
        kind=Kind.NUDGE,
        to=holder.address,
        body=None,
        now=at,
        due=at,
        expires=directive.calendar.close(today),
        subject={"directive": directive.code, "milestones": sorted({status.milestone for status in owed})},
    )


def compose(session: Session, directive: Loaded, row: Row, now: datetime) -> tuple[str, list[Choice]] | None:
    """The words of a reminder, from what is open now; None when nothing is."""
    today = directive.calendar.day(now)
    wanted = nudge_items.spoken_of(session, row.id)
    units = sorted(set(wanted.values()) & _units_of(session, row, today))
    if not units:
        raise Unfit(HANDED_OVER)
    waiting = difficulties.quiet_assignments(session, directive.id)
    whole = statuses(session, directive, now, units)
    due = [status for status in whole if status.assignment in wanted and owes(status, today, waiting)]
    if not due:
        return None
    parts = [_of_unit(directive, whole, [s for s in due if s.unit == unit], today) for unit in _codes(due)]
    return "\n\n".join(parts), _buttons(units)


def _units_of(session: Session, row: Row, today: date) -> set[int]:
    """The units for which the person speaks today."""
    return {post.unit.id for post in people.held(session, row.person_id or 0, today) if post.role in UNIT_ROLES}


def _codes(owed: list[Status]) -> list[str]:
    return list(dict.fromkeys(status.unit for status in owed))


def _of_unit(directive: Loaded, whole: list[Status], due: list[Status], today: date) -> str:
    unit = directive.file.unit(due[0].unit)
    groups = [_group(directive, whole, due, milestone, today) for milestone in dict.fromkeys(s.milestone for s in due)]
    return nudge(unit.name, unit.ask, groups, today)


def _group(
    directive: Loaded, whole: list[Status], due: list[Status], code: str, today: date
) -> tuple[Aim, int, list[Status]]:
    """One milestone's part: what the unit has done of it, and what it is reminded of."""
    milestone = next(m for m in directive.file.milestones if m.code == code)
    reminded = {status.assignment for status in due}
    told = [
        _local(directive, status)
        for status in whole
        if status.unit == due[0].unit
        and status.milestone == code
        and (status.assignment in reminded or status.claimed_at is not None)
    ]
    last_day = min(status.last_day for status in due if status.milestone == code)
    aim = Aim(milestone.name, milestone.date, last_day, len(told), milestone.binding == "document")
    return aim, directive.calendar.days_left(today, last_day), told


def _local(directive: Loaded, status: Status) -> Status:
    """With the report's instant in the directive's zone, for the words say its day."""
    return replace(status, reported_at=status.reported_at and directive.calendar.local(status.reported_at))


def _buttons(units: list[int]) -> list[Choice]:
    data = {"unit": units[0]} if len(units) == 1 else {}
    return [
        Choice(labels.DONE, "report.done", data),
        Choice(labels.DOING, "report.doing", data),
        Choice(labels.BLOCKED, "difficulty.ask", data),
    ]
