""" "Ghi thay": the office writes down what a unit told it by telephone, or in words that nobody could read.

Which tasks and how they stand (here), then on whose word, as of when, and "Đúng" (handlers/record_writing.py)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from core.dates import near_day
from core.figures import Status
from core.refusal import Refusal
from core.rights import Action
from core.states import CLAIMED, State
from core.texts import labels, officials
from core.texts import recording as words
from core.texts.parts import sentence, shorten
from core.understanding import understand
from handlers import papers, reporting
from handlers.record_writing import ask_whose, kept, refuse_settled, standing
from handlers.routes import Routes
from handlers.said import NOTE_LIMIT, Item
from handlers.turn import Turn
from handlers.typed_days import typed_day
from handlers.unit_page import unit_of
from storage import statuses
from storage.outbox import Choice

routes = Routes()
MAY = Action.ANSWER
STATES = (
    (labels.DONE, State.DONE),
    (labels.DOING, State.IN_PROGRESS),
    (labels.NOT_STARTED, State.NOT_STARTED),
    (labels.BLOCKED, State.BLOCKED),
)


@routes.action("record.start", right=MAY)
def start(turn: Turn) -> None:
    """Which task? By a button, or all of it in a sentence."""
    refuse_settled(turn)
    unit, tasks = unit_of(turn), _tasks(turn)
    if not tasks:
        raise Refusal(words.NO_TASKS)
    choices = [_task_choice(turn, status, "record.task") for status in tasks]
    several = [Choice(words.SEVERAL_DONE, "record.several", kept(turn))] if len(_open(tasks)) > 1 else []
    turn.ask("record.words", words.ask_task(unit.name), [*choices, *several], **kept(turn))


def _tasks(turn: Turn) -> list[Status]:
    """One assignment a task: its earliest wave not yet done."""
    return list(statuses.earliest_open(standing(turn).values()).values())


def _open(tasks: Sequence[Status]) -> list[Status]:
    return [status for status in tasks if status.state not in CLAIMED]


def _task_choice(turn: Turn, status: Status, action: str, **data: Any) -> Choice:
    return Choice(labels.task(status.number, status.task_short), action, {**kept(turn), "a": status.assignment, **data})


def _task(turn: Turn) -> Status:
    """Raises Refusal where a re-loaded file has taken it from the unit."""
    status = standing(turn).get(turn.data["a"])
    if status is None:
        raise Refusal(words.TASK_GONE)
    return status


@routes.action("record.several", right=MAY)
def pick_several(turn: Turn) -> None:
    """Tasks that are all done, one after the other."""
    chosen, tasks = list(turn.data.get("chosen", ())), _open(_tasks(turn))
    left = [status for status in tasks if status.assignment not in chosen]
    choices = [
        _task_choice(turn, status, "record.several", chosen=[*chosen, status.assignment])
        for status in left
        if status.assignment not in chosen
    ]
    data = {**kept(turn), "chosen": [status.assignment for status in tasks]}
    choices += [Choice(words.ALL_OF_THEM, "record.chosen", data)] if len(left) > 1 else []
    choices += [Choice(words.GO_ON, "record.chosen", {**data, "chosen": chosen})] if chosen else []
    numbers = [status.number for status in tasks if status.assignment in chosen]
    turn.reply(words.ask_several(unit_of(turn).name, numbers), choices)


@routes.action("record.chosen", right=MAY)
def take_several(turn: Turn) -> None:
    found = standing(turn)
    ask_whose(turn, [Item.of(found[one], State.DONE) for one in turn.data["chosen"] if one in found])


@routes.action("record.task", right=MAY)
def pick_state(turn: Turn) -> None:
    unit, status = unit_of(turn), _task(turn)
    data = {**kept(turn), "a": status.assignment}
    choices = [Choice(label, "record.state", {**data, "s": state}) for label, state in STATES]
    turn.reply(words.ask_state(unit.name, status.number), choices)


@routes.action("record.state", right=MAY)
def set_state(turn: Turn) -> None:
    """Of work that goes on the day is asked, as of a unit itself."""
    unit, status, state = unit_of(turn), _task(turn), State(turn.data["s"])
    if state is not State.IN_PROGRESS:
        ask_whose(turn, [Item.of(status, state)])
        return
    data = {**kept(turn), "a": status.assignment}
    days = reporting.likely_days(turn, status)
    choices = [Choice(sentence(near_day(day)), "record.day", {**data, "e": day.isoformat()}) for day in days]
    choices.append(Choice(labels.NO_DATE, "record.day", {**data, "e": None}))
    turn.ask("record.day", words.ask_day(unit.name, status.number), choices, **data)


@routes.action("record.day", right=MAY)
def set_day(turn: Turn) -> None:
    day = date.fromisoformat(turn.data["e"]) if turn.data["e"] else None
    ask_whose(turn, [Item.of(_task(turn), State.IN_PROGRESS, expected=day)])


@routes.step("record.day", right=MAY)
def type_day(turn: Turn) -> None:
    day = typed_day(turn, words.ask_day(unit_of(turn).name, _task(turn).number))
    if day is not None:
        ask_whose(turn, [Item.of(_task(turn), State.IN_PROGRESS, expected=day)])


@routes.step("record.words", right=MAY)
def type_words(turn: Turn) -> None:
    """Read as the unit's own words, and shown before anything is written."""
    unit = unit_of(turn)
    tasks = {status.number: status for status in _tasks(turn)}
    reading = understand(turn.text, turn.directive.vocabulary(frozenset({unit.code})), turn.said_on)
    if reading.impossible_date:
        raise Refusal(officials.impossible_date(reading.impossible_date))
    told = [label for label in reading.labels if label.task in tasks]
    items = [Item.of(tasks[label.task or 0], label.state, label.percent, label.expected) for label in told]
    items = [item for item in papers.with_paper(turn, items) if not item.is_empty] if items else []
    if items:
        ask_whose(turn, items, shorten(turn.text, NOTE_LIMIT))
    else:
        turn.reply(words.nothing_read(unit.name))
