"""What comes without a word: a voice message, a sticker, a place, a contact. Each gets a way to answer in words."""

from core.channel import Incoming
from core.evidence import TAKEN
from core.rights import Action
from core.texts import people as words
from core.texts.evidence import OFFICE_FILE
from handlers import free_text
from handlers.turn import Turn


def answer(turn: Turn) -> None:
    """With the tasks as buttons for who reports for one unit; who speaks for several names it in words."""
    if not turn.actor.may(Action.REPORT) and any(file.kind in TAKEN for file in turn.message.files):
        turn.reply(OFFICE_FILE)
        return
    own = turn.actor.may(Action.REPORT) and len(turn.actor.units) == 1
    turn.reply(_said(turn.message), free_text.task_buttons(turn) if own else ())


def _said(message: Incoming) -> str:
    kinds = {file.kind for file in message.files}
    if kinds & {"photo", "document", "video"}:
        return words.FILE
    return next((said for kind, said in _WORDS.items() if kind in kinds), words.EMPTY)


_WORDS = {
    "voice": words.VOICE,
    "sticker": words.STICKER,
    "location": words.LOCATION,
    "contact": words.CONTACT,
    "other": words.OTHER_KIND,
}
