"""Rows of the steps up the ladder, and what the office was told of before a unit's leader is."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.ledger import Kind, RowState
from storage.directives import Loaded
from storage.outbox import Address, Draft, outbox

ARRIVED = (RowState.SENT, RowState.UNKNOWN)


def draft(directive: Loaded, key: str, to: Address, at: datetime, **subject: Any) -> Draft:
    """Its words are made when it is claimed; nobody needs it once its day is over."""
    return Draft(
        key=key,
        kind=Kind.ESCALATION,
        to=to,
        body=None,
        now=at,
        expires=directive.calendar.close(directive.calendar.day(at)),
        subject={"directive": directive.code, **subject},
    )


def named_to_office(
    session: Session, step: str, persons: Collection[int], since: datetime, before: datetime
) -> set[str]:
    """Codes of the units that this step's rows have named to these people since then, early enough to be stopped."""
    where = [outbox.c.person_id.in_(persons), outbox.c.kind == Kind.ESCALATION, outbox.c.planned_at >= since]
    where.append(outbox.c.claimed_at < before)
    subjects = session.scalars(select(outbox.c.subject).where(*where, outbox.c.state.in_(ARRIVED)))
    return {code for subject in subjects if subject.get("step") == step for code in subject["units"]}


def named_by(session: Session, step: str, keys: Collection[str]) -> set[str]:
    """Codes of the units that this step's rows with these keys speak of."""
    subjects = session.scalars(select(outbox.c.subject).where(outbox.c.key.in_(keys)))
    return {code for subject in subjects if subject.get("step") == step for code in subject["units"]}


def leader_told(session: Session, unit: str, since: datetime) -> datetime | None:
    """When a leader of the unit has heard since then, by the step up to them."""
    where = (outbox.c.kind == Kind.ESCALATION, outbox.c.planned_at >= since, outbox.c.state.in_(ARRIVED))
    rows = session.execute(select(outbox.c.subject, outbox.c.claimed_at).where(*where))
    to_leaders = [row for row in rows if "unit" in row.subject]
    return next((row.claimed_at for row in to_leaders if unit in row.subject["units"]), None)
