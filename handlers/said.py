"""What somebody says of an assignment: the value between reading it and writing it down."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Self

from core.figures import Status
from core.states import CLAIMED, State
from core.texts import office as office_words
from core.texts import saying_back as words
from core.texts.parts import short_state, shorten, state_words
from handlers import asides, office
from handlers.turn import Turn
from storage import conversations

NOTE_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Item:
    """One assignment's new state; `number` is the task's number in chat."""

    assignment: int
    number: int
    state: State | None
    percent: int | None = None
    expected: date | None = None
    paper: str = ""  # the number of the paper that it names: 08/KH-UBND
    paper_day: date | None = None

    def packed(self) -> dict[str, Any]:
        """As a button's data."""
        day = self.expected.isoformat() if self.expected else None
        packed = {"a": self.assignment, "n": self.number, "s": self.state, "p": self.percent, "e": day}
        if not self.paper:
            return packed
        return {**packed, "paper": self.paper, "day": self.paper_day.isoformat() if self.paper_day else None}

    @classmethod
    def unpacked(cls, data: dict[str, Any]) -> Self:
        state = State(data["s"]) if data["s"] else None
        paper = data.get("paper", ""), _day(data.get("day"))
        return cls(data["a"], data["n"], state, data["p"], _day(data["e"]), *paper)

    @classmethod
    def of(cls, status: Status, state: State | None, percent: int | None = None, expected: date | None = None) -> Self:
        return cls(status.assignment, status.number, state, percent, expected)

    def of_another(self, status: Status) -> Self:
        """The same, of another task: it was read of the wrong one."""
        return replace(self, assignment=status.assignment, number=status.number)

    def said_done(self) -> Self:
        """The same before its tap."""
        return replace(self, state=State.SAID_DONE)

    @property
    def is_empty(self) -> bool:
        """A task named and nothing said of it."""
        return self.state is None and self.percent is None and self.expected is None and not self.paper

    @property
    def words(self) -> words.Words:
        return self.number, self.state, self.percent, self.expected


def _day(typed: str | None) -> date | None:
    return date.fromisoformat(typed) if typed else None


def papers(items: Iterable[Item]) -> dict[int, str]:
    """Task's number → the paper that was named with it, in words."""
    return {item.number: words.paper(item.paper, item.paper_day) for item in items if item.paper}


@dataclass(frozen=True, slots=True)
class Source:
    """The message that the words came in: its time is the one that counts."""

    kind: str  # button, text
    said_at: datetime
    note: str = ""
    inbox: int | None = None
    ref: str | None = None  # of the message, by which an edited one is known again

    @classmethod
    def of(cls, turn: Turn, kind: str) -> Self:
        note = shorten(turn.message.text, NOTE_LIMIT) if kind == "text" else ""
        return cls(kind, turn.message.sent_at, note, turn.inbox, turn.message.ref)

    @classmethod
    def of_report(cls, row: Any) -> Self:
        """The message that an earlier report came in."""
        return cls(row.source, row.said_at, row.note, row.inbox_id, row.message_ref)

    def packed(self) -> dict[str, Any]:
        kept = {"kind": self.kind, "at": self.said_at.isoformat(), "note": self.note, "inbox": self.inbox}
        return {**kept, "ref": self.ref}

    @classmethod
    def unpacked(cls, data: dict[str, Any]) -> Self:
        return cls(data["kind"], datetime.fromisoformat(data["at"]), data["note"], data["inbox"], data.get("ref"))


@dataclass(frozen=True, slots=True)
class Written:
    """The reports appended, what they correct (assignment → how it stood), and what is said beside them."""

    reports: list[int]
    corrected: Mapping[int, Status]
    asides: Sequence[str] = ()
    confirms: bool = True

    def words(self, unit: str, items: Sequence[Item], *, detail: str = "", unsaid: Sequence[int] = ()) -> list[str]:
        """The same said back: what replaces something is a correction."""
        plain = [item.words for item in items if item.assignment not in self.corrected]
        lines = [words.recorded(unit, plain, detail=detail, unsaid=unsaid)] if plain else []
        return [*lines, *self.corrections(items), *self.asides]

    def corrections(self, items: Sequence[Item]) -> list[str]:
        return [
            words.corrected(item.number, words.stood(before), self._after(item))
            for item in items
            if (before := self.corrected.get(item.assignment))
        ]

    def _after(self, item: Item) -> str:
        if item.state is State.DONE and not self.confirms:
            return short_state(item.state)
        return state_words(item.state, item.percent, item.expected)


@dataclass(frozen=True, slots=True)
class Replaced:
    """What a new report replaces: the earlier one, and whether that is told as a correction. The first half of an
    answer, the "done" before its tap or the state before its date, is none."""

    report: int | None
    told: bool = True


def write_down(
    turn: Turn, items: Sequence[Item], source: Source, replaces: Mapping[int, Replaced] | None = None
) -> Written:
    """Append a report for each item; `replaces`: by assignment. What ends a claim replaces it.

    The office hears at once of what it had confirmed and the unit takes back."""
    if not items:
        return Written([], {})
    before = {item.assignment: turn.status(item.assignment) for item in items}
    lowered = {item.assignment: Replaced(before[item.assignment].report) for item in items if _lowers(item, before)}
    replaced = {**lowered, **(replaces or {})}
    told = {a: before[a] for a in before if a in lowered or (a in replaced and replaced[a].told)}
    for item in items:
        if item.assignment in lowered and before[item.assignment].state is State.CONFIRMED:
            _tell_office(turn, item, before[item.assignment], source)
    said = asides.beside(turn, [(before[item.assignment], item.state) for item in items], source.said_at, told)
    return Written(_append(turn, items, source, replaced), told, said, turn.confirms)


_OPEN = (State.NOT_STARTED, State.IN_PROGRESS, State.BLOCKED)


def _lowers(item: Item, before: Mapping[int, Status]) -> bool:
    return item.state in _OPEN and before[item.assignment].state in CLAIMED


def halves(items: Sequence[Item], reports: Sequence[int]) -> dict[int, Replaced]:
    """These reports, one for each item or none, are the first halves of the same answers."""
    pairs = zip(items, reports, strict=True) if len(items) == len(reports) else ()
    return {item.assignment: Replaced(report, told=False) for item, report in pairs}


def _tell_office(turn: Turn, item: Item, before: Status, source: Source) -> None:
    unit, actor = turn.facts(item.assignment).unit_name, turn.actor
    after = state_words(item.state, item.percent, item.expected)
    text = office_words.lowered(unit, item.number, words.stood(before), after, source.note, actor.name, actor.phone)
    office.tell(turn, f"assignment:{item.assignment}", f"lowered:{turn.inbox}", text)


def offer(turn: Turn, items: Sequence[Item], source: Source, reports: Sequence[int] = ()) -> dict[str, Any]:
    """A button's data by which these are written down later, unless there is newer news of them by then."""
    packed = [item.packed() for item in items]
    return {"items": packed, "source": source.packed(), "reports": list(reports), "after": turn.newest_report()}


def is_old(turn: Turn, item: Item, after: int) -> bool:
    """Whether something else was said of it since; a "done" said once more is nothing else."""
    same = (State.SAID_DONE, *CLAIMED) if item.state is State.DONE else ()
    return any(state not in same for state in conversations.said_since(turn.session, item.assignment, after))


def _append(turn: Turn, items: Sequence[Item], source: Source, replaced: Mapping[int, Replaced]) -> list[int]:
    return turn.report(
        [
            {
                "assignment_id": item.assignment,
                "said_at": source.said_at,
                "state": item.state,
                "percent": item.percent,
                "expected": item.expected,
                "note": source.note,
                "source": source.kind,
                "corrects_id": replaced[item.assignment].report if item.assignment in replaced else None,
                "inbox_id": source.inbox,
                "message_ref": source.ref,
                "paper_number": item.paper,
                "paper_day": item.paper_day,
            }
            for item in items
        ]
    )
