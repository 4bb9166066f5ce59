"""Cutting a message into clauses, and finding which tasks each clause speaks of."""

from dataclasses import dataclass, field
from itertools import pairwise

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
_OF_ONE_TASK = STATE_KINDS - {Kind.FINISH, Kind.OK, Kind.HAVE, Kind.ENOUGH}
"""Beside "trừ việc 3" these tell of task 3, not of the others."""

_BOUND_TO = frozenset({"truoc", "sau", "nhu", "giong", "cho", "de"})
"""Words that make the task after them a mere comparison: "xong trước việc 2"."""


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


def clauses_of(spans: list[Span], numbers: tuple[int, ...]) -> list[Clause]:
    """The clauses of a message, each with its tasks."""
    clauses = _cut(_joined(spans))
    for before, clause in pairwise(clauses):
        clause.goes_on = clause.ended is Kind.COMMA and Kind.PAST in before.kinds()
    _name_tasks(clauses, numbers)
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
    return bool(kinds & {Kind.MEET, Kind.ISSUE, Kind.FINISH}) and not kinds & {Kind.DAY, Kind.PAST}


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


def _name_tasks(clauses: list[Clause], numbers: tuple[int, ...]) -> None:
    """Gives every clause its tasks: its own, or those of the clause before it."""
    topic: tuple[int, ...] = ()
    seen: set[int] = set()
    in_item = False
    for clause in clauses:
        header = next((span for span in clause.spans if span.header), None)
        if header is not None:
            in_item = True
        own = [span for span in clause.spans if span.kind is Kind.TASK]
        if in_item and header is None and all(span.named for span in own):
            own = []  # inside an item, names are of things that belong to it
        kinds = clause.kinds()
        if own and _is_all_but(clause):
            clause.all_but = True
            left = {number for span in own for number in span.tasks}
            clause.tasks = tuple(number for number in numbers if number not in left)
            clause.named = True
        elif Kind.REST in kinds:
            clause.tasks = tuple(number for number in numbers if number not in seen)
            clause.named = True
        elif own:
            clause.tasks, clause.exact = _chosen(clause, own)
            clause.named = True
        elif _names_no_task(clause):
            clause.strange = True
        elif topic:
            clause.tasks, clause.topical = topic, True
        if clause.named and not clause.question:
            seen.update(clause.tasks)
        topic = clause.tasks
    _share_states(clauses)


def _is_all_but(clause: Clause) -> bool:
    """`trừ việc 3 ra thì xong hết`: an end, and the task only after "trừ" and with nothing said of it.

    `việc 2 chỉ còn đóng dấu là xong` and `chỉ còn việc 2 đóng dấu là xong` tell of task 2.
    """
    numbered = any(span.kind is Kind.TASK and not span.named for span in clause.spans)
    kinds = [span.kind for span in clause.spans if numbered or not span.doubled]
    if Kind.EXCEPT not in kinds or Kind.FINISH not in kinds or Kind.FUTURE in kinds:
        return False
    return Kind.TASK not in kinds[: kinds.index(Kind.EXCEPT)] and not set(kinds) & _OF_ONE_TASK


def _names_no_task(clause: Clause) -> bool:
    """`việc 5 xong`, where there is no such task."""
    return any(span.kind is Kind.LEAD and after.words.isdecimal() for span, after in pairwise(clause.spans))


def _share_states(clauses: list[Clause]) -> None:
    """A clause that only names tasks goes with the clause whose state they have.

    `việc 1, việc 2 xong` with the next; `xong việc 1, việc 2` and `80% rồi, việc 3 đấy` with the one before.
    """
    for place, clause in enumerate(clauses):
        if not clause.named or not _only_names(clause) or clause.question:
            continue
        after = clauses[place + 1] if place + 1 < len(clauses) else None
        before = clauses[place - 1] if place else None
        if after is not None and after.ended is Kind.COMMA and after.named:
            after.tasks = tuple(dict.fromkeys(clause.tasks + after.tasks))
        elif before is not None and clause.ended is Kind.COMMA and before.says_state() and not before.topical:
            before.tasks = tuple(dict.fromkeys(before.tasks + clause.tasks))


_NAMING = frozenset({Kind.TASK, Kind.AND, Kind.FILL, Kind.POLITE, Kind.SKIP, Kind.ALL, Kind.COLON, Kind.PAST, Kind.OWN})
"""What a clause may hold that does no more than name tasks."""


def _only_names(clause: Clause) -> bool:
    return not clause.says_state() and clause.kinds() <= _NAMING


def _chosen(clause: Clause, own: list[Span]) -> tuple[tuple[int, ...], bool]:
    """The tasks that are meant where several are named, and whether that is certain.

    A number beats a name; names joined by "và" count each; of names that only follow one another the first is
    the head ("kế hoạch phối hợp" is a plan), and that is not certain.
    """
    numbered = [span for span in own if not span.named]
    exact = not any(span.doubtful for span in own)
    if numbered:
        tasks = tuple(dict.fromkeys(number for span in numbered for number in span.tasks))
        header = next((span for span in numbered if span.header), None)
        names = [span for span in own if span.named]
        if header is not None and names and names[0].tasks != header.tasks:
            near = clause.spans.index(names[0]) - clause.spans.index(header) <= 4
            return (names[0].tasks if near else tasks), False
        return tasks, exact and (not names or names[0].tasks[0] in tasks)
    chosen = list(own[0].tasks)
    for before, span in pairwise(own):
        if span.tasks[0] in chosen:
            continue
        between = clause.spans[clause.spans.index(before) + 1 : clause.spans.index(span)]
        if any(item.kind is Kind.AND or item.words in {"kết hợp", "ket hop"} for item in between):
            chosen.extend(span.tasks)
        else:
            exact = False
    return tuple(chosen), exact
