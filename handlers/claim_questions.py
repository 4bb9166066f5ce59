"""What the office wants of a claim before it confirms it: something more, or something made clear."""

from core.figures import Status
from core.rights import Action, Role
from core.states import State
from core.texts import claims as words
from handlers import claims, matters, office
from handlers.matter_steps import ask_unit
from handlers.routes import Routes
from handlers.turn import Turn
from storage import audits, difficulties, people
from storage.difficulties import CLARIFICATION, CLARIFYING
from storage.outbox import Choice

routes = Routes()
MAY = Action.ANSWER


@routes.action("claim.supplement", right=MAY)
def ask_supplement(turn: Turn) -> None:
    if status := claims.find(turn):
        turn.ask("claim.supplement", words.ask_supplement(status.unit_name, status.number), **turn.data)


@routes.step("claim.supplement", right=MAY)
def supplement(turn: Turn) -> None:
    """The office's own report: the task is open again, and its unit is told kindly what is wanted."""
    turn.leave()
    status = claims.find(turn)
    if status is None:
        return
    claims.write(turn, status, State.IN_PROGRESS, turn.text, status.report)
    audits.note(turn.session, turn.now, turn.actor.person, "supplement asked", assignment=status.assignment)
    difficulties.end_clarifications(turn.session, status.assignment, turn.now)
    turn.reply(words.supplement_asked(status.unit_name, status.number))
    data = {"a": status.assignment}
    choices = [
        Choice(words.SUPPLEMENTED, "report.state", {**data, "s": State.DONE, "corrects": None}),
        Choice(words.RAISE, "difficulty.ask", data),
    ]
    text = words.supplement(status.unit_name, status.number, turn.text)
    of, event = f"assignment:{status.assignment}", f"supplement:{turn.inbox}"
    for person in claims.concerned(turn, [status]):
        turn.notify_at(of, event, person, text, choices)
    told = words.told_supplement(turn.actor.name, status.unit_short, status.number, turn.text)
    office.tell(turn, of, event, told)


@routes.action("claim.clarify", right=MAY)
def ask_clarify(turn: Turn) -> None:
    if status := claims.find(turn):
        turn.ask("claim.clarify", words.ask_clarify(status.unit_name, status.number), **turn.data)


@routes.step("claim.clarify", right=MAY)
def clarify(turn: Turn) -> None:
    """A question with a thread of its own, or one more in that thread; the claim stands as it is meanwhile."""
    turn.leave()
    status = claims.find(turn)
    if status is None:
        return
    row = difficulties.clarification_of(turn.session, status.assignment) or _open(turn, status)
    difficulties.ask(turn.session, row, turn.now, owner_id=turn.actor.person, taken_at=turn.now)
    matter = difficulties.get(turn.session, row)
    matters.note(turn, matter, "clarify", turn.text)
    turn.reply(matters.asked_text(matter), **matters.bears(matter))
    ask_unit(turn, matter, turn.text)


def _open(turn: Turn, status: Status) -> int:
    """In the name of whom it is asked of, as every matter is the unit's."""
    unit = people.unit_of(turn.session, status.unit)
    opened = difficulties.open_new(
        turn.session,
        turn.directive.id,
        CLARIFICATION,
        unit,
        _asked_of(turn, status, unit),
        turn.text,
        turn.now,
        [status.assignment],
        due=matters.due_on(turn, urgent=False),
        state=CLARIFYING,
    )
    return opened.id


def _asked_of(turn: Turn, status: Status, unit: int) -> int:
    """Who claimed, while they are of the unit; of what the office wrote down for it, the unit's focal official."""
    claimant = people.named(turn.session, status.reported_by or "").person
    if matters.speaks_for(turn, claimant, status.unit):
        return claimant
    focal = people.holders(turn.session, turn.today, [Role.FOCAL], [unit])
    return focal[0].person if focal else claimant
