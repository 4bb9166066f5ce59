"""What was sent, as the lines of a route: to whom, of what, and why."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.calendar import WorkingCalendar
from core.ladder import ASKED
from core.ledger import Kind, RowState
from core.route import Line
from storage.directives import current
from storage.nudge_items import assignments, items
from storage.nudges import ASKED_FOR
from storage.outbox import outbox
from storage.people import people, units
from storage.tables import Milestone, Task
from storage.tables.base import table

tasks, milestones = table(Task), table(Milestone)

OWN_KINDS = {
    "opening": "opening",
    "check_in": "check_in",
    "reach": "reach",
    "reachability": "reach",
    "unreachable": "unreachable",
    "office_due": "office_due",
    "matters_due": "matters_due",
    "duty": "duty",
    "duties": "duty",
    "year": "year",
    "years": "year",
    "gap": "gap",
    "alarm": "alarm",
}
"""The event that a row's subject names → its kind in the route; what is not here is of the row's own kind."""

WHYS = {"opening": "starts", "reply": "answered"}
"""Why a kind goes out where its row does not say."""


def lines(session: Session) -> list[Line]:
    """All of them, in order of time."""
    calendar = current(session).calendar
    query = (
        select(outbox.c.id, outbox.c.kind, outbox.c.sent_at, outbox.c.subject, people.c.code, outbox.c.key)
        .outerjoin(people, people.c.id == outbox.c.person_id)
        .where(outbox.c.state == RowState.SENT, outbox.c.edits.is_(None))
        .order_by(outbox.c.sent_at, outbox.c.id)
    )
    spoken = _spoken(session)
    return [line for row in session.execute(query) for line in _of_row(row, calendar, spoken.get(row.id, []))]


def _of_row(row: Any, calendar: WorkingCalendar, spoken: list[Any]) -> Iterator[Line]:
    """One line a unit that it speaks of."""
    at = calendar.local(row.sent_at).isoformat()
    kind, why = kind_of(row.kind, row.subject), why_of(row.kind, row.key, row.subject)
    if kind == "escalation" and (days := row.subject.get("last_days")):
        left = calendar.days_left(calendar.day(row.sent_at), date.fromisoformat(min(days)))
        why = f"{why} T-{left}"
    if not spoken:
        yield Line(at, kind, row.code, _unit(row), _milestone(row.subject), _tasks(row.subject), why)
    for code in dict.fromkeys(item.unit for item in spoken):
        mine = [item for item in spoken if item.unit == code]
        rungs = ASKED if row.key.endswith(f":{ASKED_FOR}") else ", ".join(dict.fromkeys(item.rung for item in mine))
        numbers = list(dict.fromkeys(item.task for item in mine))
        yield Line(at, kind, row.code, code, mine[0].milestone, numbers, why if kind != "nudge" else rungs)


def kind_of(kind: str, subject: Mapping[str, Any]) -> str:
    if "step" in subject:
        return "escalation"
    return OWN_KINDS.get(str(subject.get("event")), kind)


def why_of(kind: str, key: str, subject: Mapping[str, Any]) -> str:
    """Why in the words of the rules: a step and its rung, a moment of the file, what happened. Never the row's key."""
    event = str(subject.get("event", ""))
    told = [str(subject[name]) for name in ("step", "why") if subject.get(name)]
    if told:
        return " ".join(told)
    if kind == Kind.NOTICE and not event:
        return _happened(key)
    return WHYS.get(event) or WHYS.get(kind) or event or str(kind)


def _happened(key: str) -> str:
    """`notice:difficulty:3:raised:17:5` → difficulty raised: of what, and what of it."""
    parts = [part for part in key.split(":")[1:] if part and not part[0].isdigit()]
    return " ".join(parts) or str(Kind.NOTICE)


def _unit(row: Any) -> str | None:
    """The unit that it speaks of, else the person's own."""
    named = row.subject.get("unit")
    if isinstance(named, str):
        return named
    return str(row.code).split("/", maxsplit=1)[0] if row.code else None


def _milestone(subject: Mapping[str, Any]) -> str | None:
    found = subject.get("milestone")
    return found if isinstance(found, str) else None


def _tasks(subject: Mapping[str, Any]) -> list[str]:
    found = subject.get("tasks")
    return [str(code) for code in found] if isinstance(found, list) else []


def _spoken(session: Session) -> dict[int, list[Any]]:
    """Outbox row → the assignments and rungs that it speaks of."""
    query = (
        select(
            items.c.outbox_id,
            items.c.rung,
            units.c.code.label("unit"),
            tasks.c.code.label("task"),
            milestones.c.code.label("milestone"),
        )
        .join(assignments, assignments.c.id == items.c.assignment_id)
        .join(units, units.c.id == assignments.c.unit_id)
        .join(tasks, tasks.c.id == assignments.c.task_id)
        .join(milestones, milestones.c.wave_id == assignments.c.wave_id)
        .order_by(items.c.outbox_id, milestones.c.last_day, tasks.c.number)
    )
    found: dict[int, list[Any]] = defaultdict(list)
    for row in session.execute(query):
        found[row.outbox_id].append(row)
    return found
