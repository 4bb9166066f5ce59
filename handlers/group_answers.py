"""One answer to several units: to all that have raised the same difficulty, or, for a question, to all it concerns.

Each unit gets its own row with its own number; nothing goes out before it was shown to whom.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from core.dates import hour, near_day
from core.refusal import Refusal
from core.rights import Action, Role
from core.states import CLAIMED
from core.texts import labels
from core.texts import matters as words
from core.texts import matters_office as office_words
from core.texts import office as audience_words
from handlers.matter_steps import give_answer
from handlers.matters import answering, on_open, subject, tell_office
from handlers.routes import Routes
from handlers.turn import Turn
from storage import assignments, audiences, difficulties, people, statuses
from storage.difficulties import CLOSED, Matter
from storage.outbox import Choice
from storage.people import Holder

routes = Routes()
MAY = Action.ANSWER


@routes.action("group.start", right=MAY)
@on_open
def pick(turn: Turn, matter: Matter) -> None:
    """The others that are like it: of the same kind and, where both are sorted, of the same topic."""
    alike = [other for other in _open(turn) if _is_alike(matter, other)]
    if not alike:
        raise Refusal(office_words.no_group(matter.kind, matter.number))
    lines = [f"{office_words.see(m.number, m.unit_short)}: “{m.text[:80]}”" for m in alike]
    ids = [matter.id, *(other.id for other in alike)]
    everybody = Choice(office_words.all_of(len(ids)), "group.all", {"id": matter.id, "ids": ids})
    turn.ask("group.pick", office_words.ask_group(matter.kind, matter.number, lines), [everybody], id=matter.id)


def _open(turn: Turn) -> list[Matter]:
    return [m for m in difficulties.unfinished(turn.session, turn.directive.id) if m.state in difficulties.UNSETTLED]


def _is_alike(matter: Matter, other: Matter) -> bool:
    if other.id == matter.id or other.kind != matter.kind:
        return False
    return not (matter.topic and other.topic) or matter.topic == other.topic


@routes.action("group.all", right=MAY)
def pick_all(turn: Turn) -> None:
    _ask_answer(turn, [m for m in _open(turn) if m.id in turn.data["ids"]])


@routes.step("group.pick", right=MAY)
def type_numbers(turn: Turn) -> None:
    wanted = {int(number) for number in re.findall(r"\d{1,5}", turn.text)}
    found = [matter for matter in _open(turn) if matter.number in wanted or matter.id == turn.data["id"]]
    unknown = sorted(wanted - {matter.number for matter in found})
    if unknown or len(found) < 2:
        raise Refusal(office_words.not_among(unknown or sorted(wanted)))
    _ask_answer(turn, found)


def _ask_answer(turn: Turn, found: Sequence[Matter]) -> None:
    numbers = [matter.number for matter in found]
    turn.ask("group.answer", office_words.ask_group_answer(numbers), ids=[matter.id for matter in found])


@routes.step("group.answer", right=MAY)
def preview(turn: Turn) -> None:
    turn.leave()
    found = [matter for matter in _open(turn) if matter.id in turn.data["ids"]]
    data = {"ids": [matter.id for matter in found], "text": turn.text}
    choices = [Choice(labels.SEND, "group.send", data), Choice(labels.CANCEL, "group.cancel")]
    turn.reply(office_words.group_preview(turn.text, [matter.unit_short for matter in found]), choices)


@routes.action("group.send", right=MAY)
def send(turn: Turn) -> None:
    """What has been answered by somebody else meanwhile is left alone."""
    found = [matter for matter in _open(turn) if matter.id in turn.data["ids"]]
    for matter in found:
        give_answer(turn, matter, turn.data["text"])
        names = (matter.kind, matter.number, matter.unit_short)
        told = office_words.answered_by(*names, turn.actor.name, turn.data["text"])
        tell_office(turn, matter, "answered", told, answering=False)
    if not found:
        raise Refusal(office_words.NONE_SUCH)
    turn.reply(office_words.group_sent([matter.number for matter in found]))


@routes.action("group.cancel", right=MAY)
def cancel(turn: Turn) -> None:
    turn.reply(office_words.NOT_SENT)


# ---- A question's common answer ------------------------------------------------------------------------------


@routes.action("common.start", right=MAY)
@on_open
def pick_audience(turn: Turn, matter: Matter) -> None:
    found: list[dict[str, Any]] = [{"to": "all", "label": audience_words.EVERYBODY}]
    found += [{"to": "open", "label": audience_words.WITH_OPEN_TASKS}]
    found += [{"to": "task", "task": task, "label": office_words.with_task(task)} for task in matter.tasks]
    choices = [Choice(each["label"], "common.to", {"id": matter.id, **each}) for each in found]
    turn.reply(office_words.ask_common(matter.kind, matter.number), choices)


@routes.action("common.to", right=MAY)
@on_open
def ask_common_answer(turn: Turn, matter: Matter) -> None:
    turn.ask("common.answer", office_words.ask_common_answer(turn.data["label"].lower()), **turn.data)


@routes.step("common.answer", right=MAY)
@answering
def common_preview(turn: Turn, matter: Matter) -> None:
    told = _whom(turn, matter)
    units = len({holder.unit for holder in told} | {matter.unit})
    due = turn.directive.calendar.next_open(turn.now)
    when = "" if due <= turn.now else _moment(turn, due)
    data = {**turn.data, "text": turn.text}
    choices = [Choice(labels.SEND, "common.send", data), Choice(labels.CANCEL, "group.cancel")]
    people_told = len(told) + 1
    turn.reply(office_words.common_preview(turn.text, turn.data["label"], units, people_told, when), choices)


def _moment(turn: Turn, moment: datetime) -> str:
    local = turn.directive.calendar.local(moment)
    return f"{hour(local)}, {near_day(local.date())}"


def _whom(turn: Turn, matter: Matter) -> list[Holder]:
    """The focal officials of the units that it concerns; who asked has the answer as an answer."""
    codes = _units(turn)
    ids = assignments.unit_ids(turn.session, codes)
    found = people.holders(turn.session, turn.today, [Role.FOCAL], list(ids.values()))
    return [holder for holder in people.each_once(found) if holder.unit != matter.unit]


def _units(turn: Turn) -> list[str]:
    data = turn.data
    if data["to"] != "task":
        return audiences.unit_codes(turn.session, turn.directive, {"to": data["to"]}, turn.now)
    every = statuses.statuses(turn.session, turn.directive, turn.now)
    return sorted({s.unit for s in every if s.number == data["task"] and s.state not in CLAIMED})


@routes.action("common.send", right=MAY)
def send_common(turn: Turn) -> None:
    """In office hours: it is a message to many, and nobody waits for it but who asked, who has it at once."""
    matter, text = difficulties.get(turn.session, turn.data["id"]), turn.data["text"]
    if matter.state == CLOSED:
        raise Refusal(office_words.closed(matter.kind, matter.number))
    told = _whom(turn, matter)
    units = len({holder.unit for holder in told} | {matter.unit})
    give_answer(turn, matter, text, "common_answer")
    due = turn.directive.calendar.next_open(turn.now)
    for holder in told:
        event = f"common:{turn.inbox}"
        turn.notify_at(subject(matter), event, holder.address, words.common(matter.text, text), due=due)
    turn.reply(office_words.common_sent(matter.kind, matter.number, units))
    by = office_words.common_by(matter.kind, matter.number, turn.actor.name, units, text)
    tell_office(turn, matter, "common", by, answering=False)
