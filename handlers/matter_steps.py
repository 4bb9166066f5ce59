"""What the office does with a matter: takes it, asks the unit, answers, ends it, opens it again, notes."""

from typing import Any

from core.refusal import Refusal
from core.rights import Action
from core.texts import labels
from core.texts import matters as words
from core.texts import matters_office as office_words
from handlers.matter_pages import show_page
from handlers.matters import answering, bears, buttons, due_on, endings, note, on_open, tell_office, tell_unit
from handlers.routes import Routes
from handlers.turn import Turn
from storage import audits, difficulties
from storage.difficulties import CLOSED, OPEN, TAKEN, Matter
from storage.outbox import Choice

routes = Routes()
MAY = Action.ANSWER


@routes.action("matter.take", right=MAY)
@on_open
def take(turn: Turn, matter: Matter) -> None:
    if matter.owner == turn.actor.person and matter.state != OPEN:
        raise Refusal(office_words.yours_already(matter.kind, matter.number))
    if matter.owner is not None and matter.state != OPEN:
        over = Choice(office_words.TAKE_OVER, "matter.take_over", {"id": matter.id})
        turn.reply(office_words.held_already(matter.kind, matter.number, matter.owner_name or ""), [over])
        return
    _take(turn, matter)


@routes.action("matter.take_over", right=MAY)
@on_open
def take_over(turn: Turn, matter: Matter) -> None:
    _take(turn, matter)


def _take(turn: Turn, matter: Matter) -> None:
    """The unit hears who deals with it and until when; the others of the office that somebody does."""
    state = TAKEN if matter.state == OPEN else matter.state
    due = matter.due or due_on(turn, urgent=matter.urgent)
    difficulties.change(
        turn.session, matter.id, owner_id=turn.actor.person, state=state, taken_at=turn.now, due_day=due
    )
    note(turn, matter, "taken")
    turn.reply(office_words.taken(matter.kind, matter.number, matter.unit_name, due), **bears(matter))
    told = office_words.taken_by(matter.kind, matter.number, matter.unit_short, turn.actor.name, due)
    tell_office(turn, matter, "taken", told, answering=False)
    names = (matter.kind, matter.number, matter.unit_name, matter.tasks)
    tell_unit(turn, matter, "taken", words.taken(*names, turn.actor.name, due))


def holds(turn: Turn, matter: Matter) -> dict[str, Any]:
    """Whoever does something with a matter that nobody has taken has taken it."""
    return {} if matter.owner is not None else {"owner_id": turn.actor.person, "taken_at": turn.now}


@routes.action("matter.clarify", right=MAY)
@on_open
def ask_clarify(turn: Turn, matter: Matter) -> None:
    turn.ask("matter.clarify", office_words.ask_clarify(matter.kind, matter.number), id=matter.id)


@routes.step("matter.clarify", right=MAY)
@answering
def clarify(turn: Turn, matter: Matter) -> None:
    difficulties.ask(turn.session, matter.id, turn.now, **holds(turn, matter))
    note(turn, matter, "clarify", turn.text)
    turn.reply(office_words.clarify_sent(matter.kind, matter.number, matter.unit_name), **bears(matter))
    ask_unit(turn, matter, turn.text)


def ask_unit(turn: Turn, matter: Matter, text: str) -> None:
    """The office's question to the unit; the answer comes back into the thread."""
    reply = Choice(labels.ANSWER, "thread.reply", {"id": matter.id}, lasting=True)
    tell_unit(turn, matter, "clarify", words.asked(matter.kind, matter.number, text), [reply])


@routes.action("matter.answer", right=MAY)
@on_open
def ask_answer(turn: Turn, matter: Matter) -> None:
    turn.ask("matter.answer", office_words.ask_answer(matter.kind, matter.number), id=matter.id)


@routes.step("matter.answer", right=MAY)
@answering
def answer(turn: Turn, matter: Matter) -> None:
    give_answer(turn, matter, turn.text)
    turn.reply(office_words.answer_sent(matter.kind, matter.number, matter.unit_name), **bears(matter))
    names = (matter.kind, matter.number, matter.unit_short)
    told = office_words.answered_by(*names, turn.actor.name, turn.text)
    tell_office(turn, matter, "answered", told, answering=False)


def give_answer(turn: Turn, matter: Matter, text: str, kind: str = "answer") -> None:
    """It goes to the unit, which says whether that settles it."""
    difficulties.answer(turn.session, matter.id, turn.actor.person, turn.now)
    note(turn, matter, kind, text)
    audits.note(turn.session, turn.now, turn.actor.person, "answered", number=matter.number)
    tell_unit(turn, matter, "answered", words.answered(matter.kind, matter.number, text), endings(matter))


@routes.action("matter.end", right=MAY)
@on_open
def ask_reason(turn: Turn, matter: Matter) -> None:
    quick = Choice(office_words.DEALT_WITH, "matter.ended", {"id": matter.id})
    turn.ask("matter.end", office_words.ask_reason(matter.kind, matter.number), [quick], id=matter.id)


@routes.action("matter.ended", right=MAY)
@on_open
def ended(turn: Turn, matter: Matter) -> None:
    _end(turn, matter, office_words.DEALT_WITH.lower())


@routes.step("matter.end", right=MAY)
@answering
def end(turn: Turn, matter: Matter) -> None:
    _end(turn, matter, turn.text)


def _end(turn: Turn, matter: Matter, reason: str) -> None:
    difficulties.close(turn.session, matter.id, turn.now, holds(turn, matter))
    note(turn, matter, "closed", reason)
    turn.reply(office_words.closed_now(matter.kind, matter.number, matter.unit_name))
    told = office_words.closed_by(matter.kind, matter.number, matter.unit_short, turn.actor.name, reason)
    tell_office(turn, matter, "closed", told, answering=False)
    again = Choice(office_words.OPEN_AGAIN, "difficulty.not_yet", {"id": matter.id})
    tell_unit(turn, matter, "closed", words.ended(matter.kind, matter.number, reason), [again])


@routes.action("matter.reopen", right=MAY)
def reopen(turn: Turn) -> None:
    matter = difficulties.get(turn.session, turn.data["id"])
    if matter.state != CLOSED:
        show_page(turn, matter)
        return
    difficulties.reopen(turn.session, matter.id, turn.now, due_on(turn, urgent=matter.urgent))
    note(turn, matter, "reopened")
    matter = difficulties.get(turn.session, matter.id)
    turn.reply(
        office_words.opened_again(matter.kind, matter.number, matter.unit_name), buttons(matter), **bears(matter)
    )
    tell_unit(turn, matter, "reopened", words.reopened_by_office(matter.kind, matter.number))


@routes.action("matter.note", right=MAY)
@on_open
def ask_note(turn: Turn, matter: Matter) -> None:
    turn.ask("matter.note", office_words.ask_note(matter.kind, matter.number), id=matter.id)


@routes.step("matter.note", right=MAY)
@answering
def noted(turn: Turn, matter: Matter) -> None:
    note(turn, matter, "note", turn.text)
    turn.reply(office_words.noted(matter.kind, matter.number))
