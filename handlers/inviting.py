"""/moi, and "Cấp mã mới" on the list of who cannot be reached: a new code, with a text to hand on."""

from datetime import timedelta

from core.reach import Holding, is_reached
from core.refusal import Refusal
from core.rights import ROLE_NAMES, Action, Role
from core.texts import inviting as words
from core.texts import labels, office
from core.texts import people as names
from core.unit_names import find_units
from handlers.routes import Routes
from handlers.turn import Turn
from storage import audits, candidates, invitations, messengers, posts_reach
from storage.candidates import Candidate
from storage.outbox import Choice

routes = Routes()
MAY = Action.INVITE
SHOWN = 10

JUST = timedelta(minutes=10)
"""A code made so shortly before is still being handed on: pressed twice, or by two of the office at once."""


@routes.command("moi", "invite", "cap ma", right=MAY, menu="Cấp mã mới")
def start(turn: Turn) -> None:
    if turn.text:
        _look(turn)
    else:
        turn.ask("invite.whom", words.ASK_WHOM)


@routes.step("invite.whom", right=MAY)
def typed(turn: Turn) -> None:
    turn.leave()
    _look(turn)


def _look(turn: Turn) -> None:
    """Who is meant; one alone needs no picking."""
    units = find_units(turn.text, turn.directive.file.units)
    codes = [units[0].code] if len(units) == 1 else []
    found = candidates.find(turn.session, turn.today, turn.text, codes)
    if len(found) == 1:
        _invite(turn, found[0])
    elif found:
        shown = [
            Choice(labels.new_code(one.name), "invite.person", {"person": one.person}, True) for one in found[:SHOWN]
        ]
        lines = [words.candidate(_who(one), one.phone) for one in found[:SHOWN]]
        turn.reply("\n".join([words.pick(len(found), len(shown)), *lines]), shown)
    elif len(units) > 1:
        turn.reply(office.ambiguous_unit(turn.text, [unit.name for unit in units]))
    else:
        turn.reply(words.nobody_found(turn.text))


@routes.action("invite.person", right=MAY)
def pressed(turn: Turn) -> None:
    _invite(turn, _known(turn))


@routes.action("invite.another", right=MAY)
def another(turn: Turn) -> None:
    """Although they have one that is new, or are in already."""
    _hand_out(turn, _known(turn))


def _known(turn: Turn) -> Candidate:
    found = candidates.get(turn.session, turn.today, turn.data["person"])
    if found is None:
        raise Refusal(words.GONE)
    return found


def _invite(turn: Turn, one: Candidate) -> None:
    if not _may(turn, one):
        raise Refusal(words.ADMIN_ONLY)
    again = Choice(labels.ANOTHER_CODE, "invite.another", {"person": one.person})
    made = invitations.last_unused(turn.session, one.person, turn.now)
    if _is_in(turn, one):
        turn.reply(words.already_in(_who(one)), [again])
    elif made is not None and turn.now - made < JUST:
        turn.reply(words.just_invited(_who(one), turn.directive.calendar.local(made)), [again])
    else:
        _hand_out(turn, one)


def _may(turn: Turn, one: Candidate) -> bool:
    """Who has an admin's code becomes the admin: so nobody else makes one."""
    return Role.ADMIN in turn.actor.roles or all(post.role is not Role.ADMIN for post in one.posts)


def _is_in(turn: Turn, one: Candidate) -> bool:
    accounts = posts_reach.accounts_of(turn.session, one.person, turn.today)
    holding = Holding("", one.posts[0].role, one.person, one.name, one.phone, tuple(accounts))
    return is_reached(holding, messengers.down(turn.session, turn.now))


def _hand_out(turn: Turn, one: Candidate) -> None:
    """The code is shown this once, and only to who asked; its text stands alone, so that it can be handed on."""
    if not _may(turn, one):
        raise Refusal(words.ADMIN_ONLY)
    code = invitations.invite(turn.session, one.person, turn.now)
    audits.note(turn.session, turn.now, turn.actor.person, "invited", whom=one.person)
    until = turn.directive.calendar.day(turn.now + invitations.LIFETIME - timedelta(days=1))
    turn.reply(words.invited(_who(one), one.phone, until))
    telegram = messengers.usernames(turn.session).get("telegram")
    links = [words.telegram_link(telegram, code)] if telegram else []
    turn.reply(words.invitation(turn.directive.file.office.name, _who(one), links, code))


def _who(one: Candidate) -> str:
    return names.who(one.name, [(ROLE_NAMES[post.role], post.unit.name) for post in one.posts])
