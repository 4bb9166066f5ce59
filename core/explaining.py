"""Why a unit was, or was not, reminded on a day: from the facts to plain sentences. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.figures import Status
from core.gaps import Gap
from core.ledger import RowState
from core.states import CLAIMED
from core.texts import explaining as words
from core.texts.parts import bullets

SLOW = timedelta(minutes=15)
"""A reminder that goes out so much behind its hour is called late."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """What became of one person's reminder of that day; instants as a clock there shows them."""

    post: str
    state: RowState
    reason: str
    planned_at: datetime
    sent_at: datetime | None
    speaks: bool = True  # of this assignment; else of others alone


@dataclass(frozen=True, slots=True)
class Reason:
    """Noted on that day: `why` is a value of `core.ladder.Why`."""

    why: str
    until: date | None = None
    leader: bool = False  # why the unit's leader got no report


@dataclass(frozen=True, slots=True)
class Story:
    """One assignment on that day: its rung, the days of the rungs around it, and what was done."""

    status: Status  # as of the end of that day
    label: str  # việc 2
    rung: str | None
    before: date | None
    after: date | None
    reminders: tuple[Reminder, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class DayFacts:
    """All that is known of a unit on a day."""

    unit: str
    day: date
    starts: date  # when the opening went out
    worked: bool
    hour: datetime  # when that day's reminders were due
    now: datetime
    gaps: tuple[Gap, ...] = ()
    stories: tuple[Story, ...] = ()


def explain(facts: DayFacts) -> str:
    """What the office reads: the day first, then each assignment, those of one fate together."""
    whole = of_the_day(facts)
    if whole is not None:
        return whole
    lines = bullets([words.line(labels, fate) for fate, labels in _fates(facts).items()])
    off = [words.machine_off(gap.began, gap.ended) for gap in facts.gaps]
    return "\n".join([words.heading(facts.unit, facts.day), lines, *off])


def brief(facts: DayFacts) -> str:
    """One line a unit, for a day's overview."""
    return "; ".join(words.line(labels, fate) for fate, labels in _fates(facts).items())


def of_the_day(facts: DayFacts) -> str | None:
    """What holds for all that the unit has to do."""
    if facts.day < facts.starts:
        return words.before_opening(facts.day, facts.starts)
    if not facts.worked:
        return words.day_off(facts.day)
    if facts.day == facts.starts:
        return words.opening_day(facts.day)
    return None if facts.stories else words.nothing_to_do(facts.unit)


def _fates(facts: DayFacts) -> dict[str, list[str]]:
    """What was done → of which assignments, in order."""
    found: dict[str, list[str]] = {}
    for story in facts.stories:
        found.setdefault(_fate(facts, story), []).append(story.label)
    return found


def _fate(facts: DayFacts, story: Story) -> str:
    leader = _because(reason for reason in story.reasons if reason.leader)
    fate = _reminded(facts, story)
    return f"{fate}; {words.leader_not_told(leader)}" if leader else fate


def _because(reasons: Iterable[Reason]) -> str:
    return "; ".join(dict.fromkeys(words.why(reason.why, reason.until) for reason in reasons))


def _reminded(facts: DayFacts, story: Story) -> str:
    told = [_reminder(one) for one in story.reminders if one.speaks]
    if told:
        return "; ".join(dict.fromkeys(told))
    if because := _because(reason for reason in story.reasons if not reason.leader):
        return words.not_reminded(because)
    if story.status.state in CLAIMED:
        return words.done_since(_claimed_on(facts, story.status))
    if story.rung is None:
        return words.no_rung(story.before, story.after)
    return _unwritten(facts, story)


def _unwritten(facts: DayFacts, story: Story) -> str:
    """On a rung, and neither a reminder nor a reason stands in the books."""
    if facts.now < facts.hour:
        return words.to_come(facts.hour)
    if story.reminders:
        return words.bundled(story.reminders[0].post)
    return words.NOT_WRITTEN_OFF if _was_off(facts.gaps, facts.hour) else words.NOT_WRITTEN


def _was_off(gaps: Iterable[Gap], at: datetime) -> bool:
    return any(gap.began <= at <= gap.ended for gap in gaps)


def _claimed_on(facts: DayFacts, status: Status) -> date | None:
    claimed = status.claimed_at or status.reported_at
    return claimed.astimezone(facts.hour.tzinfo).date() if claimed else None


def _reminder(one: Reminder) -> str:
    match one.state:
        case RowState.SENT:
            late = one.sent_at is not None and one.sent_at - one.planned_at > SLOW
            return words.sent(one.post, one.sent_at or one.planned_at, one.planned_at if late else None)
        case RowState.UNKNOWN:
            return words.unknown(one.post)
        case RowState.WAITING | RowState.SENDING:
            return words.waiting(one.post, words.row_reason(one.reason))
        case _:
            return words.not_sent(one.post, words.row_reason(one.reason))
