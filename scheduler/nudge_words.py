"""The words of a reminder, made when its row is claimed: from what is open then."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from core.figures import Status
from core.rights import UNIT_ROLES
from core.texts import labels
from core.texts.reminders import Aim, nudge
from scheduler.fitness import HANDED_OVER, REPLANNED, Unfit
from scheduler.owing import held
from storage import nudge_items, people
from storage.directives import Loaded
from storage.outbox import Choice, Row
from storage.statuses import statuses


def compose(session: Session, directive: Loaded, row: Row, now: datetime) -> tuple[str, list[Choice]] | None:
    """Text and buttons; None when nothing is open any more."""
    today = directive.calendar.day(now)
    wanted = nudge_items.spoken_of(session, row.id)
    units = sorted({unit for unit, _ in wanted.values()} & _units_of(session, row, today))
    if not units:
        raise Unfit(HANDED_OVER)
    holding = held(session, directive, today)
    whole = statuses(session, directive, now, units)
    standing = [status for status in whole if status.assignment in wanted and directive.ladders.rung(status, today)]
    if not standing:
        raise Unfit(REPLANNED)  # dropped, or moved to another day, since the row was written
    due = [
        status
        for status in standing
        if directive.ladders.quiet(status, today, wanted[status.assignment][1], holding) is None
    ]
    if not due:
        return None
    parts = [_of_unit(directive, whole, [s for s in due if s.unit == unit], today) for unit in _codes(due)]
    return "\n\n".join(parts), _buttons(units)


def _units_of(session: Session, row: Row, today: date) -> set[int]:
    """The units for which the person speaks today."""
    return {post.unit.id for post in people.held(session, row.person_id or 0, today) if post.role in UNIT_ROLES}


def _codes(owed: Iterable[Status]) -> list[str]:
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
        Choice(labels.LATER, "later.ask", data),
    ]
