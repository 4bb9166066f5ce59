"""What of a clause counts: its spans without what is denied or void, and its tense."""

from datetime import date
from itertools import pairwise
from typing import NamedTuple

from core.understanding.clause import Clause
from core.understanding.span import Span
from core.understanding.words import Kind

REACH = 4
"""How many spans a negation reaches."""

CLAIMS = frozenset({Kind.FINISH, Kind.OK, Kind.ISSUE, Kind.ENDS, Kind.MEET, Kind.ENOUGH, Kind.HAVE})
"""What may claim an end."""

_SILENT = frozenset({Kind.FILL, Kind.POLITE, Kind.UNKNOWN, Kind.SKIP})
_NOT_PAST = frozenset({Kind.FUTURE, Kind.VAGUE, Kind.NOW, Kind.YET, Kind.NOT, Kind.IF})


_THERE = frozenset({"co roi", "da co", "du roi", "da du", "het roi"})
"""These are past in themselves."""


class Evidence(NamedTuple):
    """A clause as the rules of `states.py` see it."""

    spans: tuple[Span, ...]
    kinds: frozenset[Kind]
    tasks: tuple[int, ...]
    named: bool
    all_but: bool  # its tasks are all but the one that it names
    day: date | None  # the last day said
    today: date
    impossible: str | None  # a day that does not exist, as typed
    denies_difficulty: bool
    voided: int  # ends left out because they have not come, or are not the work's

    def has(self, *kinds: Kind) -> bool:
        """Whether any of these kinds is there."""
        return not self.kinds.isdisjoint(kinds)

    @property
    def left_over(self) -> bool:
        """Whether something of these tasks is left: "chỉ còn đóng dấu", "xong hết trừ bảng"."""
        return Kind.EXCEPT in self.kinds and not self.all_but

    @property
    def ahead(self) -> date | None:
        """The day, if it is not past: past dates are never expected (R9)."""
        return self.day if self.day is not None and self.day >= self.today else None

    @property
    def past(self) -> bool:
        """Whether it is told as past."""
        there = any(span.words in _THERE for span in self.spans)
        return there or Kind.PAST in self.kinds or (self.day is not None and self.day < self.today)

    @property
    def to_come(self) -> bool:
        """Whether it is told as still to come."""
        if self.day is not None:
            return self.day > self.today or (self.day == self.today and Kind.PAST not in self.kinds)
        return self.has(Kind.FUTURE, Kind.VAGUE) and (Kind.PAST not in self.kinds or Kind.VAGUE in self.kinds)


def evidence_of(clause: Clause, today: date) -> Evidence:
    """What counts of this clause."""
    spans = [span for span in clause.spans if span.kind not in _SILENT]
    spans, denies = _without_denied_trouble(spans)
    spans, voided = _without_void(spans)
    kinds = {span.kind for span in spans}
    day, impossible = _day(spans)
    if Kind.PAST in kinds and kinds & CLAIMS and any(span.day is not None and span.day.weekday for span in spans):
        day = None  # "thứ 2 xong rồi" is the last Monday
    if (
        Kind.PAST in kinds
        and Kind.FINISH in kinds
        and any(before.words == "truoc" and span.kind is Kind.DAY for before, span in pairwise(spans))
    ):
        day = None  # "đã hoàn thành trước 01/10"
    if _is_told_as_past(spans, kinds, clause, today):
        kinds.add(Kind.PAST)
    return Evidence(
        tuple(spans),
        frozenset(kinds),
        clause.tasks,
        clause.named,
        clause.all_but,
        day,
        today,
        impossible,
        denies,
        voided,
    )


def _without_denied_trouble(spans: list[Span]) -> tuple[list[Span], bool]:
    """`không có khó khăn`, `vướng mắc: không`, `đề xuất: không có`; the denied words say nothing else."""
    kept = list(spans)
    denied = False
    for span in spans:
        if span.kind not in (Kind.TROUBLE, Kind.HELP) or span.words.startswith(("khong", "chua")):
            continue
        if span not in kept:
            continue
        at = kept.index(span)
        before = [step for step in range(max(0, at - REACH), at) if kept[step].kind in (Kind.NOT, Kind.YET)]
        if before:
            kept[before[-1] : at + 1] = []
        elif not _without_denial_after(kept, at):
            continue
        denied = denied or span.kind is Kind.TROUBLE
    return kept, denied


def _without_denial_after(kept: list[Span], at: int) -> bool:
    """Takes out a trouble and the "không (có)" after it, if there is one and it is no question."""
    if any(item.kind is Kind.ASK for item in kept[at + 1 :]):
        return False
    after = [step for step in range(at + 1, min(len(kept), at + REACH)) if kept[step].kind is Kind.NOT]
    if not after:
        return False
    end = after[0] + 1
    end += end < len(kept) and kept[end].kind is Kind.HAVE
    kept[at:end] = []
    return True


def _without_void(spans: list[Span]) -> tuple[list[Span], int]:
    """Leaves out an end that has not come ("khi xong", "xong mới …") or is not the work's ("lễ 2/9 xong")."""
    kept: list[Span] = []
    voided = 0
    for span in spans:
        last = kept[-1].kind if kept else None
        if span.kind in (Kind.DAY, Kind.FINISH) and any(item.kind is Kind.EVENT for item in kept[-2:]):
            voided += span.kind is Kind.FINISH
            continue
        if (span.kind is Kind.FINISH and last is Kind.IF) or (span.kind is Kind.ISSUE and _is_around(kept)):
            voided += 1
            continue
        if span.kind is Kind.JUST and last is Kind.FINISH:
            kept.pop()
            voided += 1
        kept.append(span)
    return kept, voided


def _is_around(kept: list[Span]) -> bool:
    """`trước khi ban hành`: the act is also the name of a task, which then stands between."""
    return any(item.words in _AROUND for item in kept[-2:])


_AROUND = frozenset({"truoc khi", "sau khi", "doi khi", "cho khi"})


def _day(spans: list[Span]) -> tuple[date | None, str | None]:
    """The last day said that is not a paper's date, and a day that does not exist."""
    day: date | None = None
    impossible: str | None = None
    for place, span in enumerate(spans):
        if span.day is None:
            continue
        if span.day.day is None:
            impossible = span.day.typed
        elif place == 0 or spans[place - 1].kind is not Kind.DOC:
            day = span.day.day
    return day, impossible


def _is_told_as_past(spans: list[Span], kinds: set[Kind], clause: Clause, today: date) -> bool:
    """Past without a word for it: today's full date as in a paper, or what goes on from "đã …, …"."""
    if kinds & _NOT_PAST:
        return False
    if any(span.day is not None and span.day.full and span.day.day == today for span in spans):
        return True
    return clause.goes_on and Kind.ENDS in kinds and Kind.DAY not in kinds
