"""Difficulties and questions: one message opens one, the office hears of it at once and answers in the chat."""

from collections.abc import Sequence

from core.figures import Status
from core.refusal import Refusal
from core.rights import Action
from core.states import CLAIMED, State
from core.texts import labels, officials
from core.texts import office as words
from core.texts import people as people_words
from handlers import office, reporting
from handlers.routes import Routes
from handlers.said import Item, Source, write_down
from handlers.turn import Turn
from handlers.vocabulary import named_tasks
from storage import audits, difficulties, people, statuses
from storage.difficulties import Matter
from storage.outbox import Choice

routes = Routes()

TEXT = "difficulty.text"
"""The conversation's step in which the next message is the difficulty, or the question."""


@routes.command("vuongmac", "difficulty", "vuong mac", "kho khan", menu="Nêu hoặc trả lời vướng mắc")
def command(turn: Turn) -> None:
    """An official raises one, at once when the words follow the command; the office sees those that wait."""
    if turn.actor.may(Action.ANSWER):
        show_waiting(turn)
    elif not turn.actor.may(Action.RAISE):
        audits.note(turn.session, turn.now, turn.actor.person, "refused", right=Action.RAISE)
        turn.reply(people_words.NOT_YOURS)
    elif turn.text:
        _raise_difficulty(turn)
    else:
        _show_own(turn)
        ask(turn)


def _show_own(turn: Turn) -> None:
    """The unit's matters that have not ended, each with its state."""
    own = {unit.id for unit in turn.actor.units}
    pending = [m for m in difficulties.unfinished(turn.session, turn.directive.id) if m.unit in own]
    if pending:
        turn.reply(officials.matters([(m.kind, m.number, m.task, m.text, m.state) for m in pending]))


@routes.action("difficulty.ask", right=Action.RAISE)
def ask(turn: Turn) -> None:
    turn.ask(TEXT, officials.ASK_DIFFICULTY, kind="difficulty", **turn.data)


@routes.action("question.ask", right=Action.RAISE)
def ask_question(turn: Turn) -> None:
    turn.ask(TEXT, officials.ASK_QUESTION, kind="question")


@routes.step(TEXT, right=Action.RAISE)
def typed(turn: Turn) -> None:
    """What comes next is the difficulty, or the question."""
    turn.leave()
    if turn.data["kind"] == "difficulty":
        _raise_difficulty(turn)
    else:
        raise_matter(turn, "question", turn.text)


def _raise_difficulty(turn: Turn) -> None:
    """The task that it was asked of, or that the words name, is blocked from now on."""
    status = _about(turn)
    if status is not None and status.state not in CLAIMED:
        write_down(turn, [Item.of(status, State.BLOCKED, status.percent, status.expected)], Source.of(turn, "text"))
    raise_matter(turn, "difficulty", turn.text, [status.assignment] if status else ())


def _about(turn: Turn) -> Status | None:
    if "a" in turn.data:
        return turn.status(turn.data["a"])
    earliest = statuses.earliest_open(turn.statuses(turn.unit()))
    named = [earliest[number] for number in named_tasks(turn.text) if number in earliest]
    return named[0] if len(named) == 1 else None


def raise_matter(
    turn: Turn,
    kind: str,
    text: str,
    assignments: Sequence[int] = (),
    *,
    answer: str = "",
    notice: str = "",
    choices: Sequence[Choice] = (),
) -> None:
    """Open it, say so, and tell the office at once with a button to answer."""
    status: Status | None = turn.facts(assignments[0]) if assignments else None
    unit, actor = turn.unit(status), turn.actor
    at = turn.message.sent_at
    about = (assignments, turn.message.ref)
    matter = difficulties.open_new(turn.session, turn.directive.id, kind, unit.id, actor.person, text, at, *about)
    task = status.number if status else None
    said = officials.difficulty_opened if kind == "difficulty" else None
    told = said(matter.number, unit.name, task, text) if said else officials.question_opened(matter.number, text)
    turn.reply(answer or told, choices)
    raised = words.difficulty_raised(kind, matter.number, unit.short, task, text, actor.name, actor.phone)
    answering = [Choice(labels.ANSWER, "difficulty.answer", {"id": matter.id})]
    office.tell(turn, f"difficulty:{matter.id}", "raised", notice or raised, answering)


def show_waiting(turn: Turn) -> None:
    pending = difficulties.unfinished(turn.session, turn.directive.id)
    waiting = [matter for matter in pending if matter.state in difficulties.AWAITING_OFFICE]
    answered = [matter for matter in pending if matter not in waiting]
    if not pending:
        turn.reply(words.NO_DIFFICULTIES)
    if answered:
        turn.reply(words.answered_matters([(m.kind, m.number, m.unit_short) for m in answered]))
    for matter in waiting:
        raiser = people.contact(turn.session, matter.raised_by)
        text = words.difficulty_raised(
            matter.kind, matter.number, matter.unit_short, matter.task, matter.text, raiser.name, raiser.phone
        )
        turn.reply(text, [Choice(labels.ANSWER, "difficulty.answer", {"id": matter.id})])


@routes.action("difficulty.answer", right=Action.ANSWER)
def ask_answer(turn: Turn) -> None:
    matter = difficulties.get(turn.session, turn.data["id"])
    if matter.state == difficulties.CLOSED:
        turn.reply(words.closed(matter.kind, matter.number))
    else:
        turn.ask("difficulty.answer", words.ask_answer(matter.kind, matter.number), id=matter.id)


@routes.step("difficulty.answer", right=Action.ANSWER)
def answer(turn: Turn) -> None:
    turn.leave()
    matter = difficulties.get(turn.session, turn.data["id"])
    if matter.state == difficulties.CLOSED:
        turn.reply(words.closed(matter.kind, matter.number))
        return
    difficulties.answer(turn.session, matter.id, turn.actor.person, turn.text, turn.now)
    audits.note(turn.session, turn.now, turn.actor.person, "answered", number=matter.number)
    turn.reply(words.answer_sent(matter.kind, matter.number, matter.unit_name))
    told = words.answered_by(matter.kind, matter.number, matter.unit_short, turn.actor.name, turn.text)
    event = f"answered:{turn.inbox}"
    office.tell(turn, _subject(matter), event, told)
    yes, no = _ENDINGS[matter.kind]
    data = {"id": matter.id}
    choices = [Choice(yes, "difficulty.resolved", data), Choice(no, "difficulty.not_yet", data)]
    text = officials.answered(matter.kind, matter.number, turn.text)
    turn.notify(_subject(matter), event, matter.raised_by, text, choices)


_ENDINGS = {
    "difficulty": (labels.RESOLVED, labels.NOT_YET),
    "question": (labels.CLEAR, labels.NOT_CLEAR),
    "unread": (labels.CLEAR, labels.NOT_CLEAR),
}


def _subject(matter: Matter) -> str:
    return f"difficulty:{matter.id}"


@routes.action("difficulty.resolved", right=Action.RAISE)
def resolved(turn: Turn) -> None:
    matter = _own(turn)
    difficulties.close(turn.session, matter.id, turn.now)
    turn.reply(officials.resolved(matter.kind, matter.number))
    _ask_state_again(turn, matter)
    text = words.resolved(matter.kind, matter.number, matter.unit_short)
    office.tell(turn, _subject(matter), f"resolved:{turn.inbox}", text)


def _ask_state_again(turn: Turn, matter: Matter) -> None:
    """The task is no longer held up: how does it stand now?"""
    status = turn.status(matter.assignment) if matter.assignment else None
    if status is not None and status.state is State.BLOCKED:
        reporting.ask_state(turn, status)


@routes.action("difficulty.not_yet", right=Action.RAISE)
def not_yet(turn: Turn) -> None:
    matter = _own(turn)
    difficulties.reopen(turn.session, matter.id, turn.now)
    turn.reply(officials.reopened(matter.kind, matter.number))
    choices = [Choice(labels.ANSWER, "difficulty.answer", {"id": matter.id})]
    text = words.reopened(matter.kind, matter.number, matter.unit_short)
    office.tell(turn, _subject(matter), f"reopened:{turn.inbox}", text, choices)


def _own(turn: Turn) -> Matter:
    matter = difficulties.get(turn.session, turn.data["id"])
    if matter.unit not in {unit.id for unit in turn.actor.units}:
        raise Refusal(people_words.NOT_YOURS)
    return matter
