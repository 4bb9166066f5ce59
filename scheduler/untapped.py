"""A "done" in words that was not tapped is asked about once more, half an hour later: once a message."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, time, timedelta

from sqlalchemy.orm import Session

from core.calendar import WorkingCalendar
from core.dates import hour, short_day
from core.texts import labels
from core.texts import saying_back as words
from storage import outbox, people, untapped
from storage.directives import Loaded
from storage.notices import notice
from storage.outbox import Choice, Draft
from storage.untapped import Saying

AFTER = timedelta(minutes=30)
EARLIEST, LATEST = time(6), time(22)
"""Office hours or not: who has just written is awake, but not for the whole night."""

FORGOTTEN = timedelta(days=3)
"""What was said so long ago, while the machine was off, nobody is asked about: the office sees it and can confirm."""


def due(session: Session, directive: Loaded, now: datetime) -> datetime | None:
    """When the next message is to be asked about, if it is not tapped by then."""
    stored_at = untapped.first_stored(session, untapped.looked_at(session, directive))
    return awake(directive.calendar, max(stored_at + AFTER, now)) if stored_at else None


def awake(calendar: WorkingCalendar, moment: datetime) -> datetime:
    """That moment, or the first one after it at which people are written to."""
    at = calendar.local(moment)
    if at.time() > LATEST:
        return calendar.at(at.date() + timedelta(days=1), EARLIEST)
    return max(moment, calendar.at(at.date(), EARLIEST))


def write(session: Session, directive: Loaded, now: datetime) -> None:
    """One notice a message, with all its tasks of which nothing else has been said since."""
    looked, at = untapped.looked_at(session, directive), due(session, directive, now)
    if at is None:
        _pass_over(session, directive, looked, untapped.newest(session), now)
    elif at <= now:
        found = untapped.waiting(session, directive, looked, now - AFTER)
        recent = [one for one in found if one.stored_at > now - FORGOTTEN]
        stand = untapped.stand(session, directive, recent, now)
        outbox.queue(session, *(_draft(session, directive, told, now) for told in _by_message(stand)))
        _pass_over(session, directive, looked, found[-1].report if found else untapped.newest(session), now)


def _pass_over(session: Session, directive: Loaded, looked: int, report: int, now: datetime) -> None:
    """None of the reports up to this one is looked at again."""
    if report > looked:
        untapped.set_looked_at(session, directive, report, now)


def _by_message(stand: Sequence[Saying]) -> list[list[Saying]]:
    told: dict[tuple[int, int], list[Saying]] = defaultdict(list)
    for one in stand:
        told[one.person, one.message].append(one)
    return list(told.values())


def _draft(session: Session, directive: Loaded, told: Sequence[Saying], now: datetime) -> Draft:
    first = told[0]
    reports = {"reports": [one.report for one in told]}
    choices = [Choice(labels.RIGHT, "report.tapped", reports), Choice(labels.NOT_DONE, "report.edit", reports)]
    papers = {one.number: words.paper(one.paper, one.paper_day) for one in told if one.paper}
    text = words.ask_again(_moment(directive, first.said_at, now), [one.number for one in told], papers)
    of = f"claim:{first.message}"
    return notice(of, "untapped", people.address(session, first.person), text, now, choices=choices)


def _moment(directive: Loaded, said_at: datetime, now: datetime) -> str:
    """16 giờ 50; of another day with the day."""
    at = directive.calendar.local(said_at)
    day = "" if directive.calendar.day(now) == at.date() else f" ngày {short_day(at.date())}"
    return hour(at) + day
