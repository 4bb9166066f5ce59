"""A reminder's row, as it is written by who plans it and by who puts it off. One a person and working day."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import String, cast, select, update
from sqlalchemy.orm import Session

from core.ladder import Why
from core.ledger import Kind, RowState
from storage import calls, nudge_items, outbox
from storage.directives import Loaded
from storage.outbox import WAITS, Address, Draft
from storage.outbox import outbox as rows

ASKED_FOR = "later"
"""In the subject of a row that its person has asked for."""


def key(person: int, day: date) -> str:
    """One a working day, of whatever directive: so no directive stands in it."""
    return f"nudge:{person}:{day.isoformat()}"


def draft(directive: Loaded, to: Address, milestones: Collection[str], at: datetime, **more: Any) -> Draft:
    """Its words are made when it is claimed; nobody needs it once its day is over."""
    assert to.person is not None
    today = directive.calendar.day(at)
    return Draft(
        key=key(to.person, today),
        kind=Kind.NUDGE,
        to=to,
        body=None,
        now=at,
        due=at,
        expires=directive.calendar.close(today),
        subject={"directive": directive.code, "milestones": sorted(set(milestones)), **more},
    )


def put_off(
    session: Session,
    directive: Loaded,
    to: Address,
    items: Mapping[int, str],
    milestones: Collection[str],
    at: datetime,
) -> None:
    """Queue the reminder that the person has asked for.

    One of a later day is that day's reminder: what the ladder says then is added to it. This afternoon's is one more,
    unless this morning's has not gone out yet: then that one waits.
    """
    wanted = draft(directive, to, milestones, at, **{ASKED_FOR: True})
    if at != directive.calendar.at(directive.calendar.day(at), directive.file.nudges.at):
        waiting = outbox.waiting_rows(session, [wanted.key])
        if waiting:
            calls.put_off(session, waiting.values(), at)
            return
        wanted = replace(wanted, key=f"{wanted.key}:{ASKED_FOR}")
    outbox.queue(session, wanted)
    nudge_items.put(session, dict.fromkeys(outbox.waiting_rows(session, [wanted.key]).values(), items))


def withdraw(session: Session, person: int, reason: Why, after: datetime, until: datetime | None = None) -> None:
    """What the person has asked to be reminded of behind `after` (and by `until`) is not sent. The keys are free
    again: their days may still want a reminder of their own."""
    asked_for = [row for row, at in _asked_for(session, person) if after < at and (until is None or at <= until)]
    freed = rows.c.key + ":" + cast(rows.c.id, String)
    changes = {"state": RowState.SKIPPED, "reason": reason.value, "key": freed}
    session.execute(update(rows).where(rows.c.id.in_(asked_for), WAITS).values(changes))


def _asked_for(session: Session, person: int) -> list[tuple[int, datetime]]:
    """Waiting rows that the person has asked for, and for when."""
    where = (rows.c.person_id == person, rows.c.kind == Kind.NUDGE, WAITS)
    found = session.execute(select(rows.c.id, rows.c.planned_at, rows.c.subject).where(*where))
    return [(row.id, row.planned_at) for row in found if row.subject.get(ASKED_FOR)]


def latest(session: Session, person: int) -> int | None:
    """The last reminder that went out to a person."""
    where = (rows.c.person_id == person, rows.c.kind == Kind.NUDGE, rows.c.state == RowState.SENT)
    return session.scalar(select(rows.c.id).where(*where).order_by(rows.c.sent_at.desc(), rows.c.id.desc()).limit(1))
