"""What the books say of a unit on a day: the facts from which `core.explaining` answers."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from core.explaining import DayFacts, Reason, Reminder, Story
from core.figures import Status
from core.gaps import Gap, merged
from core.ledger import RowState
from core.rights import ROLE_NAMES, UNIT_ROLES
from core.texts.parts import tasks
from storage import assignments, gaps, people
from storage.decisions import decisions
from storage.directives import Loaded
from storage.nudge_items import items
from storage.outbox import outbox
from storage.statuses import statuses

LEADER = "leader"
"""The step that stands beside the rungs in the table of decisions."""

GONE = "người đã bàn giao"


def of_unit(session: Session, directive: Loaded, unit: str, day: date, now: datetime) -> DayFacts:
    """All that is known of a unit, by its code, on a day."""
    calendar = directive.calendar
    return DayFacts(
        unit=directive.file.unit(unit).name,
        day=day,
        starts=calendar.on_or_after(directive.file.directive.starts),
        worked=calendar.is_working_day(day),
        hour=calendar.local(calendar.at(day, directive.file.nudges.at)),
        now=calendar.local(now),
        gaps=_gaps(session, directive, day),
        stories=_stories(session, directive, unit, day, now),
    )


def units_due(session: Session, directive: Loaded, day: date) -> list[str]:
    """Codes of the units that have something on a rung of that day, done or not, in order."""
    days = directive.plan(assignments.last_days(session, directive.id)).spoken_of(day)
    ids = assignments.units_due(session, directive.id, days)
    return list(assignments.unit_codes(session, ids).values())


def _gaps(session: Session, directive: Loaded, day: date) -> tuple[Gap, ...]:
    """Those that reach into the day's hours."""
    calendar = directive.calendar
    opens = calendar.at(day, calendar.hours[0][0])
    found = merged(gaps.overlapping(session, opens, calendar.close(day)))
    return tuple(gap.local(calendar.zone) for gap in found)


def _stories(session: Session, directive: Loaded, unit: str, day: date, now: datetime) -> tuple[Story, ...]:
    row = assignments.unit_ids(session, [unit])[unit]
    standing = statuses(session, directive, min(now, directive.calendar.midnight_after(day)), [row])
    told = _reminders(session, directive, row, day, [status.assignment for status in standing])
    noted = _reasons(session, row, day)
    several = len({status.wave for status in standing}) > 1
    return tuple(
        _story(directive, one, day, told[one.assignment], noted[one.assignment], several=several) for one in standing
    )


def _story(
    directive: Loaded, status: Status, day: date, told: list[Reminder], noted: list[Reason], *, several: bool
) -> Story:
    starts = directive.calendar.on_or_after(directive.file.directive.starts)  # that day and before nobody is reminded
    known = directive.ladders.of(status.task, status.wave).of(status.last_day)
    rungs = {rung: name for rung, name in known.items() if rung > starts}
    wave = f" ({directive.file.wave(status.wave).name})" if several else ""
    return Story(
        status=status,
        label=f"{tasks([status.number])}{wave}",
        rung=rungs.get(day),
        before=max((rung for rung in rungs if rung < day), default=None),
        after=min((rung for rung in rungs if rung > day), default=None),
        reminders=tuple(told),
        reasons=tuple(noted),
    )


def _reminders(
    session: Session, directive: Loaded, unit: int, day: date, standing: Iterable[int]
) -> dict[int, list[Reminder]]:
    """Assignment → that day's reminders of the unit's people; one that does not speak of it says so."""
    posts: dict[int, str] = {}
    for holder in people.holders(session, day, UNIT_ROLES, [unit]):
        posts.setdefault(holder.person, ROLE_NAMES[holder.role])
    asked = {"keys": [f"nudge:{person}:{day.isoformat()}" for person in posts], "day": f"nudge:%:{day.isoformat()}"}
    rows: dict[int, Any] = {row.id: row for row in session.execute(_OF_PEOPLE, asked)}
    spoken: dict[int, set[int]] = defaultdict(set)
    for row in session.execute(_SPEAKING, {**asked, "assignments": list(standing)}):
        rows[row.id] = row
        spoken[row.id].add(row.assignment_id)
    found: dict[int, list[Reminder]] = defaultdict(list)
    for assignment in standing:
        for row in sorted(rows.values(), key=lambda row: row.id):
            post = posts.get(row.person_id, GONE)
            found[assignment].append(_reminder(directive, row, post, speaks=assignment in spoken[row.id]))
    return found


def _reminder(directive: Loaded, row: Any, post: str, *, speaks: bool) -> Reminder:
    local = directive.calendar.local
    sent_at = local(row.sent_at) if row.sent_at else None
    return Reminder(post, RowState(row.state), row.reason, local(row.planned_at), sent_at, speaks)


_ROW = (outbox.c.id, outbox.c.person_id, outbox.c.state, outbox.c.reason, outbox.c.planned_at, outbox.c.sent_at)
_OF_PEOPLE = select(*_ROW).where(outbox.c.key.in_(bindparam("keys", expanding=True)))
_SPEAKING = (
    select(*_ROW, items.c.assignment_id)
    .join(items, items.c.outbox_id == outbox.c.id)
    .where(items.c.assignment_id.in_(bindparam("assignments", expanding=True)))
    .where(outbox.c.key.like(bindparam("day")))
)


def _reasons(session: Session, unit: int, day: date) -> dict[int, list[Reason]]:
    """Assignment → why nobody was reminded of it."""
    query = select(decisions.c.assignment_id, decisions.c.reason, decisions.c.until, decisions.c.rung)
    where = (decisions.c.unit_id == unit, decisions.c.day == day)
    found: dict[int, list[Reason]] = defaultdict(list)
    for assignment, why, until, rung in session.execute(query.where(*where).order_by(decisions.c.id)):
        found[assignment].append(Reason(why, until, leader=rung == LEADER))
    return found
