"""After the machine was off for longer than a messenger keeps messages: who may have written in vain hears so."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from core.calendar import WorkingCalendar
from core.gaps import Gap, merged
from core.rights import UNIT_ROLES, Role
from core.texts import gaps as words
from core.texts.parts import to_leader
from storage import assignments, audiences, gaps, outbox, people, reach
from storage.directives import Loaded
from storage.gaps import Untold
from storage.notices import notice
from storage.outbox import Address, Draft


def due(session: Session, directive: Loaded, now: datetime) -> datetime | None:
    """When there is something to tell: in working hours, for nobody can do anything about it at night."""
    ended = gaps.last_untold(session)
    return directive.calendar.next_open(max(ended, now)) if ended else None


def write(session: Session, directive: Loaded, now: datetime) -> None:
    """One row a person, however many gaps there were; each gap is told once."""
    untold = gaps.untold(session) if directive.calendar.is_open(now) else []
    if not untold:
        return
    chats = reach.on_channels(session, {found.channel for found in untold})
    officials = _officials(session, directive, untold, chats, now)
    office = _office(session, directive, untold, chats, len(officials), now)
    outbox.queue(session, *officials, *office)  # who is both has a row already, and it asks more of them
    gaps.set_told(session, [found.id for found in untold])


def _officials(
    session: Session, directive: Loaded, untold: Sequence[Untold], chats: dict[int, list[Address]], now: datetime
) -> list[Draft]:
    """Everybody of the units that owe something: the others had nothing to write of."""
    drafts = []
    for person, roles in _roles(session, directive, now).items():
        if mine := _mine(untold, chats.get(person, ())):
            text = words.told(_local(directive.calendar, mine))
            body = to_leader(text) if roles == {Role.LEADER} else text
            drafts.append(_draft(mine, chats[person][0], body, now))
    return drafts


def _office(
    session: Session,
    directive: Loaded,
    untold: Sequence[Untold],
    chats: dict[int, list[Address]],
    told: int,
    now: datetime,
) -> list[Draft]:
    holders = people.holders(session, directive.calendar.day(now), (Role.OFFICE, Role.ADMIN))
    drafts = []
    for person in dict.fromkeys(holder.person for holder in holders):
        if mine := _mine(untold, chats.get(person, ())):
            body = words.told_office(_local(directive.calendar, mine), told)
            drafts.append(_draft(mine, chats[person][0], body, now))
    return drafts


def _roles(session: Session, directive: Loaded, now: datetime) -> dict[int, set[Role]]:
    """Person → the posts that they hold in units with open work."""
    ids = assignments.unit_ids(session)
    wanted = [ids[code] for code in audiences.unit_codes(session, directive, {"to": "open"}, now)]
    found: dict[int, set[Role]] = defaultdict(set)
    for holder in people.holders(session, directive.calendar.day(now), UNIT_ROLES, wanted):
        found[holder.person].add(holder.role)
    return found


def _mine(untold: Iterable[Untold], chats: Iterable[Address]) -> list[Untold]:
    """The gaps of the channels on which a person is."""
    channels = {chat.channel for chat in chats}
    return [found for found in untold if found.channel in channels]


def _local(calendar: WorkingCalendar, mine: Iterable[Untold]) -> list[Gap]:
    """What is said of them: one gap where several channels were away together."""
    return [gap.local(calendar.zone) for gap in merged(one.gap for one in mine)]


def _draft(mine: Sequence[Untold], to: Address, body: str, now: datetime) -> Draft:
    row = mine[-1].id
    return notice(f"gap:{row}", "told", to, body, now, subject={"event": "gap", "gap": row})
