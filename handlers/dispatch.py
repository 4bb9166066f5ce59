"""A message's way to its handler: who is it, what is open, which one use case answers."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from core.channel import Incoming, Press, Reach
from core.refusal import Refusal
from core.rights import Role, may
from core.text_folding import fold
from core.texts import labels
from core.texts import people as words
from handlers import (
    broadcast,
    claims,
    difficulty,
    digest,
    free_text,
    helping,
    promising,
    receipts,
    registration,
    reporting,
    retracting,
    stopping,
    tasks,
)
from handlers.routes import Route, Routes
from handlers.turn import Turn
from storage import audits, conversations, outbox, people
from storage.directives import Loaded
from storage.outbox import Row

USE_CASES = (
    helping,
    registration,
    tasks,
    reporting,
    promising,
    retracting,
    free_text,
    difficulty,
    stopping,
    digest,
    claims,
    broadcast,
    receipts,
)


def all_routes() -> Routes:
    routes = Routes()
    for use_case in USE_CASES:
        routes.add(use_case.routes)
    return routes


ROUTES = all_routes()


def handle(session: Session, directive: Loaded, message: Incoming, inbox: int, now: datetime) -> None:
    """Answer one message, in the caller's transaction."""
    if message.reach is not None:
        people.set_health(session, message.channel, message.chat, _HEALTH[message.reach])
        return
    if not message.private:
        return  # nothing is said in a group: others' names and states are nobody's business there
    actor = people.actor(session, message.channel, message.chat, directive.calendar.day(now))
    if actor is None or not actor.held:
        registration.meet(session, directive, message, inbox, now)
        return
    text = unicodedata.normalize("NFC", message.text).strip()
    commands = menu(list(actor.roles))
    _answer(Turn(session, now, message, inbox, directive, actor, text=text, commands=commands))


_HEALTH = {Reach.BLOCKED: "blocked", Reach.OK: "ok"}


def _answer(turn: Turn) -> None:
    """Run the handler; a Refusal undoes what it wrote and leaves only its sentence."""
    savepoint = turn.session.begin_nested()
    try:
        _route(turn)
        savepoint.commit()
    except Refusal as refusal:
        savepoint.rollback()
        turn.replies = 0
        turn.reply(refusal.sentence)
    turn.session.flush()


def _route(turn: Turn) -> None:
    message = turn.message
    if message.press is not None:
        _press(turn, message.press)
    elif not turn.actor.agreed:
        registration.ask_consent(turn)
    elif message.edited:
        turn.reply(words.EDITED)
    elif (command := find_command(turn.text)) is not None:
        _command(turn, command)
    elif not turn.text:
        turn.reply(_without_words(message))
    else:
        _say(turn)


@dataclass(frozen=True, slots=True)
class Typed:
    """A command as typed: its route (none if unknown) and what followed it."""

    route: Route | None
    rest: str


def find_command(text: str) -> Typed | None:
    """`/lenh rest`, or the bare name or phrase alone; None when the text is no command."""
    if text.startswith("/") and len(text) > 1:
        head, _, rest = text[1:].partition(" ")
        name = fold(head.partition("@")[0])  # in a list of bots Telegram adds @name
        if name in ("tiendo", "progress"):
            return None  # "/tiendo 2 50%" is a report in words
        return Typed(ROUTES.commands.get(name), rest.strip())
    route = ROUTES.commands.get(fold(text).strip(" .?!"))
    return Typed(route, "") if route else None


def _command(turn: Turn, command: Typed) -> None:
    if command.route is None:
        turn.reply(words.UNKNOWN_COMMAND)
        return
    turn.text = command.rest
    if command.route.name != "huy" and turn.leave():
        turn.reply(words.LEFT_QUESTION)
    _run(turn, command.route)


def _say(turn: Turn) -> None:
    """Free text answers the newest open question; without one it is read as a message of its own."""
    asked = conversations.current(turn.session, turn.actor.account)
    route = ROUTES.steps.get(asked.step) if asked else None
    if asked is None or route is None:
        free_text.read(turn)
        return
    turn.data = asked.data
    _run(turn, route)


def _press(turn: Turn, press: Press) -> None:
    row = _pressed(turn, press)
    if row is None:
        return  # somebody else's button, or none that we sent: it does nothing
    if not turn.actor.agreed and row.choices[press.index]["action"] not in registration.BEFORE_CONSENT:
        registration.ask_consent(turn)
        return
    if row.chosen is not None or not outbox.choose(turn.session, row.id, press.index):
        turn.reply(words.FINISHED_QUESTION)
        return
    choice = row.choices[press.index]
    show_chosen(turn, row, choice["label"])
    asked = conversations.current(turn.session, turn.actor.account)
    if asked is not None:
        turn.leave()
        if asked.question != row.id and asked.step != free_text.LOST:
            turn.reply(words.LEFT_QUESTION)
    turn.data = choice["data"]
    _run(turn, ROUTES.actions[choice["action"]])


def _pressed(turn: Turn, press: Press) -> Row | None:
    """The row whose button it is, if it was sent to this very chat."""
    row = outbox.get(turn.session, press.row)
    if row is None or (row.channel, row.chat) != (turn.message.channel, turn.message.chat):
        return None
    return row if 0 <= press.index < len(row.choices) else None


def show_chosen(turn: Turn, row: Row, label: str) -> None:
    """After a press the message shows what was chosen, and its buttons are gone."""
    chosen = labels.CHOSEN.format(label=label)
    turn.reply(f"{row.body}\n\n{chosen}", edits=row.id)


def _run(turn: Turn, route: Route) -> None:
    if route.right is not None and not turn.actor.may(route.right):
        audits.note(turn.session, turn.now, turn.actor.person, "refused", right=route.right)
        turn.reply(words.NOT_YOURS)
        return
    route.handler(turn)


def _without_words(message: Incoming) -> str:
    kinds = {file.kind for file in message.files}
    if "voice" in kinds:
        return words.VOICE
    if kinds & {"photo", "document", "video"}:
        return words.FILE
    return words.STICKER if kinds else words.EMPTY


def menu(roles: Sequence[Role]) -> list[tuple[str, str]]:
    """The commands that these roles may use, as the messenger's menu shows them."""
    shown = {
        route.name: route.menu
        for route in ROUTES.commands.values()
        if route.menu and (route.right is None or may(roles, route.right))
    }
    return list(shown.items())
