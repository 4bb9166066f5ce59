"""A later day that a unit asks for: the office agrees, names another day, or refuses; on whose word is kept."""

import re
from datetime import date

from core.rights import Action, Role
from core.states import CLAIMED
from core.text_folding import fold
from core.texts import labels
from core.texts import moving as words
from core.texts.parts import to_leader
from handlers import day_choices, office
from handlers.routes import Routes
from handlers.turn import Turn
from handlers.typed_days import typed_day
from storage import assignments, audits, extensions, people, statuses
from storage.extensions import Asked
from storage.outbox import Choice

routes = Routes()
MAY = Action.MOVE
SHOWN = 10

DAY, WORD, REASON = "granting.day", "granting.word", "granting.reason"
POST_LIMIT = 100
_NO_POST = re.compile(r"(?:khong|chua|khoan|thoi|de|doi|cho|huy|xem|tra loi)\b")
_WAVERS = re.compile(r"(?:thoi|khoan|chua|de|cho|doi)(?: (?:da|sau|nhe|a|quyet|toi|anh|chi|em)){0,2}")
"""What is typed by who has not decided: it must not become somebody's word, nor go out to the unit as a reason."""

POSTS_OFFERED = 6


def subject(asked: Asked) -> str:
    return f"extension:{asked.id}"


def show_waiting(turn: Turn) -> None:
    waiting = extensions.waiting(turn.session, turn.directive.id)
    if not waiting:
        turn.reply(words.NOTHING_WAITS)
    for asked in waiting[:SHOWN]:
        turn.reply(words_of(turn, asked), choices(asked))
    if len(waiting) > SHOWN:
        turn.reply(words.more_waiting(len(waiting) - SHOWN))


def words_of(turn: Turn, asked: Asked) -> str:
    who = people.contact(turn.session, asked.asked_by)
    about = (asked.number, asked.unit_short, asked.task, asked.task_short)
    return words.raised(*about, asked.last_day, asked.wanted, asked.reason, who.name, who.phone)


def choices(asked: Asked) -> list[Choice]:
    named = (
        (labels.AGREE, "granting.agree"),
        (labels.REFUSE, "granting.refuse"),
        (labels.OTHER_DAY, "granting.other"),
    )
    return [Choice(label, action, {"id": asked.id}) for label, action in named]


def decided(asked: Asked) -> str:
    return words.decided(asked.number, asked.unit_short, asked.task, _ending(asked))


def _ending(asked: Asked) -> str:
    if asked.state == extensions.GRANTED and asked.granted is not None:
        return words.ending_granted(asked.granted, asked.word_of)
    if asked.state == extensions.REFUSED:
        return words.ending_refused(asked.answer)
    return words.ENDING_WITHDRAWN if asked.state == extensions.WITHDRAWN else words.ENDING_DROPPED


def _asked(turn: Turn) -> Asked | None:
    """The one that is spoken of, while it waits; else what became of it is said."""
    asked = extensions.get(turn.session, turn.data["id"])
    if asked.state == extensions.ASKED and not asked.dropped:
        return asked
    turn.leave()
    turn.reply(decided(asked))
    return None


@routes.action("granting.agree", right=MAY)
def agree(turn: Turn) -> None:
    if asked := _asked(turn):
        _ask_word(turn, asked, asked.wanted)


@routes.action("granting.other", right=MAY)
def other_day(turn: Turn) -> None:
    if asked := _asked(turn):
        _ask_day(turn, asked, words.ask_other_day(asked.number, asked.unit_short, asked.task, asked.last_day))


def _ask_day(turn: Turn, asked: Asked, question: str) -> None:
    turn.ask(DAY, question, day_choices.later_days(turn, asked.last_day, DAY, id=asked.id), id=asked.id)


@routes.action(DAY, right=MAY)
def pick_day(turn: Turn) -> None:
    if asked := _asked(turn):
        _ask_word(turn, asked, date.fromisoformat(turn.data["e"]))


@routes.step(DAY, right=MAY)
def type_day(turn: Turn) -> None:
    asked = _asked(turn)
    day = typed_day(turn, words.NO_DAY_FOUND) if asked else None
    if asked and day:
        _ask_word(turn, asked, day)


def _ask_word(turn: Turn, asked: Asked, day: date) -> None:
    """On whose word? A day that cannot be, or that has passed while the request waited, is asked for again."""
    wrong = day_choices.fault_of_later(turn, day, asked.last_day)
    if wrong:
        _ask_day(turn, asked, wrong)
        return
    data = {"id": asked.id, "e": day.isoformat()}
    posts = [Choice(post, WORD, {**data, "w": post}) for post in _posts(turn)]
    question = words.ask_word(asked.number, asked.unit_short, asked.task, day, offered=bool(posts))
    turn.ask(WORD, question, posts, **data)


def _posts(turn: Turn) -> list[str]:
    """The posts of the office's own leaders, and of who signs its papers."""
    file = turn.directive.file
    unit = assignments.unit_ids(turn.session, [file.office.code])
    leaders = people.holders(turn.session, turn.today, [Role.LEADER], unit.values())
    named = [*(leader.title for leader in leaders), file.report.signer]
    return list(dict.fromkeys(post for post in named if post))[:POSTS_OFFERED]


@routes.action(WORD, right=MAY)
def pick_word(turn: Turn) -> None:
    _grant(turn, turn.data["w"])


@routes.step(WORD, right=MAY)
def type_word(turn: Turn) -> None:
    post = turn.text.strip(" .")
    named = any(letter.isalpha() for letter in post) and not _NO_POST.match(fold(post))
    if "\n" in post or len(post) > POST_LIMIT or not named:
        turn.reply(words.NO_POST_FOUND)
    else:
        _grant(turn, post)


def _grant(turn: Turn, word_of: str) -> None:
    asked, day = _asked(turn), date.fromisoformat(turn.data["e"])
    if asked is None:
        return
    wrong = day_choices.fault_of_later(turn, day, asked.last_day)
    if wrong:
        _ask_day(turn, asked, wrong)
        return
    turn.leave()
    if not extensions.grant(turn.session, asked, day, word_of, turn.actor.person, turn.now):
        _asked(turn)
        return
    reminded = _owes(turn, asked)
    text = words.granted(asked.unit_name, asked.task, day, word_of, asked.original_last_day, reminded=reminded)
    _tell(turn, asked, text)


def _owes(turn: Turn, asked: Asked) -> bool:
    of_unit = statuses.of_unit(turn.session, turn.directive, turn.now, asked.unit)
    return any(s.assignment == asked.assignment and s.state not in CLAIMED for s in of_unit)


@routes.action("granting.refuse", right=MAY)
def ask_refusal(turn: Turn) -> None:
    if asked := _asked(turn):
        turn.ask(REASON, words.ask_refusal(asked.number, asked.unit_short, asked.task), id=asked.id)


@routes.step(REASON, right=MAY)
def refuse(turn: Turn) -> None:
    asked = _asked(turn)
    if asked is None:
        return
    if _WAVERS.fullmatch(fold(turn.text).strip(" .")):
        turn.reply(words.ask_refusal(asked.number, asked.unit_short, asked.task))
        return
    turn.leave()
    if not extensions.refuse(turn.session, asked.id, turn.text, turn.actor.person, turn.now):
        _asked(turn)
        return
    about = (asked.unit_name, asked.unit_ask, asked.task)
    _tell(turn, asked, words.refused(*about, asked.wanted, turn.text, asked.last_day))


def _tell(turn: Turn, asked: Asked, text: str) -> None:
    """What was decided: to who decided, the others of the office, and the unit: focal, backup, and who asked."""
    ended = extensions.get(turn.session, asked.id)
    about = (ended.number, ended.unit_short, ended.task, _ending(ended))
    audits.note(turn.session, turn.now, turn.actor.person, f"later_day_{ended.state}", number=ended.number)
    turn.reply(words.done(*about))
    office.tell(turn, subject(asked), "decided", words.done_by(turn.actor.name, *about))
    told = people.of_unit(turn.session, turn.today, ended.unit_code)
    for to in told:
        turn.notify_at(subject(asked), "decided:unit", to, text)
    if ended.asked_by not in {to.person for to in told}:  # the unit's leader
        turn.notify(subject(asked), "decided:unit", ended.asked_by, to_leader(text))
