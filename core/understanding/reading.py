"""Reading one message: what it is for, and what it says of which task."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from core.states import State
from core.understanding.clauses import clauses_of
from core.understanding.intent import Intent, Wish, asks, intent_without_status, wish_of
from core.understanding.labels import Label, Telling, asked_for, labels_of, stuck, tells
from core.understanding.lexicon import Vocabulary
from core.understanding.span import Span
from core.understanding.spans import spans_of
from core.understanding.states import judge
from core.understanding.text import LONGEST
from core.understanding.trust import is_sure
from core.understanding.units import is_others_news, with_own_unit
from core.understanding.words import Kind


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood. If `sure`, it may be stored without asking (a label without a task needs one first)."""

    intent: Intent
    labels: tuple[Label, ...]
    sure: bool
    also: tuple[Intent, ...] = ()
    wish: Wish | None = None
    impossible_date: str | None = None
    denies_difficulty: bool = False


_COMMAND = re.compile(r"\s*/\w+(?:@\w+)?\s*(.*)", re.DOTALL)
_FORWARDED = ("fw", "forwarded", "chuyen tiep", "da chuyen tiep", "tin chuyen tiep")


def understand(text: str, vocabulary: Vocabulary, today: date) -> Reading:
    """Reads a message that was written on the day `today`."""
    command = _COMMAND.fullmatch(text)
    spans = spans_of(command.group(1) if command is not None else text, vocabulary, today)
    if any(span.kind is Kind.FOREIGN and span.words.startswith(_FORWARDED) for span in spans):
        return Reading(Intent.OTHER, (), sure=True)
    spans = with_own_unit(spans, vocabulary)
    numbers = tuple(task.number for task in vocabulary.tasks)
    said = [(clause, judge(clause, today)) for clause in clauses_of(spans, numbers)]
    return _reading(spans, said, numbers, whole=len(text) <= LONGEST)


def _reading(spans: list[Span], said: list[Telling], numbers: tuple[int, ...], *, whole: bool) -> Reading:
    """`whole`: nothing of the message was left unread."""
    telling, asked = _own_news(said)
    labels, doubt = labels_of(telling, numbers)
    denies = any(what.denies_difficulty for _, what in said)
    labels = tuple(label for label in labels if not _is_aside(label, spans, denies=denies))
    helps = any(_asks_help(item) for item in said)
    doubt += sum(_is_passed_over(item) for item in said)
    difficulty = helps or any(what.difficulty for _, what in telling)
    if helps:
        labels = tuple(stuck(label, telling) for label in labels) or asked_for(said)
        doubt += all(label.state is None and label.expected is None for label in labels)
        doubt += any(label.state not in (None, State.BLOCKED) for label in labels)
    denies = denies and not difficulty
    impossible = next((what.impossible for _, what in said if what.impossible), None)
    intent = Intent.DIFFICULTY if difficulty else Intent.STATUS
    if not (difficulty or labels or denies):
        intent = intent_without_status(spans, asked)
    return Reading(
        intent,
        labels,
        sure=not doubt and not impossible and whole and is_sure(spans, said, labels, intent),
        also=(Intent.QUESTION,) if asked and intent in (Intent.STATUS, Intent.DIFFICULTY) else (),
        wish=wish_of(spans),
        impossible_date=impossible,
        denies_difficulty=denies,
    )


def _is_passed_over(item: Telling) -> bool:
    """A task named by its number, and nothing understood of what is said of it."""
    clause, what = item
    numbered = any(span.kind is Kind.TASK and not span.named for span in clause.spans)
    return numbered and not what.speaks and not asks(clause) and Kind.UNKNOWN in clause.kinds()


def _is_aside(label: Label, spans: list[Span], *, denies: bool) -> bool:
    """What names no task and tells no more than a day or a will, beside a promise to answer or "no difficulties"."""
    if label.task is not None or label.percent is not None:
        return False
    promises = any(span.kind is Kind.PROMISE for span in spans)
    no_more = label.state is None or (label.state in (State.NOT_STARTED, State.IN_PROGRESS) and label.expected is None)
    talks = any(span.kind is Kind.TALK for span in spans)
    going = any(
        first.kind is Kind.NOW and then.kind is Kind.GOES and then.words != "lam viec"
        for first, then in pairwise(spans)
    )
    if going and label.state is State.IN_PROGRESS:
        return False  # "đang triển khai, có gì em báo"
    guessed = label.state is None or (label.state is State.IN_PROGRESS and not _goes_on(spans))
    return (denies and guessed) or ((promises or talks) and no_more and not _negates(spans))


def _goes_on(spans: list[Span]) -> bool:
    return any(span.kind in (Kind.NOW, Kind.UNDER_WAY, Kind.START, Kind.LEFT) for span in spans)


def _negates(spans: list[Span]) -> bool:
    return any(span.kind in (Kind.YET, Kind.NOTHING, Kind.NOT_FINISHED, Kind.DRAFT, Kind.NEARLY) for span in spans)


def _own_news(said: list[Telling]) -> tuple[list[Telling], bool]:
    """The clauses that tell of the sender's own work, and whether anything is asked."""
    telling: list[Telling] = []
    asked = others = False
    for clause, what in said:
        others = is_others_news(clause, others)
        if asks(clause):
            asked = asked or Kind.HEARSAY not in clause.kinds()
        elif not others and tells(clause, what):
            telling.append((clause, what))
    return telling, asked


def _asks_help(telling: Telling) -> bool:
    """Whether the clause asks for help or time: "đề xuất: không có" does not, nor does a question."""
    clause, what = telling
    place = next((at for at, span in enumerate(clause.spans) if span.kind is Kind.HELP), None)
    if place is None and {Kind.REQUEST, Kind.POSTPONED} <= clause.kinds():
        return not asks(clause)  # "đề nghị cho xã lùi việc 3"
    if place is None or what.denies_difficulty or asks(clause):
        return False
    return not any(span.kind is Kind.NOT for span in clause.spans[max(0, place - 3) : place + 4])
