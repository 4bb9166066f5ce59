"""Difficulties and questions: one message opens one, the office hears of it at once and answers in the chat."""

from core.figures import Status
from core.refusal import Refusal
from core.rights import Action
from core.states import CLAIMED, State
from core.texts import labels, officials
from core.texts import office as words
from core.texts import people as people_words
from handlers import office
from handlers.routes import Routes
from handlers.said import Item, Source, write_down
from handlers.turn import Turn
from storage import audits, difficulties, people
from storage.difficulties import Matter
from storage.outbox import Choice

routes = Routes()


@routes.command("vuongmac", "difficulty", "vuong mac", "kho khan", menu="Nêu hoặc trả lời vướng mắc")
def command(turn: Turn) -> None:
    """An official raises one, at once when the words follow the command; the office sees those that wait."""
    if turn.actor.may(Action.ANSWER):
        show_waiting(turn)
    elif not turn.actor.may(Action.RAISE):
        turn.reply(people_words.NOT_YOURS)
    elif turn.text:
        raise_matter(turn, "difficulty", turn.text)
    else:
        ask(turn)


@routes.action("difficulty.ask", right=Action.RAISE)
def ask(turn: Turn) -> None:
    turn.ask("difficulty.text", officials.ASK_DIFFICULTY, kind="difficulty", **turn.data)


@routes.action("question.ask", right=Action.RAISE)
def ask_question(turn: Turn) -> None:
    turn.ask("difficulty.text", officials.ASK_QUESTION, kind="question")


@routes.step("difficulty.text", right=Action.RAISE)
def typed(turn: Turn) -> None:
    """What comes next is the difficulty; a task given with it is blocked from now on."""
    turn.leave()
    assignment = turn.data.get("a")
    if assignment:
        status = turn.status(assignment)
        if turn.data["kind"] == "difficulty" and status.state not in CLAIMED:
            write_down(
                turn,
                [Item.of(status, State.BLOCKED, status.percent, status.expected)],
                Source.of(turn, "text"),
            )
    raise_matter(turn, turn.data["kind"], turn.text, assignment)


def raise_matter(
    turn: Turn, kind: str, text: str, assignment: int | None = None, *, answer: str = "", notice: str = ""
) -> None:
    """Open it, say so, and tell the office at once with a button to answer."""
    status: Status | None = turn.status(assignment) if assignment else None
    unit, actor = turn.unit(), turn.actor
    at = turn.message.sent_at
    matter = difficulties.open_new(turn.session, turn.directive.id, kind, unit.id, actor.person, text, at, assignment)
    task = status.number if status else None
    said = officials.difficulty_opened if kind == "difficulty" else None
    told = said(matter.number, unit.name, task, text) if said else officials.question_opened(matter.number, text)
    turn.reply(answer or told)
    raised = words.difficulty_raised(kind, matter.number, unit.short, task, text, actor.name, actor.phone)
    choices = [Choice(labels.ANSWER, "difficulty.answer", {"id": matter.id})]
    office.tell(turn, f"difficulty:{matter.id}", "raised", notice or raised, choices)


def show_waiting(turn: Turn) -> None:
    waiting = difficulties.awaiting_office(turn.session, turn.directive.id)
    if not waiting:
        turn.reply(words.NO_DIFFICULTIES)
    for matter in waiting:
        raiser = people.contact(turn.session, matter.raised_by)
        text = words.difficulty_raised(
            matter.kind, matter.number, matter.unit_short, matter.task, matter.text, raiser.name, raiser.phone
        )
        turn.reply(text, [Choice(labels.ANSWER, "difficulty.answer", {"id": matter.id})])


@routes.action("difficulty.answer", right=Action.ANSWER)
def ask_answer(turn: Turn) -> None:
    matter = _open(turn)
    turn.ask("difficulty.answer", words.ask_answer(matter.kind, matter.number), id=matter.id)


@routes.step("difficulty.answer", right=Action.ANSWER)
def answer(turn: Turn) -> None:
    matter = _open(turn)
    turn.leave()
    difficulties.answer(turn.session, matter.id, turn.actor.person, turn.text, turn.now)
    audits.note(turn.session, turn.now, turn.actor.person, "answered", number=matter.number)
    turn.reply(words.answer_sent(matter.kind, matter.number, matter.unit_name))
    told = words.answered_by(matter.kind, matter.number, matter.unit_short, turn.actor.name, turn.text)
    event = f"answered:{turn.inbox}"
    office.tell(turn, _subject(matter), event, told)
    choices = [
        Choice(labels.RESOLVED, "difficulty.resolved", {"id": matter.id}),
        Choice(labels.NOT_YET, "difficulty.not_yet", {"id": matter.id}),
    ]
    text = officials.answered(matter.kind, matter.number, turn.text)
    turn.notify(_subject(matter), event, matter.raised_by, text, choices)


def _open(turn: Turn) -> Matter:
    matter = difficulties.get(turn.session, turn.data["id"])
    if matter.state == difficulties.CLOSED:
        turn.leave()
        raise Refusal(words.CLOSED_DIFFICULTY)
    return matter


def _subject(matter: Matter) -> str:
    return f"difficulty:{matter.id}"


@routes.action("difficulty.resolved", right=Action.RAISE)
def resolved(turn: Turn) -> None:
    matter = _own(turn)
    difficulties.close(turn.session, matter.id, turn.now)
    turn.reply(officials.resolved(matter.kind, matter.number))
    text = words.resolved(matter.kind, matter.number, matter.unit_short)
    office.tell(turn, _subject(matter), f"resolved:{turn.inbox}", text)


@routes.action("difficulty.not_yet", right=Action.RAISE)
def not_yet(turn: Turn) -> None:
    matter = _own(turn)
    difficulties.reopen(turn.session, matter.id)
    turn.reply(officials.reopened(matter.kind, matter.number))
    choices = [Choice(labels.ANSWER, "difficulty.answer", {"id": matter.id})]
    text = words.reopened(matter.kind, matter.number, matter.unit_short)
    office.tell(turn, _subject(matter), f"reopened:{turn.inbox}", text, choices)


def _own(turn: Turn) -> Matter:
    matter = difficulties.get(turn.session, turn.data["id"])
    if matter.unit not in {unit.id for unit in turn.actor.units}:
        raise Refusal(people_words.NOT_YOURS)
    return matter
