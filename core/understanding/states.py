"""What one clause says of the work: its state, a percent, a day — with negation, degree and time.

The rules are tried in order; the first that fits decides. Whatever takes an end back stands before the end.
"""

from datetime import date

from core.states import State
from core.understanding.clause import Clause
from core.understanding.evidence import CLAIMS, REACH, Evidence, evidence_of
from core.understanding.said import Said
from core.understanding.span import Span
from core.understanding.troubled import troubled
from core.understanding.words import Kind

_BEGUN = frozenset({Kind.FINISH, Kind.OK, Kind.ISSUE, Kind.ENOUGH, Kind.DRAFT, Kind.NEARLY})
"""Denied, these still tell that something is there."""

_ACTS = frozenset({Kind.GOES, Kind.MEET, Kind.ENDS, Kind.START, Kind.HAVE})
"""Denied, these tell that nothing is there yet."""

_PARTIAL = (Kind.NEARLY, Kind.PART, Kind.LACK)
_DOUBTFUL = (Kind.HEDGE, Kind.HEARSAY, Kind.IF, Kind.OTHER, Kind.RETRACT)
_ONLY_ENDED = frozenset({Kind.PAST, Kind.TASK, Kind.COLON, Kind.AND, Kind.ALL})
_ONLY_THERE = frozenset({Kind.HAVE, Kind.ENOUGH, Kind.TASK, Kind.COLON, Kind.AND})

_SIGNED = frozenset({"ky", "ky xong", "phe duyet", "duyet", "thong qua", "dong dau"})
"""Close to issue, and by some taken for it: "đã ký" is not yet "đã ban hành", but one had better ask."""


_NONE_LEFT = "khong con viec", "khong con noi dung"
"""`không còn việc nào chưa xong`: all of them are finished."""


_ON_A_DAY = (Kind.FINISH, Kind.ISSUE, Kind.MEET, Kind.DRAFT, Kind.FUTURE)
"""What is promised for a day."""


def judge(clause: Clause, today: date) -> Said:
    """What this clause says of its tasks."""
    seen = evidence_of(clause, today)
    said = _first_rule(seen)
    percent = next((span.percent for span in reversed(seen.spans) if span.percent is not None), None)
    if seen.left_over and percent == 100:
        percent = None
    works = said.state is State.IN_PROGRESS or seen.has(Kind.ENDS, Kind.GOES)
    if works and said.day == today and not seen.has(*_ON_A_DAY):
        said = said._replace(day=None)  # "hôm nay lắp bảng": today's work, not its end
    return said._replace(
        percent=percent,
        doubt=said.doubt + _doubt(seen, said),
        denies_difficulty=seen.denies_difficulty,
        impossible=seen.impossible,
        all=seen.has(Kind.ALL, Kind.EACH) or any(span.words.startswith(_NONE_LEFT) for span in seen.spans),
        speaks=said.speaks or percent is not None or seen.impossible is not None,
    )


def _first_rule(seen: Evidence) -> Said:
    for rule in (
        _contrasted,
        _retracted,
        troubled,
        _remaining,
        _negated,
        _issued,
        _partial,
        _by_amount,
        _to_come,
        _going,
        _over,
        _guessed,
    ):
        said = rule(seen)
        if said is not None:
            return said
    return Said(day=seen.ahead, speaks=False)


def _doubt(seen: Evidence, said: Said) -> int:
    """What makes the clause uncertain whatever rule it fell under."""
    doubt = seen.voided + seen.has(*_DOUBTFUL) + _wonders(seen) + (seen.impossible is not None)
    doubt += seen.has(Kind.QUOTE) and not seen.has(Kind.DOC)
    named = [span for span in seen.spans if span.kind is Kind.TASK]
    if said.state is State.DONE and named and all(span.part for span in named):
        doubt += 1  # "máy tính xong" is not yet all of the task
    return doubt


def _wonders(seen: Evidence) -> bool:
    """A question word; but "chưa xong việc nào" asks nothing."""
    return seen.has(Kind.ASK) and not seen.has(Kind.YET, Kind.NOT, Kind.NOT_FINISHED, Kind.NOTHING)


def _contrasted(seen: Evidence) -> Said | None:
    """`…, chứ không phải đang làm`: what it is not."""
    spans = seen.spans[1:] if seen.spans and seen.spans[0].kind is Kind.BUT else seen.spans
    denied = bool(spans) and spans[0].kind is Kind.NOT and spans[0].words in ("khong phai", "dau phai")
    return Said(speaks=False) if denied and not seen.named else None


def _retracted(seen: Evidence) -> Said | None:
    if not seen.has(Kind.RETRACT):
        return None
    if (
        seen.named
        and not seen.has(Kind.FINISH, Kind.ISSUE, Kind.OK)
        and seen.has(Kind.YET, Kind.NOT_FINISHED, Kind.NOTHING, Kind.NOW)
    ):
        return None  # "đính chính: việc 3 chưa họp" says how it stands
    return Said(doubt=1, speaks=False)


def _remaining(seen: Evidence) -> Said | None:
    """`việc 2 chỉ còn đóng dấu`, `việc 3 xong hết trừ một thôn`: what is left is a piece of the task."""
    kinds = [span.kind for span in seen.spans]
    if seen.left_over:
        place = kinds.index(Kind.EXCEPT)
    elif Kind.LEFT in kinds and Kind.FINISH in kinds[kinds.index(Kind.LEFT) :] and not seen.all_but:
        place = kinds.index(Kind.LEFT)  # "việc 3 còn hai thôn là xong"
        if Kind.TASK not in kinds[:place]:
            return None
    else:
        return None
    if any(span.kind is Kind.TASK and not span.part for span in seen.spans[place:]):
        return None  # "chỉ còn việc 4": the task itself is left
    return Said(State.IN_PROGRESS, day=seen.ahead, doubt=not seen.named)


def _negated(seen: Evidence) -> Said | None:
    if seen.has(Kind.POSTPONED):
        return Said(State.NOT_STARTED, day=seen.ahead, doubt=1)
    if seen.has(Kind.REDO):
        return Said(State.IN_PROGRESS, day=seen.ahead, doubt=1)
    if seen.has(Kind.NOT_FINISHED):
        return Said(State.IN_PROGRESS, day=seen.ahead)
    if seen.has(Kind.NOTHING):
        return Said(State.NOT_STARTED, day=seen.ahead)
    for place, span in enumerate(seen.spans):
        if span.kind in (Kind.YET, Kind.NOT):
            said = _denied(seen, place)
            if said is not None:
                return said
    return None


def _denied(seen: Evidence, place: int) -> Said | None:
    """What the negation at this place says."""
    after = {span.kind for span in seen.spans[place + 1 : place + 1 + REACH]}
    if seen.spans[place].words.startswith(("gi dau", "chi dau")):
        begun = any(item.kind in _BEGUN for item in seen.spans[:place])
        return Said(State.IN_PROGRESS if begun else State.NOT_STARTED, day=seen.ahead, doubt=1)
    if after & _BEGUN or _denies_end(seen.spans, place):
        return Said(State.IN_PROGRESS, day=seen.ahead)
    if seen.spans[place].kind is Kind.YET and Kind.ALL in after and after & _ACTS and not _at_all(seen.spans, place):
        return Said(State.IN_PROGRESS, day=seen.ahead)  # "chưa quán triệt hết"
    if seen.spans[place].kind is Kind.YET:
        absent = seen.named and seen.spans[place].words == "chua co"
        return _not_yet(seen, place, acts=absent or bool(after & (_ACTS | {Kind.TASK})))
    if after & (_ACTS - {Kind.HAVE}):
        return Said(None, doubt=1, speaks=bool(seen.tasks))
    return None


def _at_all(spans: tuple[Span, ...], place: int) -> bool:
    """`chưa triển khai gì cả`, `chưa làm việc nào hết`: not even begun."""
    return any(span.words in _ANY for span in spans[place + 1 : place + 1 + REACH])


_ANY = frozenset({"gi", "nao", "viec gi", "viec nao", "cai gi", "chi", "mo"})


def _denies_end(spans: tuple[Span, ...], place: int) -> bool:
    """`xong đâu`, `ký đâu mà`."""
    before = spans[max(0, place - 2) : place]
    return spans[place].words == "dau" and any(item.kind in CLAIMS for item in before)


def _not_yet(seen: Evidence, place: int, *, acts: bool) -> Said:
    """`chưa làm` is certain; a bare `chưa` is not (R3)."""
    if any(item.kind is Kind.DAY for item in seen.spans[:place]):
        seen = seen._replace(day=None)  # "tuần này bận, chưa họp được"
    if not acts and any(item.kind in (Kind.PAST, Kind.FINISH) for item in seen.spans[:place]):
        return Said(State.IN_PROGRESS, day=seen.ahead, doubt=1)
    return Said(State.NOT_STARTED, day=seen.ahead, doubt=not acts, bare=not acts)


def _issued(seen: Evidence) -> Said | None:
    """A plan is done when issued (R2)."""
    if not seen.has(Kind.ISSUE) or seen.has(*_PARTIAL) or seen.left_over:
        return None
    if seen.has(Kind.LATER) and not seen.has(Kind.FINISH):
        return Said(State.IN_PROGRESS, doubt=1)  # "có ý kiến rồi mới ban hành được"
    if seen.has(Kind.JUST) and seen.day == seen.today and not seen.has(Kind.FUTURE):
        return Said(State.DONE, doubt=1, issued=True)  # "tới hôm nay mới ban hành được"
    if seen.to_come:
        return None
    if seen.has(Kind.NOW) and not seen.has(Kind.PAST):
        return None
    plain = seen.past or seen.has(Kind.DOC, Kind.FINISH)
    return Said(State.DONE, doubt=not plain, issued=True)


def _partial(seen: Evidence) -> Said | None:
    """Nearly, partly, lacking, drafted, waiting for a signature (R1)."""
    if not seen.has(Kind.DRAFT, *_PARTIAL):
        return None
    unsealed = seen.has(*_PARTIAL) or any(span.words.startswith("chua") for span in seen.spans)
    signed = seen.has(Kind.PAST) and any(span.words in _SIGNED for span in seen.spans)
    doubt = (signed and not unsealed) or (seen.has(Kind.LACK) and not seen.named)
    return Said(State.IN_PROGRESS, day=seen.ahead, doubt=doubt)


def _by_amount(seen: Evidence) -> Said | None:
    for span in reversed(seen.spans):
        if span.percent is not None:
            return _by_percent(span.percent, seen.ahead)
        if span.some:
            return Said(State.IN_PROGRESS, day=seen.ahead, doubt=bool(seen.tasks))
        counts = span.kind is Kind.COUNT and not span.whole and not seen.to_come
        if counts and (seen.tasks or seen.has(Kind.GOES, *CLAIMS)):
            return Said(State.IN_PROGRESS, day=seen.ahead, doubt=not seen.tasks or seen.has(Kind.FINISH))
    return None


def _by_percent(percent: int, ahead: date | None) -> Said:
    if percent >= 100:
        return Said(State.DONE)
    return Said(State.IN_PROGRESS if percent else State.NOT_STARTED, day=ahead)


def _to_come(seen: Evidence) -> Said | None:
    """Only a day ahead (R4)."""
    later = seen.day is not None or seen.has(Kind.FUTURE, Kind.VAGUE, Kind.LATER, Kind.EVENT)
    if seen.has(Kind.START) and later and not seen.has(Kind.PAST):
        return Said(State.NOT_STARTED)
    only_then = _only_then(seen.spans) and not seen.has(Kind.FINISH)
    if only_then and (seen.to_come or any(span.words in {"cho", "doi"} for span in seen.spans)):
        return Said(State.NOT_STARTED, day=seen.ahead, doubt=1)
    return _promised(seen) if seen.to_come else None


def _only_then(spans: tuple[Span, ...]) -> bool:
    """`sang tháng mới làm`, `chờ … mới triển khai`."""
    return any(span.kind is Kind.UNDER_WAY and span.words.startswith("moi ") for span in spans)


def _promised(seen: Evidence) -> Said:
    """A day or a "will": of an end, of a meeting, or of the work's beginning."""
    contradicts = seen.has(Kind.PAST) and seen.day is not None
    if seen.has(Kind.NOW) or (seen.has(Kind.JUST) and seen.has(Kind.DRAFT)):
        return Said(State.IN_PROGRESS, day=seen.day, doubt=contradicts)
    if seen.has(Kind.MEET) and not seen.has(Kind.FINISH):
        return Said(State.NOT_STARTED, day=seen.day, doubt=contradicts)
    if seen.has(Kind.GOES) and not seen.has(Kind.FINISH):
        return Said(State.NOT_STARTED, day=seen.day, doubt=1)
    return Said(None, day=seen.day, doubt=contradicts + (seen.day is None))


def _going(seen: Evidence) -> Said | None:
    if seen.has(Kind.JUST) and seen.has(Kind.DRAFT, *_ACTS) and not seen.has(Kind.FINISH):
        return Said(State.IN_PROGRESS, doubt=seen.has(Kind.MEET))
    if seen.left_over and seen.has(Kind.TASK):
        return Said(State.IN_PROGRESS, doubt=1)
    if seen.has(Kind.UNDER_WAY, Kind.NOW):
        return Said(State.IN_PROGRESS, day=seen.ahead, doubt=seen.has(Kind.FINISH))
    if seen.has(Kind.LEFT) and any(span.kind in (Kind.COUNT, *_ACTS) and not span.doubled for span in seen.spans):
        return Said(State.IN_PROGRESS, day=seen.ahead, doubt=not seen.tasks)
    return None


def _over(seen: Evidence) -> Said | None:
    """Finished in so many words, or an act that is over once done."""
    if seen.impossible is not None:
        return Said(None, doubt=1)
    unlike = seen.has(Kind.LATER, Kind.FUTURE) + _is_hazy(seen.spans)
    if seen.has(Kind.FINISH) or (seen.has(Kind.OK) and (seen.tasks or seen.has(Kind.ALL))):
        unlike += not seen.has(Kind.FINISH) and _opens(seen, Kind.OK)
        return Said(State.DONE, doubt=unlike + _is_loose(seen.spans, Kind.MEET, Kind.ENDS))
    if seen.past and seen.has(Kind.ENDS, Kind.MEET, Kind.ENOUGH, Kind.HAVE):
        only_there = not seen.has(Kind.ENDS, Kind.MEET, Kind.ENOUGH)  # "kế hoạch có rồi"
        return Said(State.DONE, doubt=unlike + only_there + _is_loose(seen.spans, Kind.MEET, Kind.ENDS, Kind.GOES))
    if seen.past and seen.named and seen.kinds <= _ONLY_ENDED:
        return Said(State.DONE, doubt=_opens(seen, Kind.PAST))  # "việc 2: rồi"
    return None


def _opens(seen: Evidence, kind: Kind) -> bool:
    """Whether this stands before the task: "ok việc 1" is a yes, not an end."""
    return seen.named and next((span.kind for span in seen.spans if span.kind in (kind, Kind.TASK)), None) is kind


def _is_hazy(spans: tuple[Span, ...]) -> bool:
    """`sáng nay xong`: written at seven it is still to come."""
    past = [span.words for span in spans if span.kind is Kind.PAST]
    return bool(past) and set(past) <= {"sang nay", "trua nay"}


def _is_loose(spans: tuple[Span, ...], *acts: Kind) -> bool:
    """Whether what ended may be another act than the task: "đã họp bàn kế hoạch", "lắp xong bảng"."""
    met = any(span.kind is Kind.MEET and span.doubled for span in spans)
    return any(span.kind in acts and not span.doubled and not (met and span.words in _HOLDING) for span in spans)


_HOLDING = frozenset({"hop", "to chuc", "hoi nghi", "to chuc hoi nghi", "mo hoi nghi", "hop giao ban", "giao ban"})
"""How a briefing is held: beside its name these are not another act."""


def _guessed(seen: Evidence) -> Said | None:
    """What the tense alone lets guess; never certain."""
    if seen.past and seen.has(Kind.START):
        return Said(State.IN_PROGRESS)
    if seen.past and seen.has(Kind.GOES):
        did = any(span.words == "lam" for span in seen.spans)
        return Said(State.DONE if did else State.IN_PROGRESS, doubt=1, weak=True)
    if not seen.tasks:
        return None
    if seen.has(Kind.HAVE, Kind.ENOUGH) and seen.kinds <= _ONLY_THERE:
        return Said(State.DONE, doubt=1)
    if seen.has(Kind.ENDS):
        ended = any(span.kind is Kind.ENDS and span.words.endswith(" xong") for span in seen.spans)
        return Said(State.DONE, doubt=1, weak=not ended)
    return Said(State.IN_PROGRESS, doubt=1, weak=True) if seen.has(Kind.GOES) else None
