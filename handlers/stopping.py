""" "Đừng nhắn nữa", "em chuyển công tác": no more reminders to this person; the duties stay the unit's."""

from core.rights import Action
from core.texts import labels, officials
from core.texts import office as words
from handlers import office
from handlers.routes import Routes
from handlers.turn import Turn
from storage import audits, people
from storage.outbox import Choice

routes = Routes()


def stop(turn: Turn) -> None:
    unit, actor = turn.unit_names, turn.actor
    people.set_stopped(turn.session, actor.person, turn.now)
    audits.note(turn.session, turn.now, actor.person, "stopped")
    turn.reply(officials.stopped(unit), [Choice(labels.RESUME, "stop.resume")])
    text = words.stopped(actor.name, actor.phone, unit, turn.text)
    office.tell(turn, f"person:{actor.person}", f"stopped:{turn.inbox}", text)


@routes.command("nhanlai", "resume", "nhan lai", right=Action.REPORT)
@routes.action("stop.resume", right=Action.REPORT)
def resume(turn: Turn) -> None:
    people.set_stopped(turn.session, turn.actor.person, None)
    audits.note(turn.session, turn.now, turn.actor.person, "resumed")
    turn.reply(officials.RESUMED)


def moved_on(turn: Turn) -> None:
    """A hand-over is the office's to record; until then nothing changes but that it knows."""
    unit, actor = turn.unit_names, turn.actor
    turn.reply(officials.moved_on(unit, turn.phone))
    text = words.moved_on(actor.name, actor.phone, unit, turn.text)
    office.tell(turn, f"person:{actor.person}", f"moved:{turn.inbox}", text)
