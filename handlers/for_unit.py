"""What the office writes down for a unit that told it: reports of the office's own, and the unit hears of them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from core.figures import Status
from core.states import CLAIMED, State
from core.texts import labels
from core.texts.recording import Told
from core.texts.saying_back import paper
from handlers.said import Item
from handlers.turn import Turn
from storage import people
from storage.outbox import Choice
from storage.people import UnitRef

_OPEN = (State.NOT_STARTED, State.IN_PROGRESS, State.BLOCKED)


def write(
    turn: Turn, items: Sequence[Item], standing: Mapping[int, Status], said_at: datetime, note: str = ""
) -> list[int]:
    """`standing`: by assignment, how each stands; what ends a claim replaces it."""
    told = {"note": note, "source": "office"}
    return turn.report(
        [
            {**told, "said_at": _moment(item, standing[item.assignment], said_at), **_fields(item, standing)}
            for item in items
        ]
    )


def _moment(item: Item, before: Status, said_at: datetime) -> datetime:
    """A "done" that the unit has written itself, and not tapped, counts from then."""
    if item.state is State.DONE and before.state is State.SAID_DONE and before.reported_at is not None:
        return min(said_at, before.reported_at)
    return said_at


def _fields(item: Item, standing: Mapping[int, Status]) -> dict[str, object]:
    before = standing[item.assignment]
    ends = item.state in _OPEN and before.state in CLAIMED
    return {
        "assignment_id": item.assignment,
        "state": item.state,
        "percent": item.percent,
        "expected": item.expected,
        "paper_number": item.paper,
        "paper_day": item.paper_day,
        "corrects_id": before.report if ends else None,
    }


def told(item: Item) -> Told:
    return *item.words, paper(item.paper, item.paper_day) if item.paper else ""


def tell(turn: Turn, unit: UnitRef, text: str, reports: Sequence[int]) -> None:
    """Its officials hear what was written down in their name, with a way to put it right."""
    edit = Choice(labels.EDIT, "report.edit", {"reports": list(reports)})
    for person in people.of_unit(turn.session, turn.today, unit.code):
        turn.notify_at(f"unit:{unit.id}", f"recorded:{turn.inbox}", person, text, [edit])
