"""What a plan that has just changed has earlier today: nobody is to miss it because the clock has passed it."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from core.planning import Plan
from storage import marks

_JUST_BEFORE = timedelta(microseconds=1)


def catch_up(session: Session, code: str, before: Plan, after: Plan, now: datetime) -> None:
    """Let the next tick look again at today, where the new plan has something there that the old one had not.

    Everything is written under a unique key, so what has been said is not said again."""
    today = after.calendar.day(now)
    known = {moment.order for moment in before.on(today)}
    late = [moment.at for moment in after.on(today) if moment.at <= now and moment.order not in known]
    if late:
        marks.set_back(session, f"{marks.PLANNED}:{code}", min(late) - _JUST_BEFORE)
