"""Times in which nobody fetched what people sent: what may be lost in them, and which a digest names. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from core.calendar import WorkingCalendar

KEEPS_PRESSES = timedelta(seconds=150)
"""How long Telegram keeps a press on a button for us; its messages it keeps longer."""
KEEPS_MESSAGES = timedelta(hours=24)

NAMED = 3
"""How many a digest names: the longest."""


@dataclass(frozen=True, slots=True)
class Gap:
    """`messages` too may be lost in it; else only presses."""

    began: datetime
    ended: datetime
    messages: bool

    @property
    def length(self) -> timedelta:
        return self.ended - self.began

    def local(self, zone: tzinfo) -> "Gap":
        """The same with its instants as a clock there shows them, for the words."""
        return Gap(self.began.astimezone(zone), self.ended.astimezone(zone), self.messages)


def merged(gaps: Iterable[Gap]) -> list[Gap]:
    """One for those that overlap or touch: a machine that was off could not be reached by any messenger."""
    found: list[Gap] = []
    for gap in sorted(gaps, key=lambda gap: gap.began):
        joined = found and gap.began <= found[-1].ended
        found.append(_joined(found.pop(), gap) if joined else gap)
    return found


def _joined(one: Gap, other: Gap) -> Gap:
    return Gap(one.began, max(one.ended, other.ended), one.messages or other.messages)


def worth_naming(gaps: Iterable[Gap], calendar: WorkingCalendar) -> tuple[Gap, ...]:
    """Those that may have lost messages, and the short ones in working hours; the longest few, in their order.

    At night nobody is asked to press anything.
    """
    named = [gap for gap in merged(gaps) if gap.messages or calendar.next_open(gap.began) < gap.ended]
    longest = sorted(named, key=lambda gap: gap.length, reverse=True)[:NAMED]
    return tuple(sorted(longest, key=lambda gap: gap.began))
