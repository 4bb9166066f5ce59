"""Behind a unit's page: its people and how to reach them, what was said of its tasks, the office's notes."""

from itertools import islice

from core.dates import moment
from core.rights import ROLE_NAMES, UNIT_ROLES, Action, Role
from core.texts import labels
from core.texts import unit_page as words
from handlers.routes import Routes
from handlers.turn import Turn
from handlers.unit_page import MAY, SEE, unit_of
from storage import absences, audits, history, people, posts_reach, unit_notes
from storage.absences import Away
from storage.history import Told
from storage.outbox import Choice
from storage.people import Holder

routes = Routes()
SHOWN = 12


@routes.action("unit.people", right=SEE)
def show_people(turn: Turn) -> None:
    """Each with the post, the telephone, and whether a message reaches them; a new code for who is in no chat."""
    unit = unit_of(turn)
    found = people.each_once(people.holders(turn.session, turn.today, list(UNIT_ROLES), [unit.id]))
    away = absences.on(turn.session, turn.today)
    lines = [words.person(h.title or ROLE_NAMES[h.role], h.name, h.phone, _reach(turn, h, away)) for h in found]
    held = {holder.role for holder in found}
    lines += [words.vacant(role) for role in (Role.FOCAL, Role.BACKUP, Role.LEADER) if role not in held]
    lost = [holder for holder in found if holder.chat is None] if turn.actor.may(Action.INVITE) else []
    choices = [Choice(labels.invite(one.name), "invite.person", {"person": one.person}, lasting=True) for one in lost]
    turn.reply(words.people(unit.name, lines), choices)


def _reach(turn: Turn, holder: Holder, away: dict[int, Away]) -> str:
    if holder.chat is None:
        joined = posts_reach.accounts_of(turn.session, holder.person, turn.today)
        if any(account.agreed for account in joined):
            return words.BLOCKED
        return words.NOT_AGREED if joined else words.NEVER_STARTED
    if holder.stopped:
        return words.STOPPED
    if holder.person in away:
        return words.away(away[holder.person].to_day)
    if holder.quiet_until is not None and holder.quiet_until > turn.now:
        return words.later(turn.directive.calendar.local(holder.quiet_until))
    return words.REACHED


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
    when = moment(turn.directive.calendar.local(one.said_at))
    late = one.after_cut_off is not None
    return words.told(when, one.person_name, one.number, said, one.note, replaces=instead, late=late)


@routes.action("unit.note", right=MAY)
def ask_note(turn: Turn) -> None:
    unit, local = unit_of(turn), turn.directive.calendar.local
    found = unit_notes.of_unit(turn.session, turn.directive.id, unit.id)
    lines = [words.note(local(note.at), note.name, note.text) for note in found]
    turn.ask("unit.note", words.notes(unit.name, lines) if lines else words.ask_note(unit.name), unit=unit.id)


@routes.step("unit.note", right=MAY)
def write_note(turn: Turn) -> None:
    unit = unit_of(turn)
    turn.leave()
    unit_notes.append(turn.session, turn.directive.id, unit.id, turn.actor.person, turn.text, turn.now)
    audits.note(turn.session, turn.now, turn.actor.person, "noted", unit=unit.code)
    turn.reply(words.noted(unit.name))
