"""reachability."""

from datetime import datetime

from sqlalchemy.orm import Session

from core.planning import Moment, Plan
from storage.directives import Loaded


def write(session: Session, directive: Loaded, plan: Plan, moment: Moment, now: datetime, after: int) -> int | None:
    return None
