"""The directive file's shape: what a data file may say, and nothing about any one directive.

Values only: reading the file and finding a fault's place in it is storage's work (storage/directive_file.py).
"""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, PositiveInt, StringConstraints

Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
Filled = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


OPEN_UNITS, ALL_UNITS = "open", "all"
"""Whom a check-in asks, where it names neither a wave nor a unit."""


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, ignored_types=(cached_property,))

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Without what was looked up before: of a changed copy it would not be true."""
        copied = super().model_copy(update=update, deep=deep)
        for name in set(vars(copied)) - set(type(self).model_fields):
            del vars(copied)[name]
        return copied


class Directive(Part):
    code: Code
    title: Filled
    number: str = ""
    symbol: str = ""
    issuer: Filled
    bot_name: Filled
    bases: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    office: Code
    office_phone: str = ""
    starts: dt.date
    timezone: str = "Asia/Ho_Chi_Minh"


class Report(Part):
    """The head and foot of the office's own document."""

    superior: str = ""
    name: str = ""
    symbol: str = ""
    signer: str = ""
    place: str = ""
    recipients: tuple[str, ...] = ()


class Unit(Part):
    code: Code
    name: Filled
    short: Filled
    kind: Filled
    aliases: tuple[str, ...] = ()
    ask: Filled = "đề nghị"
    parent: Code | None = None
    official_code: str = ""
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    successors: tuple[Code, ...] = ()


class Ladder(Part):
    """A wave's or a task's own ladder: what it leaves out is the file's."""

    before: tuple[PositiveInt, ...] | None = None
    on_last_day: bool | None = None
    overdue: tuple[PositiveInt, ...] | None = None


class Wave(Part):
    code: Code
    name: Filled
    units: tuple[Code, ...] = Field(min_length=1)
    nudges: Ladder = Ladder()


class Milestone(Part):
    code: Code
    name: Filled
    date: dt.date
    last_day: dt.date
    wave: Code
    binding: Literal["document", "office"]
    quote: str = ""


class Task(Part):
    code: Code
    short: Filled
    text: Filled
    waves: tuple[Code, ...] = Field(min_length=1)
    done_when: str = ""
    words: tuple[str, ...] = ()
    last_day: dict[Code, dt.date] = Field(default_factory=dict)
    nudges: Ladder = Ladder()
    doers: tuple[str, ...] = ()
    evidence: Literal["none", "optional", "required"] = "none"


class Duty(Part):
    """What the directive lays on the office itself."""

    code: Code
    text: Filled
    date: dt.date | None = None


class Question(Part):
    """One question of a check-in; `choices` belong to a choice, `unit`, `min` and `max` to a number."""

    code: Code
    kind: Literal["number", "percent", "choice", "text"]
    ask: Filled
    choices: tuple[Filled, ...] = ()
    unit: str = ""
    min: float | None = None
    max: float | None = None


class CheckIn(Part):
    """A soft question of the office's own; with `questions`, these are asked one at a time."""

    code: Code
    units: Filled = "open"  # those with open tasks; "all"; a wave's or a unit's code
    day: Annotated[int, Field(ge=1, le=31)]
    ask: Filled
    questions: tuple[Question, ...] = ()

    def question(self, code: str) -> Question | None:
        return next((question for question in self.questions if question.code == code), None)

    def meant(self, file: "DirectiveFile") -> frozenset[str]:
        """The units that may be asked; of "open" all, for who is done is known only when it is asked."""
        wave = next((wave for wave in file.waves if wave.code == self.units), None)
        if wave is not None:
            return frozenset(wave.units)
        if self.units in (OPEN_UNITS, ALL_UNITS):
            return frozenset(unit for wave in file.waves for unit in wave.units)
        return frozenset({self.units})


class Nudges(Part):
    """Working days before and after the last day on which a unit that owes is reminded."""

    before: tuple[PositiveInt, ...] = ()
    on_last_day: bool = True
    overdue: tuple[PositiveInt, ...] = ()
    at: dt.time = dt.time(7, 15)


class Step(Part):
    days: PositiveInt
    at: dt.time


class Escalation(Part):
    backup_with: PositiveInt | None = None
    office: Step | None = None
    leader: Step | None = None


class Weekly(Part):
    day: Weekday
    at: dt.time
    leader: bool = False  # the office's own leaders get theirs then, too


class Daily(Part):
    in_last: PositiveInt
    at: dt.time


class Claims(Part):
    """What the office does with "báo hoàn thành"."""

    confirm: bool = True  # False: a unit's own word is enough, and nothing waits for the office


class Difficulties(Part):
    """Working days in which the office means to answer, from the day on which one was raised."""

    days: PositiveInt = 2
    urgent_days: PositiveInt = 1


class Digests(Part):
    weekly: tuple[Weekly, ...] = ()
    daily: Daily | None = None
    last_day: tuple[dt.time, ...] = ()
    closing: dt.time | None = None


Span = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$")]


class Calendar(Part):
    hours: tuple[Span, ...] = Field(default=("07:00-11:30", "13:30-17:00"), min_length=1)
    off: tuple[dt.date, ...] = ()
    worked: tuple[dt.date, ...] = ()
    country: str = "VN"


class DirectiveFile(Part):
    """One directive file. Cross-references are checked by `core.directive_checks.faults`."""

    directive: Directive
    report: Report = Report()
    units: tuple[Unit, ...] = Field(min_length=1)
    waves: tuple[Wave, ...] = Field(min_length=1)
    milestones: tuple[Milestone, ...] = Field(min_length=1)
    tasks: tuple[Task, ...] = Field(min_length=1)
    duties: tuple[Duty, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    nudges: Nudges = Nudges()
    escalation: Escalation = Escalation()
    digests: Digests = Digests()
    words: dict[str, tuple[Filled, ...]] = Field(default_factory=dict)
    claims: Claims = Claims()
    difficulties: Difficulties = Difficulties()
    calendar: Calendar = Calendar()

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.directive.timezone)

    @cached_property
    def office(self) -> Unit:
        return self.unit(self.directive.office)

    @cached_property
    def _units(self) -> dict[str, Unit]:
        return {unit.code: unit for unit in self.units}

    @cached_property
    def _tasks(self) -> dict[str, Task]:
        return {task.code: task for task in self.tasks}

    @cached_property
    def _waves(self) -> dict[str, Wave]:
        return {wave.code: wave for wave in self.waves}

    def unit(self, code: str) -> Unit:
        return self._units[code]

    def check_in(self, code: str) -> CheckIn | None:
        """None: a re-loaded file has it no more."""
        return next((check_in for check_in in self.check_ins if check_in.code == code), None)

    def task(self, code: str) -> Task:
        return self._tasks[code]

    def wave(self, code: str) -> Wave:
        return self._waves[code]

    def nudges_of(self, task: str, wave: str) -> Nudges:
        """The ladder of a task in a wave: its own over the wave's over the file's, part by part."""
        own: dict[str, Any] = {}
        for ladder in (self.wave(wave).nudges, self.task(task).nudges):
            own |= {name: value for name, value in ladder if value is not None}
        return self.nudges.model_copy(update=own) if own else self.nudges

    def number(self, task_code: str) -> int:
        """The task's number in chat: its place in the file, from 1."""
        return [task.code for task in self.tasks].index(task_code) + 1

    def milestone(self, wave: str) -> Milestone:
        """The milestone that a wave's tasks are due at: the last one set for that wave."""
        return max((m for m in self.milestones if m.wave == wave), key=lambda m: m.last_day)

    def last_day(self, task_code: str, wave: str) -> dt.date:
        return self.task(task_code).last_day.get(wave, self.milestone(wave).last_day)
