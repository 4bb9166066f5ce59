"""One label a task, from all that the clauses of a message say of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from core.states import State
from core.understanding.clause import STATE_KINDS, Clause
from core.understanding.said import Said
from core.understanding.words import Kind


@dataclass(frozen=True, slots=True)
class Label:
    """What a message says of one task; `task` None: it does not say of which."""

    task: int | None
    state: State | None
    percent: int | None
    expected: date | None


Telling = tuple[Clause, Said]
"""A clause and what it says."""


def tells(clause: Clause, what: Said) -> bool:
    """Whether the clause tells of the work: not a promise to answer, not small talk that names a day."""
    kinds = clause.kinds()
    if not what.speaks or _only_asks(kinds, clause, what) or _does_not_know(clause, what):
        return False
    if kinds & {Kind.PROMISE, Kind.FOREIGN}:
        invited = {Kind.MEET, Kind.DAY} <= kinds and Kind.PROMISE not in kinds  # "giấy mời họp … ngày 26/02"
        return clause.named and (what.state is State.DONE or invited)
    if clause.tasks:
        return True
    if Kind.TALK in kinds:
        return bool(kinds & {Kind.FINISH, Kind.TROUBLE, Kind.NOT_FINISHED})
    if what.bare and kinds & {Kind.UNKNOWN, Kind.ACK}:
        return False
    only_day = Kind.DAY in kinds and not kinds & (STATE_KINDS - {Kind.DAY, Kind.OK})
    return not (only_day and kinds & {Kind.UNKNOWN, Kind.REPORT, Kind.ACK, Kind.EVENT})


def _does_not_know(clause: Clause, what: Said) -> bool:
    """`việc 4 chị ấy nắm, em không rõ`: whoever writes tells nothing of it."""
    unknown = any(span.kind is Kind.HEDGE and span.words in _NOT_KNOWN for span in clause.spans)
    return unknown and (what.state is None or what.weak) and what.percent is None


_NOT_KNOWN = frozenset({"khong ro", "khong nam", "em khong nam", "khong nam nen", "chua nam duoc", "khong dam noi"})


def _only_asks(kinds: set[Kind], clause: Clause, what: Said) -> bool:
    """Whether the clause only asks for something: what it names is not said to be done or begun."""
    if Kind.HELP in kinds and what.state is None and what.day is None and not clause.named:
        return True
    if not kinds & {Kind.HELP, Kind.REQUEST}:
        return False
    begun = what.state in (State.DONE, State.IN_PROGRESS)
    return begun or (what.state is State.NOT_STARTED and not kinds & {Kind.YET, Kind.NOTHING})


def labels_of(telling: Iterable[Telling], numbers: tuple[int, ...]) -> tuple[tuple[Label, ...], int]:
    """The labels in the order in which the tasks are named, and how doubtful they are."""
    telling = list(telling)
    strange = [what for clause, what in telling if clause.strange]
    by_task: dict[int | None, list[Said]] = {}
    for clause, what in telling:
        if clause.strange:
            continue
        tasks: tuple[int | None, ...] = clause.tasks or (None,)
        if not clause.tasks and what.all and (what.state in (State.DONE, None) or what.percent):
            tasks = numbers  # "xong hết" (R8)
        for task in tasks:
            by_task.setdefault(task, []).append(what if clause.exact else what._replace(doubt=what.doubt + 1))
    if strange and not by_task:
        by_task[None] = strange
    doubt = _place_loose(by_task) + len(strange)
    merged = [_merged(task, sayings) for task, sayings in by_task.items()]
    return tuple(label for label, _ in merged), doubt + sum(unsure for _, unsure in merged)


_NOT_BEGUN = (None, State.NOT_STARTED)


def _place_loose(by_task: dict[int | None, list[Said]]) -> int:
    """What is said of no task, beside tasks that are named: it is theirs if nothing else is said of them."""
    if None not in by_task or len(by_task) == 1:
        return 0
    loose = by_task.pop(None)
    stuck = any(what.state is State.BLOCKED for what in loose)
    stuck = stuck and not any(what.state is State.BLOCKED for sayings in by_task.values() for what in sayings)
    held_up = [sayings for sayings in by_task.values() if all(what.state in _NOT_BEGUN for what in sayings)]
    for sayings in by_task.values():
        if all(what.state is None for what in sayings) or (stuck and held_up == [sayings]):
            ahead = any(what.day for what in sayings)
            sayings[:0] = [_not_yet(what) if ahead else what for what in loose]
    return 1


def _not_yet(what: Said) -> Said:
    """An end of something, where the task's own end has its day still to come."""
    return what._replace(state=State.IN_PROGRESS) if what.state is State.DONE else what


def _merged(task: int | None, sayings: list[Said]) -> tuple[Label, int]:
    """What several clauses say of one task, in order, and the doubt about it."""
    if any(what.state is not None and not what.weak for what in sayings):
        sayings = [what._replace(state=None, doubt=0) if what.weak else what for what in sayings]
    state: State | None = None
    doubt = sum(what.doubt for what in sayings)
    for what in sayings:
        state, unsure = _then(state, what)
        doubt += unsure
    percent = next((what.percent for what in reversed(sayings) if what.percent is not None), None)
    day = next((what.day for what in reversed(sayings) if what.day is not None), None)
    return Label(task, state, percent, None if state is State.DONE else day), doubt


def _then(state: State | None, what: Said) -> tuple[State | None, int]:
    """The state after one more clause; an end that comes after something else is doubtful."""
    if what.state is None or state is None or what.state is state:
        return what.state or state, 0
    ended = int(what.state is State.DONE)
    if State.BLOCKED in (state, what.state):
        return State.BLOCKED, ended or int(state is State.BLOCKED)
    if ended and what.issued:
        return State.DONE, 0  # "đã trình ký, hôm qua ban hành rồi"
    return State.IN_PROGRESS, ended or int(State.NOT_STARTED in (state, what.state))


def asked_for(said: Iterable[Telling]) -> tuple[Label, ...]:
    """The tasks that a mere request is about, with the day that is asked for."""
    said = list(said)
    tasks: list[int | None] = list(dict.fromkeys(task for clause, _ in said for task in clause.tasks))
    day = next((what.day for _, what in said if what.day), None)
    if not tasks and day is not None:
        tasks = [None]
    return tuple(Label(task, None, None, day) for task in tasks)


def _lacks_a_thing(clause: Clause) -> bool:
    """`chưa có mẫu bảng`; "kế hoạch chưa có" lacks no more than the task."""
    return any(
        span.words == "chua co" and (after.kind in (Kind.UNKNOWN, Kind.RESOURCE) or after.part)
        for span, after in pairwise(clause.spans)
    )


def stuck(label: Label, telling: Iterable[Telling]) -> Label:
    """A task that is not agreed or lacks something, and for which help is asked, is stuck."""
    for clause, what in telling:
        lacking = what.state is State.IN_PROGRESS and bool(clause.kinds() & {Kind.NOT_FINISHED, Kind.LACK})
        lacking = lacking or (what.state is State.NOT_STARTED and _lacks_a_thing(clause))
        if lacking and label.task in (clause.tasks or (None,)):
            return replace(label, state=State.BLOCKED)
    return label
