"""What kind of matter it is, how urgent, and by which day it is to be answered: the office's own judgement."""

from datetime import date

from core.dates import near_day
from core.refusal import Refusal
from core.rights import Action
from core.texts import days as day_words
from core.texts import matters as words
from core.texts import matters_office as office_words
from core.texts.parts import sentence
from handlers.matters import bears, due_on, note, on_open, tell_unit
from handlers.routes import Routes
from handlers.turn import Turn
from handlers.typed_days import typed_day
from storage import difficulties
from storage.difficulties import Matter
from storage.outbox import Choice

routes = Routes()
MAY = Action.ANSWER
AHEAD = (1, 2, 3, 5)
"""Working days from today that are offered."""


@routes.action("matter.sort", right=MAY)
@on_open
def sort(turn: Turn, matter: Matter) -> None:
    """One tap for each: they may be pressed one after the other."""
    data = {"id": matter.id}
    choices = [
        Choice(label, "matter.topic", {**data, "topic": topic}, lasting=True)
        for topic, label in office_words.TOPICS.items()
    ]
    choices += [
        Choice(office_words.URGENT, "matter.urgency", {**data, "urgent": True}, lasting=True),
        Choice(office_words.NOT_URGENT, "matter.urgency", {**data, "urgent": False}, lasting=True),
        Choice(office_words.SET_DUE, "matter.due", data, lasting=True),
    ]
    turn.reply(office_words.ask_sort(matter.kind, matter.number), choices, **bears(matter))


@routes.action("matter.topic", right=MAY)
@on_open
def set_topic(turn: Turn, matter: Matter) -> None:
    topic = turn.data["topic"]
    difficulties.change(turn.session, matter.id, topic=topic)
    note(turn, matter, "topic", office_words.TOPICS[topic].lower())
    turn.reply(office_words.sorted_as(matter.kind, matter.number, topic))


@routes.action("matter.urgency", right=MAY)
@on_open
def set_urgency(turn: Turn, matter: Matter) -> None:
    """The day of the answer follows it."""
    urgent = bool(turn.data["urgent"])
    due = due_on(turn, urgent=urgent)
    difficulties.change(turn.session, matter.id, urgent=urgent, due_day=due)
    note(turn, matter, "urgency", (office_words.URGENT if urgent else office_words.NOT_URGENT).lower())
    turn.reply(office_words.urgency(matter.kind, matter.number, due, urgent=urgent))


@routes.action("matter.due", right=MAY)
@on_open
def ask_due(turn: Turn, matter: Matter) -> None:
    days = [turn.directive.calendar.shift(turn.today, count) for count in AHEAD]
    choices = [
        Choice(sentence(near_day(day)), "matter.due_on", {"id": matter.id, "day": day.isoformat()}) for day in days
    ]
    turn.ask("matter.due", office_words.ask_due(matter.kind, matter.number), choices, id=matter.id)


@routes.action("matter.due_on", right=MAY)
@on_open
def pick_due(turn: Turn, matter: Matter) -> None:
    _set_due(turn, matter, date.fromisoformat(turn.data["day"]))


@routes.step("matter.due", right=MAY)
@on_open
def type_due(turn: Turn, matter: Matter) -> None:
    day = typed_day(turn, office_words.NO_DAY)
    if day is not None:
        turn.leave()
        _set_due(turn, matter, day)


def _set_due(turn: Turn, matter: Matter, day: date) -> None:
    """The unit waits for it, so it is told."""
    if day < turn.today:
        raise Refusal(day_words.passed(day))
    difficulties.change(turn.session, matter.id, due_day=day)
    note(turn, matter, "due", near_day(day))
    turn.reply(office_words.due_set(matter.kind, matter.number, day))
    tell_unit(turn, matter, "due", words.due_set(matter.kind, matter.number, day))
