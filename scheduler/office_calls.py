"""The call list: some days before a last day the office hears whom to telephone, each entry with two buttons."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from core.figures import Status
from core.planning import Moment, Plan
from core.rights import Role
from core.texts import steps as words
from core.texts.steps import Silence
from scheduler.silence import PORTION, unanswered
from storage import absences, assignments, escalations, nudge_items, outbox, people, staff
from storage.absences import Away
from storage.directives import Loaded
from storage.outbox import Choice, Row
from storage.people import Holder

ENTRIES = 20
"""Units a message: each has two buttons, and a messenger shows a hundred at most."""
RUNG = "office"


def write(session: Session, directive: Loaded, plan: Plan, moment: Moment, now: datetime, after: int) -> int | None:
    """The next portion of units; some rows to each of the office, whose words are made when they are claimed."""
    day = directive.calendar.day(moment.at)
    days = plan.stepped(directive.file.escalation.office, day)
    units = assignments.units_due(session, directive.id, days, after, PORTION)
    silent = unanswered(session, directive, now, units, days)
    codes = list(silent)
    for start in range(0, len(codes), ENTRIES):
        part = {code: silent[code] for code in codes[start : start + ENTRIES]}
        queue_for_office(session, directive, "office", part, moment.at)
    return units[-1] if len(units) == PORTION else None


def queue_for_office(
    session: Session, directive: Loaded, step: str, silent: Mapping[str, Sequence[Status]], at: datetime
) -> None:
    """A row that speaks of these units to each of the office."""
    day = directive.calendar.day(at)
    days = sorted({status.last_day for missing in silent.values() for status in missing})
    subject = {"step": step, "units": list(silent), "last_days": [day.isoformat() for day in days]}
    key = f"escalation:{directive.code}:{step}:{day.isoformat()}:{next(iter(silent))}"
    drafts = [
        escalations.draft(directive, f"{key}:{holder.person}", holder.address, at, **subject)
        for holder in staff.office(session, day)
    ]
    outbox.queue(session, *drafts)
    rows = outbox.waiting_rows(session, [draft.key for draft in drafts])
    about = {status.assignment: RUNG for missing in silent.values() for status in missing}
    nudge_items.put(session, dict.fromkeys(rows.values(), about))


def compose(session: Session, directive: Loaded, row: Row, now: datetime) -> tuple[str, list[Choice]] | None:
    """Text and buttons, from what is unanswered by now; None when nothing is."""
    silent = still_silent(session, directive, row, now)
    if not silent:
        return None
    day = directive.calendar.day(now)
    ids = assignments.unit_ids(session, silent)
    contacts = people.to_call(session, day, ids.values())
    away = absences.on(session, day)
    silences = [_silence(missing, contacts.get(ids[code], []), away) for code, missing in silent.items()]
    left = directive.calendar.days_left(day, min(status.last_day for m in silent.values() for status in m))
    choices = [choice for code, missing in silent.items() for choice in _buttons(ids[code], missing)]
    return words.call_list(silences, left, day), choices


def still_silent(session: Session, directive: Loaded, row: Row, now: datetime) -> dict[str, list[Status]]:
    """Of the units of which a row was to speak, those that it still has to."""
    days = [date.fromisoformat(day) for day in row.subject["last_days"]]
    ids = assignments.unit_ids(session, row.subject["units"])
    return unanswered(session, directive, now, list(ids.values()), days)


def _silence(missing: Sequence[Status], holders: Sequence[Holder], away: Mapping[int, Away]) -> Silence:
    absent = [away[holder.person].to_day for holder in holders if holder.role is Role.FOCAL and holder.person in away]
    note = words.away_until(max(absent)) if absent else ""
    shown = [(holder.name, holder.phone) for holder in holders if holder.person not in away] or [
        (holder.name, holder.phone) for holder in holders
    ]
    return Silence(missing[0].unit_short, missing, shown[:2], note)


def _buttons(unit: int, missing: Sequence[Status]) -> list[Choice]:
    name, days = missing[0].unit_short, sorted({status.last_day.isoformat() for status in missing})
    data: dict[str, Any] = {"unit": unit, "a": [status.assignment for status in missing], "days": days}
    return [
        Choice(words.called(name), "call.done", data, lasting=True),
        Choice(words.stop_leader(name), "call.stop", {"unit": unit, "days": days}, lasting=True),
    ]
