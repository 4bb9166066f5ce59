"""Which of the office's own duties it has said are done: the audit is where that stands, so it can be undone."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import audits
from storage.audits import audits as rows

DONE, UNDONE = "duty_done", "duty_undone"


def finished(session: Session, directive: str) -> set[str]:
    """Codes of the duties of which the last word is that they are done."""
    query = select(rows.c.action, rows.c.detail).where(rows.c.action.in_([DONE, UNDONE])).order_by(rows.c.id)
    last = {detail["duty"]: action for action, detail in session.execute(query) if detail.get("directive") == directive}
    return {duty for duty, action in last.items() if action == DONE}


def set_finished(session: Session, at: datetime, person: int, directive: str, duty: str, *, done: bool) -> bool:
    """False when that was said already."""
    if (duty in finished(session, directive)) == done:
        return False
    audits.note(session, at, person, DONE if done else UNDONE, directive=directive, duty=duty)
    return True
