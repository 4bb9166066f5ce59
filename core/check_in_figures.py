"""What units have answered to a check-in, beside the last time it was asked: values, already counted by nobody."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from core.directive import Question

SOFT = ""
"""The code of the soft question itself, which a check-in asks where it has no others."""


def standing(question: str, before: str | None, value: str, nothing: str) -> str:
    """The answer that stands when another has come. Of the soft question people write in several messages: these add
    up, and "nothing new" (`nothing`) takes nothing away; any other question has been corrected."""
    if question != SOFT or before in (None, nothing, value):
        return value
    return before if value == nothing else f"{before} / {value}"


@dataclass(frozen=True, slots=True)
class Said:
    """One question's answers, by the unit's short name; `question` is None for the soft one."""

    question: Question | None
    now: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)

    @property
    def both(self) -> list[str]:
        """Units that answered both times: only theirs can be compared."""
        return [unit for unit in self.now if unit in self.before]


@dataclass(frozen=True, slots=True)
class CheckInView:
    """One asking as it stood at the figures' `as_of`."""

    code: str
    day: date
    before: date | None  # when it was asked last
    asked: int  # units
    answered: int
    silent: tuple[str, ...] = ()  # units that have not answered
    said: tuple[Said, ...] = ()
