"""Cutting a message into clauses."""

from itertools import pairwise

from core.understanding.clause import STATE_KINDS, Clause
from core.understanding.span import Span
from core.understanding.topics import name_tasks
from core.understanding.words import Kind

_OPENERS = frozenset(
    {
        Kind.NOW,
        Kind.YET,
        Kind.NOT_FINISHED,
        Kind.NOTHING,
        Kind.FINISH,
        Kind.UNDER_WAY,
        Kind.NEARLY,
        Kind.DRAFT,
        Kind.TROUBLE,
    }
)

_BOUND_TO = frozenset({"truoc", "sau", "nhu", "giong", "cho", "de"})
"""Words that make the task after them a mere comparison: "xong trước việc 2"."""


def clauses_of(spans: list[Span], numbers: tuple[int, ...]) -> list[Clause]:
    """The clauses of a message, each with its tasks."""
    clauses = _cut(_joined(spans))
    for before, clause in pairwise(clauses):
        clause.goes_on = clause.ended is Kind.COMMA and Kind.PAST in before.kinds()
    name_tasks(clauses, numbers)
    return clauses


def _joined(spans: list[Span]) -> list[Span]:
    """The spans without commas inside "khó khăn, vướng mắc" and inside a date range."""
    kept: list[Span] = []
    for place, span in enumerate(spans):
        if span.kind is Kind.COMMA and kept and place + 1 < len(spans):
            both = {kept[-1].kind, spans[place + 1].kind}
            if both in ({Kind.TROUBLE}, {Kind.DAY}):
                continue
        if span.kind is Kind.TROUBLE and kept and kept[-1].kind is Kind.TROUBLE:
            continue
        kept.append(span)
    return kept


def _cut(spans: list[Span]) -> list[Clause]:
    clauses = [Clause([], Kind.BREAK)]
    for place, span in enumerate(spans):
        clause = clauses[-1]
        if span.kind is Kind.QUESTION_MARK:
            _mark_question(clauses)
        if span.kind in (Kind.BREAK, Kind.QUESTION_MARK, Kind.COMMA):
            clauses.append(Clause([], Kind.BREAK if span.kind is not Kind.COMMA else Kind.COMMA))
            continue
        if _starts_clause(clause, span, spans, place):
            turns = span.kind in (Kind.BUT, Kind.LEFT, Kind.EXCEPT)
            clauses.append(Clause([], Kind.BUT if turns else Kind.COMMA, cut=True))
        clauses[-1].spans.append(span)
    return _with_its_day([clause for clause in clauses if clause.spans])


def _with_its_day(clauses: list[Clause]) -> list[Clause]:
    """`thứ bảy này, xã họp quán triệt`: a day that stands before its comma belongs to what comes after."""
    kept: list[Clause] = []
    for clause in clauses:
        last = kept[-1] if kept else None
        if last is not None and clause.ended is Kind.COMMA and _is_only_day(last) and _lacks_day(clause):
            last.spans.extend(clause.spans)
        else:
            kept.append(clause)
    return kept


def _is_only_day(clause: Clause) -> bool:
    kinds = clause.kinds()
    return Kind.DAY in kinds and not kinds & ((STATE_KINDS - {Kind.DAY}) | {Kind.TASK, Kind.EVENT, Kind.FINISH})


def _lacks_day(clause: Clause) -> bool:
    kinds = clause.kinds()
    return bool(kinds & {Kind.MEET, Kind.ISSUE, Kind.FINISH, Kind.ENDS}) and not kinds & {Kind.DAY, Kind.PAST}


def _mark_question(clauses: list[Clause]) -> None:
    """The clauses of the sentence that ends in a question mark, back to one that plainly reports."""
    later: Clause | None = None
    for clause in reversed(clauses):
        kinds = clause.kinds()
        one = later is not None and later.cut and later.spans[0].kind in (Kind.EXCEPT, Kind.OWN, Kind.OTHER)
        if later is not None and not one and kinds & STATE_KINDS and Kind.ASK not in kinds:
            break
        later = clause
        clause.question = True
        if clause.ended is Kind.BREAK:
            break


def _starts_clause(clause: Clause, span: Span, spans: list[Span], place: int) -> bool:
    """Whether a new clause begins with this span, though no point or comma stands before it."""
    if not clause.spans:
        return False
    if span.kind in (Kind.TASK, Kind.REST):
        return (
            span.header
            or (_is_topic(spans, place) and clause.says_state())
            or (_has_task_and_state(clause) and not _is_object(clause, span))
        )
    if span.kind in (Kind.OWN, Kind.OTHER):
        last = clause.spans[-1].kind
        told = clause.kinds() & STATE_KINDS - {Kind.DAY, Kind.VAGUE}
        return bool(told) and last not in (Kind.AND, Kind.FILL, Kind.HELP, Kind.REQUEST)
    if span.kind in (Kind.LEFT, Kind.EXCEPT):
        following = spans[place + 1] if place + 1 < len(spans) else span
        if span.kind is Kind.EXCEPT and following.kind is Kind.TASK and _is_remainder(clause, following):
            return False
        return following.kind in (Kind.TASK, Kind.OWN, Kind.OTHER, Kind.REST)
    return span.kind is Kind.BUT or (span.kind in _OPENERS and _is_next_task(clause, spans, place))


def _is_topic(spans: list[Span], place: int) -> bool:
    """`việc hai thì …`: what follows is said of it, whatever stands before."""
    numbered = spans[place].kind is Kind.TASK and not spans[place].named
    return numbered and place + 1 < len(spans) and spans[place + 1].words == "thi"


def _is_remainder(clause: Clause, span: Span) -> bool:
    """Whether what is named after "trừ" or "chỉ còn" is a piece of the clause's only task."""
    tasks = {number for item in clause.spans if item.kind is Kind.TASK for number in item.tasks}
    return len(tasks) == 1 and span.named and (span.part or set(span.tasks) == tasks)


def _has_task_and_state(clause: Clause) -> bool:
    has_task = any(span.kind in (Kind.TASK, Kind.REST) for span in clause.spans)
    return has_task and clause.says_state()


def _is_object(clause: Clause, span: Span) -> bool:
    """Whether the task is only what the words before it act on or compare with."""
    last = clause.spans[-1]
    if last.words in _BOUND_TO or last.kind is Kind.ACCORDING:
        return True
    if last.kind in (Kind.AND, Kind.TASK):
        return True
    if span.tasks and any(span.tasks == item.tasks for item in clause.spans):
        return True  # named again: "việc 3 chưa quán triệt"
    return span.named and clause.spans[0].kind is not Kind.BUT and not _closed(clause)


def _closed(clause: Clause) -> bool:
    """Whether the clause has come to its end: "… xong rồi"."""
    for span in reversed(clause.spans):
        if span.kind in (Kind.POLITE, Kind.FILL, Kind.ALL):
            continue
        return span.kind in (
            Kind.PAST,
            Kind.FINISH,
            Kind.OK,
            Kind.PERCENT,
            Kind.DAY,
            Kind.NOT_FINISHED,
            Kind.YET,
            Kind.NOW,
        )
    return False


def _is_next_task(clause: Clause, spans: list[Span], place: int) -> bool:
    """`đã xong việc 1 | đang làm việc 2`: the state belongs to the task after it."""
    kinds = [span.kind for span in clause.spans]
    if Kind.TASK not in kinds or not clause.says_state():
        return False
    first_state = next((at for at, span in enumerate(clause.spans) if span.kind in STATE_KINDS), len(kinds))
    if first_state > kinds.index(Kind.TASK):
        return False
    for span in spans[place + 1 : place + 6]:
        if span.kind in (Kind.BREAK, Kind.COMMA, Kind.BUT, Kind.QUESTION_MARK, Kind.LEFT):
            return False
        if span.kind is Kind.TASK:
            return True
    return False
