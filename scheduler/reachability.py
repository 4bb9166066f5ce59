"""Posts of units with open work that nobody can be reached for: monthly, and ahead of each milestone, to the office."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy.orm import Session

from core.planning import REACH_AHEAD, Moment, Plan
from core.reach import UnitReach, Unreached, unreached
from core.texts import labels
from core.texts import reach as words
from storage import messengers, outbox, posts_reach, staff
from storage.directives import Loaded
from storage.notices import notice
from storage.outbox import Address, Choice, Draft

A_ROW = 20
"""Posts in one message: as many buttons as a thumb can bear."""

ROWS = 5
"""Messages of one list; what is beyond them is counted."""


@dataclass(frozen=True, slots=True)
class _Line:
    unit: UnitReach
    post: Unreached


def write(session: Session, directive: Loaded, plan: Plan, moment: Moment, now: datetime, _after: int) -> None:
    """One list to each of the office, in its hours; none when everybody is reached."""
    found = find(session, directive, now)
    if not found:
        return
    parts = list(_parts(directive, found, _occasions(plan, moment)))
    due = directive.calendar.next_open(max(moment.at, now))
    for holder in staff.office(session, directive.calendar.day(now)):
        drafts = [_draft(moment, due, n, part, holder.address) for n, part in enumerate(parts, start=1)]
        outbox.queue(session, *drafts)


def find(session: Session, directive: Loaded, now: datetime) -> list[UnitReach]:
    """Only of units of which something is wrong it is asked whether they owe anything."""
    held, down = posts_reach.holdings(session, directive, now), messengers.down(session, now)
    addressed = dict.fromkeys(unit for wave in directive.file.waves for unit in wave.units)
    wrong = [one.unit for one in unreached(list(addressed), held, down)]
    owing = posts_reach.units_with_open_work(session, directive, now, wrong)
    return unreached(owing, held, down)


def _occasions(plan: Plan, moment: Moment) -> list[str]:
    """Why now: by the plan's own reasons."""
    day, whys = plan.calendar.day(moment.at), moment.why.split(", ")
    ahead = [
        words.ahead(days, milestone.last_day)
        for days in REACH_AHEAD
        for milestone in plan.file.milestones
        if f"T-{days}" in whys and plan.calendar.shift(milestone.last_day, -days) == day
    ]
    return [*ahead, *([words.MONTHLY] if "monthly" in whys else [])]


Part = tuple[str, list[Choice]]


def _parts(directive: Loaded, found: Sequence[UnitReach], occasions: Sequence[str]) -> Iterator[Part]:
    """Text and buttons of each message, in order; the last one says what to do."""
    lines = [_Line(unit, post) for unit in found for post in unit.posts]
    named = _named(lines)
    heading = words.heading(occasions, len(lines), len(found), sum(unit.whole for unit in found))
    starts = range(0, min(len(lines), A_ROW * ROWS), A_ROW)
    for start in starts:
        shown = lines[start : start + A_ROW]
        end = [*_rest(lines), words.TO_DO] if start == starts[-1] else []
        text = "\n".join([words.GOES_ON if start else heading, *_by_unit(directive, shown), *end])
        yield text, [_button(line.post, named) for line in shown if line.post.holding]


def _rest(lines: Sequence[_Line]) -> list[str]:
    left = lines[A_ROW * ROWS :]
    return [words.more(len(left), len({line.unit.unit for line in left}))] if left else []


def _by_unit(directive: Loaded, lines: Sequence[_Line]) -> Iterator[str]:
    for code, mine in groupby(lines, key=lambda line: line.unit.unit):
        shown = list(mine)
        name = directive.file.unit(code).name
        yield words.of_unit(name, [line.post for line in shown], whole=shown[0].unit.whole)


def _named(lines: Sequence[_Line]) -> dict[int, str]:
    """Person → the name on their button; who shares it with somebody has the telephone beside it."""
    held = {line.post.holding.person: line.post.holding for line in lines if line.post.holding}
    shared = Counter(holding.name for holding in held.values())
    return {p: f"{h.name}, {h.phone}" if shared[h.name] > 1 else h.name for p, h in held.items()}


def _button(post: Unreached, named: dict[int, str]) -> Choice:
    assert post.holding is not None
    person = post.holding.person
    return Choice(labels.new_code(named[person]), "invite.person", {"person": person}, lasting=True)


def _draft(moment: Moment, due: datetime, number: int, part: Part, to: Address) -> Draft:
    text, choices = part
    about = {"event": "reach", "why": moment.why}
    return notice(f"reach:{moment.at.isoformat()}", str(number), to, text, due, choices=choices, subject=about)
