"""What the audit finds in an office, and a hand to break its ledger with."""

from typing import Any

from sqlalchemy import delete, select

from scheduler.auditing import Finding, findings
from storage.nudge_items import items
from storage.outbox import outbox as rows
from tests.office import Office


def found(office: Office, **more: Any) -> list[Finding]:
    return office.database.look(lambda s: findings(s, office.directive, office.clock.now(), **more))


def counts(office: Office, **more: Any) -> dict[str, int]:
    return {finding.name: finding.count for finding in found(office, **more)}


def change(office: Office, statement: Any) -> None:
    office.database.write(lambda session: session.execute(statement))


def forget(office: Office, *which: Any) -> None:
    """Take rows out of the ledger, as if they had never been written."""
    gone = select(rows.c.id).where(*which)
    change(office, delete(items).where(items.c.outbox_id.in_(gone)))
    change(office, delete(rows).where(*which))
