"""A piece of a message that says one thing."""

from dataclasses import dataclass, field

from core.understanding.span import Span
from core.understanding.words import Kind

STATE_KINDS = frozenset(
    {
        Kind.FINISH, Kind.OK, Kind.ISSUE, Kind.ENDS, Kind.GOES, Kind.MEET, Kind.DRAFT, Kind.START, Kind.UNDER_WAY,
        Kind.NEARLY, Kind.PART, Kind.LACK, Kind.REDO, Kind.NOTHING, Kind.NOT_FINISHED, Kind.HAVE, Kind.ENOUGH, Kind.YET,
        Kind.NOW, Kind.TROUBLE, Kind.WAIT_ABOVE, Kind.PERCENT, Kind.DAY, Kind.COUNT, Kind.VAGUE,
    }
)  # fmt: skip
"""Spans that say something of the state of the work."""


@dataclass(slots=True)
class Clause:
    """A piece of the message that says one thing."""

    spans: list[Span]
    ended: Kind  # what stood before it: BREAK, COMMA, BUT, …
    question: bool = False
    tasks: tuple[int, ...] = ()
    named: bool = False  # its own words name its tasks
    exact: bool = True  # the tasks are certain
    goes_on: bool = False  # the clause before it, in the same sentence, is in the past
    topical: bool = field(default=False)  # its tasks are the last clause's
    all_but: bool = False  # it speaks of all tasks but the one it names: "xong hết trừ việc 3"
    cut: bool = False  # no point or comma stands before it
    strange: bool = False  # it names a task that is not there: "việc 5" of four

    def kinds(self) -> set[Kind]:
        """The kinds of its spans."""
        return {span.kind for span in self.spans}

    def says_state(self) -> bool:
        """Whether anything in it tells of the state of the work."""
        kinds = self.kinds()
        return bool(kinds & STATE_KINDS) or (Kind.PAST in kinds and Kind.TASK in kinds)
