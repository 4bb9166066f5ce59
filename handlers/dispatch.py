"""A message's way to its handler: who is it, what is open, which one use case answers."""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from core.channel import Incoming, Press
from core.ledger import split_text, utf16_units
from core.refusal import Refusal
from core.text_folding import fold
from core.texts import labels
from core.texts import people as words
from handlers import (
    check_ins,
    difficulty,
    editing,
    evidence,
    free_text,
    registration,
    threads,
    whereabouts,
    which_unit,
    wordless,
)
from handlers.evidence_tasks import MORE
from handlers.routes import Route
from handlers.turn import Turn, WhichUnit
from handlers.use_cases import ROUTES, _menu_of
from storage import audits, conversations, outbox, reach
from storage.callers import caller
from storage.conversations import Offer, Open
from storage.directives import Loaded
from storage.outbox import Row
from storage.savepoints import Savepoint


def handle(session: Session, directive: Loaded, message: Incoming, inbox: int, now: datetime) -> None:
    """Answer one message, in the caller's transaction."""
    if whereabouts.note(session, message, inbox, now):
        return
    message = _clean(message, now)
    found = caller(session, message.channel, message.chat, directive.calendar.day(now))
    if found is None or not found.actor.held:
        registration.meet(session, directive, message, inbox, now)
        return
    if not found.actor.agreed and registration.has_code(message):
        registration.meet(session, directive, message, inbox, now)  # the chat was given somebody else's code before
        return
    if found.actor.blocked:
        reach.found(session, message.channel, message.chat, now)
    if message.reply_to is not None:
        whereabouts.quoted(session, message, now)
    commands = _menu_of(found.actor.roles)
    turn = Turn(session, now, message, inbox, directive, found.actor, found.asked, text=message.text, commands=commands)
    _answer(turn, found.offer)


def _clean(message: Incoming, now: datetime) -> Incoming:
    """Composed letters, none that a database or a line of text cannot hold, and no time ahead of ours."""
    text = unicodedata.normalize("NFC", message.text)
    kept = _UNFIT.sub("", text).strip()
    kept = kept if fold(kept) else ""
    if kept == message.text and message.sent_at <= now:
        return message
    return replace(message, text=kept, sent_at=min(message.sent_at, now))


_UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
"""Control characters, halves of letters, and the marks that turn the direction of what follows."""


def _answer(turn: Turn, offer: Offer | None) -> None:
    """Run the handler; a Refusal undoes what it wrote and leaves only its sentence."""
    evidence.receive(turn)
    begun = turn.mark()
    with Savepoint(turn.session) as start:
        try:
            _route(turn, offer)
        except Refusal as refusal:
            start.undo()
            turn.go_back(begun)
            turn.reply(refusal.sentence)
        evidence.settle(turn)
        turn.write_replies()


def _route(turn: Turn, offer: Offer | None) -> None:
    message = turn.message
    evidence.go_on(turn)
    if message.press is not None:
        _press(turn, message.press)
    elif not turn.actor.agreed:
        registration.unagreed(turn)
    elif message.edited:
        _edited(turn)
    elif (press := _typed_label(turn, offer)) is not None:
        _press(turn, press)
    elif (command := find_command(turn.text)) is not None:
        _command(turn, command)
    elif not turn.text:
        _without_words(turn)
    elif not threads.overheard(turn) and not check_ins.overheard(turn, offer):
        _say(turn)


def _edited(turn: Turn) -> None:
    """What led to nothing yet is read as if it were new."""
    if editing.read_again(turn):
        return
    if turn.asked is not None and turn.asked.step == free_text.LOST:
        turn.leave()
    _run(turn, ROUTES.actions[free_text.READ])


@dataclass(frozen=True, slots=True)
class Typed:
    """A command as typed: its route (none if unknown) and what followed it."""

    route: Route | None
    rest: str


def find_command(text: str) -> Typed | None:
    """`/lenh rest`, or the bare name or phrase alone; None when the text is no command."""
    if text.startswith("/"):
        head, rest = (*text[1:].split(None, 1), "", "")[:2]
        name = fold(head.partition("@")[0])  # in a list of bots Telegram adds @name
        if name in ("tiendo", "progress") or (rest and name in ("baocao", "report")):
            return None  # "/tiendo 2 50%" is a report in words
        return Typed(ROUTES.commands.get(name), rest.strip())
    route = ROUTES.commands.get(fold(text).strip(" .?!"))
    return Typed(route, "") if route else None


def _command(turn: Turn, command: Typed) -> None:
    if command.route is None:
        turn.reply(words.UNKNOWN_COMMAND)
        return
    turn.text = command.rest
    if _is_refused(turn, command.route):
        return
    if command.route.name != "huy" and turn.leave():
        turn.reply(words.LEFT_QUESTION)
    _run(turn, command.route)


def _say(turn: Turn) -> None:
    """Free text answers the newest open question; without one it is read as a message of its own."""
    asked = turn.asked
    route = ROUTES.steps.get(asked.step) if asked else None
    if asked is None or route is None:
        _run(turn, ROUTES.actions[free_text.READ])
    elif _is_left(turn, asked):
        turn.leave()
        if asked.step != free_text.LOST:
            turn.reply(words.LEFT_QUESTION)
        _run(turn, ROUTES.actions[free_text.READ])
    else:
        turn.data = asked.data
        evidence.carry(turn, asked.data, None)
        _run(turn, route)


def _is_left(turn: Turn, asked: Open) -> bool:
    """A question lapses with its day; and who is asked for a difficulty may tell plainly how the work stands."""
    if turn.directive.calendar.day(asked.asked_at) < turn.said_on:
        return True
    return asked.step == difficulty.TEXT and free_text.is_plain_status(turn)


def _typed_label(turn: Turn, offer: Offer | None) -> Press | None:
    """ "Đúng" typed instead of pressed: a button of the newest answer, or one of the office's that lasts."""
    said = fold(turn.text).strip(" .")
    if not said:
        return None
    found = _place(offer, said)
    if found is None and turn.actor.of_office and not said.startswith("/"):
        older = conversations.lasting(turn.session, turn.actor.channel, turn.actor.chat)
        found = next((place for each in older if (place := _place(each, said))), None)
    return found


def _place(offer: Offer | None, said: str) -> Press | None:
    places = [place for label, place in offer.places.items() if _is_meant(fold(label), said)] if offer else []
    return Press(offer.id, min(places)) if offer and places else None


def _is_meant(label: str, said: str) -> bool:
    """The label itself; of a task's button its number is enough: `việc 3`, `3`."""
    number = _NUMBERED.fullmatch(said)
    named = _TASK_LABEL.match(label)
    return label == said or bool(number and named and number[1] == named[1])


_NUMBERED = re.compile(r"(?:viec )?(\d)")
_TASK_LABEL = re.compile(r"(?:bao )?viec (\d)(?: –|$)")


def _press(turn: Turn, press: Press) -> None:
    row = _pressed(turn, press)
    if row is None:
        return  # somebody else's button, or none that we sent: it does nothing
    choice = row.choices[press.index]
    if not turn.actor.agreed and choice["action"] not in registration.BEFORE_CONSENT:
        registration.ask_consent(turn)
        return
    stands = press.index in outbox.pressable(row.choices, row.chosen)
    route = ROUTES.actions.get(choice["action"])
    if stands and route is not None and _is_refused(turn, route):
        return
    if not stands or not _chosen(turn, row, press.index):
        turn.reply(words.FINISHED_QUESTION)
        return
    asked = turn.asked
    evidence.carry(turn, choice["data"], asked)
    if asked is not None:
        turn.leave()
        if asked.question not in (row.id, row.edits) and asked.step not in (free_text.LOST, MORE):
            turn.reply(words.LEFT_QUESTION)
    turn.data = choice["data"]
    picked = choice["action"] == which_unit.PICKED
    _run(turn, ROUTES.find(which_unit.go_on(turn)) if picked else ROUTES.actions[choice["action"]])


def _chosen(turn: Turn, row: Row, place: int) -> bool:
    """Note what was pressed, and show it; False when something was pressed before. A lasting button leaves no trace."""
    choice = row.choices[place]
    if outbox.is_lasting(choice):
        return True
    if not outbox.choose(turn.session, row.id, place):
        return False
    show_chosen(turn, row, choice["label"])
    return True


def _pressed(turn: Turn, press: Press) -> Row | None:
    """The row whose button it is, if it was sent to this very chat."""
    row = outbox.get(turn.session, press.row)
    if row is None or (row.channel, row.chat) != (turn.message.channel, turn.message.chat):
        return None
    whereabouts.proves(turn.session, row, press.ref, turn.now)
    return row if 0 <= press.index < len(row.choices) else None


def show_chosen(turn: Turn, row: Row, label: str) -> None:
    """After a press the message shows what was chosen, and its buttons are gone, but for those that last."""
    chosen = "\n\n" + labels.CHOSEN.format(label=label)
    room = outbox.TEXT_LIMIT - utf16_units(chosen)
    turn.reply(split_text(row.body or "", room)[0] + chosen, outbox.lasting(row.choices), edits=row.id)


def _is_refused(turn: Turn, route: Route) -> bool:
    """Whether it is not the person's right; then that is remembered and said."""
    if route.right is None or turn.actor.may(route.right):
        return False
    audits.note(turn.session, turn.now, turn.actor.person, "refused", right=route.right)
    turn.reply(words.NOT_YOURS)
    return True


def _run(turn: Turn, route: Route) -> None:
    if _is_refused(turn, route):
        return
    if len(turn.actor.units) > 1:
        _run_for_one_unit(turn, route)
    else:
        route.handler(turn)


def _run_for_one_unit(turn: Turn, route: Route) -> None:
    """Whoever speaks for several units is asked for which, where the handler needs to know."""
    begun = turn.mark()
    try:
        with Savepoint(turn.session):
            route.handler(turn)
    except WhichUnit:
        turn.go_back(begun)
        which_unit.ask(turn, route.key)


def _without_words(turn: Turn) -> None:
    if turn.files:
        evidence.alone(turn)
    elif not turn.replies:  # a film, or what is too big, has been answered
        wordless.answer(turn)
