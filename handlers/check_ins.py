"""Check-ins: "Không có gì mới", a difficulty, or words of one's own; kept verbatim, read as always, no state changed.

Questions asked one at a time are `questionnaire`; what units answered is shown to the office by `check_in_answers`.
"""

import re
from collections.abc import Sequence

from core.check_in_figures import SOFT
from core.refusal import Refusal
from core.rights import Action
from core.text_folding import fold
from core.texts import check_ins as words
from core.texts import labels
from core.texts import matters as matter_words
from core.texts import people as people_words
from core.understanding import Intent, understand
from core.unit_names import is_named
from handlers import difficulty, free_text
from handlers.routes import Routes
from handlers.turn import Turn
from handlers.vocabulary import names_another_unit, vocabulary
from storage import check_ins, outbox
from storage.check_ins import Asking
from storage.conversations import Offer
from storage.outbox import Choice, Row

routes = Routes()
MAY = Action.REPORT

DIFFICULTY = "check_in.difficulty"
"""The conversation's step in which the next message is the difficulty, and the check-in's answer too."""

SHORT = 40
"""Letters up to which thanks and greetings are nothing more; what is longer says something beside them."""

_NOTHING = re.compile(r"(?:da |d |xa )?(?:khong|chua|ko|k) co gi (?:moi|thay doi|phat sinh)(?: them)?(?: a| nhe)?")


def askings(turn: Turn, ids: Sequence[int]) -> list[Asking]:
    """Those of the actor's own units that still stand. Raises Refusal where there are none."""
    found = _own(turn, ids)
    if not found:
        raise Refusal(people_words.NOT_YOURS)
    standing = _standing(turn, found)
    if not standing:
        raise Refusal(words.over(found[0].day))
    return standing


def _own(turn: Turn, ids: Sequence[int]) -> list[Asking]:
    own = {unit.id for unit in turn.actor.units}
    return [asking for asking in check_ins.get_all(turn.session, ids) if asking.unit in own]


def _standing(turn: Turn, found: Sequence[Asking]) -> list[Asking]:
    """Those that no newer one has followed."""
    return [asking for asking in found if not check_ins.is_over(turn.session, asking)]


def keep(turn: Turn, asked: Sequence[Asking], value: str, question: str = SOFT) -> None:
    ids = [asking.id for asking in asked]
    check_ins.answer(turn.session, ids, question, value, turn.actor.person, turn.message.sent_at, turn.inbox)


@routes.action("check_in.nothing_new", right=MAY)
def nothing_new(turn: Turn) -> None:
    _nothing_new(turn, askings(turn, turn.data["check_ins"]))


def _nothing_new(turn: Turn, asked: Sequence[Asking]) -> None:
    """It takes back nothing of what the unit has written before."""
    before = check_ins.answered(turn.session, [asking.id for asking in asked])
    silent = [asking for asking in asked if before.get(asking.id, {}).get(SOFT) in (None, labels.NOTHING_NEW)]
    keep(turn, silent, labels.NOTHING_NEW)
    turn.reply(words.nothing_new(_names(silent), asked[0].day) if silent else words.still_kept(asked[0].day))


def _names(asked: Sequence[Asking]) -> str:
    return ", ".join(asking.unit_name for asking in asked)


@routes.action("check_in.difficulty", right=Action.RAISE)
def ask_difficulty(turn: Turn) -> None:
    asked = askings(turn, turn.data["check_ins"])
    turn.ask(DIFFICULTY, matter_words.ASK_DIFFICULTY, kind="difficulty", check_ins=[asking.id for asking in asked])


@routes.step(DIFFICULTY, right=Action.RAISE)
def difficulty_typed(turn: Turn) -> None:
    """The next message; who tells plainly how the work stands is read so. Either is the check-in's answer."""
    asked = _standing(turn, _own(turn, turn.data["check_ins"]))
    if free_text.is_plain_status(turn):
        turn.leave()
        keep(turn, _spoken_of(turn, asked), turn.text)
        free_text.read(turn)
        return
    unit = turn.unit()
    keep(turn, [asking for asking in asked if asking.unit == unit.id], turn.text)
    difficulty.typed(turn)


def overheard(turn: Turn, offer: Offer | None) -> bool:
    """Words in answer to a check-in are kept as they are, beside being read as always; whether that is all there is to
    do. Answered is the one that the message replies to, or the newest message that asks, while nothing else is."""
    row = _answered(turn, offer) if turn.asked is None and turn.actor.may(MAY) else None
    asked = _standing(turn, _own(turn, row.choices[0]["data"]["check_ins"])) if row else []
    if row is None or not asked:
        return False
    if row.choices[0]["action"] == "check_in.nothing_new" and _NOTHING.fullmatch(fold(turn.text).strip(" .")):
        _nothing_new(turn, asked)
        return True
    return _kept(turn, _spoken_of(turn, asked))


def _kept(turn: Turn, asked: Sequence[Asking]) -> bool:
    """Thanks alone are no answer; what is of no task and no question is answered here."""
    reading = understand(turn.text, vocabulary(turn), turn.said_on)
    if reading.impossible_date or (reading.wish is not None and not reading.labels):
        return False
    idle = reading.intent in (Intent.ACK, Intent.SMALLTALK)
    if idle and len(turn.text) <= SHORT:
        return False
    keep(turn, asked, turn.text)
    if names_another_unit(turn) or not (idle or reading.intent is Intent.OTHER):
        return False
    again = Choice(labels.HAS_DIFFICULTY, "check_in.difficulty", {"check_ins": [asking.id for asking in asked]})
    turn.reply(words.noted(_names(asked)), [again])  # who answers point by point goes on answering
    return True


def _answered(turn: Turn, offer: Offer | None) -> Row | None:
    quoted = turn.message.reply_to
    if quoted is not None and quoted.row is not None:
        return _check_in(turn, quoted.row)
    return _check_in(turn, offer.id) if offer is not None and labels.HAS_DIFFICULTY in offer.places else None


def _check_in(turn: Turn, row: int) -> Row | None:
    found = outbox.get(turn.session, row)
    here = (turn.message.channel, turn.message.chat)
    return found if found and (found.channel, found.chat) == here and _asks(found) else None


def _asks(row: Row) -> bool:
    """The check-in itself, or our thanks for a part of the answer."""
    own = [choice for choice in row.choices if choice["label"] == labels.HAS_DIFFICULTY]
    return any("check_ins" in choice["data"] for choice in own)


def _spoken_of(turn: Turn, asked: list[Asking]) -> list[Asking]:
    """Of several units those that the words name; none named, all of them."""
    named = [asking for asking in asked if is_named(turn.text, (asking.unit_name, asking.unit_short))]
    return named or asked
