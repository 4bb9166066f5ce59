"""What somebody says of an assignment: the value between reading it and writing it down."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Self

from core.figures import Status
from core.states import State
from core.texts.parts import shorten
from handlers.turn import Turn
from storage import statuses

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
    def words(self) -> tuple[int, State | None, int | None, date | None]:
        return self.number, self.state, self.percent, self.expected


@dataclass(frozen=True, slots=True)
class Source:
    """The message that the words came in: its time is the one that counts."""

    kind: str  # button, text
    said_at: datetime
    note: str = ""
    inbox: int | None = None

    @classmethod
    def of(cls, turn: Turn, kind: str) -> Self:
        note = shorten(turn.message.text, NOTE_LIMIT) if kind == "text" else ""
        return cls(kind, turn.message.sent_at, note, turn.inbox)

    def packed(self) -> dict[str, Any]:
        return {"kind": self.kind, "at": self.said_at.isoformat(), "note": self.note, "inbox": self.inbox}

    @classmethod
    def unpacked(cls, data: dict[str, Any]) -> Self:
        return cls(data["kind"], datetime.fromisoformat(data["at"]), data["note"], data["inbox"])


def write_down(turn: Turn, items: Sequence[Item], source: Source, corrects: Sequence[int] = ()) -> list[int]:
    """Append a report for each item; `corrects` names the earlier reports that these replace, one for each or none."""
    replaced = list(corrects) if len(corrects) == len(items) else [None] * len(items)
    return [
        statuses.report(
            turn.session,
            assignment_id=item.assignment,
            person_id=turn.actor.person,
            said_at=source.said_at,
            stored_at=turn.now,
            state=item.state,
            percent=item.percent,
            expected=item.expected,
            note=source.note,
            source=source.kind,
            corrects_id=old,
            inbox_id=source.inbox,
        )
        for item, old in zip(items, replaced, strict=True)
    ]
