"""Everything that the office may want elsewhere, as plain values ready for JSON."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.figures import Status
from core.ledger import Kind, RowState
from storage import (
    broadcasts,
    check_ins,
    difficulties,
    evidence_lists,
    extensions,
    history,
    inbox,
    matter_threads,
    outbox,
    unit_notes,
)
from storage.broadcasts import acknowledged
from storage.directives import Loaded, current
from storage.evidence_lists import Line, Use
from storage.history import Told
from storage.nudge_items import assignments, items
from storage.outbox import outbox as rows
from storage.people import people, units
from storage.statuses import statuses, waves

STATES = (RowState.SENT, RowState.FAILED, RowState.UNKNOWN, RowState.SKIPPED, RowState.WAITING)


def export(session: Session, now: datetime) -> dict[str, Any]:
    """The whole export of the directive that is followed; instants ISO 8601 with offset, days ISO dates."""
    directive = current(session)
    stand = statuses(session, directive, now)
    return {
        "directive": directive.code,
        "as_of": _at(directive, now),
        "assignments": [_assignment(directive, status) for status in stand],
        "reports": [_report(directive, told) for told in history.every(session, directive)],
        "difficulties": _difficulties(session, directive),
        "notes": _notes(session, directive),
        "extensions": _extensions(session, directive),
        "nudges": _nudges(session, directive),
        "broadcasts": _broadcasts(session, directive),
        "check_ins": _check_ins(session, directive),
        "evidence": _evidence(session, directive),
        "messages": {"in": inbox.count(session), "out": _counted(outbox.counts(session))},
    }


def _at(directive: Loaded, moment: datetime | None) -> str | None:
    return directive.calendar.local(moment).isoformat() if moment else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _assignment(directive: Loaded, status: Status) -> dict[str, Any]:
    return {
        "unit": status.unit,
        "task": status.task,
        "wave": status.wave,
        "milestone": status.milestone,
        "last_day": _day(status.last_day),
        "original_last_day": _day(status.original_last_day),
        "state": status.state,
        "timeliness": status.timeliness,
        "percent": status.percent,
        "expected_date": _day(status.expected),
        "paper": {"number": status.paper, "day": _day(status.paper_day)} if status.paper else None,
        "reported_at": _at(directive, status.reported_at),
        "reported_by": status.reported_by,
        "confirmed_at": _at(directive, status.confirmed_at),
    }


def _report(directive: Loaded, told: Told) -> dict[str, Any]:
    """What was said of an assignment, of one that a re-loaded file has dropped too."""
    return {
        "id": told.id,
        "unit": told.unit,
        "task": told.task,
        "wave": told.wave,
        "person": told.person,
        "said_at": _at(directive, told.said_at),
        "stored_at": _at(directive, told.stored_at),
        "state": told.state,
        "percent": told.percent,
        "expected_date": _day(told.expected),
        "note": told.note,
        "source": told.source,
        "corrects": told.corrects,
        "withdrawn": told.withdrawn,
        "paper": {"number": told.paper_number, "day": _day(told.paper_day)} if told.paper_number else None,
        "after_cut_off": _at(directive, told.after_cut_off),
    }


def _difficulties(session: Session, directive: Loaded) -> list[dict[str, Any]]:
    return [
        {
            "number": matter.number,
            "kind": matter.kind,
            "unit": matter.unit_code,
            "task": matter.task,
            "tasks": list(matter.tasks),
            "person": matter.raised_by_code,
            "text": matter.text,
            "state": matter.state,
            "topic": matter.topic,
            "urgent": matter.urgent,
            "due": _day(matter.due),
            "holder": matter.owner_name,
            "opened_at": _at(directive, matter.opened_at),
            "taken_at": _at(directive, matter.taken_at),
            "answered_at": _at(directive, matter.answered_at),
            "reopened_at": _at(directive, matter.reopened_at),
            "closed_at": _at(directive, matter.closed_at),
            "thread": [
                {"kind": step.kind, "person": step.person, "text": step.text, "at": _at(directive, step.at)}
                for step in matter_threads.of(session, matter.id)
            ],
        }
        for matter in difficulties.every(session, directive.id)
    ]


def _notes(session: Session, directive: Loaded) -> list[dict[str, Any]]:
    """The office's own, of units."""
    return [
        {"unit": note.unit, "person": note.person, "text": note.text, "at": _at(directive, note.at)}
        for note in unit_notes.every(session, directive.id)
    ]


def _extensions(session: Session, directive: Loaded) -> list[dict[str, Any]]:
    return [
        {
            "number": asked.number,
            "unit": asked.unit_code,
            "task": asked.task_code,
            "wave": asked.wave,
            "asked_by": asked.asked_by_code,
            "asked_at": _at(directive, asked.asked_at),
            "reason": asked.reason,
            "day_before": _day(asked.day_before),
            "wanted": _day(asked.wanted),
            "state": asked.state,
            "granted": _day(asked.granted),
            "decided_by": asked.decided_by_code,
            "decided_at": _at(directive, asked.decided_at),
            "word_of": asked.word_of,
            "answer": asked.answer,
        }
        for asked in extensions.every(session, directive.id)
    ]


def _nudges(session: Session, directive: Loaded) -> list[dict[str, Any]]:
    """One line a reminder and unit and milestone; a row for two units is two lines with one key."""
    query = (
        select(
            *(rows.c[name] for name in ("id", "key", "planned_at", "state", "sent_at", "channel", "reason")),
            people.c.code.label("person"),
            units.c.code.label("unit"),
            waves.c.code.label("wave"),
        )
        .join(people, people.c.id == rows.c.person_id)
        .join(items, items.c.outbox_id == rows.c.id)
        .join(assignments, assignments.c.id == items.c.assignment_id)
        .join(units, units.c.id == assignments.c.unit_id)
        .join(waves, waves.c.id == assignments.c.wave_id)
        .where(rows.c.kind == Kind.NUDGE, assignments.c.directive_id == directive.id)
        .distinct()
        .order_by(rows.c.id)
    )
    return [
        {
            "key": row.key,
            "person": row.person,
            "unit": row.unit,
            "milestone": directive.file.milestone(row.wave).code,
            "planned_at": _at(directive, row.planned_at),
            "state": RowState.WAITING if row.state == RowState.SENDING else row.state,
            "sent_at": _at(directive, row.sent_at),
            "channel": row.channel,
            "reason": row.reason or None,
        }
        for row in session.execute(query)
    ]


def _broadcasts(session: Session, directive: Loaded) -> list[dict[str, Any]]:
    return [_broadcast(session, sheet) for sheet in broadcasts.every(session, directive.id)]


def _broadcast(session: Session, sheet: broadcasts.Sheet) -> dict[str, Any]:
    counts = outbox.counts(session, broadcasts.rows_of(sheet.id))
    author = session.scalar(select(people.c.code).where(people.c.id == sheet.author_id))
    recipients = {"planned": sum(counts.values()), **_counted(counts)}
    recipients["acknowledged"] = len(acknowledged(session, sheet.id))
    return {"id": sheet.id, "text": sheet.text, "created_by": author, "recipients": recipients}


def _check_ins(session: Session, directive: Loaded) -> list[dict[str, Any]]:
    """Each unit and day, with all that was answered, in order: of one question the last answer stands."""
    return [
        {
            "code": asking.code,
            "unit": asking.unit_code,
            "day": _day(asking.day),
            "passed_over": asking.passed_over or None,
            "answers": [
                {"question": question or None, "value": value, "person": person, "said_at": _at(directive, at)}
                for question, value, person, at in told
            ],
        }
        for asking, told in check_ins.every(session, directive.id)
    ]


def _evidence(session: Session, directive: Loaded) -> list[dict[str, Any]]:
    """A line a file and what it stands for; one that stands for nothing yet has a line too."""
    files = evidence_lists.every(session)
    stands = evidence_lists.uses_of(session, [file.id for file in files])
    return [_file(directive, file, use) for file in files for use in stands.get(file.id, [None])]


def _file(directive: Loaded, file: Line, use: Use | None) -> dict[str, Any]:
    return {
        "unit": file.unit,
        "task": use.task if use else None,
        "wave": use.wave if use else None,
        "difficulty": use.difficulty if use else None,
        "name": file.name,
        "size": file.size,
        "media_type": file.media_type or None,
        "sha256": file.sha256 or None,
        "sent_by": file.person_code,
        "sent_at": _at(directive, file.sent_at),
        "state": file.state,
        "reason": file.reason or None,
    }


def _counted(counts: dict[RowState, int]) -> dict[str, int]:
    return {state.value: counts.get(state, 0) for state in STATES}
