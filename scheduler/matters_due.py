"""Each working morning: difficulties and questions whose day of answer has come, to whoever holds them; and what the
office has asked a unit, to the one who is to answer."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from sqlalchemy.orm import Session

from core.planning import Moment, Plan
from core.texts import labels
from core.texts import matters as words
from core.texts import matters_office as office_words
from storage import difficulties, matter_threads, outbox, people, staff
from storage.difficulties import CLARIFYING, OPEN, SENT_UP, TAKEN, Matter
from storage.directives import Loaded
from storage.notices import notice
from storage.outbox import Address, Choice, Draft

WHY = "day of answer"


def write(session: Session, directive: Loaded, _plan: Plan, moment: Moment, now: datetime, _after: int) -> None:
    """One notice a person, with all that is theirs to see to."""
    due = directive.calendar.next_open(max(moment.at, now))
    today = directive.calendar.day(due)
    found = _due(session, directive, today)
    if found:
        outbox.queue(session, *_drafts(session, directive, found, due))


def may_speak(session: Session, directive: Loaded, moment: Moment) -> bool:
    """Whether anything would be said on that morning, as all stands now."""
    return bool(_due(session, directive, directive.calendar.day(moment.at)))


def _due(session: Session, directive: Loaded, today: date) -> list[Matter]:
    if not difficulties.any_unsettled(session, directive.id):
        return []
    return [matter for matter in difficulties.unfinished(session, directive.id) if _is_due(directive, matter, today)]


def _is_due(directive: Loaded, matter: Matter, today: date) -> bool:
    """What nobody has taken is told to everybody from the morning after its day: on the day itself it is told among
    all that waits for the office."""
    if matter.state in (TAKEN, SENT_UP):
        return matter.due is not None and matter.due <= today
    if matter.state == OPEN:
        return matter.due is not None and matter.due < today
    return matter.state == CLARIFYING and directive.calendar.day(matter.changed_at) < today


def _drafts(session: Session, directive: Loaded, found: Sequence[Matter], due: datetime) -> Iterator[Draft]:
    today = directive.calendar.day(due)
    desk = {holder.person: holder.address for holder in staff.office(session, today)}
    held = defaultdict[int, list[Matter]](list)
    asked = defaultdict[int, list[Matter]](list)
    for matter in found:
        if matter.state == CLARIFYING:
            asked[matter.raised_by].append(matter)
        else:
            for person in [matter.owner] if matter.owner in desk else desk:
                held[person or 0].append(matter)
    for person, mine in held.items():
        yield _draft(directive, desk[person], office_words.due_lines([_line(m) for m in mine]), due, mine, ())
    for person, mine in asked.items():
        if people.held(session, person, today):
            yield _asking(session, directive, person, mine, due)


def _line(matter: Matter) -> tuple[str, int, str, Sequence[int], str, date | None]:
    return matter.kind, matter.number, matter.unit_short, matter.tasks, matter.state, matter.due


def _asking(session: Session, directive: Loaded, person: int, mine: Sequence[Matter], due: datetime) -> Draft:
    text = words.still_asked([(m.kind, m.number, matter_threads.last_asked(session, m.id) or m.text) for m in mine])
    choices = [_answering(matter, alone=len(mine) == 1) for matter in mine]
    return _draft(directive, people.address(session, person), text, due, mine, choices)


def _answering(matter: Matter, *, alone: bool) -> Choice:
    label = labels.ANSWER if alone else f"{labels.ANSWER} số {matter.number}"
    return Choice(label, "thread.reply", {"id": matter.id}, lasting=True)


def _draft(
    directive: Loaded, to: Address, text: str, due: datetime, mine: Sequence[Matter], choices: Sequence[Choice]
) -> Draft:
    """A reply to it finds its way where it speaks of one alone."""
    today = directive.calendar.day(due)
    told = {"directive": directive.code, "event": "matters_due", "why": WHY}
    subject = {**told, "matter": mine[0].id} if len(mine) == 1 else told
    of = f"matters:{directive.code}"
    expires = directive.calendar.close(today)
    return notice(of, today.isoformat(), to, text, due, expires=expires, choices=choices, subject=subject)
