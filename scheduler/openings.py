"""The opening notice: the dispatch goes to every unit that it speaks to, once, to each of its people."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from core.planning import Moment, Plan
from core.rights import UNIT_ROLES, Role
from core.texts import labels
from core.texts.reminders import Aim, opening
from storage import assignments, outbox, people
from storage.directives import Loaded
from storage.notices import notice
from storage.outbox import Choice, Draft
from storage.people import Holder

PORTION = 66
"""Units a transaction: some two hundred people."""


def write(session: Session, directive: Loaded, plan: Plan, moment: Moment, now: datetime, after: int) -> int | None:
    """The next portion: one row a person, of the first of their units."""
    units = assignments.units_due(session, directive.id, plan.last_days, after, PORTION)
    due = directive.calendar.next_open(max(moment.at, now))
    _queue(session, directive, units, due, people.holders(session, directive.calendar.day(now), UNIT_ROLES, units))
    return units[-1] if len(units) == PORTION else None


def write_for(session: Session, directive: Loaded, now: datetime, persons: Collection[int]) -> None:
    """To these people, who have just joined, at any hour, until the unit's last milestone is over."""
    holders = people.holders(session, directive.calendar.day(now), UNIT_ROLES)
    mine = [holder for holder in holders if holder.person in persons]
    _queue(session, directive, {holder.unit for holder in mine}, now, mine)


def _queue(
    session: Session, directive: Loaded, units: Collection[int], due: datetime, holders: Sequence[Holder]
) -> None:
    aims, codes = aims_of(directive), assignments.unit_codes(session, units)
    told = {holder.person: holder for holder in reversed(holders) if codes.get(holder.unit) in aims}
    drafts = [_draft(directive, codes[h.unit], aims[codes[h.unit]], h, due) for h in reversed(told.values())]
    outbox.queue(session, *drafts)


def aims_of(directive: Loaded) -> dict[str, list[Aim]]:
    """What each unit is to do by which milestone, in the order of the days."""
    file = directive.file
    found: dict[str, list[Aim]] = defaultdict(list)
    for milestone in sorted(file.milestones, key=lambda m: m.last_day):
        count = sum(milestone.wave in task.waves for task in file.tasks)
        wave = next(wave for wave in file.waves if wave.code == milestone.wave)
        aim = Aim(milestone.name, milestone.date, milestone.last_day, count, milestone.binding == "document")
        for unit in wave.units:
            found[unit].append(aim)
    return found


def _draft(directive: Loaded, code: str, aims: list[Aim], holder: Holder, due: datetime) -> Draft:
    file = directive.file
    unit = file.unit(code)
    leader = holder.role is Role.LEADER
    text = opening(
        file.office.name,
        unit.name,
        file.directive.title,
        aims,
        files=bool(file.directive.files),
        ask="kính đề nghị" if leader else unit.ask,
        leader=leader,
    )
    return notice(
        f"directive:{directive.code}",
        "opening",
        holder.address,
        text,
        due,
        expires=directive.calendar.midnight_after(aims[-1].last_day),
        choices=(
            Choice(labels.RECEIVED, "opening.received"),
            Choice(labels.SEE_TASKS, "tasks.show"),
            Choice(labels.ASK_OFFICE, "question.ask"),
        ),
        subject={"directive": directive.code, "event": "opening", "unit": unit.code},
    )
