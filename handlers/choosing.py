"""A state said without its task: of which tasks it is meant, one after the other or several; in words, too
(handlers/typed_tasks.py)."""

from collections.abc import Sequence
from typing import Any

from core.figures import Status
from core.rights import Action
from core.states import State
from core.texts import labels, officials
from core.texts import saying_back as words
from core.understanding import Label
from handlers import reporting
from handlers.routes import Routes
from handlers.said import Item, Source, offer
from handlers.turn import Turn
from storage.outbox import Choice
from storage.people import UnitRef

routes = Routes()
MAY = Action.REPORT

TEXT = "choose.text"
"""The conversation's step in which the next message names tasks."""


def ask(turn: Turn, unit: UnitRef, tasks: Sequence[Status], label: Label) -> None:
    if not tasks:
        turn.reply(officials.nothing_open(unit.name))
        return
    said = Item(0, 0, label.state, label.percent, label.expected)
    data = {"unit": unit.id, "said": said.packed(), "source": Source.of(turn, "text").packed()}
    discard = Choice(labels.DISCARD, "report.discard", {"reports": []})
    text = words.which_task(label.state, label.percent, label.expected)
    turn.ask(TEXT, text, [*_choices(turn, tasks, data), discard], **data)


def _choices(turn: Turn, tasks: Sequence[Status], data: dict[str, Any]) -> list[Choice]:
    one_each = [
        Choice(labels.task(s.number, s.task_short), "choose.task", {**data, **offer_of(turn, [s], data)}) for s in tasks
    ]
    everything = Choice(labels.ALL, "report.confirm", offer_of(turn, tasks, data))
    return [*one_each, everything] if len(tasks) > 1 else one_each


def offer_of(turn: Turn, tasks: Sequence[Status], data: dict[str, Any]) -> dict[str, Any]:
    said = Item.unpacked(data["said"])
    return offer(turn, [said.of_another(status) for status in tasks], Source.unpacked(data["source"]))


@routes.action("choose.task", right=MAY)
def chosen(turn: Turn) -> None:
    """Written down as of the message; another task may follow."""
    taken = reporting.take(turn)
    undo = reporting.undo(taken.reports) if taken.reports else []
    left = _left(turn)
    if not left:
        turn.reply("\n".join(taken.lines), undo)
        return
    data = {name: turn.data[name] for name in ("unit", "said", "source")}
    text = "\n".join([*taken.lines, words.ANY_MORE])
    turn.ask(TEXT, text, [*_choices(turn, left, data), *undo], **data, begun=True)


def _left(turn: Turn) -> list[Status]:
    """Those of the unit of which this may be said still."""
    found = reporting.open_ones(turn, turn.unit())
    state = Item.unpacked(turn.data["said"]).state
    return [status for status in found if state is State.DONE or status.state != state]
