"""The opening notice: the dispatch goes to every unit that it speaks to, once, to each of its people."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from sqlalchemy.orm import Session

from core.ledger import Kind
from core.rights import UNIT_ROLES, Role
from core.texts import labels
from core.texts.reminders import Aim, opening
from storage import assignments, outbox, people
from storage.directives import Loaded
from storage.outbox import Choice, Draft
from storage.people import Holder


def write(
    session: Session, directive: Loaded, at: datetime, now: datetime, only: Collection[int] | None = None
) -> None:
    """One row a person (of `only`, who have just joined, if given), of the first of their units.

    Who has not joined yet gets it on joining, at any hour, until the unit's last milestone is over.
    """
    due = directive.calendar.next_open(max(at, now)) if only is None else now
    aims = aims_of(directive)
    codes = {row: code for code, row in assignments.unit_ids(session).items() if code in aims}
    holders = people.holders(session, directive.calendar.day(now), UNIT_ROLES, codes)
    told = {holder.person: holder for holder in reversed(holders) if only is None or holder.person in only}
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
    return Draft(
        key=f"notice:directive:{directive.code}:opening:{holder.person}",
        kind=Kind.NOTICE,
        to=holder.address,
        body=text,
        now=due,
        due=due,
        expires=directive.calendar.midnight_after(aims[-1].last_day),
        choices=(
            Choice(labels.RECEIVED, "opening.received"),
            Choice(labels.SEE_TASKS, "tasks.show"),
            Choice(labels.ASK_OFFICE, "question.ask"),
        ),
        subject={"directive": directive.code, "event": "opening", "unit": unit.code},
    )
