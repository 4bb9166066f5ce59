""" "Đừng nhắn nữa", "em chuyển công tác", "nhầm người": no more reminders to this person; the duties stay the unit's.

What waits for the person is looked at again when it is claimed (`scheduler.fitness`).
"""

from core.rights import Action
from core.texts import labels, officials
from core.texts import office as words
from handlers import office
from handlers.colleagues import deserted
from handlers.routes import Routes
from handlers.turn import Turn
from handlers.vocabulary import moves_plainly
from storage import audits, wishes
from storage.outbox import Choice

routes = Routes()
MAY = Action.REPORT


@routes.command(
    "thoinhac",
    "stop",
    "dung nhan nua",
    "dung nhan",
    "dung nhac nua",
    "dung nhac",
    "dung gui nua",
    "thoi nhac",
    "ngung nhac",
    "khong nhac nua",
    right=MAY,
)
@routes.action("stop.stop", right=MAY)
def stop(turn: Turn) -> None:
    """The office hears of it once."""
    unit, actor = turn.unit_names, turn.actor
    turn.reply(officials.stopped(unit), [Choice(labels.RESUME, "stop.resume")])
    if _set_stopped(turn):
        text = words.stopped(actor.name, actor.phone, unit, _words(turn), deserted(turn))
        office.tell(turn, f"person:{actor.person}", f"stopped:{turn.inbox}", text)


def moved_on(turn: Turn) -> None:
    """A hand-over is the office's to record. Said plainly, it ends the reminders; else they end by a button."""
    unit, actor = turn.unit_names, turn.actor
    stopped = moves_plainly(_words(turn))
    ways = Choice(labels.RESUME, "stop.resume") if stopped else Choice(labels.STOP_REMINDING, "stop.stop")
    turn.reply(officials.moved_on(unit, turn.phone, stopped=stopped), [ways])
    if not stopped or _set_stopped(turn):
        left = deserted(turn) if stopped else []
        text = words.moved_on(actor.name, actor.phone, unit, _words(turn), left, stopped=stopped)
        office.tell(turn, f"person:{actor.person}", f"moved:{turn.inbox}", text)


@routes.command("nhanlai", "resume", "nhan lai", right=MAY)
@routes.action("stop.resume", right=MAY)
def resume(turn: Turn) -> None:
    actor = turn.actor
    wishes.set_stopped(turn.session, actor.person, None)
    audits.note(turn.session, turn.now, actor.person, "resumed")
    turn.reply(officials.RESUMED)
    if actor.stopped:
        text = words.resumed(actor.name, turn.unit_names)
        office.tell(turn, f"person:{actor.person}", f"resumed:{turn.inbox}", text)


def _set_stopped(turn: Turn) -> bool:
    """Whether that is news."""
    if turn.actor.stopped:
        return False
    wishes.set_stopped(turn.session, turn.actor.person, turn.now)
    audits.note(turn.session, turn.now, turn.actor.person, "stopped")
    return True


def _words(turn: Turn) -> str:
    """What was said, also where it was a command; of a button, its label."""
    return turn.text or turn.message.text or labels.STOP_REMINDING
