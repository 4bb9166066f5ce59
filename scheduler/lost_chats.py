"""Chats lost just now: whose, told to the office in one notice, for it must telephone."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from core.rights import ROLE_NAMES
from core.texts import lost_chats as told
from core.texts import people as words
from storage import outbox, people, reach, staff
from storage.directives import Loaded
from storage.notices import notice
from storage.outbox import Address, Draft
from storage.reach import Missing

QUIET = timedelta(minutes=1)
"""Since the last chat was lost: a broadcast that meets many of them makes one list."""

LONGEST = timedelta(minutes=10)
"""Since the first one was: a slow trickle is told all the same."""


def due(session: Session, directive: Loaded) -> datetime | None:
    """When the office is to hear of the chats lost so far; None when there are none."""
    found = reach.troubles(session)
    if found is None:
        return None
    first, last = found
    return directive.calendar.next_open(min(last + QUIET, first + LONGEST))


def write(session: Session, directive: Loaded, now: datetime) -> None:
    at = due(session, directive)
    if at is None or at > now:
        return
    today = directive.calendar.day(now)
    missing = [one for one in reach.unreported(session, today) if _is_out_of_reach(session, one)]
    reach.set_reported(session)
    if missing:
        text = told.call_list([_line(one) for one in missing])
        holders = staff.office(session, today)
        outbox.queue(session, *(_draft(missing, holder.address, text, now) for holder in holders))


def _is_out_of_reach(session: Session, missing: Missing) -> bool:
    """Nobody need telephone who is reached on another channel."""
    return people.address(session, missing.person).chat is None


def _line(missing: Missing) -> str:
    posts = [(ROLE_NAMES[held.role], held.unit.name) for held in missing.posts]
    return told.line(words.who(missing.name, posts), missing.phone, missing.reason)


def _draft(missing: list[Missing], to: Address, text: str, now: datetime) -> Draft:
    """A chat can be lost again once it was found: so the instant stands in the key too."""
    of = f"unreachable:{missing[-1].account}"
    return notice(of, now.isoformat(), to, text, now, subject={"event": "unreachable"})
