"""Which tasks each clause of a message speaks of."""

from itertools import pairwise

from core.understanding.clause import STATE_KINDS, Clause
from core.understanding.span import Span
from core.understanding.words import Kind

_OF_ONE_TASK = STATE_KINDS - {Kind.FINISH, Kind.OK, Kind.HAVE, Kind.ENOUGH}
"""Beside "trừ việc 3" these tell of task 3, not of the others."""


def name_tasks(clauses: list[Clause], numbers: tuple[int, ...]) -> None:
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
