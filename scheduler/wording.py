"""Rows whose words are made when they are claimed, and by whom."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from core.ledger import Kind
from scheduler import check_in_words, leaders, nudge_words, office_calls
from storage.directives import Loaded
from storage.outbox import Choice, Row

Composer = Callable[[Session, Loaded, Row, datetime], tuple[str, list[Choice]] | None]
"""Text and buttons from what is true now; None when there is nothing to say any more."""

_STEPS: dict[str, Composer] = {
    "office": office_calls.compose,
    leaders.AHEAD: leaders.compose_ahead,
    leaders.LEADER: leaders.compose,
}


def compose(session: Session, directive: Loaded, row: Row, now: datetime) -> tuple[str, list[Choice]] | None:
    if row.kind is Kind.ESCALATION:
        return _STEPS[row.subject["step"]](session, directive, row, now)
    composer = check_in_words.compose if row.kind is Kind.CHECK_IN else nudge_words.compose
    return composer(session, directive, row, now)
