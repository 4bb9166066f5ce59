"""The office works its call list: who was reached and promised a day, which leader need not hear."""

from collections.abc import Sequence
from datetime import date

from core.dates import hour, moment, near_day
from core.figures import Status
from core.refusal import Refusal
from core.rights import Action
from core.states import CLAIMED
from core.texts import officials, recording
from core.texts import steps as words
from core.texts.parts import sentence, tasks
from handlers import for_unit, office, reporting
from handlers.routes import Routes
from handlers.said import Item
from handlers.turn import Turn
from handlers.typed_days import typed_day
from storage import audits, escalations, leader_stops, people, staff, statuses
from storage.outbox import Choice
from storage.people import UnitRef

routes = Routes()
MAY = Action.ANSWER
STEP = "call.day"


@routes.action("call.done", right=MAY)
def ask_day(turn: Turn) -> None:
    """ "Đã gọi, hẹn ngày": which day did they promise?"""
    unit, missing = _unit(turn), _missing(turn)
    if not missing:
        turn.reply(words.NOTHING_MISSING.format(unit=unit.short))
        return
    data = {"unit": unit.id, "a": [status.assignment for status in missing]}
    days = reporting.likely_days(turn, missing[0])
    choices = [Choice(sentence(near_day(day)), "call.day", {**data, "e": day.isoformat()}) for day in days]
    choices.append(Choice(words.NO_DATE_GIVEN, "call.in_vain", data))
    question = words.ASK_CALLED.format(unit=unit.short, tasks=tasks(status.number for status in missing))
    turn.ask(STEP, question, choices, **data)


def _unit(turn: Turn) -> UnitRef:
    return people.unit(turn.session, turn.data["unit"])


def _missing(turn: Turn) -> list[Status]:
    """Of what the list named, what the unit has not reported done since."""
    of_unit = statuses.of_unit(turn.session, turn.directive, turn.now, turn.data["unit"])
    return [s for s in of_unit if s.assignment in turn.data["a"] and s.state not in CLAIMED]


@routes.action("call.day", right=MAY)
def set_day(turn: Turn) -> None:
    _promise(turn, date.fromisoformat(turn.data["e"]))


@routes.step(STEP, right=MAY)
def type_day(turn: Turn) -> None:
    day = typed_day(turn, officials.NO_DATE_FOUND)
    if day is not None:
        turn.leave()
        _promise(turn, day)


def _promise(turn: Turn, day: date) -> None:
    """The office's own report: it counts as an answer, and quiets until that day."""
    unit, missing = _unit(turn), _missing(turn)
    if not missing:
        turn.reply(words.NOTHING_MISSING.format(unit=unit.short))
        return
    items, at = [Item.of(status, None, expected=day) for status in missing], turn.message.sent_at
    reports = for_unit.write(turn, items, {status.assignment: status for status in missing}, at)
    audits.note(turn.session, turn.now, turn.actor.person, "called", unit=unit.code, expected=day.isoformat())
    turn.reply(words.promised_by_phone(unit.short, [item.number for item in items], near_day(day)))
    said = recording.items([for_unit.told(item) for item in items])
    for_unit.tell(
        turn, unit, recording.told_unit(unit.name, said, "", moment(turn.directive.calendar.local(at))), reports
    )


@routes.action("call.in_vain", right=MAY)
def in_vain(turn: Turn) -> None:
    unit = _unit(turn)
    audits.note(turn.session, turn.now, turn.actor.person, "called", unit=unit.code, expected=None)
    turn.reply(words.called_in_vain(unit.short))


@routes.action("call.stop", right=MAY)
def stop_leader(turn: Turn) -> None:
    """ "Dừng báo lãnh đạo", until the leader has heard."""
    unit, days = _unit(turn), _days(turn)
    at = escalations.leader_told(turn.session, unit.code, turn.directive.calendar.midnight(turn.today))
    if at is not None:
        raise Refusal(words.LEADER_TOLD.format(unit=unit.short, hour=hour(turn.directive.calendar.local(at))))
    text = words.leader_stopped(unit.short, days[0])
    turn.reply(text, [Choice(words.RESUME_LEADER, "call.resume", turn.data)])
    if {(unit.id, day) for day in days} <= leader_stops.of(turn.session, turn.directive.id, days):
        return  # the button lasts: whoever presses it again has told the others nothing new
    leader_stops.stop(turn.session, turn.directive.id, unit.id, days, turn.actor.person, turn.now)
    audits.note(turn.session, turn.now, turn.actor.person, "leader stopped", unit=unit.code)
    office.tell(turn, f"unit:{unit.id}", f"leader_stopped:{turn.inbox}", f"{turn.actor.name}: {text}")


@routes.action("call.resume", right=MAY)
def resume_leader(turn: Turn) -> None:
    """ "Vẫn báo cáo": whoever heard of the stop hears of this too."""
    unit, days = _unit(turn), _days(turn)
    if all(_has_passed(turn, day) for day in days):
        raise Refusal(words.leader_hour_passed(unit.short, days[0]))
    leader_stops.resume(turn.session, turn.directive.id, unit.id, days)
    audits.note(turn.session, turn.now, turn.actor.person, "leader resumed", unit=unit.code)
    text = words.leader_resumed(unit.short, days[0])
    turn.reply(text)
    office.tell(turn, f"unit:{unit.id}", f"leader_resumed:{turn.inbox}", f"{turn.actor.name}: {text}")


def _has_passed(turn: Turn, last_day: date) -> bool:
    """Whether the hour at which leaders hear of this last day is over."""
    leader, calendar = turn.directive.file.escalation.leader, turn.directive.calendar
    return leader is None or turn.now >= calendar.at(calendar.before(last_day, leader.days), leader.at)


def _days(turn: Turn) -> Sequence[date]:
    return [date.fromisoformat(day) for day in turn.data["days"]]


@routes.action("leader.read", right=Action.SEE_OWN)
def read(turn: Turn) -> None:
    """ "Đã rõ" by the unit's leader."""
    audits.note(turn.session, turn.now, turn.actor.person, "leader read")
    turn.reply(words.LEADER_READ)


@routes.action("leader.call", right=Action.SEE_OWN)
def numbers(turn: Turn) -> None:
    audits.note(turn.session, turn.now, turn.actor.person, "leader read")
    shown = [(holder.name, holder.phone) for holder in staff.office(turn.session, turn.today)]
    turn.reply(words.office_numbers(turn.directive.file.office.name, turn.phone, shown))
