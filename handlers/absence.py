"""/vang, "Đi vắng (phép, công tác)": from when to when, and who is reminded meanwhile.

It is written down as soon as the days are known, with the unit's backup; whom else to ask is one more tap.
"""

from core.day_ranges import DayRange
from core.ladder import Why
from core.refusal import Refusal
from core.rights import ROLE_NAMES, Action, Role
from core.said_days import said_days
from core.texts import away as words
from core.texts import labels
from core.texts.parts import to_leader
from core.texts.people import who
from handlers import day_choices, office
from handlers.colleagues import others
from handlers.routes import Routes
from handlers.turn import Turn
from storage import absences, audits, nudges, people
from storage.absences import Leave
from storage.outbox import Choice
from storage.people import Holder, UnitRef

routes = Routes()
MAY = Action.REPORT

DAYS = "absence.days"
"""The conversation's step in which the next message names the days."""

OFFERED = 3
"""Colleagues offered beside the one who is reminded anyhow."""

Instead = list[tuple[UnitRef, Holder | None]]
"""Who is reminded of each unit meanwhile; None: nobody is left."""


@routes.command(
    "vang", "away", "di vang", "xin nghi phep", "nghi phep", "di cong tac", right=MAY, menu="Đi vắng (phép, công tác)"
)
def command(turn: Turn) -> None:
    """With the days behind it at once; else what stands already, or the question."""
    days = day_choices.typed(turn) if turn.text else None
    if days is not None:
        record(turn, days)
        return
    standing = absences.of_person(turn.session, turn.actor.person, turn.today)
    for leave in standing:
        turn.reply(words.standing(leave.from_day, leave.to_day, _told(_instead(turn, leave))), _choices(turn, leave))
    if not standing:
        ask(turn)


@routes.action("absence.ask", right=MAY)
def ask(turn: Turn) -> None:
    turn.ask(DAYS, words.ASK_DAYS, day_choices.offers(turn, "absence.days", {}))


def said(turn: Turn) -> None:
    """ "Mai em đi công tác", in words of one's own."""
    days = day_choices.checked(turn, said_days(turn.text, turn.said_on, until=True))
    if days is None:
        ask(turn)
    else:
        record(turn, days)


@routes.action("absence.days", right=MAY)
def pick(turn: Turn) -> None:
    record(turn, day_choices.unpacked(turn))


def record(turn: Turn, days: DayRange) -> None:
    session, calendar, person = turn.session, turn.directive.calendar, turn.actor.person
    made = absences.tell(session, person, days, turn.now)
    begins = max(turn.now, calendar.midnight(days.first))
    nudges.withdraw(session, person, Why.AWAY, begins, calendar.midnight_after(days.last))
    audits.note(session, turn.now, person, "away", absence=made, **day_choices.packed(days))
    leave = _with_who_is_reached(turn, absences.get(session, made))
    instead = _instead(turn, leave)
    left = [unit.name for unit, holder in instead if holder is None]
    turn.reply(words.recorded(days.first, days.last, _told(instead), left), _choices(turn, leave))
    _tell_instead(turn, leave, instead, "told")
    _tell_office(turn, leave, instead, "told")


def _with_who_is_reached(turn: Turn, leave: Leave) -> Leave:
    """A backup who has no chat would be reminded in vain: then it is the leader, by name."""
    for unit, holder in _instead(turn, leave):
        if holder and holder.role is Role.LEADER and people.holders(turn.session, turn.today, [Role.BACKUP], [unit.id]):
            absences.name_stand_in(turn.session, leave.id, holder.person)
    return absences.get(turn.session, leave.id)


@routes.action("absence.stand_in", right=MAY)
def name_stand_in(turn: Turn) -> None:
    """Another colleague of the unit, instead of whom it would be."""
    leave = _own(turn)
    before = _instead(turn, leave)
    wanted = turn.data["p"]
    if not any(holder.person == wanted for unit in turn.actor.units for holder in others(turn, unit, leave.days)):
        raise Refusal(words.NOT_FREE)
    if not absences.name_stand_in(turn.session, leave.id, wanted):
        raise Refusal(words.ENDED_BEFORE)
    audits.note(turn.session, turn.now, turn.actor.person, "stand-in named", absence=leave.id, stand_in=wanted)
    changed = absences.get(turn.session, leave.id)
    after = _instead(turn, changed)
    turn.reply(words.recorded(leave.from_day, leave.to_day, _told(after), []), _choices(turn, changed))
    _tell_instead(turn, changed, [one for one in after if one not in before], f"told:{turn.inbox}")
    _tell_relieved(turn, changed, [one for one in before if one not in after])
    _tell_office(turn, changed, after, f"told:{turn.inbox}")


@routes.command(
    "veroi", "ve roi", "em ve roi", "em ve roi a", "toi ve roi", "da ve", "da ve roi", "het phep", right=MAY
)
def is_back(turn: Turn) -> None:
    begun = [one for one in absences.of_person(turn.session, turn.actor.person, turn.today) if _has_begun(turn, one)]
    for leave in begun:
        _end(turn, leave)
    if not begun:
        turn.reply(words.NOT_AWAY)


@routes.action("absence.end", right=MAY)
def end(turn: Turn) -> None:
    _end(turn, _own(turn))


def _end(turn: Turn, leave: Leave) -> None:
    if leave.to_day < turn.today or not absences.end(turn.session, leave.id, turn.now):
        raise Refusal(words.ENDED_BEFORE)
    audits.note(turn.session, turn.now, turn.actor.person, "away ended", absence=leave.id)
    begun = _has_begun(turn, leave)
    turn.reply(words.back(leave.from_day, leave.to_day, begun=begun))
    _tell_relieved(turn, leave, _instead(turn, leave))
    office.tell(
        turn,
        f"absence:{leave.id}",
        f"ended:{turn.inbox}",
        words.back_office(_name(turn), leave.from_day, leave.to_day, begun=begun),
    )


def _own(turn: Turn) -> Leave:
    """The person's own; it may have ended."""
    leave = absences.get(turn.session, turn.data["id"])
    if leave.person != turn.actor.person or leave.ended_at is not None or leave.to_day < turn.today:
        raise Refusal(words.ENDED_BEFORE)
    return leave


def _has_begun(turn: Turn, leave: Leave) -> bool:
    return leave.from_day <= turn.today


def _instead(turn: Turn, leave: Leave) -> Instead:
    return [(unit, _for_unit(turn, leave, unit)) for unit in turn.actor.units if _is_reminded(turn, unit)]


def _is_reminded(turn: Turn, unit: UnitRef) -> bool:
    """A leader is told, not reminded: nobody stands in for that."""
    return any(held.role is not Role.LEADER for held in turn.actor.held if held.unit == unit)


def _for_unit(turn: Turn, leave: Leave, unit: UnitRef) -> Holder | None:
    found = others(turn, unit, leave.days)
    named = [holder for holder in found if holder.person == leave.stand_in]
    return next(iter([*named, *found]), None)


def _told(instead: Instead) -> list[tuple[str, str]]:
    """As words: of the units that somebody is left for."""
    return [(_who(holder, unit), unit.name) for unit, holder in instead if holder is not None]


def _who(holder: Holder, unit: UnitRef) -> str:
    return who(holder.name, [(ROLE_NAMES[holder.role], unit.name)])


def _name(turn: Turn) -> str:
    return who(turn.actor.name, [(ROLE_NAMES[held.role], held.unit.name) for held in turn.actor.held])


def _choices(turn: Turn, leave: Leave) -> list[Choice]:
    """Others who may stand in for a focal official, and the way back."""
    now = {holder.person for _, holder in _instead(turn, leave) if holder}
    focal = [held.unit for held in turn.actor.held if held.role is Role.FOCAL]
    found = {h.person: h for unit in focal for h in others(turn, unit, leave.days) if h.person not in now}
    choices = [
        Choice(labels.instead(holder.name), "absence.stand_in", {"id": leave.id, "p": holder.person})
        for holder in list(found.values())[:OFFERED]
    ]
    back = labels.BACK if _has_begun(turn, leave) else labels.NOT_AWAY
    return [*choices, Choice(back, "absence.end", {"id": leave.id})]


def _tell_instead(turn: Turn, leave: Leave, instead: Instead, event: str) -> None:
    see = [Choice(labels.SEE_TASKS, "tasks.show")]
    for unit, holder in instead:
        if holder is not None:
            text = words.stand_in(_name(turn), unit.name, leave.from_day, leave.to_day)
            _tell(turn, f"absence:{leave.id}:{unit.id}", event, holder, text, see)


def _tell_relieved(turn: Turn, leave: Leave, instead: Instead) -> None:
    for unit, holder in instead:
        if holder is not None:
            text = words.no_more(_name(turn), unit.name)
            _tell(turn, f"absence:{leave.id}:{unit.id}", f"relieved:{turn.inbox}", holder, text, [])


def _tell(turn: Turn, subject: str, event: str, holder: Holder, text: str, choices: list[Choice]) -> None:
    told = to_leader(text) if holder.role is Role.LEADER else text
    turn.notify_at(subject, event, holder.address, told, choices)


def _tell_office(turn: Turn, leave: Leave, instead: Instead, event: str) -> None:
    told = [(_who(holder, unit) if holder else "", unit.name) for unit, holder in instead]
    text = words.told_office(_name(turn), leave.phone, leave.from_day, leave.to_day, told)
    office.tell(turn, f"absence:{leave.id}", event, text)
