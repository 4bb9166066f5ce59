"""A question's answer to all units that it concerns: shown to whom before anything goes out, then once to each."""

from datetime import datetime
from typing import Any

from core.dates import hour, near_day
from core.refusal import Refusal
from core.rights import Action, Role
from core.texts import labels
from core.texts import matters as words
from core.texts import matters_office as office_words
from core.texts import office as audience_words
from handlers.matter_steps import give_answer
from handlers.matters import answering, on_open, subject, tell_office
from handlers.routes import Routes
from handlers.turn import Turn
from storage import assignments, audiences, difficulties, people, statuses
from storage.difficulties import Matter
from storage.outbox import Choice
from storage.people import Holder

routes = Routes()
MAY = Action.ANSWER


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
    return sorted({status.unit for status in every if status.number == data["task"]})


@routes.action("common.send", right=MAY)
def send_common(turn: Turn) -> None:
    """In office hours: it is a message to many, and nobody waits for it but who asked, who has it at once."""
    matter, text = difficulties.get(turn.session, turn.data["id"]), turn.data["text"]
    if matter.state not in difficulties.UNSETTLED:
        raise Refusal(office_words.answered_before(matter.kind, matter.number))
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
