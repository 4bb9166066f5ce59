"""Whether a reading may be stored without asking.

A wrong "done" is the costly mistake, so a claim of an end is believed only if every word of it is known to be
harmless; for the rest it is enough that most words are known.
"""

from itertools import pairwise

from core.states import State
from core.understanding.clause import STATE_KINDS, Clause
from core.understanding.intent import Intent, asks, wish_of
from core.understanding.labels import Label, Telling
from core.understanding.span import Span
from core.understanding.words import Kind

_WITH_LABELS, _WITHOUT = 6, 4
"""At most one word in so many may be unknown, if something is stored of a task, and else."""
_APART = 4
"""The same for a clause of another task beside a claim."""

_TWICE_DENIED = ("khong phai chua", "khong phai la chua", "dau phai chua", "cho dau phai chua")
_NONE: frozenset[Kind] = frozenset()
_TELLING = STATE_KINDS - {Kind.NOW, Kind.YET, Kind.HAVE, Kind.LACK, Kind.MEET}
_WEAK = frozenset({"gi", "nao", "ai", "may", "sao", "ha", "chi"})
"""Question words that do not always ask."""
_ASKING = frozenset({Kind.ASK, Kind.QUESTION_MARK})
_FOREIGN_TO = {
    Intent.QUESTION: frozenset({Kind.TALK, Kind.TROUBLE, Kind.HELP}),
    Intent.SMALLTALK: frozenset(
        {Kind.ASK, Kind.FINISH, Kind.RETRACT, Kind.PERCENT, Kind.TASK, Kind.DAY, Kind.WRONG_PERSON, Kind.STOP}
    ),
    Intent.ACK: frozenset({Kind.TALK, Kind.PERCENT, Kind.COUNT, Kind.FINISH, Kind.TROUBLE}),
}
"""With one of these beside it, an intent is not certain."""

_PLAIN = frozenset(
    {
        Kind.TASK, Kind.FINISH, Kind.OK, Kind.ISSUE, Kind.ENDS, Kind.MEET, Kind.GOES, Kind.HAVE, Kind.ENOUGH,
        Kind.PAST, Kind.ALL, Kind.POLITE, Kind.FILL, Kind.OWN, Kind.REPORT, Kind.COLON, Kind.AND, Kind.DOC,
        Kind.DAY, Kind.PERCENT, Kind.SKIP, Kind.REST, Kind.ACK, Kind.BUT, Kind.LEFT, Kind.COUNT, Kind.EVENT,
        Kind.TO,
    }
)  # fmt: skip
"""What a clause may hold that claims an end."""

_SPOILS = frozenset(
    {
        Kind.HEDGE, Kind.HEARSAY, Kind.IF, Kind.RETRACT, Kind.OTHER, Kind.EXCEPT, Kind.UNKNOWN, Kind.REDO,
        Kind.TALK, Kind.WRONG_PERSON, Kind.MOVED, Kind.PROMISE,
    }
)  # fmt: skip
"""What spoils such a claim wherever it stands in the message."""


def is_sure(spans: list[Span], said: list[Telling], labels: tuple[Label, ...], intent: Intent) -> bool:
    """Whether what was understood is certain, given that no clause alone is doubtful."""
    if labels and (_leaves_out(said, labels) or _is_vague(spans, labels)):
        return False
    return _is_certain(spans, said, labels, intent)


def _leaves_out(said: list[Telling], labels: tuple[Label, ...]) -> bool:
    """A task is named of which nothing was read."""
    told = {label.task for label in labels}
    named = {task for clause, _ in said if clause.named and not asks(clause) for task in clause.tasks}
    return not named <= told


def _is_vague(spans: list[Span], labels: tuple[Label, ...]) -> bool:
    """No task is named, and little more than a tense tells the state; or it may be talk of another thing."""
    if any(label.task is not None for label in labels):
        return False
    kinds = {span.kind for span in spans}
    return bool(kinds & {Kind.ACK, Kind.TALK, Kind.PROMISE, Kind.FOREIGN}) or not kinds & _TELLING


def _is_certain(spans: list[Span], said: list[Telling], labels: tuple[Label, ...], intent: Intent) -> bool:
    if intent is Intent.OTHER and wish_of(spans) is None:
        return False
    if any(span.kind is Kind.OWN and span.doubtful for span in spans):
        return False
    if any(label.state is State.DONE for label in labels):
        return all(_is_plain(telling) or (not at and _only_opens(telling)) for at, telling in enumerate(said))
    if _is_mixed(spans, intent) or any(span.words.startswith(_TWICE_DENIED) for span in spans):
        return False
    if labels and any(span.kind is Kind.UNKNOWN and span.words.isdecimal() for span in spans):
        return False  # a number that was not understood may be what matters
    return _is_mostly_read(spans, _WITH_LABELS if labels else _WITHOUT)


def _is_mixed(spans: list[Span], intent: Intent) -> bool:
    """Something in it speaks for another intent."""
    kinds = {span.kind for span in spans}
    if intent is Intent.QUESTION:
        claims = {Kind.TASK, Kind.FINISH} <= kinds  # "việc 2 xong thì gửi đâu" may tell as well as ask
        if claims or not _plainly_asks(spans):
            return True
    return bool(kinds & _FOREIGN_TO.get(intent, _NONE))


def _plainly_asks(spans: list[Span]) -> bool:
    return any(span.kind in _ASKING and span.words not in _WEAK for span in spans)


def _is_mostly_read(spans: list[Span], share: int) -> bool:
    unknown = sum(span.kind is Kind.UNKNOWN for span in spans)
    words = sum(span.end - span.start for span in spans if span.kind not in (Kind.BREAK, Kind.COMMA, Kind.SKIP))
    return unknown * share <= words


_SIGNED = frozenset({"ky", "dong dau", "duyet", "phe duyet", "thong qua"})


def _drafts(clause: Clause) -> set[str]:
    return {span.words for span in clause.spans if span.kind is Kind.DRAFT}


_OPENINGS = frozenset({"chao", "xin chao", "alo", "em bao cao", "em bao"})


def _only_opens(telling: Telling) -> bool:
    """`chào anh`, `anh ơi em báo cáo mấy việc nha`: the first clause, and nothing in it tells anything."""
    clause, what = telling
    opening = [span.words in _OPENINGS for span in clause.spans if span.kind in (Kind.TALK, Kind.PROMISE)]
    harmless = not clause.kinds() & (_SPOILS - {Kind.TALK, Kind.PROMISE}) and Kind.FINISH not in clause.kinds()
    return bool(opening) and all(opening) and harmless and what.state is None


def _is_plain(telling: Telling) -> bool:
    """Whether nothing in the clause casts doubt on a claim that something is done."""
    clause, what = telling
    kinds = clause.kinds()
    if clause.named and what.state not in (None, State.DONE):
        kinds.discard(Kind.EXCEPT)
    if any(span.kind is Kind.LEAD and after.named for span, after in pairwise(clause.spans)):
        kinds.discard(Kind.LEAD)  # "nội dung phối hợp"
    if asks(clause):
        return not kinds & (_SPOILS - {Kind.UNKNOWN, Kind.IF})
    if what.state is not State.DONE:
        apart = clause.named and what.state is not None and _is_mostly_read(clause.spans, _APART)
        return not kinds & (_SPOILS - {Kind.UNKNOWN} if apart else _SPOILS)
    if Kind.ISSUE in kinds and Kind.PAST in kinds and _drafts(clause) <= _SIGNED:
        kinds.discard(Kind.DRAFT)  # "ký rồi, đóng dấu rồi, phát hành luôn rồi"
    if kinds & {Kind.DOC, Kind.ISSUE}:
        kinds.discard(Kind.QUOTE)  # the title of the plan
    if kinds & {Kind.REPORT, Kind.COLON}:
        kinds.discard(Kind.HIGHER)  # whom it is reported to
    return kinds <= _PLAIN
