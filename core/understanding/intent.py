"""What a message is for."""

from enum import StrEnum

from core.understanding.clause import STATE_KINDS, Clause
from core.understanding.span import Span
from core.understanding.words import Kind


class Intent(StrEnum):
    """What a message is for; where several fit, the first of them counts (R6)."""

    DIFFICULTY = "difficulty"
    STATUS = "status"
    QUESTION = "question"
    ACK = "ack"
    SMALLTALK = "smalltalk"
    OTHER = "other"


class Wish(StrEnum):
    """Something that the person wants of the bot itself."""

    STOP = "stop"
    MOVED = "moved"
    WRONG_PERSON = "wrong_person"
    RETRACT = "retract"


_WISHES = {
    Kind.STOP: Wish.STOP,
    Kind.MOVED: Wish.MOVED,
    Kind.WRONG_PERSON: Wish.WRONG_PERSON,
    Kind.RETRACT: Wish.RETRACT,
}


_MERE_TONE = frozenset({"da", "vang", "da vang", "u", "um", "ok", "oke"})
"""Yeses that open a sentence as well as make one."""


def wish_of(spans: list[Span]) -> Wish | None:
    """The first wish that the message states."""
    return next((_WISHES[span.kind] for span in spans if span.kind in _WISHES), None)


def asks(clause: Clause) -> bool:
    """Whether the clause is a question."""
    if clause.question:
        return True
    spans = [span for span in clause.spans if span.kind not in (Kind.POLITE, Kind.FILL, Kind.SKIP)]
    kinds = [span.kind for span in spans]
    if Kind.PROMISE in kinds:
        return False  # "khi nào xong em báo"
    for place, kind in enumerate(kinds):
        if kind is Kind.ASK:
            near = kinds[:place] if spans[place].words in _ANY else kinds[max(0, place - 4) : place]
            if _DENYING & set(near):
                continue  # "không có gì", "chưa biết giao ai"
            return True
    return _ends_in_question(spans) or _asks_where(spans) or _asks_which_day(spans)


_ANY = frozenset({"gi", "nao", "viec gi", "viec nao", "cai gi", "ai"})
_DENYING = frozenset({Kind.NOT, Kind.YET, Kind.HEDGE, Kind.NOT_FINISHED, Kind.NOTHING, Kind.TROUBLE})
"""After a denial these ask nothing, however far behind it: "chưa mua sắm được thiết bị nào"."""


def _asks_which_day(spans: list[Span]) -> bool:
    """`30/9 hay 1/10`."""
    places = [at for at, span in enumerate(spans) if span.words == "hay"]
    return any(0 < at < len(spans) - 1 and spans[at - 1].kind is spans[at + 1].kind is Kind.DAY for at in places)


def _asks_where(spans: list[Span]) -> bool:
    """`gửi về đâu`: a last "đâu" after no claim; `xong đâu` denies."""
    if not spans or spans[-1].words != "dau":
        return False
    return not any(span.kind in STATE_KINDS for span in spans)


_ASKED_OF = frozenset({Kind.FINISH, Kind.ISSUE, Kind.GOES, Kind.MEET, Kind.DRAFT})


def _ends_in_question(spans: list[Span]) -> bool:
    """`có phải làm không`, `xong chưa`: a negation at the very end, after what it asks of."""
    kinds = [span.kind for span in spans]
    if len(kinds) < 2 or kinds[-1] not in (Kind.NOT, Kind.YET) or Kind.COLON in kinds:
        return False
    if kinds[-1] is Kind.YET:
        named = spans[-2].doubled and Kind.PAST not in kinds  # "QT chưa": not yet
        return (kinds[-2] in _ASKED_OF and not named) or Kind.HAVE in kinds
    there = Kind.HAVE in kinds[:-1] or (Kind.UNKNOWN in kinds and any(span.words == "co ban" for span in spans))
    return there and not {Kind.TROUBLE, Kind.NOT} & set(kinds[:-1])


_OF_WORK = frozenset(
    {Kind.TASK, Kind.REPORT, Kind.HIGHER, Kind.REQUEST, Kind.HELP, Kind.FOREIGN, Kind.DOC, Kind.RESOURCE, Kind.MEET}
)
"""A question that has one of these is about the work, however kindly it begins."""


_ADDRESSED = frozenset({"van phong", "vp", "huyen"})
"""Whom the message is written to."""


def intent_without_status(spans: list[Span], asked: bool) -> Intent:
    """The intent of a message that tells nothing of the work."""
    kinds = {span.kind for span in spans if span.words not in _ADDRESSED}
    if asked:
        return Intent.SMALLTALK if Kind.TALK in kinds and not kinds & _OF_WORK else Intent.QUESTION
    if kinds & {Kind.STOP, Kind.MOVED, Kind.WRONG_PERSON, Kind.RETRACT, Kind.FOREIGN}:
        return Intent.OTHER
    if Kind.PROMISE in kinds or {span.words for span in spans if span.kind is not Kind.POLITE} == {"da"}:
        return Intent.ACK
    acks = [span.words for span in spans if span.kind in (Kind.ACK, Kind.OK)]
    if (Kind.TALK in kinds and set(acks) <= _MERE_TONE) or _is_only_signs(spans):
        return Intent.SMALLTALK
    return Intent.ACK if acks else Intent.OTHER


def _is_only_signs(spans: list[Span]) -> bool:
    """Emoji and nothing else."""
    return any(span.kind is Kind.SKIP for span in spans) and all(span.kind in (Kind.SKIP, Kind.BREAK) for span in spans)
