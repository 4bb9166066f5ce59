"""What has waited for the office for two working days: its own overdue, told on the morning on which more of it came.

Most mornings nothing did, so a look that costs next to nothing comes first.
"""

from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from core.planning import Moment, Plan
from core.texts import office_own as words
from core.texts.office_own import Waiting
from storage import marks, office_queue, outbox, staff
from storage.directives import Loaded
from storage.notices import notice
from storage.office_queue import Pending
from storage.outbox import Address, Draft

DAYS = 2
"""Working days after which what waits for the office is overdue."""

_EVER = datetime(2000, 1, 1, tzinfo=UTC)
_COMMANDS = {
    "claim": "/xacnhan",
    "said_done": "/xacnhan",
    "difficulty": "/vuongmac",
    "question": "/vuongmac",
    "unread": "/vuongmac",
    "extension": "/giahan",
}


def write(session: Session, directive: Loaded, _plan: Plan, moment: Moment, now: datetime, _after: int) -> None:
    """One notice to each of the office, with all that waits so long; none where nothing has come to it since."""
    calendar = directive.calendar
    due = calendar.next_open(max(moment.at, now))
    today = calendar.day(due)
    start, end = _since_last_look(session, directive), _waited_on(directive, today)
    marks.set_mark(session, _mark(directive), now)
    if not office_queue.may_be_new(session, start, end):
        return
    found = office_queue.waiting(session, directive, now, end)
    if any(each.since >= start for each in found):
        text = words.overdue([_told(directive, each) for each in found], _commands(found))
        drafts = (_draft(directive, holder.address, text, due) for holder in staff.office(session, today))
        outbox.queue(session, *drafts)


def may_speak(session: Session, directive: Loaded, moment: Moment) -> bool:
    """Whether there may be anything to tell on that morning, as all stands now."""
    end = _waited_on(directive, directive.calendar.day(moment.at))
    return office_queue.may_be_new(session, _since_last_look(session, directive), end)


def _since_last_look(session: Session, directive: Loaded) -> datetime:
    looked = marks.get_mark(session, _mark(directive))
    return _waited_on(directive, directive.calendar.day(looked)) if looked else _EVER


def _waited_on(directive: Loaded, day: date) -> datetime:
    """What came before this instant has waited two working days on `day`: that many have followed the day it came."""
    return directive.calendar.midnight(directive.calendar.shift(day, 1 - DAYS))


def _mark(directive: Loaded) -> str:
    """The last morning that was looked at: after a longer silence of ours what came to it meanwhile is new too."""
    return f"office_looked:{directive.code}"


def _told(directive: Loaded, each: Pending) -> Waiting:
    since = directive.calendar.day(each.since)
    return Waiting(each.what, each.unit, since, each.task, each.number, each.wanted)


def _commands(found: list[Pending]) -> list[str]:
    return list(dict.fromkeys(_COMMANDS[each.what] for each in found))


def _draft(directive: Loaded, to: Address, text: str, due: datetime) -> Draft:
    today = directive.calendar.day(due)
    return notice(
        f"office_due:{directive.code}",
        today.isoformat(),
        to,
        text,
        due,
        expires=directive.calendar.close(today),
        subject={"directive": directive.code, "event": "office_due", "why": f"{DAYS} working days"},
    )
