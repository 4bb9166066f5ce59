"""Some words of a message and what they do in it."""

from typing import NamedTuple

from core.understanding.day_words import Day
from core.understanding.words import Kind


class Span(NamedTuple):
    """Some words of the message and what they do in it."""

    kind: Kind
    start: int
    end: int
    words: str = ""
    tasks: tuple[int, ...] = ()
    header: bool = False  # "2." or "Việc 2:" at the head of a line or an item
    named: bool = False  # the task was named by its words, not by its number
    part: bool = False  # and these name only a part of it
    doubled: bool = False  # an act that is also the name of a task: "quán triệt"
    doubtful: bool = False
    day: Day | None = None
    percent: int | None = None
    some: bool = False  # a count that says "not all": "4 việc làm được 2"
    whole: bool = False  # a count that is all of it: "4/4"
