"""Difficulties and questions: one message opens one, the office hears at once, the unit says when it is settled."""

from collections.abc import Sequence

from core.figures import Status
from core.refusal import Refusal
from core.rights import Action
from core.states import CLAIMED, State
from core.texts import matters as words
from core.texts import matters_office as office_words
from core.texts import people as people_words
from handlers import matter_pages, matters, reporting
from handlers.routes import Routes
from handlers.said import Item, Source, write_down
from handlers.turn import Turn
from handlers.vocabulary import named_tasks
from storage import audits, difficulties, statuses
from storage.difficulties import CLOSED, DIFFICULTY, QUESTION, Matter
from storage.outbox import Choice

routes = Routes()

TEXT = "difficulty.text"
"""The conversation's step in which the next message is the difficulty, or the question."""


@routes.command("vuongmac", "difficulty", "vuong mac", "kho khan", menu="Nêu hoặc trả lời vướng mắc")
def command(turn: Turn) -> None:
    """An official raises one, at once when the words follow the command; the office sees those that are open. A number
    alone shows the one that bears it."""
    if turn.text.isdecimal() and len(turn.text) < 6:
        _show_one(turn, int(turn.text))
    elif turn.actor.may(Action.ANSWER):
        matter_pages.show_open(turn)
    elif not turn.actor.may(Action.RAISE):
        audits.note(turn.session, turn.now, turn.actor.person, "refused", right=Action.RAISE)
        turn.reply(people_words.NOT_YOURS)
    elif turn.text:
        _raise_difficulty(turn)
    else:
        _show_own(turn)
        ask(turn)


def _show_one(turn: Turn, number: int) -> None:
    found = difficulties.by_number(turn.session, turn.directive.id, number)
    if turn.actor.may(Action.ANSWER):
        if found is None:
            raise Refusal(office_words.unknown_number(number))
        matter_pages.show_page(turn, found)
    elif found is None or found.unit not in {unit.id for unit in turn.actor.units}:
        raise Refusal(words.unknown_number(number))
    else:
        lines = [words.own([(found.kind, found.number, found.tasks, found.text, found.state)])]
        text = office_words.page(lines, matter_pages.history(turn, found, internal=False))
        turn.reply(text, matters.unit_choices(found), **matters.bears(found))


def _show_own(turn: Turn) -> None:
    """The unit's matters that have not ended, each with its state."""
    own = [unit.id for unit in turn.actor.units]
    pending = difficulties.unfinished(turn.session, turn.directive.id, own)
    if pending:
        turn.reply(words.own([(m.kind, m.number, m.tasks, m.text, m.state) for m in pending]))


@routes.action("difficulty.ask", right=Action.RAISE)
def ask(turn: Turn) -> None:
    turn.ask(TEXT, words.ASK_DIFFICULTY, kind=DIFFICULTY, **turn.data)


@routes.action("question.ask", right=Action.RAISE)
def ask_question(turn: Turn) -> None:
    turn.ask(TEXT, words.ASK_QUESTION, kind=QUESTION)


@routes.step(TEXT, right=Action.RAISE)
def typed(turn: Turn) -> None:
    """What comes next is the difficulty, or the question."""
    turn.leave()
    if turn.data["kind"] == DIFFICULTY:
        _raise_difficulty(turn)
    else:
        raise_matter(turn, QUESTION, turn.text)


def _raise_difficulty(turn: Turn) -> None:
    """The tasks that it was asked of, or that the words name, are blocked from now on."""
    found = _about(turn)
    held_up = [Item.of(s, State.BLOCKED, s.percent, s.expected) for s in found if s.state not in CLAIMED]
    if held_up:
        write_down(turn, held_up, Source.of(turn, "text"))
    raise_matter(turn, DIFFICULTY, turn.text, [status.assignment for status in found])


def _about(turn: Turn) -> list[Status]:
    if "a" in turn.data:
        return [turn.status(turn.data["a"])]
    earliest = statuses.earliest_open(turn.statuses(turn.unit()))
    return [earliest[number] for number in sorted(named_tasks(turn.text)) if number in earliest]


def raise_matter(
    turn: Turn,
    kind: str,
    text: str,
    assignments: Sequence[int] = (),
    *,
    answer: str = "",
    choices: Sequence[Choice] = (),
) -> Matter:
    """Open it, say so, and tell the office at once with all that it may do with it."""
    status: Status | None = turn.facts(assignments[0]) if assignments else None
    unit, at = turn.unit(status), turn.message.sent_at
    opened = difficulties.open_new(
        turn.session,
        turn.directive.id,
        kind,
        unit.id,
        turn.actor.person,
        text,
        at,
        assignments,
        turn.message.ref,
        due=matters.due_on(turn, urgent=False),
    )
    turn.matters.append(opened.id)
    matter = difficulties.get(turn.session, opened.id)
    turn.reply(answer or _opened(matter), choices, **matters.bears(matter))
    names = (kind, matter.number, matter.unit_short, matter.tasks, text, turn.actor.name, turn.actor.phone)
    matters.tell_office(turn, matter, "raised", office_words.raised(*names, files=len(turn.files)))
    return matter


def _opened(matter: Matter) -> str:
    if matter.kind == DIFFICULTY:
        return words.difficulty_opened(matter.number, matter.unit_name, matter.tasks, matter.text)
    return words.question_opened(matter.number, matter.text)


@routes.action("difficulty.resolved", right=Action.RAISE)
def resolved(turn: Turn) -> None:
    matter = _own(turn)
    if matter.state == CLOSED:
        raise Refusal(words.resolved(matter.kind, matter.number))
    difficulties.close(turn.session, matter.id, turn.now)
    matters.note(turn, matter, "resolved")
    turn.reply(words.resolved(matter.kind, matter.number))
    _ask_states_again(turn, matter)
    text = office_words.resolved(matter.kind, matter.number, matter.unit_short)
    matters.tell_office(turn, matter, "resolved", text, answering=False)


def _ask_states_again(turn: Turn, matter: Matter) -> None:
    """What was held up is so no longer: how does it stand now?"""
    for assignment in difficulties.assignments_of(turn.session, matter.id):
        status = turn.status(assignment)
        if status.state is State.BLOCKED:
            reporting.ask_state(turn, status)


@routes.action("difficulty.not_yet", right=Action.RAISE)
def not_yet(turn: Turn) -> None:
    """Answered or ended, and not settled: the office has it again."""
    matter = _own(turn)
    if matter.state in difficulties.UNSETTLED:
        raise Refusal(words.reopened(matter.kind, matter.number))
    difficulties.reopen(turn.session, matter.id, turn.now, matters.due_on(turn, urgent=matter.urgent))
    matters.note(turn, matter, "not_yet")
    turn.reply(words.reopened(matter.kind, matter.number), **matters.bears(matter))
    matter = difficulties.get(turn.session, matter.id)
    text = office_words.reopened(matter.kind, matter.number, matter.unit_short)
    matters.tell_office(turn, matter, "reopened", text)


def _own(turn: Turn) -> Matter:
    matter = difficulties.get(turn.session, turn.data["id"])
    if matter.unit not in {unit.id for unit in turn.actor.units}:
        raise Refusal(people_words.NOT_YOURS)
    return matter
