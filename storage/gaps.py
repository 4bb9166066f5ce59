"""Times in which a messenger could not reach us: noticed when it is reached again."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from core import gaps as rules
from core.gaps import KEEPS_MESSAGES, KEEPS_PRESSES
from storage import marks
from storage.tables import Gap
from storage.tables.base import table

gaps = table(Gap)

HEARD = "heard"
"""The mark of when a messenger was last reached."""


def heard(session: Session, channel: str, now: datetime) -> bool:
    """The messenger has been asked for what it holds. Whether that came too late for some of it.

    A short gap needs no telling: messages have waited, and only presses may be lost. The first start ever, of which
    nobody knows what went before, is none.
    """
    since = last_heard(session, channel)
    marks.set_mark(session, _mark(channel), now)
    if since is None or now - since <= KEEPS_PRESSES:
        return False
    row = {"channel": channel, "began": since, "ended": now, "told": now - since <= KEEPS_MESSAGES}
    session.execute(insert(gaps).values(**row))
    return True


def last_heard(session: Session, channel: str) -> datetime | None:
    return marks.get_mark(session, _mark(channel))


def _mark(channel: str) -> str:
    return f"{HEARD}:{channel}"


def overlapping(session: Session, since: datetime, until: datetime) -> list[rules.Gap]:
    """Those of any channel that reach into a period, in the order in which they began."""
    query = select(gaps.c.began, gaps.c.ended).where(gaps.c.ended > since, gaps.c.began < until)
    return [_gap(*row) for row in session.execute(query.order_by(gaps.c.began, gaps.c.id))]


@dataclass(frozen=True, slots=True)
class Untold:
    id: int
    channel: str
    gap: rules.Gap


def untold(session: Session) -> list[Untold]:
    """Those of which the people concerned have not heard yet."""
    return [Untold(row, channel, _gap(*ends)) for row, channel, *ends in session.execute(_UNTOLD)]


def _gap(began: datetime, ended: datetime) -> rules.Gap:
    return rules.Gap(began, ended, messages=ended - began > KEEPS_MESSAGES)


_UNTOLD = (
    select(gaps.c.id, gaps.c.channel, gaps.c.began, gaps.c.ended).where(gaps.c.told.is_(False)).order_by(gaps.c.id)
)
_LAST_UNTOLD = select(func.max(gaps.c.ended)).where(gaps.c.told.is_(False))


def last_untold(session: Session) -> datetime | None:
    """When the last of those ended."""
    found: datetime | None = session.scalar(_LAST_UNTOLD)
    return found


def set_told(session: Session, rows: Collection[int]) -> None:
    session.execute(update(gaps).where(gaps.c.id.in_(rows)).values(told=True))
