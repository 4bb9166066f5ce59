"""The whole route of a directive: every message that went out or would go out, and how an office reads it by day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby

from core.directive import DirectiveFile
from core.rights import OFFICE_ROLES, Role

_ROLES = {role.value: role for role in Role}


def role_of(person: str) -> Role | None:
    """The post by which a person is known: phuoc-hoa/dau-moi/1."""
    parts = person.split("/")
    return _ROLES.get(parts[1]) if len(parts) == 3 else None


@dataclass(frozen=True, slots=True)
class Line:
    """One message: `at` in the directive's zone, everything else by its code."""

    at: str
    kind: str
    person: str | None
    unit: str | None
    milestone: str | None
    tasks: list[str]
    why: str

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.at)

    @property
    def day(self) -> date:
        return date.fromisoformat(self.at[:10])

    @property
    def role(self) -> Role | None:
        return role_of(self.person or "")


@dataclass(frozen=True, slots=True)
class Entry:
    """The same thing said to several people at the same time; what answers somebody is gathered for the whole day."""

    lines: list[Line]

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def persons(self) -> list[str]:
        return list(dict.fromkeys(line.person for line in self.lines if line.person))


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    entries: list[Entry]

    def reminded(self, role: Role) -> set[str]:
        """Units of which somebody in this post is reminded on the day."""
        lines = (line for entry in self.entries if entry.first.kind == "nudge" for line in entry.lines)
        return {line.unit for line in lines if line.role is role and line.unit}


@dataclass(frozen=True)
class Route:
    """`played`: in words, who is taken to answer how. `now`: what is behind it has really been sent."""

    file: DirectiveFile
    lines: list[Line]
    warnings: list[str]
    played: str
    now: datetime | None = field(default=None)


ANSWERS = ("reply", "notice")
"""Kinds that follow from what somebody wrote: their minute tells nothing."""


def days(lines: Sequence[Line]) -> list[Day]:
    """In order; within one in order of time, with what answers somebody at the end."""
    return [Day(day, _entries(list(group))) for day, group in groupby(lines, lambda line: line.day)]


def messages(lines: Iterable[Line]) -> int:
    """A reminder that speaks for several units has a line for each of them, and is one message."""
    answers, told = 0, set()
    for line in lines:
        if line.kind in ANSWERS:
            answers += 1
        else:
            told.add((line.at, line.person, line.kind))
    return answers + len(told)


def _entries(lines: Sequence[Line]) -> list[Entry]:
    found: dict[tuple[object, ...], list[Line]] = {}
    for line in sorted(lines, key=lambda line: line.kind in ANSWERS):
        found.setdefault(_sameness(line), []).append(line)
    return [Entry(group) for group in found.values()]


def _sameness(line: Line) -> tuple[object, ...]:
    if line.kind in ANSWERS:
        return line.kind, line.why
    if line.role in OFFICE_ROLES:
        return line.at[:16], line.kind, line.why
    return line.at[:16], line.kind, line.milestone, tuple(line.tasks), line.why
