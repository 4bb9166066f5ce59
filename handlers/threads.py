"""A plain message that belongs to a matter's thread: a reply to one of its messages, or one that begins by its number.

Nothing is guessed: what tells plainly how the work stands stays a report, and another unit's number is nobody's.
"""

import re

from core.refusal import Refusal
from core.rights import Action
from core.text_folding import fold
from core.texts import matters as words
from core.texts import matters_office as office_words
from core.texts import people as people_words
from handlers import free_text, matter_leaders, matter_steps
from handlers.matters import answering, bears, endings, note, on_open, tell_office
from handlers.routes import Routes
from handlers.turn import Turn
from storage import difficulties, matter_threads
from storage.difficulties import ANSWERED, CLARIFYING, CLOSED, OPEN, TAKEN, Matter
from storage.outbox import Choice

routes = Routes()
REPLY = "thread.reply"

_NUMBERED = re.compile(
    r"(?:(?:ve|tra loi|bo sung|gui)\s+)?(?:(?P<kind>vuong mac|kho khan|cau hoi|de nghi lam ro)\s*(?:so\s*)?|so\s*|#)"
    r"(?P<number>\d{1,5})\s*(?:[:,.–-]\s*|\s+(?!/))(?=\S)"
)
_BARE_NUMBER = re.compile(r"(?:so\s*)(\d{1,5})\s+[^:]")


def overheard(turn: Turn) -> bool:
    """Whether the message was one of a thread, and has been taken so. Costs nothing where none is meant."""
    matter, said = _meant(turn)
    if matter is None:
        return False
    turn.text = said
    if matter_leaders.was_asked(turn, matter):
        _of_leader(turn, matter)
    elif turn.actor.may(Action.ANSWER):
        _ask_what(turn, matter)
    elif _is_own(turn, matter):
        return _of_unit(turn, matter)
    else:
        raise Refusal(words.unknown_number(matter.number))
    return True


def _of_leader(turn: Turn, matter: Matter) -> None:
    if matter.state == CLOSED:
        turn.reply(words.is_over(matter.kind, matter.number))
    else:
        matter_leaders.direct(turn, matter)


def _meant(turn: Turn) -> tuple[Matter | None, str]:
    """The matter, and what is said of it. "Vướng mắc 1: …, vướng mắc 2: …" may count one's own: where the unit has none
    of that number it is read as any message, so that it is not lost."""
    number, said, counts = _number(turn.text)
    if number is not None:
        found = difficulties.by_number(turn.session, turn.directive.id, number)
        if counts and not turn.actor.of_office and (found is None or not _is_own(turn, found)):
            return None, ""
        if found is not None or turn.actor.may(Action.ANSWER):
            return found, said
        raise Refusal(words.unknown_number(number))
    quoted = turn.message.reply_to
    if quoted is None or not turn.text:
        return None, ""
    message = turn.message
    row = matter_threads.quoted(turn.session, message.channel, message.chat, quoted.row, quoted.ref)
    return (difficulties.get(turn.session, row) if row is not None else None), turn.text


def _number(text: str) -> tuple[int | None, str, bool]:
    """`số 12: đã có kinh phí`, `vướng mắc 12 vẫn chưa xong`; "số 12 người" bears no colon and is none. The last says
    whether the number may be the writer's own counting."""
    folded = fold(text)
    found = _NUMBERED.match(folded)
    if found is None or len(folded) != len(text) or _BARE_NUMBER.match(folded):
        return None, text, False
    return int(found["number"]), text[found.end() :].strip(), found["kind"] is not None


def _is_own(turn: Turn, matter: Matter) -> bool:
    return matter.unit in {unit.id for unit in turn.actor.units}


def _ask_what(turn: Turn, matter: Matter) -> None:
    """The office's plain reply may be an answer, a question, or a note: one tap says which."""
    kept = {"id": matter.id, "text": turn.text}
    choices = [
        Choice(label, "thread.is", {**kept, "kind": kind})
        for label, kind in (
            (office_words.ANSWER, "answer"),
            (office_words.CLARIFY, "clarify"),
            (office_words.NOTE, "note"),
        )
    ]
    turn.reply(office_words.what_of_it(matter.kind, matter.number), choices)


@routes.action("thread.is", right=Action.ANSWER)
@on_open
def said_by_office(turn: Turn, _matter: Matter) -> None:
    turn.text = turn.data["text"]
    _OFFICE_MEANS[turn.data["kind"]](turn)


_OFFICE_MEANS = {"answer": matter_steps.answer, "clarify": matter_steps.clarify, "note": matter_steps.noted}


def _of_unit(turn: Turn, matter: Matter) -> bool:
    if matter.state == CLOSED:
        again = Choice(office_words.OPEN_AGAIN, "difficulty.not_yet", {"id": matter.id})
        turn.reply(words.has_ended(matter.kind, matter.number), [again])
    elif turn.text == turn.message.text and free_text.is_plain_status(turn):
        return False  # a reply to its message, but news of the work
    else:
        add(turn, matter)
    return True


def add(turn: Turn, matter: Matter) -> None:
    """The unit's words go into the thread and to whoever holds it; what the office asked is answered by them."""
    asked = matter.state == CLARIFYING
    if asked:
        difficulties.change(turn.session, matter.id, state=TAKEN if matter.owner else OPEN)
    note(turn, matter, "reply" if asked else "said", turn.text)
    choices = endings(matter) if matter.state == ANSWERED else ()
    turn.reply(words.added(matter.kind, matter.number), choices, **bears(matter))
    told = office_words.clarified if asked else office_words.said_more
    names = (matter.kind, matter.number, matter.unit_name, turn.actor.name, turn.text)
    tell_office(turn, matter, "said", told(*names), holder_only=True)


@routes.action(REPLY, right=Action.RAISE)
@on_open
def ask_reply(turn: Turn, matter: Matter) -> None:
    if not _is_own(turn, matter):
        raise Refusal(people_words.NOT_YOURS)
    turn.ask(REPLY, words.ask_reply(matter.kind, matter.number), id=matter.id)


@routes.step(REPLY, right=Action.RAISE)
@answering
def reply(turn: Turn, matter: Matter) -> None:
    if not _is_own(turn, matter):
        raise Refusal(people_words.NOT_YOURS)
    add(turn, matter)
