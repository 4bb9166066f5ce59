"""A check-in's questions, asked one at a time: answered, passed over, corrected, stopped and taken up again.

Where somebody stands is the conversation's data and what is answered already: so a restart changes nothing, and a
colleague's answer is not asked for again.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from core.check_in_answers import Wrong
from core.check_in_answers import answer as read
from core.directive import CheckIn, Question
from core.refusal import Refusal
from core.rights import Action
from core.texts import check_ins as words
from core.texts import labels
from core.texts import people as people_words
from handlers import free_text
from handlers.check_ins import askings, keep
from handlers.routes import Routes
from handlers.turn import Turn
from storage import check_ins
from storage.check_ins import Asking
from storage.outbox import Choice

routes = Routes()
MAY = Action.REPORT

QUESTION = "check_in.question"
"""The conversation's step. Its data: `check_ins`, all that this person was asked together; `at` and `q`, the asking and
the question; `skipped`, those passed over; `single`, for the correction of one."""


@routes.action("check_in.start", right=MAY)
def start(turn: Turn) -> None:
    _go_on(turn, {"check_ins": turn.data["check_ins"], "skipped": []})


@routes.step(QUESTION, right=MAY)
def typed(turn: Turn) -> None:
    """What cannot be the answer is asked for again; who tells how the work stands is read so."""
    asking, check_in, question = _at(turn)
    value = read(question, turn.text)
    if not isinstance(value, Wrong):
        _take(turn, value)
    elif free_text.is_plain_status(turn):
        turn.leave()
        turn.reply(people_words.LEFT_QUESTION)
        free_text.read(turn)
    else:
        _ask(turn, asking, check_in, question, turn.data, words.wrong(question, value))


@routes.action("check_in.choice", right=MAY)
def choose(turn: Turn) -> None:
    _take(turn, turn.data["value"])


@routes.action("check_in.skip", right=MAY)
def skip(turn: Turn) -> None:
    asking, _, question = _at(turn)
    _go_on(turn, {**turn.data, "skipped": [*turn.data["skipped"], _place(asking, question)]})


@routes.action("check_in.stop", right=MAY)
def stop(turn: Turn) -> None:
    asked = askings(turn, turn.data["check_ins"])
    left = len(list(_open(turn, asked, ())))
    if not left:
        _sum_up(turn, asked)
        return
    again = Choice(labels.GO_ON, "check_in.start", {"check_ins": [asking.id for asking in asked]})
    turn.reply(words.stopped(left), [again])


@routes.action("check_in.edit", right=MAY)
def edit(turn: Turn) -> None:
    (asking,) = askings(turn, [turn.data["at"]])
    check_in = _file(turn, asking)
    choices = [
        Choice(words.pick_button(place, question), "check_in.edit_question", {**turn.data, "q": question.code})
        for place, question in enumerate(check_in.questions, 1)
    ]
    turn.reply(words.PICK_QUESTION, choices)


@routes.action("check_in.edit_question", right=MAY)
def edit_question(turn: Turn) -> None:
    asking, check_in, question = _at(turn)
    _ask(turn, asking, check_in, question, {**turn.data, "skipped": [], "single": True})


def _take(turn: Turn, value: str) -> None:
    """Keep it, say it back, and go on; of one question the newest answer stands."""
    asking, check_in, question = _at(turn)
    before = check_ins.answered(turn.session, [asking.id]).get(asking.id, {}).get(question.code)
    turn.leave()
    keep(turn, [asking], value, question.code)
    said = words.taken(question, value)
    if before is not None and before != value:
        said = words.changed(check_in.questions.index(question) + 1, question, before, value)
    _go_on(turn, turn.data, said)


def _go_on(turn: Turn, data: dict[str, Any], said: str = "") -> None:
    """The next question of any of these units; none left, all that was answered."""
    asked = askings(turn, data["check_ins"])
    left = () if data.get("single") else _open(turn, asked, data["skipped"])
    for asking, check_in, question in left:
        _ask(turn, asking, check_in, question, data, said)
        return
    _sum_up(turn, [asking for asking in asked if asking.id == data["at"]] if data.get("single") else asked, said)


def _open(turn: Turn, asked: Sequence[Asking], skipped: Sequence[str]) -> Iterator[tuple[Asking, CheckIn, Question]]:
    """Questions that nobody of the unit has answered, and that were not passed over."""
    said = check_ins.answered(turn.session, [asking.id for asking in asked])
    for asking in asked:
        check_in = _file(turn, asking)
        for question in check_in.questions:
            if question.code not in said.get(asking.id, {}) and _place(asking, question) not in skipped:
                yield asking, check_in, question


def _place(asking: Asking, question: Question) -> str:
    return f"{asking.id}:{question.code}"


def _ask(
    turn: Turn, asking: Asking, check_in: CheckIn, question: Question, data: dict[str, Any], before: str = ""
) -> None:
    lasting: dict[str, Any] = {name: data[name] for name in ("check_ins", "skipped", "single") if name in data}
    kept: dict[str, Any] = {**lasting, "at": asking.id, "q": question.code}
    place, count = check_in.questions.index(question) + 1, len(check_in.questions)
    text = words.question(asking.unit_name, place, count, question)
    choices = [Choice(choice, "check_in.choice", {**kept, "value": choice}) for choice in question.choices]
    ends = [Choice(labels.SKIP, "check_in.skip", kept), Choice(labels.STOP, "check_in.stop", kept)]
    turn.ask(QUESTION, f"{before}\n{text}" if before else text, [*choices, *ends], **kept)


def _sum_up(turn: Turn, asked: Sequence[Asking], said: str = "") -> None:
    """A message each unit, with its own "Sửa"."""
    answers = check_ins.answered(turn.session, [asking.id for asking in asked])
    for asking in asked:
        told = answers.get(asking.id, {})
        lines = [(n, q, told.get(q.code)) for n, q in enumerate(_file(turn, asking).questions, 1)]
        parts = [said, words.summary(asking.unit_name, lines), words.THANKS]
        data = {"check_ins": [asking.id], "at": asking.id}
        turn.reply("\n".join(filter(None, parts)), [Choice(labels.EDIT, "check_in.edit", data)])


def _at(turn: Turn) -> tuple[Asking, CheckIn, Question]:
    """Where the conversation or the button stands. Raises Refusal where that is asked no more."""
    (asking,) = askings(turn, [turn.data["at"]])
    check_in = _file(turn, asking)
    question = check_in.question(turn.data["q"])
    if question is None:
        raise Refusal(words.TAKEN_AWAY)
    return asking, check_in, question


def _file(turn: Turn, asking: Asking) -> CheckIn:
    found = turn.directive.file.check_in(asking.code)
    if found is None or not found.questions:
        raise Refusal(words.TAKEN_AWAY)
    return found
