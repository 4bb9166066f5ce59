""" "Ghi thay": the office writes down what a unit told it by telephone, or in words that nobody could read.

The report is the office's own, and the unit's people hear of it with a way to put it right."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from core.dates import near_day
from core.figures import Status
from core.rights import Action
from core.states import State
from core.texts import labels
from core.texts import unit_page as words
from core.texts.parts import sentence, shorten
from core.understanding import understand
from handlers import matters, reporting
from handlers.routes import Routes
from handlers.said import NOTE_LIMIT, Item
from handlers.turn import Turn
from handlers.typed_days import typed_day
from handlers.unit_page import unit_of
from storage import audits, difficulties, people, statuses
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
    unit, kept = unit_of(turn), _kept(turn)
    choices = [
        Choice(labels.task(s.number, s.task_short), "record.task", {**kept, "a": s.assignment}) for s in _tasks(turn)
    ]
    turn.ask("record.words", words.ask_record(unit.name), choices, **kept)


def _kept(turn: Turn) -> dict[str, Any]:
    """What every step keeps: the unit, and the matter that is written down by it."""
    return {name: turn.data[name] for name in ("unit", "matter") if name in turn.data}


def _tasks(turn: Turn) -> list[Status]:
    """One assignment a task: its earliest wave not yet done."""
    found = statuses.of_unit(turn.session, turn.directive, turn.now, turn.data["unit"])
    return list(statuses.earliest_open(found).values())


def _task(turn: Turn) -> Status:
    return next(status for status in _tasks(turn) if status.assignment == turn.data["a"])


@routes.action("record.task", right=MAY)
def pick_state(turn: Turn) -> None:
    unit, status = unit_of(turn), _task(turn)
    kept = {**_kept(turn), "a": status.assignment}
    choices = [Choice(label, "record.state", {**kept, "s": state}) for label, state in STATES]
    turn.reply(words.ask_state(unit.name, status.number), choices)


@routes.action("record.state", right=MAY)
def set_state(turn: Turn) -> None:
    """Of work that goes on the day is asked, as of a unit itself."""
    unit, status, state = unit_of(turn), _task(turn), State(turn.data["s"])
    if state is not State.IN_PROGRESS:
        _write(turn, [Item.of(status, state)])
        return
    kept = {**_kept(turn), "a": status.assignment}
    days = reporting.likely_days(turn, status)
    choices = [Choice(sentence(near_day(day)), "record.day", {**kept, "e": day.isoformat()}) for day in days]
    choices.append(Choice(labels.NO_DATE, "record.day", {**kept, "e": None}))
    turn.ask("record.day", words.ask_day(unit.name, status.number), choices, **kept)


@routes.action("record.day", right=MAY)
def set_day(turn: Turn) -> None:
    day = date.fromisoformat(turn.data["e"]) if turn.data["e"] else None
    _write(turn, [Item.of(_task(turn), State.IN_PROGRESS, expected=day)])


@routes.step("record.day", right=MAY)
def type_day(turn: Turn) -> None:
    day = typed_day(turn, words.ask_day(unit_of(turn).name, _task(turn).number))
    if day is not None:
        turn.leave()
        _write(turn, [Item.of(_task(turn), State.IN_PROGRESS, expected=day)])


@routes.step("record.words", right=MAY)
def type_words(turn: Turn) -> None:
    """Read as the unit's own words, and shown before anything is written."""
    unit, tasks = unit_of(turn), {status.number: status for status in _tasks(turn)}
    reading = understand(turn.text, turn.directive.vocabulary(frozenset({unit.code})), turn.said_on)
    told = [label for label in reading.labels if label.task in tasks]
    items = [Item.of(tasks[label.task or 0], label.state, label.percent, label.expected) for label in told]
    items = [item for item in items if not item.is_empty]
    if not items:
        turn.reply(words.nothing_read(unit.name))
        return
    turn.leave()
    data = {**_kept(turn), "items": [item.packed() for item in items], "note": shorten(turn.text, NOTE_LIMIT)}
    choices = [Choice(labels.RIGHT, "record.write", data), Choice(labels.DISCARD, "record.discard")]
    turn.reply(words.reading(unit.name, [item.words for item in items]), choices)


@routes.action("record.discard", right=MAY)
def discard(turn: Turn) -> None:
    turn.reply(words.NOT_RECORDED)


@routes.action("record.write", right=MAY)
def write(turn: Turn) -> None:
    _write(turn, [Item.unpacked(data) for data in turn.data["items"]], turn.data["note"])


def _write(turn: Turn, items: Sequence[Item], note: str = "") -> None:
    unit = unit_of(turn)
    said_at, note = _as_said(turn, note)
    told = {"said_at": said_at, "note": note, "source": "office"}
    reports = turn.report(
        [
            {**told, "assignment_id": i.assignment, "state": i.state, "percent": i.percent, "expected": i.expected}
            for i in items
        ]
    )
    audits.note(turn.session, turn.now, turn.actor.person, "recorded", unit=unit.code)
    done = [item for item in items if item.state is State.DONE]
    confirming = [Choice(labels.CONFIRM, "claim.confirm", {"a": item.assignment}, lasting=True) for item in done[:1]]
    said = [item.words for item in items]
    turn.reply(words.recorded(unit.name, said), confirming if turn.confirms and len(done) == 1 else ())
    edit = Choice(labels.EDIT, "report.edit", {"reports": reports})
    for person in people.of_unit(turn.session, turn.today, unit.code):
        turn.notify_at(f"unit:{unit.id}", f"recorded:{turn.inbox}", person, words.told_unit(unit.name, said), [edit])


def _as_said(turn: Turn, note: str) -> tuple[datetime, str]:
    """By telephone: now. What nobody could read counts from when it was written, and is settled by this."""
    row = turn.data.get("matter")
    if row is None:
        return turn.message.sent_at, note
    matter = difficulties.get(turn.session, row)
    if matter.state != difficulties.CLOSED:
        matters.note(turn, matter, "closed", words.RECORDED)
        difficulties.close(turn.session, matter.id, turn.now)
    return matter.opened_at, shorten(matter.text, NOTE_LIMIT)
