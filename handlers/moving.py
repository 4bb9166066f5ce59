"""/giahan: an official asks the office for a later day of one task; the office sees what waits for it."""

from datetime import date

from core.figures import Status
from core.refusal import Refusal
from core.rights import Action
from core.states import CLAIMED
from core.texts import labels, officials
from core.texts import moving as words
from core.texts import people as people_words
from handlers import day_choices, granting, office, reporting, superseded
from handlers.routes import Routes
from handlers.turn import Turn
from handlers.typed_days import typed_day
from handlers.vocabulary import asked_tasks
from storage import audits, extensions
from storage.extensions import Asked
from storage.outbox import Choice

routes = Routes()
MAY = Action.RAISE

DAY, REASON = "moving.day", "moving.reason"


@routes.command("giahan", "extend", "gia han", "xin gia han", "xin lui moc", "lui moc", menu="Xin hoặc xét lùi mốc")
def command(turn: Turn) -> None:
    """An official asks for a later day; the office sees those that wait."""
    if turn.actor.may(Action.MOVE):
        granting.show_waiting(turn)
    elif turn.actor.may(MAY):
        start(turn)
    else:
        audits.note(turn.session, turn.now, turn.actor.person, "refused", right=MAY)
        turn.reply(people_words.NOT_YOURS)


@routes.action("moving.start", right=MAY)
def start(turn: Turn) -> None:
    """What waits already, then which of the other tasks."""
    unit = turn.unit()
    owed = reporting.open_ones(turn, unit)
    waiting = [asked for asked in extensions.waiting(turn.session, turn.directive.id) if asked.unit == unit.id]
    held = {asked.assignment for asked in waiting}
    for asked in waiting:
        _say_waits(turn, asked)
    free = [status for status in owed if status.assignment not in held]
    named = asked_tasks(turn.text)
    if named & {asked.task for asked in waiting}:
        return
    chosen = [status for status in free if status.number in named] or free
    if len(chosen) == 1:
        _ask_day(turn, chosen[0])
    elif chosen:
        tasks = [Choice(labels.task(s.number, s.task_short), "moving.task", {"a": s.assignment}) for s in chosen]
        turn.reply(words.PICK_TASK.format(unit=unit.name), tasks)
    else:
        turn.reply(words.nothing_to_move(unit.name) if waiting else officials.nothing_open(unit.name))


def _say_waits(turn: Turn, asked: Asked) -> None:
    turn.reply(words.waits(asked.number, asked.task, asked.wanted), [_withdrawal(asked)])


def _withdrawal(asked: Asked) -> Choice:
    return Choice(labels.WITHDRAW, "moving.withdraw", {"id": asked.id})


@routes.action("moving.task", right=MAY)
def pick_task(turn: Turn) -> None:
    """This task; to the day that was promised for it, where one was."""
    status = turn.status(turn.data["a"])
    if not _is_free(turn, status):
        return
    if "e" in turn.data:
        _wish(turn, status, date.fromisoformat(turn.data["e"]))
    else:
        _ask_day(turn, status)


def _is_free(turn: Turn, status: Status) -> bool:
    """Whether a later day can be asked for; if not, why is said."""
    asked = extensions.waiting_of(turn.session, status.assignment)
    if asked is not None:
        _say_waits(turn, asked)
    elif status.state in CLAIMED:
        turn.reply(words.already_done(status.number))
    else:
        return True
    return False


def _ask_day(turn: Turn, status: Status, question: str = "") -> None:
    days = day_choices.later_days(turn, status.last_day, DAY, a=status.assignment)
    turn.ask(DAY, question or words.ask_day(status), days, a=status.assignment)


@routes.action(DAY, right=MAY)
def pick_day(turn: Turn) -> None:
    _wish(turn, turn.status(turn.data["a"]), date.fromisoformat(turn.data["e"]))


@routes.step(DAY, right=MAY)
def type_day(turn: Turn) -> None:
    day = typed_day(turn, words.NO_DAY_FOUND)
    if day is not None:
        _wish(turn, turn.status(turn.data["a"]), day)


def _wish(turn: Turn, status: Status, day: date) -> None:
    """This day it is to be; now the reason. A day that cannot be is asked for again."""
    wrong = day_choices.fault_of_later(turn, day, status.last_day)
    if wrong:
        _ask_day(turn, status, wrong)
    else:
        turn.ask(REASON, words.ask_reason(status.number, day), a=status.assignment, e=day.isoformat())


@routes.step(REASON, right=MAY)
def type_reason(turn: Turn) -> None:
    """The asking is complete. Meanwhile a colleague may have asked, or the day have been moved."""
    status, day = turn.status(turn.data["a"]), date.fromisoformat(turn.data["e"])
    if not any(letter.isalpha() for letter in turn.text):  # "05/3": another day, and no reason
        type_day(turn)
        return
    turn.leave()
    if not _is_free(turn, status):
        return
    wrong = day_choices.fault_of_later(turn, day, status.last_day)
    if wrong:
        _ask_day(turn, status, wrong)
        return
    person, at = turn.actor.person, turn.message.sent_at
    row = extensions.ask(turn.session, turn.directive.id, status.assignment, person, turn.text, day, at)
    _say_asked(turn, extensions.get(turn.session, row))


def _say_asked(turn: Turn, asked: Asked) -> None:
    text = words.asked(asked.number, asked.unit_name, asked.task, asked.day_before, asked.wanted, asked.reason)
    turn.reply(text, [_withdrawal(asked)])
    audits.note(turn.session, turn.now, turn.actor.person, "asked_later_day", number=asked.number)
    office.tell(turn, granting.subject(asked), "raised", granting.words_of(turn, asked), granting.choices(asked))
    superseded.by_request(turn, asked)


@routes.action("moving.withdraw", right=MAY)
def withdraw(turn: Turn) -> None:
    asked = extensions.get(turn.session, turn.data["id"])
    if asked.unit not in {unit.id for unit in turn.actor.units}:
        raise Refusal(people_words.NOT_YOURS)
    if not extensions.withdraw(turn.session, asked.id, turn.actor.person, turn.now):
        turn.reply(granting.decided(asked))
        return
    audits.note(turn.session, turn.now, turn.actor.person, "withdrew_later_day", number=asked.number)
    turn.reply(words.withdrawn(asked.number, asked.task))
    text = words.withdrawn_by_unit(asked.number, asked.unit_short, asked.task)
    office.tell(turn, granting.subject(asked), "withdrawn", text)
