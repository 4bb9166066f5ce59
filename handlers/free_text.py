"""What an official writes in their own words: read, said back, written down when it is sure."""

from core.figures import Status
from core.refusal import Refusal
from core.rights import ROLE_NAMES, Action
from core.said_days import promised_past_day
from core.states import CLAIMED, State
from core.texts import labels, officials
from core.texts import people as words
from core.understanding import Intent, Label, Reading, Wish, understand
from handlers import absence, choosing, difficulty, later, reporting, retracting, saying_back, stopping
from handlers.papers import note_alone, with_paper
from handlers.routes import Routes
from handlers.said import Item, Source, write_down
from handlers.turn import Turn
from handlers.vocabulary import (
    asks_for_later,
    asks_for_later_day,
    names_another_unit,
    no_such_tasks,
    task_numbers,
    tells_absence,
    vocabulary,
)
from storage import statuses
from storage.difficulties import UNREAD
from storage.outbox import Choice
from storage.people import UnitRef

routes = Routes()

READ = "free.read"
LOST = "free.lost"
"""The conversation's step after a message that was not understood: a second one goes to the office."""


@routes.action(READ)
def read(turn: Turn) -> None:
    if not turn.actor.may(Action.REPORT):
        turn.reply(words.OFFICE_FREE_TEXT + "\n\n" + words.help_text(turn.commands, official=False))
        return
    reading = understand(turn.text, vocabulary(turn), turn.said_on)
    if reading.impossible_date:
        raise Refusal(officials.impossible_date(reading.impossible_date))
    if reading.wish is not None and not reading.labels:
        _WISHES[reading.wish](turn)
    elif _says_nothing_of_work(reading) and asks_for_later(turn.text):
        later.said(turn)
    elif _says_nothing_of_work(reading) and not _named(reading) and tells_absence(turn.text):
        absence.said(turn)
    else:
        _INTENTS[reading.intent](turn, reading)


def _says_nothing_of_work(reading: Reading) -> bool:
    """A day at most."""
    return reading.intent is not Intent.DIFFICULTY and all(
        s.state is None and s.percent is None for s in reading.labels
    )


def _named(reading: Reading) -> bool:
    """Whether a task is spoken of."""
    return any(label.task for label in reading.labels)


def is_plain_status(turn: Turn) -> bool:
    """Surely how tasks stand and nothing else; "not started" without a day may be the difficulty itself."""
    reading = understand(turn.text, vocabulary(turn), turn.said_on)
    if reading.intent is not Intent.STATUS or not reading.sure or reading.also or not reading.labels:
        return False
    return not any(label.state in (None, State.NOT_STARTED) and not label.expected for label in reading.labels)


@routes.step(LOST, right=Action.REPORT)
def read_again(turn: Turn) -> None:
    turn.leave()
    read(turn)


def _status(turn: Turn, reading: Reading) -> None:
    """What is said of the tasks; a question in the same message goes to the office, and ours comes last."""
    unit = turn.unit() if reading.labels else None
    if Intent.QUESTION in reading.also:
        difficulty.raise_matter(turn, "question", turn.text)
    if unit is not None:
        _labels(turn, unit, reading)
    elif reading.denies_difficulty:
        turn.reply(officials.NO_DIFFICULTY.format(unit=turn.unit_names))
    else:
        _acknowledged(turn, reading)


def _labels(turn: Turn, unit: UnitRef, reading: Reading) -> None:
    earliest = statuses.earliest_open(turn.statuses(unit))
    owed = [status for status in earliest.values() if status.state not in CLAIMED]
    missing = no_such_tasks(turn)
    told = [label for label in reading.labels if _carries(label) and (label.task or not missing)]
    items = [_item(label, earliest, owed) for label in told]
    unsaid = [label for label, item in zip(told, items, strict=True) if item is None]
    saying_back.say_back(turn, unit, with_paper(turn, [item for item in items if item is not None]), reading)
    if missing:
        turn.reply(officials.no_such_task(missing, task_numbers(turn)))
    elif not told:
        _ask_states(turn, [earliest[label.task] for label in reading.labels if label.task in earliest])
    if unsaid:
        said = {item.number for item in items if item is not None}
        choosing.ask(turn, unit, [status for status in owed if status.number not in said], unsaid[0])


def _carries(label: Label) -> bool:
    """Whether anything is said of the task that it names."""
    return any(said is not None for said in (label.state, label.percent, label.expected))


def _ask_states(turn: Turn, named: list[Status]) -> None:
    """Tasks named and nothing said of them."""
    for status in named:
        reporting.ask_state(turn, status)
    if not named:
        _lost(turn)


def _item(label: Label, earliest: dict[int, Status], owed: list[Status]) -> Item | None:
    """The assignment that a label means; None when it names no task and more than one is open."""
    only = owed[0] if len(owed) == 1 else None
    status = only if label.task is None else earliest.get(label.task)
    return Item.of(status, label.state, label.percent, label.expected) if status else None


def _difficulty(turn: Turn, reading: Reading) -> None:
    """The tasks that it is about are blocked from now on; what is said of others is said back as always."""
    unit = turn.unit()
    earliest = statuses.earliest_open(turn.statuses(unit))
    owed = [status for status in earliest.values() if status.state not in CLAIMED]
    items = [item for label in reading.labels if (item := _item(label, earliest, owed))]
    blocked = [item for item in items if item.state is State.BLOCKED]
    written = write_down(turn, blocked, Source.of(turn, "text"))
    if beside := [*written.corrections(blocked), *written.asides]:
        turn.reply("\n".join(beside))
    about = [item.assignment for item in blocked or items[:1]]
    wish = reporting.offer_later_day(turn, items, unit) if asks_for_later_day(turn.text) else []
    difficulty.raise_matter(turn, "difficulty", turn.text, about, choices=wish)
    saying_back.say_back(turn, unit, [item for item in items if item not in blocked], reading)


def _question(turn: Turn, reading: Reading) -> None:
    difficulty.raise_matter(turn, "question", turn.text)


def _acknowledged(turn: Turn, reading: Reading) -> None:
    found = [statuses.earliest_open(turn.statuses(unit)).values() for unit in turn.actor.units]
    silent = sum(status.silent for unit in found for status in unit)
    turn.reply(officials.thanks_but(turn.unit_names, silent))


def _small_talk(turn: Turn, reading: Reading) -> None:
    turn.reply(officials.SMALL_TALK)


def _other(turn: Turn, reading: Reading) -> None:
    held = turn.actor.held[0]
    if names_another_unit(turn):
        turn.reply(words.own_unit_only(f"{ROLE_NAMES[held.role]} của {turn.unit_names}", turn.phone))
    elif (day := promised_past_day(turn.text, turn.said_on)) is not None:
        turn.reply(officials.past_date(day))
    elif missing := no_such_tasks(turn):
        turn.reply(officials.no_such_task(missing, task_numbers(turn)))
    elif not note_alone(turn):
        _lost(turn)


def _lost(turn: Turn) -> None:
    """Not understood: the tasks as buttons; the second time in a row the office gets the words as they are. Beside a
    file they are no report: then it is asked of which task the file is."""
    if turn.files and turn.message.files:
        return
    if turn.data.get("lost"):
        turn.leave()
        difficulty.raise_matter(turn, UNREAD, turn.text, answer=officials.handed_on(turn.phone))
    else:
        turn.ask(LOST, officials.NOT_UNDERSTOOD, task_buttons(turn), lost=True)


def task_buttons(turn: Turn) -> list[Choice]:
    every = statuses.earliest_open(turn.statuses(turn.unit())).values()
    return [Choice(labels.report_task(s.number), "report.task", {"a": s.assignment}) for s in every]


_WISHES = {
    Wish.STOP: stopping.stop,
    Wish.MOVED: stopping.moved_on,
    Wish.WRONG_PERSON: stopping.moved_on,
    Wish.RETRACT: retracting.ask,
}

_INTENTS = {
    Intent.STATUS: _status,
    Intent.DIFFICULTY: _difficulty,
    Intent.QUESTION: _question,
    Intent.ACK: _acknowledged,
    Intent.SMALLTALK: _small_talk,
    Intent.OTHER: _other,
}
