"""The office says that a duty of its own is done, or that it is not after all."""

from core.refusal import Refusal
from core.rights import Action
from core.texts import labels
from core.texts import office_own as words
from handlers import office
from handlers.routes import Routes
from handlers.turn import Turn
from storage import duties
from storage.outbox import Choice

routes = Routes()
MAY = Action.ANSWER


@routes.action("duty.done", right=MAY)
def done(turn: Turn) -> None:
    code = _set(turn, done=True)
    undo = [Choice(labels.NOT_FINISHED, "duty.not_done", {"duty": code})]
    turn.reply(words.finished(code), undo)
    office.tell(
        turn, f"duty:{turn.directive.code}:{code}", f"done:{turn.inbox}", words.told_finished(turn.actor.name, code)
    )


@routes.action("duty.not_done", right=MAY)
def not_done(turn: Turn) -> None:
    code = _set(turn, done=False)
    turn.reply(words.not_finished(code))
    text = words.told_not_finished(turn.actor.name, code)
    office.tell(turn, f"duty:{turn.directive.code}:{code}", f"undone:{turn.inbox}", text)


def _set(turn: Turn, *, done: bool) -> str:
    """The duty's code. Raises Refusal where somebody has said so already, or the file has it no more."""
    code, directive = str(turn.data["duty"]), turn.directive
    if code not in {duty.code for duty in directive.file.duties}:
        raise Refusal(words.NO_SUCH_DUTY)
    if not duties.set_finished(turn.session, turn.now, turn.actor.person, directive.code, code, done=done):
        raise Refusal(words.finished_before(code) if done else words.not_finished_before(code))
    return code
