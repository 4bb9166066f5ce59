"""/xacnhan: the claims of completion that wait for the office, by unit; confirmed one by one or all of a unit."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from core.figures import Status
from core.refusal import Refusal
from core.rights import Action
from core.states import TO_CONFIRM, State
from core.texts import claims as words
from core.texts import labels, officials
from core.texts.saying_back import paper
from handlers.naming_unit import named_unit
from handlers.routes import Routes
from handlers.turn import Turn
from storage import audits, difficulties, evidence, people, statuses
from storage.outbox import Address, Choice

routes = Routes()
MAY = Action.ANSWER
PORTION = 8
"""Claims shown at once; a unit's are never torn apart."""


@routes.command("xacnhan", "confirm", "xac nhan", right=MAY, menu="Xác nhận hoàn thành")
def show(turn: Turn) -> None:
    """All that wait, or one unit's, each with what was said and what proves it."""
    _refuse_turned_off(turn)
    if not turn.text:
        _show(turn, _waiting(turn))
    elif (unit := named_unit(turn, "claim.unit")) is not None:
        _show_unit(turn, unit)


def _refuse_turned_off(turn: Turn) -> None:
    if not turn.confirms:
        raise Refusal(words.TURNED_OFF)


@routes.action("claim.unit", right=MAY)
def pick_unit(turn: Turn) -> None:
    _refuse_turned_off(turn)
    _show_unit(turn, turn.data["unit"])


def _show_unit(turn: Turn, unit: int) -> None:
    found = [s for s in statuses.of_unit(turn.session, turn.directive, turn.now, unit) if s.state in TO_CONFIRM]
    if found:
        _tell_all(turn, found)
    else:
        turn.reply(words.none_of(people.unit(turn.session, unit).name))


@routes.action("claim.more", right=MAY)
def show_more(turn: Turn) -> None:
    """The units behind those shown before."""
    _refuse_turned_off(turn)
    behind = (datetime.fromisoformat(turn.data["at"]), turn.data["unit"])
    _show(turn, [group for group in _waiting(turn) if _place(group) > behind])


def _waiting(turn: Turn) -> list[list[Status]]:
    """A group a unit, those first that have waited longest."""
    units: dict[str, list[Status]] = {}
    for status in statuses.statuses(turn.session, turn.directive, turn.now):
        if status.state in TO_CONFIRM:
            units.setdefault(status.unit, []).append(status)
    return sorted(units.values(), key=_place)


def _place(group: Sequence[Status]) -> tuple[datetime, str]:
    return min(since(status) for status in group), group[0].unit


def since(status: Status) -> datetime:
    """When it was said to be done: by this a claim is known again."""
    said = status.claimed_at or status.reported_at
    assert said is not None
    return said


def _show(turn: Turn, groups: Sequence[list[Status]]) -> None:
    if not groups:
        turn.reply(words.NONE)
        return
    shown = _portion(groups)
    for group in groups[:shown]:
        _tell_all(turn, group)
    left = sum(map(len, groups[shown:]))
    if left:
        at, unit = _place(groups[shown - 1])
        turn.reply(words.more(left), [Choice(words.SEE_MORE, "claim.more", {"at": at.isoformat(), "unit": unit})])


def _portion(groups: Sequence[list[Status]]) -> int:
    """How many units are shown at once: whole ones, and one at least."""
    count = 0
    for place, group in enumerate(groups):
        count += len(group)
        if count > PORTION:
            return max(place, 1)
    return len(groups)


def _tell_all(turn: Turn, group: Sequence[Status]) -> None:
    """A unit's claims, a message each, and what confirms them all."""
    ids = [status.assignment for status in group]
    files = evidence.counts(turn.session, ids)
    asked = difficulties.clarifying(turn.session, ids)
    for status in group:
        count = files.get(status.assignment, 0)
        turn.reply(_line(turn, status, count, asked), _choices(status, count))
    if len(group) > 1:
        turn.reply(words.whole_unit(group[0].unit_name, [status.number for status in group]), confirming(group))


def confirming(claims: Sequence[Status]) -> list[Choice]:
    """One button for these claims of one unit, as they stand now."""
    if not claims:
        return []
    if len(claims) == 1:
        return [Choice(labels.CONFIRM, "claim.confirm", _data(claims[0]))]
    label = words.confirm_all(len(claims), claims[0].unit_name)
    return [Choice(label, "claim.confirm_all", {"all": [_data(status) for status in claims]})]


def _data(status: Status) -> dict[str, Any]:
    return {"a": status.assignment, "at": since(status).isoformat()}


def _choices(status: Status, files: int) -> list[Choice]:
    """ "Xác nhận" does not last: typed, the same words are the command."""
    data = _data(status)
    deciding = [(labels.CONFIRM, "claim.confirm"), (words.SUPPLEMENT, "claim.supplement")]
    asking = [(words.CLARIFY, "claim.clarify"), *([(labels.see_files(files), "evidence.show")] if files else [])]
    choices = [Choice(label, action, data) for label, action in deciding]
    return [*choices, *(Choice(label, action, data, lasting=True) for label, action in asking)]


def _line(turn: Turn, status: Status, files: int, asked: Mapping[int, int]) -> str:
    task, day = turn.directive.file.task(status.task), _claimed_on(turn, status)
    named = (status.unit_name, status.number, status.task_short)
    parts = [words.line(*named, day, status.note, task.done_when, tapped=status.state is State.DONE)]
    parts.append(words.proof(_paper(status), files, required=task.evidence == "required"))
    parts.append(words.waited(turn.directive.calendar.days_left(day, turn.today)))
    parts.append(words.clarifying(asked[status.assignment]) if status.assignment in asked else "")
    return "\n".join(part for part in parts if part)


def _paper(status: Status) -> str:
    return paper(status.paper, status.paper_day) if status.paper else ""


@routes.action("claim.confirm", right=MAY)
def confirm(turn: Turn) -> None:
    """One that wants proof and has none is asked about once more."""
    status = find(turn)
    if status is None:
        return
    if _lacks_proof(turn, status) and not turn.data.get("still"):
        data = _data(status)
        choices = [
            Choice(words.CONFIRM_STILL, "claim.confirm", {**data, "still": True}),
            Choice(words.SUPPLEMENT, "claim.supplement", data),
        ]
        turn.reply(words.without_proof(status.unit_name, status.number), choices)
        return
    _confirm(turn, [status])


def find(turn: Turn) -> Status | None:
    """The claim that the button speaks of, while it waits. Else it is said what became of it; a newer one of the same
    task is shown as it is."""
    status = _now(turn, turn.data["a"])
    if not turn.confirms:
        turn.reply(words.TURNED_OFF)
    elif status is None:
        turn.reply(words.GONE)
    elif status.state not in TO_CONFIRM:
        turn.reply(_ended(turn, status))
    elif not _is_same(status, turn.data) or _is_over(turn):
        turn.reply(words.claimed_anew(status.unit_name, status.number))
        _tell_all(turn, [status])
    else:
        return status
    return None


def _now(turn: Turn, assignment: int) -> Status | None:
    unit = statuses.unit_of(turn.session, assignment)
    found = statuses.of_unit(turn.session, turn.directive, turn.now, unit) if unit is not None else ()
    return next((status for status in found if status.assignment == assignment), None)


def _is_same(status: Status, data: Mapping[str, Any]) -> bool:
    return data.get("at") in (None, since(status).isoformat())


def _is_over(turn: Turn) -> bool:
    """Whether the thread that the button stands in ended with an earlier claim."""
    row = turn.data.get("matter")
    return row is not None and difficulties.get(turn.session, row).state == difficulties.CLOSED


def _ended(turn: Turn, status: Status) -> str:
    """Who was faster, or how it stands now."""
    if status.state is State.CONFIRMED and status.reported_by:
        who = people.named(turn.session, status.reported_by).name
        return words.confirmed_before(status.unit_name, status.number, who)
    return words.waits_no_more(status)


def _lacks_proof(turn: Turn, status: Status) -> bool:
    wanted = turn.directive.file.task(status.task).evidence == "required"
    return wanted and not status.paper and not evidence.counts(turn.session, [status.assignment])


@routes.action("claim.confirm_all", right=MAY)
def confirm_all(turn: Turn) -> None:
    """Only what was shown: what has been confirmed, taken back or claimed anew meanwhile is left alone, and so is what
    lacks its proof."""
    _refuse_turned_off(turn)
    shown = [(data, status) for data in turn.data["all"] if (status := _now(turn, data["a"]))]
    same = [status for data, status in shown if status.state in TO_CONFIRM and _is_same(status, data)]
    bare = [status for status in same if _lacks_proof(turn, status)]
    proven = [status for status in same if status not in bare]
    others = [_ended(turn, s) if s.state not in TO_CONFIRM else _anew(s) for _, s in shown if s not in same]
    others += [words.left_out([status.number for status in bare])] if bare else []
    if proven:
        _confirm(turn, proven)
    if others or not proven:
        turn.reply("\n".join(others) or words.GONE)


def _anew(status: Status) -> str:
    return words.claimed_anew(status.unit_name, status.number)


def _confirm(turn: Turn, found: Sequence[Status]) -> None:
    """The office's own reports; an untapped "done" counts from the moment it was written."""
    for status in found:
        if status.state is State.SAID_DONE:
            write(turn, status, State.DONE)
        write(turn, status, State.CONFIRMED)
        difficulties.end_clarifications(turn.session, status.assignment, turn.now)
        audits.note(turn.session, turn.now, turn.actor.person, "confirmed", assignment=status.assignment)
    turn.reply(words.confirmed(found[0].unit_name, [status.number for status in found]))
    _tell_unit(turn, found)


def write(turn: Turn, status: Status, state: State, note: str = "", corrects: int | None = None) -> None:
    said_at = since(status) if state is State.DONE else turn.now
    told = {"assignment_id": status.assignment, "state": state, "source": "office", "note": note}
    turn.report([{**told, "said_at": said_at, "corrects_id": corrects}])


def _tell_unit(turn: Turn, found: Sequence[Status]) -> None:
    """Its officials and who claimed hear of each; when it was the last of all, everybody of the unit."""
    unit = statuses.unit_of(turn.session, found[0].assignment)
    own = statuses.of_unit(turn.session, turn.directive, turn.now, unit or 0)
    finished = all(status.state is State.CONFIRMED for status in own)
    text = "\n".join(officials.confirmed(s.unit_name, s.number, _claimed_on(turn, s)) for s in found)
    text += "\n" + officials.finished(found[0].unit_name, len(own)) if finished else " " + officials.THANKS
    for person in concerned(turn, found, everybody=finished):
        turn.notify_at(f"assignment:{found[0].assignment}", f"confirmed:{turn.inbox}", person, text)


def concerned(turn: Turn, claims: Sequence[Status], *, everybody: bool = False) -> list[Address]:
    """The unit's officials, and who made these claims while they are of the unit."""
    unit = claims[0].unit
    whole = people.of_unit(turn.session, turn.today, unit, everybody=True)
    if everybody:
        return whole
    told = {to.person for to in people.of_unit(turn.session, turn.today, unit)}
    told |= {people.named(turn.session, status.reported_by).person for status in claims if status.reported_by}
    return [to for to in whole if to.person in told]


def _claimed_on(turn: Turn, status: Status) -> date:
    return turn.directive.calendar.day(since(status))
