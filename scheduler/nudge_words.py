"""The words of a reminder, made when its row is claimed: from what is open then."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from core.figures import Status
from core.ladder import ASKED
from core.rights import UNIT_ROLES
from core.states import CLAIMED
from core.texts import labels
from core.texts.reminders import Aim, nudge
from scheduler.fitness import HANDED_OVER, REPLANNED, Unfit
from storage import nudge_items, people
from storage.directives import Loaded
from storage.holding import held
from storage.nudges import ASKED_FOR
from storage.outbox import Choice, Row
from storage.statuses import statuses

NEAR = 3
"""Working days before a last day from which a reminder of one task says what "done" means."""


def compose(session: Session, directive: Loaded, row: Row, now: datetime) -> tuple[str, list[Choice]] | None:
    """Text and buttons; None when nothing is open any more."""
    today = directive.calendar.day(now)
    wanted = nudge_items.spoken_of(session, row.id)
    units = sorted({unit for unit, _ in wanted.values()} & _units_of(session, row, today))
    if not units:
        raise Unfit(HANDED_OVER)
    holding = held(session, directive, today)
    whole = statuses(session, directive, now, units)
    rungs = _rungs(directive, row, {one: rung for one, (_, rung) in wanted.items()}, whole, today)
    if not rungs:
        raise Unfit(REPLANNED)  # dropped, or moved to another day, since the row was written
    due = [
        s for s in whole if (rung := rungs.get(s.assignment)) and not directive.ladders.quiet(s, today, rung, holding)
    ]
    if not due:
        return None
    parts = [_of_unit(directive, whole, [s for s in due if s.unit == unit], today) for unit in _codes(due)]
    return "\n\n".join(parts), _buttons(units)


def _rungs(directive: Loaded, row: Row, planned: dict[int, str], whole: list[Status], today: date) -> dict[int, str]:
    """Assignment → the rung of which the row speaks: today's as the plan is now, for days move; of a day without one
    only what the person has asked to be reminded of."""
    asked_for = bool(row.subject.get(ASKED_FOR))
    found = {s.assignment: directive.ladders.rung(s, today) for s in whole if s.assignment in planned}
    return {one: rung for one, now in found.items() if (rung := _rung(planned[one], now, asked_for=asked_for))}


def _rung(planned: str, now: str | None, *, asked_for: bool) -> str | None:
    if planned == ASKED or (asked_for and now is None):
        return planned
    return now


def _units_of(session: Session, row: Row, today: date) -> set[int]:
    """The units for which the person speaks today."""
    return {post.unit.id for post in people.held(session, row.person_id or 0, today) if post.role in UNIT_ROLES}


def _codes(owed: Iterable[Status]) -> list[str]:
    return list(dict.fromkeys(status.unit for status in owed))


def _of_unit(directive: Loaded, whole: list[Status], due: list[Status], today: date) -> str:
    """A part for each last day of a milestone, for some may have been moved, the nearest ahead of the others; what is
    done of it stands in its first."""
    unit = directive.file.unit(due[0].unit)
    done = [s for s in whole if s.unit == unit.code and s.claimed_at is not None]
    groups = []
    places = dict.fromkeys((s.milestone, s.last_day) for s in due)
    for code, last_day in sorted(places, key=lambda place: place[1]):
        owed = [s for s in due if (s.milestone, s.last_day) == (code, last_day)]
        told = sorted([*owed, *(s for s in done if s.milestone == code)], key=lambda s: s.number)
        groups.append(_group(directive, code, owed[0], told, today))
        done = [s for s in done if s.milestone != code]
    return nudge(unit.name, unit.ask, groups, today)


def _group(
    directive: Loaded, code: str, owed: Status, told: list[Status], today: date
) -> tuple[Aim, int, list[Status]]:
    """One part: its milestone, the days left to the last day that it speaks of, and the assignments."""
    milestone = next(m for m in directive.file.milestones if m.code == code)
    left = directive.calendar.days_left(today, owed.last_day)
    alone = sum(status.state not in CLAIMED for status in told) == 1
    rule = directive.file.task(owed.task).done_when if alone and 0 <= left <= NEAR else ""
    aim = Aim(milestone.name, milestone.date, owed.last_day, len(told), owed.binding, rule)
    return aim, left, [_local(directive, status) for status in told]


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
