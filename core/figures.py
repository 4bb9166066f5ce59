"""The figures that a digest, the board and the export are made of: values, already counted by nobody.

Instants are aware UTC, days are dates in the directive's zone. Codes are those of the directive file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from core.check_in_figures import CheckInView
from core.gaps import Gap
from core.states import State, Timeliness


@dataclass(frozen=True, slots=True)
class Status:
    """One assignment as it stood at the figures' `as_of`."""

    assignment: int
    unit: str
    unit_name: str
    unit_short: str
    task: str
    number: int  # the task's number in chat, from 1
    task_short: str
    task_word: str  # how people name it in chat: kế hoạch
    wave: str
    milestone: str
    binding: bool  # the document itself sets this very day for this addressee
    last_day: date
    state: State | None = None
    timeliness: Timeliness = Timeliness.IN_TIME
    percent: int | None = None
    expected: date | None = None
    note: str = ""
    reported_at: datetime | None = None
    reported_by: str | None = None  # the person's code
    claimed_at: datetime | None = None
    confirmed_at: datetime | None = None
    stale_since: date | None = None  # the day of the last news of an open one, once that is too old
    original_last_day: date | None = None  # where it was before the office moved it; None: where it is
    report: int | None = None  # the last one standing
    paper: str = ""  # the number of the paper that the unit named: 08/KH-UBND
    paper_day: date | None = None
    alone: bool = False  # counts as confirmed by the unit's own word: this office confirms nothing

    @property
    def office_confirmed(self) -> bool:
        return self.state is State.CONFIRMED and not self.alone

    @property
    def silent(self) -> bool:
        return self.reported_at is None

    @property
    def moved(self) -> bool:
        """Whether the office has given it a later day."""
        return self.original_last_day not in (None, self.last_day)


@dataclass(frozen=True, slots=True)
class MilestoneView:
    code: str
    name: str
    wave: str
    wave_name: str
    day: date
    last_day: date
    binding: bool
    days_left: int  # working days from as_of's day to the last day; 0 on it, negative after


@dataclass(frozen=True, slots=True)
class DifficultyLine:
    number: int
    unit_short: str
    tasks: tuple[int, ...]  # the numbers of all that it is about
    text: str
    state: str  # open, taken, clarifying, sent_up, answered
    opened_at: datetime
    age: int  # working days
    holder: str = ""  # who of the office deals with it
    urgent: bool = False
    topic: str = ""

    @property
    def with_office(self) -> bool:
        """Whether it waits for the office, or those above it."""
        return self.state in ("open", "taken", "sent_up")


@dataclass(frozen=True, slots=True)
class Change:
    """An assignment whose state, or whose promised day, differs from the last digest's."""

    unit_short: str
    number: int
    before: State | None
    after: State | None
    wave: str
    expected: date | None = None  # the day promised with it


@dataclass(frozen=True, slots=True)
class LaterDay:
    """A later day that a unit has asked for: it waits for the office, or has been granted."""

    number: int
    unit: str
    unit_short: str
    task_number: int
    wave: str
    wanted: date
    granted: date | None = None
    granted_at: datetime | None = None
    word_of: str = ""  # on whose word: a post


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call of a unit that owes."""

    unit: str
    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class Figures:
    as_of: datetime
    since: datetime | None  # the last digest's as_of; None before the first
    zone: str  # IANA name
    title: str
    closing: bool = False  # frozen at 24:00 of a last day
    milestones: tuple[MilestoneView, ...] = ()
    statuses: tuple[Status, ...] = ()  # in the file's order of units, then waves, then tasks
    difficulties: tuple[DifficultyLine, ...] = ()  # not closed, oldest first
    changes: tuple[Change, ...] = ()
    later_days: tuple[LaterDay, ...] = ()  # asked for by then; no longer those refused or withdrawn
    contacts: tuple[Contact, ...] = ()
    gaps: tuple[Gap, ...] = ()  # since the last digest; what came in them may be missing here
    check_ins: tuple[CheckInView, ...] = ()  # asked not long ago
    claim_ages: Mapping[int, int] = field(default_factory=dict)  # assignment → working days that its claim has waited
    paused: Mapping[str, date] = field(default_factory=dict)  # unit → until when the office leaves it in peace
    unknown_years: tuple[int, ...] = ()  # in which something is planned, and whose days off are not announced

    def nearest(self) -> MilestoneView:
        """The first milestone not yet past; after the last one, that."""
        ahead = [m for m in self.milestones if m.days_left >= 0]  # -1 from the day after on, day off or not
        return min(ahead, key=lambda m: m.last_day) if ahead else max(self.milestones, key=lambda m: m.last_day)

    @property
    def asked_days(self) -> tuple[LaterDay, ...]:
        """Those that wait for the office."""
        return tuple(later for later in self.later_days if later.granted is None)

    def of_wave(self, wave: str) -> tuple[Status, ...]:
        return tuple(status for status in self.statuses if status.wave == wave)
