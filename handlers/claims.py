"""/xacnhan: the claims of completion that wait for the office, one button each."""

from core.figures import Status
from core.rights import Action
from core.states import TO_CONFIRM, State
from core.texts import labels, officials
from core.texts import office as words
from handlers.routes import Routes
from handlers.turn import Turn
from storage import audits, people, statuses
from storage.outbox import Choice

routes = Routes()
MAY = Action.ANSWER
SHOWN = 10


@routes.command("xacnhan", "confirm", "xac nhan", right=MAY, menu="Xác nhận hoàn thành")
def show(turn: Turn) -> None:
    waiting = [s for s in _all(turn) if s.state in TO_CONFIRM]
    if not waiting:
        turn.reply(words.NO_CLAIMS)
        return
    shown = waiting[:SHOWN]
    for status in shown:
        turn.reply(_line(turn, status), [Choice(labels.CONFIRM, "claim.confirm", {"a": status.assignment})])
    if len(waiting) > len(shown):
        turn.reply(words.more_claims(len(waiting) - len(shown)))


def _all(turn: Turn) -> list[Status]:
    return statuses.statuses(turn.session, turn.directive, turn.now)


def _line(turn: Turn, status: Status) -> str:
    said = status.claimed_at or status.reported_at or turn.now
    done_when = turn.directive.file.task(status.task).done_when
    day = turn.directive.calendar.day(said)
    tapped = status.state is State.DONE
    named = (status.unit_name, status.number, status.task_short)
    return words.claim_line(*named, day, status.note, done_when, tapped=tapped)


@routes.action("claim.confirm", right=MAY)
def confirm(turn: Turn) -> None:
    """The office's own report; an untapped "done" counts from the moment it was written."""
    status = next((s for s in _all(turn) if s.assignment == turn.data["a"]), None)
    if status is None or status.state not in TO_CONFIRM:
        turn.reply(words.CLAIM_GONE)
        return
    if status.state is State.SAID_DONE:
        _write(turn, status, State.DONE)
    _write(turn, status, State.CONFIRMED)
    audits.note(turn.session, turn.now, turn.actor.person, "confirmed", assignment=status.assignment)
    turn.reply(words.claim_confirmed(status.unit_name, status.number))
    _tell(turn, status)


def _write(turn: Turn, status: Status, state: State) -> None:
    said_at = status.reported_at if state is State.DONE else turn.now
    told = {"assignment_id": status.assignment, "state": state, "source": "office"}
    turn.report([{**told, "said_at": said_at or turn.now}])


def _tell(turn: Turn, status: Status) -> None:
    """The person who claimed hears of it; when it was the unit's last, so does everybody of the unit."""
    claimed_on = turn.directive.calendar.day(status.claimed_at or status.reported_at or turn.now)
    own = [s for s in _all(turn) if s.unit == status.unit]
    finished = all(s.state is State.CONFIRMED for s in own)
    text = officials.confirmed(status.unit_name, status.number, claimed_on)
    text += "\n" + officials.finished(status.unit_name, len(own)) if finished else " " + officials.THANKS
    for person in people.of_unit(turn.session, turn.today, status.unit, everybody=finished):
        turn.notify_at(f"assignment:{status.assignment}", f"confirmed:{turn.inbox}", person, text)
