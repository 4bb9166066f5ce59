"""What somebody says of an assignment: the value between reading it and writing it down."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Self

from core.figures import Status
from core.states import CLAIMED, State
from core.texts import office as words
from core.texts import officials
from core.texts.parts import shorten, state_words
from handlers import office
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

    def packed(self) -> dict[str, Any]:
        """As a button's data."""
        day = self.expected.isoformat() if self.expected else None
        return {"a": self.assignment, "n": self.number, "s": self.state, "p": self.percent, "e": day}

    @classmethod
    def unpacked(cls, data: dict[str, Any]) -> Self:
        state = State(data["s"]) if data["s"] else None
        day = date.fromisoformat(data["e"]) if data["e"] else None
        return cls(data["a"], data["n"], state, data["p"], day)

    @classmethod
    def of(cls, status: Status, state: State | None, percent: int | None = None, expected: date | None = None) -> Self:
        return cls(status.assignment, status.number, state, percent, expected)

    def said_done(self) -> Self:
        """The same before its tap."""
        return replace(self, state=State.SAID_DONE)

    @property
    def is_empty(self) -> bool:
        """A task named and nothing said of it."""
        return self.state is None and self.percent is None and self.expected is None

    @property
    def words(self) -> tuple[int, State | None, int | None, date | None]:
        return self.number, self.state, self.percent, self.expected


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

    def packed(self) -> dict[str, Any]:
        kept = {"kind": self.kind, "at": self.said_at.isoformat(), "note": self.note, "inbox": self.inbox}
        return {**kept, "ref": self.ref}

    @classmethod
    def unpacked(cls, data: dict[str, Any]) -> Self:
        return cls(data["kind"], datetime.fromisoformat(data["at"]), data["note"], data["inbox"], data.get("ref"))


@dataclass(frozen=True, slots=True)
class Written:
    """The reports appended, and the claims that they end: assignment → the state that stood."""

    reports: list[int]
    lowered: dict[int, State]

    def words(self, unit: str, items: Sequence[Item]) -> list[str]:
        """The same said back: what ends a claim is a correction."""
        plain = [item.words for item in items if item.assignment not in self.lowered]
        lines = [officials.recorded(unit, plain)] if plain else []
        return [*lines, *self.corrections(items)]

    def corrections(self, items: Sequence[Item]) -> list[str]:
        return [
            officials.corrected(item.number, before, item.state, item.percent, item.expected)
            for item in items
            if (before := self.lowered.get(item.assignment))
        ]


def write_down(turn: Turn, items: Sequence[Item], source: Source, corrects: Sequence[int] = ()) -> Written:
    """Append a report for each item; `corrects` names the earlier reports that these replace, one for each or none.

    The office hears at once of what it had confirmed and the unit takes back."""
    replaced = list(corrects) if len(corrects) == len(items) else [None] * len(items)
    lowered = _lowered(turn, items)
    for item in items:
        if lowered.get(item.assignment) is State.CONFIRMED:
            _tell_office(turn, item, source)
    return Written(_append(turn, items, source, replaced), lowered)


def _lowered(turn: Turn, items: Sequence[Item]) -> dict[int, State]:
    ending = [item.assignment for item in items if item.state in _OPEN]
    stood = {assignment: turn.status(assignment).state for assignment in ending}
    return {assignment: state for assignment, state in stood.items() if state in CLAIMED}


_OPEN = (State.NOT_STARTED, State.IN_PROGRESS, State.BLOCKED)


def _tell_office(turn: Turn, item: Item, source: Source) -> None:
    unit, actor = turn.facts(item.assignment).unit_name, turn.actor
    after = state_words(item.state, item.percent, item.expected)
    text = words.lowered(unit, item.number, State.CONFIRMED, after, source.note, actor.name, actor.phone)
    office.tell(turn, f"assignment:{item.assignment}", f"lowered:{turn.inbox}", text)


def offer(turn: Turn, items: Sequence[Item], source: Source, reports: Sequence[int] = ()) -> dict[str, Any]:
    """A button's data by which these are written down later, unless there is newer news of them by then."""
    packed = [item.packed() for item in items]
    return {"items": packed, "source": source.packed(), "reports": list(reports), "after": turn.newest_report()}


def is_old(turn: Turn, item: Item, after: int) -> bool:
    """Whether something else was said of it since; a "done" said once more is nothing else."""
    same = (State.SAID_DONE, *CLAIMED) if item.state is State.DONE else ()
    return any(state not in same for state in conversations.said_since(turn.session, item.assignment, after))


def _append(turn: Turn, items: Sequence[Item], source: Source, replaced: Sequence[int | None]) -> list[int]:
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
                "corrects_id": old,
                "inbox_id": source.inbox,
                "message_ref": source.ref,
            }
            for item, old in zip(items, replaced, strict=True)
        ]
    )
