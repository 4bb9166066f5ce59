"""Whether a reading may be stored without asking.

A wrong "done" is the costly mistake, so a claim of an end is believed only if every word of it is known to be
harmless; for the rest it is enough that most words are known.
"""

from core.states import State
from core.understanding.intent import Intent, asks, wish_of
from core.understanding.labels import Label, Telling
from core.understanding.spans import Span
from core.understanding.words import Kind

_WITH_LABELS, _WITHOUT = 6, 4
"""At most one word in so many may be unknown, if something is stored of a task, and else."""

_PLAIN = frozenset(
    {
        Kind.TASK, Kind.FINISH, Kind.OK, Kind.ISSUE, Kind.ENDS, Kind.MEET, Kind.GOES, Kind.HAVE, Kind.ENOUGH,
        Kind.PAST, Kind.ALL, Kind.POLITE, Kind.FILL, Kind.OWN, Kind.REPORT, Kind.COLON, Kind.AND, Kind.DOC,
        Kind.DAY, Kind.PERCENT, Kind.SKIP, Kind.REST, Kind.ACK, Kind.BUT, Kind.LEFT, Kind.COUNT, Kind.EVENT,
    }
)  # fmt: skip
"""What a clause may hold that claims an end."""

_SPOILS = frozenset(
    {
        Kind.HEDGE, Kind.HEARSAY, Kind.IF, Kind.RETRACT, Kind.OTHER, Kind.EXCEPT, Kind.UNKNOWN, Kind.REDO,
        Kind.TALK, Kind.WRONG_PERSON, Kind.MOVED,
    }
)  # fmt: skip
"""What spoils such a claim wherever it stands in the message."""


def is_sure(spans: list[Span], said: list[Telling], labels: tuple[Label, ...], intent: Intent) -> bool:
    """Whether what was understood is certain, given that no clause alone is doubtful."""
    if intent is Intent.OTHER and wish_of(spans) is None:
        return False
    if any(label.state is State.DONE for label in labels):
        return all(_is_plain(telling) for telling in said)
    kinds = {span.kind for span in spans}
    if intent is Intent.QUESTION and (Kind.TALK in kinds or not kinds & {Kind.ASK, Kind.QUESTION_MARK}):
        return False
    if intent is Intent.SMALLTALK and kinds & {Kind.ASK, Kind.FINISH, Kind.RETRACT, Kind.PERCENT, Kind.TASK}:
        return False
    unknown = sum(span.kind is Kind.UNKNOWN for span in spans)
    words = sum(span.end - span.start for span in spans if span.kind not in (Kind.BREAK, Kind.COMMA, Kind.SKIP))
    return unknown * (_WITH_LABELS if labels else _WITHOUT) <= words


def _is_plain(telling: Telling) -> bool:
    """Whether nothing in the clause casts doubt on a claim that something is done."""
    clause, what = telling
    kinds = clause.kinds()
    if asks(clause):
        return not kinds & (_SPOILS - {Kind.UNKNOWN, Kind.IF})
    if what.state is not State.DONE:
        return not kinds & _SPOILS
    if kinds & {Kind.DOC, Kind.ISSUE}:
        kinds.discard(Kind.QUOTE)  # the title of the plan
    if kinds & {Kind.REPORT, Kind.COLON}:
        kinds.discard(Kind.HIGHER)  # whom it is reported to
    return kinds <= _PLAIN
