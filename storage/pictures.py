"""Pictures that outbox rows are to carry: drawn before they are sent, left out where they cannot be."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage.outbox import COLUMNS, RIPE, WAITS, Row, outbox, row_of

_UNDRAWN = select(*COLUMNS).where(
    WAITS,
    outbox.c.drawing.is_not(None),
    outbox.c.document_id.is_(None),
    outbox.c.chat.is_not(None),
    RIPE,
)


def undrawn(session: Session, now: datetime) -> list[Row]:
    """Rows due whose picture is still to be drawn."""
    return [row_of(row) for row in session.execute(_UNDRAWN, {"now": now})]


def attach(session: Session, rows: Sequence[int], document: int) -> None:
    session.execute(update(outbox).where(outbox.c.id.in_(rows)).values(document_id=document))


def do_without_picture(session: Session, rows: Sequence[int]) -> None:
    session.execute(update(outbox).where(outbox.c.id.in_(rows)).values(drawing=None))
