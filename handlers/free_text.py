"""What an official writes in their own words: read, said back, written down when it is sure."""

from core.figures import Status
from core.refusal import Refusal
from core.rights import Action
from core.states import CLAIMED, State
from core.texts import labels, officials
from core.texts import office as office_words
from core.texts import people as words
from core.understanding import Intent, Label, Reading, Wish, understand
from handlers import difficulty, reporting, retracting, stopping
from handlers.routes import Routes
from handlers.said import Item, Source, write_down
from handlers.turn import Turn
from handlers.vocabulary import vocabulary
from storage import statuses
from storage.outbox import Choice
from storage.people import UnitRef

routes = Routes()

LOST = "free.lost"
"""The conversation's step after a message that was not understood: a second one goes to the office."""


def read(turn: Turn) -> None:
    if not turn.actor.may(Action.REPORT):
        turn.reply(words.OFFICE_FREE_TEXT + "\n\n" + words.help_text(turn.commands, official=False))
        return
    reading = understand(turn.text, vocabulary(turn), turn.said_on)
    if reading.impossible_date:
        raise Refusal(officials.impossible_date(reading.impossible_date))
    if reading.wish is not None and not reading.labels:
        _WISHES[reading.wish](turn)
    else:
        _INTENTS[reading.intent](turn, reading)


@routes.step(LOST, right=Action.REPORT)
def read_again(turn: Turn) -> None:
    turn.leave()
    read(turn)


def _status(turn: Turn, reading: Reading) -> None:
    if not reading.labels:
        _nothing_on_tasks(turn, reading)
    else:
        _labels(turn, reading)
    if Intent.QUESTION in reading.also:
        difficulty.raise_matter(turn, "question", turn.text)


def _nothing_on_tasks(turn: Turn, reading: Reading) -> None:
    if reading.denies_difficulty:
        turn.reply(officials.NO_DIFFICULTY.format(unit=turn.unit().name))
    else:
        _acknowledged(turn, reading)


def _labels(turn: Turn, reading: Reading) -> None:
    unit = turn.unit()
    earliest = statuses.earliest_open(turn.statuses(unit))
    owed = [status for status in earliest.values() if status.state not in CLAIMED]
    unsaid = next((label for label in reading.labels if label.task is None), None)
    if unsaid is not None and len(owed) != 1:
        _which_task(turn, unit, owed or list(earliest.values()), unsaid)
        return
    items = [_item(label, earliest, owed) for label in reading.labels]
    known = [item for item in items if item is not None]
    if len(known) < len(items):
        _lost(turn)
    elif reading.sure:
        _write_sure(turn, unit, known)
    else:
        _ask_reading(turn, unit, known)


def _item(label: Label, earliest: dict[int, Status], owed: list[Status]) -> Item | None:
    """The assignment that a label means; None for a task that the unit does not have."""
    status = owed[0] if label.task is None else earliest.get(label.task)
    return Item.of(status, label.state, label.percent, label.expected) if status else None


def _which_task(turn: Turn, unit: UnitRef, tasks: list[Status], label: Label) -> None:
    source = Source.of(turn, "text").packed()

    def choice(text: str, chosen: list[Status]) -> Choice:
        items = [Item.of(status, label.state, label.percent, label.expected).packed() for status in chosen]
        return Choice(text, "report.confirm", {"items": items, "source": source, "reports": []})

    choices = [choice(labels.task(status.number, status.task_short), [status]) for status in tasks]
    everything = [choice(labels.ALL, tasks)] if len(tasks) > 1 else []
    discard = Choice(labels.DISCARD, "report.discard", {"reports": []})
    text = officials.which_task(label.state, label.percent, label.expected)
    turn.reply(text, [*choices, *everything, discard])


def _write_sure(turn: Turn, unit: UnitRef, items: list[Item]) -> None:
    """Everything but a "done" is written down; a "done" counts as an answer and waits for its tap."""
    source = Source.of(turn, "text")
    done = [item for item in items if item.state is State.DONE]
    others = [item for item in items if item.state is not State.DONE]
    written = write_down(turn, others, source)
    waiting = [Item(item.assignment, item.number, State.SAID_DONE, item.percent, item.expected) for item in done]
    pending = write_down(turn, waiting, source)
    echo = _echo(turn, unit, others) if others else ""
    if not done:
        turn.reply(echo, reporting.undo(written))
        return
    yes = {"items": [item.packed() for item in done], "source": source.packed(), "reports": pending}
    choices = [Choice(labels.RIGHT, "report.confirm", yes), *reporting.undo([*written, *pending])]
    turn.reply(officials.ask_claim(unit.name, [item.number for item in done], echo), choices)


def _echo(turn: Turn, unit: UnitRef, items: list[Item]) -> str:
    lines = [officials.recorded(unit.name, [item.words for item in items])]
    for item in items:
        status = turn.status(item.assignment)
        if item.expected and item.expected > status.last_day:
            lines.append(officials.after_last_day(item.expected, status.last_day))
    return "\n".join(dict.fromkeys(lines))


def _ask_reading(turn: Turn, unit: UnitRef, items: list[Item]) -> None:
    source = Source.of(turn, "text").packed()
    yes = {"items": [item.packed() for item in items], "source": source, "reports": []}
    choices = [Choice(labels.RIGHT, "report.confirm", yes), *reporting.undo([])]
    turn.reply(officials.ask_reading(unit.name, [item.words for item in items]), choices)


def _difficulty(turn: Turn, reading: Reading) -> None:
    """What is said of a task besides is written down with it, when it is sure."""
    earliest = statuses.earliest_open(turn.statuses(turn.unit()))
    known = [item for label in reading.labels if label.task and (item := _item(label, earliest, []))]
    stated = [item for item in known if item.state not in (None, State.DONE)]
    if reading.sure or all(item.state is State.BLOCKED for item in stated):
        write_down(turn, stated, Source.of(turn, "text"))
    about = known[0].assignment if known else None
    difficulty.raise_matter(turn, "difficulty", turn.text, about)


def _question(turn: Turn, reading: Reading) -> None:
    difficulty.raise_matter(turn, "question", turn.text)


def _acknowledged(turn: Turn, reading: Reading) -> None:
    unit = turn.unit()
    silent = sum(status.silent for status in turn.statuses(unit))
    turn.reply(officials.thanks_but(unit.name, silent))


def _small_talk(turn: Turn, reading: Reading) -> None:
    turn.reply(officials.THANKS)


def _other(turn: Turn, reading: Reading) -> None:
    _lost(turn)


def _lost(turn: Turn) -> None:
    """Not understood: the tasks as buttons; the second time in a row the office gets the words as they are."""
    if turn.data.get("lost"):
        turn.leave()
        unit = turn.unit()
        held = turn.actor
        text = office_words.not_understood(unit.name, held.name, held.phone, turn.text)
        difficulty.raise_matter(turn, "question", turn.text, answer=officials.handed_on(turn.phone), notice=text)
        return
    unit = turn.unit()
    every = statuses.earliest_open(turn.statuses(unit)).values()
    choices = [Choice(labels.report_task(s.number), "report.task", {"a": s.assignment}) for s in every]
    turn.ask(LOST, officials.NOT_UNDERSTOOD, choices, lost=True)


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
