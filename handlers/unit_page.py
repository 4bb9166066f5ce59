"""/donvi: one unit's page for the office, with what can be done about it."""

from datetime import datetime
from itertools import islice

from core.dates import hour, short_day
from core.directive import Unit
from core.figures import Status
from core.refusal import Refusal
from core.rights import ROLE_NAMES, UNIT_ROLES, Action
from core.texts import matters as matter_words
from core.texts import office as names
from core.texts import unit_page as words
from core.unit_names import find_units, is_initials, near_units
from handlers.routes import Routes
from handlers.turn import Turn
from storage import absences, audits, difficulties, history, people, posts_reach, statuses, unit_notes
from storage.history import Told
from storage.outbox import Choice
from storage.people import Holder, UnitRef

routes = Routes()
SEE, MAY = Action.SEE_ALL, Action.ANSWER
OFFERED, SHOWN = 8, 12


@routes.command("donvi", "unit", "don vi", right=SEE, menu="Xem một đơn vị")
def start(turn: Turn) -> None:
    if turn.text:
        _find(turn)
    else:
        turn.ask("unit.which", words.ASK_WHICH)


@routes.step("unit.which", right=SEE)
def typed(turn: Turn) -> None:
    turn.leave()
    _find(turn)


def _find(turn: Turn) -> None:
    """The one whose name it is; several, or a near one, are asked about and never guessed."""
    every = turn.directive.file.units
    found = find_units(turn.text, every)
    if len(found) == 1:
        show(turn, _ref(turn, found[0]))
        return
    near = found or near_units(turn.text, every)
    if not near:
        raise Refusal(words.INITIALS if is_initials(turn.text) else names.unknown_unit(turn.text))
    choices = [Choice(unit.name, "unit.show", {"unit": _ref(turn, unit).id}, lasting=True) for unit in near[:OFFERED]]
    turn.reply(words.WHICH, choices)


def _ref(turn: Turn, unit: Unit) -> UnitRef:
    return people.unit(turn.session, people.unit_of(turn.session, unit.code))


@routes.action("unit.show", right=SEE)
def pressed(turn: Turn) -> None:
    show(turn, unit_of(turn))


def unit_of(turn: Turn) -> UnitRef:
    return people.unit(turn.session, turn.data["unit"])


def show(turn: Turn, unit: UnitRef) -> None:
    found = statuses.of_unit(turn.session, turn.directive, turn.now, unit.id)
    matters = difficulties.unfinished(turn.session, turn.directive.id, [unit.id])
    named = [f"{matter_words.head(m.kind, m.number)} ({matter_words.STATES[m.state]})" for m in matters]
    noted = unit_notes.of_unit(turn.session, turn.directive.id, unit.id)
    text = words.page(unit.name, [_line(turn, s) for s in found], named, len(noted))
    turn.reply(text, _choices(turn, unit))


def _line(turn: Turn, status: Status) -> str:
    return words.task_line(status, turn.directive.calendar.day(status.reported_at) if status.reported_at else None)


def _choices(turn: Turn, unit: UnitRef) -> list[Choice]:
    acting = [(words.RECORD, "record.start"), (words.NUDGE, "unit.nudge")] if turn.actor.may(MAY) else []
    noting = [(words.NOTE, "unit.note")] if turn.actor.may(MAY) else []
    seeing = [(words.PEOPLE, "unit.people"), (words.HISTORY, "unit.history"), (words.FILES, "evidence.show")]
    data = {"unit": unit.id}
    return [Choice(label, action, data, lasting=True) for label, action in [*acting, *seeing, *noting]]


# ---- Who there is, and what was said -------------------------------------------------------------------------


@routes.action("unit.people", right=SEE)
def show_people(turn: Turn) -> None:
    unit = unit_of(turn)
    found = people.each_once(people.holders(turn.session, turn.today, list(UNIT_ROLES), [unit.id]))
    lines = [words.person(h.title or ROLE_NAMES[h.role], h.name, h.phone, _reach(turn, h)) for h in found]
    lost = [holder for holder in found if holder.chat is None] if turn.actor.may(Action.INVITE) else []
    choices = [
        Choice(f"Mời {holder.name}"[:48], "invite.person", {"person": holder.person}, lasting=True) for holder in lost
    ]
    turn.reply(words.people(unit.name, lines), choices)


def _reach(turn: Turn, holder: Holder) -> str:
    away = absences.on(turn.session, turn.today).get(holder.person)
    if holder.chat is None:
        joined = posts_reach.accounts_of(turn.session, holder.person, turn.today)
        return words.BLOCKED if any(account.agreed for account in joined) else words.NEVER_STARTED
    if away is not None:
        return words.away(away.to_day)
    return words.STOPPED if holder.stopped else words.REACHED


@routes.action("unit.history", right=SEE)
def show_history(turn: Turn) -> None:
    """What was said, the newest first, with what it replaces."""
    unit = unit_of(turn)
    told = history.of_unit(turn.session, turn.directive, unit.id)
    lines = [_told(turn, one) for one in islice(reversed(told), SHOWN)]
    turn.reply(words.history(unit.name, lines, max(0, len(told) - SHOWN)))


def _told(turn: Turn, one: Told) -> str:
    said = words.WITHDRAWN if one.withdrawn else words.said(one.state, one.percent, one.expected)
    before = one.replaces
    instead = words.said(before.state, before.percent, before.expected) if before else ""
    late = one.after_cut_off is not None
    return words.told(
        moment(turn, one.said_at), one.person_name, one.number, said, one.note, replaces=instead, late=late
    )


def moment(turn: Turn, at: datetime) -> str:
    local = turn.directive.calendar.local(at)
    return f"{hour(local)} ngày {short_day(local.date())}"


# ---- Notes ---------------------------------------------------------------------------------------------------


@routes.action("unit.note", right=MAY)
def ask_note(turn: Turn) -> None:
    unit = unit_of(turn)
    found = unit_notes.of_unit(turn.session, turn.directive.id, unit.id)
    lines = [words.note(moment(turn, note.at), note.name, note.text) for note in found]
    turn.ask("unit.note", words.notes(unit.name, lines) if lines else words.ask_note(unit.name), unit=unit.id)


@routes.step("unit.note", right=MAY)
def write_note(turn: Turn) -> None:
    unit = unit_of(turn)
    turn.leave()
    unit_notes.append(turn.session, turn.directive.id, unit.id, turn.actor.person, turn.text, turn.now)
    audits.note(turn.session, turn.now, turn.actor.person, "noted", unit=unit.code)
    turn.reply(words.noted(unit.name))
