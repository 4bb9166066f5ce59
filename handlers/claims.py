"""/xacnhan: the claims of completion that wait for the office, confirmed one by one or a unit's all at once."""

from collections.abc import Sequence
from datetime import date

from core.figures import Status
from core.rights import Action
from core.states import TO_CONFIRM, State
from core.texts import claims as words
from core.texts import labels, officials
from core.texts.saying_back import paper
from handlers.audiences import typed_unit
from handlers.routes import Routes
from handlers.turn import Turn
from storage import audits, difficulties, evidence, people, statuses
from storage.outbox import Choice

routes = Routes()
MAY = Action.ANSWER
SHOWN = 10


@routes.command("xacnhan", "confirm", "xac nhan", right=MAY, menu="Xác nhận hoàn thành")
def show(turn: Turn) -> None:
    """All that wait, or one unit's, each with what was said and what proves it."""
    if not turn.directive.file.claims.confirm:
        turn.reply(words.TURNED_OFF)
        return
    unit = typed_unit(turn) if turn.text else None
    found = [s for s in _all(turn) if s.state in TO_CONFIRM and (unit is None or s.unit == unit["code"])]
    if found:
        _show(turn, found)
    else:
        turn.reply(words.none_of(unit["label"]) if unit else words.NONE)


def _all(turn: Turn) -> list[Status]:
    return statuses.statuses(turn.session, turn.directive, turn.now)


def _show(turn: Turn, found: Sequence[Status]) -> None:
    shown = found[:SHOWN]
    files = evidence.counts(turn.session, [status.assignment for status in shown])
    for status in shown:
        turn.reply(_line(turn, status, files.get(status.assignment, 0)), _choices(status, files))
    for unit in dict.fromkeys(status.unit for status in shown):
        _offer_whole(turn, [status for status in found if status.unit == unit])
    if len(found) > len(shown):
        turn.reply(words.more(len(found) - len(shown)))


def _choices(status: Status, files: dict[int, int]) -> list[Choice]:
    data, count = {"a": status.assignment}, files.get(status.assignment, 0)
    choices = [
        Choice(labels.CONFIRM, "claim.confirm", data),
        Choice(words.SUPPLEMENT, "claim.supplement", data),
        Choice(words.CLARIFY, "claim.clarify", data, lasting=True),
    ]
    shown = Choice(words.FILES.format(count=count), "evidence.show", data, lasting=True)
    return [*choices, shown] if count else choices


def _line(turn: Turn, status: Status, files: int) -> str:
    said = status.claimed_at or status.reported_at or turn.now
    task = turn.directive.file.task(status.task)
    day = turn.directive.calendar.day(said)
    tapped = status.state is State.DONE
    named = (status.unit_name, status.number, status.task_short)
    parts = [words.line(*named, day, status.note, task.done_when, tapped=tapped)]
    proven = words.proof(_paper(status), files, required=task.evidence == "required")
    age = turn.directive.calendar.days_left(day, turn.today)
    return "\n".join([*parts, *([proven] if proven else []), *([words.waited(age)] if age > 0 else [])])


def _paper(status: Status) -> str:
    return paper(status.paper, status.paper_day) if status.paper else ""


def _offer_whole(turn: Turn, found: Sequence[Status]) -> None:
    if len(found) > 1:
        data = {"all": [status.assignment for status in found]}
        choice = Choice(words.confirm_all(len(found)), "claim.confirm_all", data)
        turn.reply(words.whole_unit(found[0].unit_name, [status.number for status in found]), [choice])


@routes.action("claim.confirm", right=MAY)
def confirm(turn: Turn) -> None:
    """One that wants proof and has none is asked about once more."""
    status = find(turn, turn.data["a"])
    if status is None:
        return
    if _lacks_proof(turn, status) and not turn.data.get("still"):
        data = {"a": status.assignment}
        choices = [
            Choice(words.CONFIRM_STILL, "claim.confirm", {**data, "still": True}),
            Choice(words.SUPPLEMENT, "claim.supplement", data),
        ]
        turn.reply(words.without_proof(status.unit_name, status.number), choices)
        return
    _confirm(turn, [status])


def find(turn: Turn, assignment: int) -> Status | None:
    """The claim, if it waits still; else it is said why it does not."""
    status = next((s for s in _all(turn) if s.assignment == assignment), None)
    if status is not None and status.state in TO_CONFIRM:
        return status
    if status is not None and status.state is State.CONFIRMED and status.reported_by:
        who = people.named(turn.session, status.reported_by).name
        turn.reply(words.confirmed_before(status.unit_name, status.number, who))
    else:
        turn.reply(words.GONE)
    return None


def _lacks_proof(turn: Turn, status: Status) -> bool:
    wanted = turn.directive.file.task(status.task).evidence == "required"
    return wanted and not status.paper and not evidence.counts(turn.session, [status.assignment])


@routes.action("claim.confirm_all", right=MAY)
def confirm_all(turn: Turn) -> None:
    """What has been confirmed, or taken back, meanwhile is left alone; what lacks its proof is looked at by itself."""
    waiting = [s for s in _all(turn) if s.assignment in turn.data["all"] and s.state in TO_CONFIRM]
    bare = [status for status in waiting if _lacks_proof(turn, status)]
    proven = [status for status in waiting if status not in bare]
    if proven:
        _confirm(turn, proven)
    if bare:
        turn.reply(words.left_out([status.number for status in bare]))
    elif not proven:
        turn.reply(words.GONE)


def _confirm(turn: Turn, found: Sequence[Status]) -> None:
    """The office's own reports; an untapped "done" counts from the moment it was written."""
    for status in found:
        if status.state is State.SAID_DONE:
            write(turn, status, State.DONE)
        write(turn, status, State.CONFIRMED)
        difficulties.end_clarifications(turn.session, status.assignment, turn.now)
        audits.note(turn.session, turn.now, turn.actor.person, "confirmed", assignment=status.assignment)
    turn.reply(words.confirmed(found[0].unit_name, [status.number for status in found]))
    _tell(turn, found)


def write(turn: Turn, status: Status, state: State, note: str = "", corrects: int | None = None) -> None:
    said_at = status.reported_at if state is State.DONE else turn.now
    told = {"assignment_id": status.assignment, "state": state, "source": "office", "note": note}
    turn.report([{**told, "said_at": said_at or turn.now, "corrects_id": corrects}])


def _tell(turn: Turn, found: Sequence[Status]) -> None:
    """The people of the unit hear of each; when it was the last of all, everybody of the unit."""
    own = [s for s in _all(turn) if s.unit == found[0].unit]
    finished = all(s.state is State.CONFIRMED for s in own)
    lines = [officials.confirmed(s.unit_name, s.number, _claimed_on(turn, s)) for s in found]
    text = "\n".join(lines)
    text += "\n" + officials.finished(found[0].unit_name, len(own)) if finished else " " + officials.THANKS
    for person in people.of_unit(turn.session, turn.today, found[0].unit, everybody=finished):
        turn.notify_at(f"assignment:{found[0].assignment}", f"confirmed:{turn.inbox}", person, text)


def _claimed_on(turn: Turn, status: Status) -> date:
    return turn.directive.calendar.day(status.claimed_at or status.reported_at or turn.now)
