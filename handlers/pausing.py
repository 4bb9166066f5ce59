"""/tamdung: the office has units reminded of nothing for a while, with a reason; their days do not move."""

from collections.abc import Collection
from datetime import date

from core.day_ranges import DayRange
from core.pausing import falls
from core.refusal import Refusal
from core.rights import Action, Role
from core.texts import labels
from core.texts import pausing as words
from handlers import audiences, day_choices, office
from handlers.routes import Routes
from handlers.turn import Turn
from storage import assignments, audits, pauses, people, statuses
from storage.audiences import unit_codes
from storage.outbox import Address, Choice
from storage.pauses import Paused

routes = Routes()
MAY = Action.PAUSE

UNIT, DAYS, REASON = "pause.unit", "pause.days", "pause.reason"
"""The conversation's steps, in their order."""

LONGEST_REASON = 200


@routes.command("tamdung", "pause", "tam dung", right=MAY, menu="Tạm dừng nhắc việc")
def start(turn: Turn) -> None:
    """The pauses that stand, each with a way to end it; then whom to pause."""
    for pause in pauses.standing(turn.session, turn.directive.id, turn.today):
        text = words.standing(_names(turn, pauses.units_of(turn.session, pause.id)), _span(pause.days), pause.reason)
        turn.reply(text, [_end_choice(pause.id)])
    offered = audiences.choices(turn, "pause.ask_days", "pause.ask_unit", {})
    turn.reply(words.ASK_WHOM, [*offered, Choice(labels.CANCEL, "pause.cancel")])


@routes.action("pause.ask_unit", right=MAY)
def ask_unit(turn: Turn) -> None:
    turn.ask(UNIT, words.ASK_UNIT)


@routes.step(UNIT, right=MAY)
def typed_unit(turn: Turn) -> None:
    turn.data = audiences.typed_unit(turn)
    turn.leave()
    ask_days(turn)


@routes.action("pause.ask_days", right=MAY)
def ask_days(turn: Turn) -> None:
    turn.ask(DAYS, words.ASK_DAYS, day_choices.offers(turn, "pause.pick_days", turn.data), **turn.data)


@routes.action("pause.pick_days", right=MAY)
def pick_days(turn: Turn) -> None:
    ask_reason(turn, day_choices.unpacked(turn))


def ask_reason(turn: Turn, days: DayRange) -> None:
    turn.ask(REASON, words.ASK_REASON, **{**turn.data, **day_choices.packed(days)})


@routes.step(REASON, right=MAY)
def typed_reason(turn: Turn) -> None:
    reason = " ".join(turn.text.split()).strip(" .")
    if len(reason) > LONGEST_REASON:
        raise Refusal(words.LONG_REASON)
    turn.leave()
    turn.data = {**turn.data, "reason": reason}
    _preview(turn)


def _preview(turn: Turn) -> None:
    """Which units, what is not said, and that nothing moves."""
    days, ids = day_choices.unpacked(turn), _unit_ids(turn)
    plan = turn.directive.plan(assignments.last_days(turn.session, turn.directive.id))
    found = falls(plan, statuses.statuses(turn.session, turn.directive, turn.now, ids), days)
    names = _names(turn, ids)
    text = words.preview(turn.data["label"], names, _span(days), turn.data["reason"], found.counts, found.last_days)
    turn.reply(text, [Choice(labels.AGREE, "pause.order", turn.data), Choice(labels.CANCEL, "pause.cancel")])


@routes.action("pause.cancel", right=MAY)
def cancel(turn: Turn) -> None:
    turn.reply(words.CANCELLED)


@routes.action("pause.order", right=MAY)
def order(turn: Turn) -> None:
    session, person, reason = turn.session, turn.actor.person, turn.data["reason"]
    days, ids = day_choices.unpacked(turn), _unit_ids(turn)
    if any(_is_same(turn, pause, days, ids) for pause in pauses.standing(session, turn.directive.id, turn.today)):
        raise Refusal(words.PAUSED_BEFORE)
    made = pauses.order(session, turn.directive.id, ids, days, reason, person, turn.now)
    audits.note(session, turn.now, person, "paused", pause=made, units=len(ids), **day_choices.packed(days))
    turn.reply(words.ordered(len(ids), _span(days)), [_end_choice(made)])
    office.tell(turn, f"pause:{made}", "begun", words.ordered_by(turn.actor.name, len(ids), _span(days), reason))
    for to, units in _focal_officials(turn, ids):
        turn.notify_at(f"pause:{made}", "told", to, words.told_unit(units, _span(days), reason))


@routes.action("pause.end", right=MAY)
def end(turn: Turn) -> None:
    session, pause = turn.session, pauses.get(turn.session, turn.data["id"])
    if pause.to_day < turn.today or not pauses.end(session, pause.id, turn.now):
        raise Refusal(words.ENDED_BEFORE)
    ids = pauses.units_of(session, pause.id)
    audits.note(session, turn.now, turn.actor.person, "pause ended", pause=pause.id, units=len(ids))
    turn.reply(words.ended(len(ids)))
    office.tell(turn, f"pause:{pause.id}", "ended", words.ended_by(turn.actor.name, len(ids), _span(pause.days)))
    for to, units in _focal_officials(turn, ids):
        turn.notify_at(f"pause:{pause.id}", "over", to, words.ended_unit(units))


def _is_same(turn: Turn, pause: Paused, days: DayRange, ids: Collection[int]) -> bool:
    """Two of the office have decided the same thing."""
    return pause.days == days and set(pauses.units_of(turn.session, pause.id)) == set(ids)


def _end_choice(pause: int) -> Choice:
    return Choice(labels.END, "pause.end", {"id": pause})


def _unit_ids(turn: Turn) -> list[int]:
    office_unit = turn.directive.file.directive.office
    codes = [code for code in unit_codes(turn.session, turn.directive, turn.data, turn.now) if code != office_unit]
    if not codes:
        raise Refusal(words.NO_UNITS)
    return list(assignments.unit_ids(turn.session, codes).values())


def _names(turn: Turn, ids: Collection[int]) -> list[str]:
    """Their short names, in the file's order."""
    codes = set(assignments.unit_codes(turn.session, ids).values())
    return [unit.short for unit in turn.directive.file.units if unit.code in codes]


def _span(days: DayRange) -> tuple[date, date]:
    return days.first, days.last


def _focal_officials(turn: Turn, ids: Collection[int]) -> list[tuple[Address, str]]:
    """Each person once, with the names of their units that are spoken of."""
    codes = assignments.unit_codes(turn.session, ids)
    found: dict[Address, list[str]] = {}
    for holder in people.holders(turn.session, turn.today, [Role.FOCAL], ids):
        found.setdefault(holder.address, []).append(turn.directive.file.unit(codes[holder.unit]).name)
    return [(to, ", ".join(dict.fromkeys(names))) for to, names in found.items()]
