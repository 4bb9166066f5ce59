"""Joining: a one-time code, what is kept, and the button that agrees to it."""

import re
from datetime import datetime

from sqlalchemy.orm import Session

from core.channel import Incoming
from core.ledger import Kind
from core.rights import ROLE_NAMES
from core.text_folding import fold
from core.texts import labels
from core.texts import people as words
from handlers.routes import Routes
from handlers.turn import Turn
from storage import accounts, audits, invitations, outbox, people
from storage.directives import Loaded
from storage.invitations import Verdict
from storage.outbox import Address, Choice, Draft

routes = Routes()

BEFORE_CONSENT = ("join.agree", "join.decline")
"""The only buttons that mean anything before the person has agreed."""


def meet(session: Session, directive: Loaded, message: Incoming, inbox: int, now: datetime) -> None:
    """Somebody whom we do not know: a code, or the one polite line a day."""
    code = _code(message.text)
    if code is None:
        answer = _polite_line(session, directive, message, now)
    else:
        answer = _try_code(session, directive, message, inbox, code, now)
    if answer:
        to = Address(None, message.channel, message.chat)
        outbox.queue(session, Draft(f"reply:{inbox}:1", Kind.REPLY, to, answer, now))


_NAMED = re.compile(r"/?(?:start|lien ?ket)(?:@\w+)? (.+)")


def has_code(message: Incoming) -> bool:
    return _code(message.text) is not None


def _code(text: str) -> str | None:
    """The code in `/start CODE`, in `LIENKET CODE`, or typed alone."""
    named = _NAMED.fullmatch(fold(text))
    if named is not None:
        return named.group(1)
    return text if invitations.looks_like_code(text.strip()) else None


def _polite_line(session: Session, directive: Loaded, message: Incoming, now: datetime) -> str | None:
    if not invitations.tell_once(session, message.channel, message.chat, directive.calendar.day(now)):
        return None
    return words.stranger(directive.file.office.name, directive.file.directive.office_phone)


def _try_code(
    session: Session, directive: Loaded, message: Incoming, inbox: int, code: str, now: datetime
) -> str | None:
    """The answer to a code that is no good; a good one binds the chat and asks for consent."""
    if invitations.locked(session, message.channel, message.chat, now):
        return words.LOCKED
    phone = directive.file.directive.office_phone
    check = invitations.check(session, code, now)
    if check.verdict is not Verdict.GOOD or check.person is None or check.invitation is None:
        if invitations.count_wrong(session, message.channel, message.chat, now):
            return words.LOCKED
        return _NOT_GOOD[check.verdict](phone)
    invitations.use(session, check.invitation, now)
    accounts.bind(session, check.person, message.channel, message.chat, now)
    audits.note(session, now, check.person, "joined", channel=message.channel)
    actor = people.actor(session, message.channel, message.chat, directive.calendar.day(now))
    if actor is None or not actor.held:
        return words.expired_code(phone)
    turn = Turn(session, now, message, inbox, directive, actor)
    ask_consent(turn)
    turn.write_replies()
    return None


_NOT_GOOD = {
    Verdict.WRONG: words.wrong_code,
    Verdict.USED: words.used_code,
    Verdict.EXPIRED: words.expired_code,
    Verdict.GOOD: words.expired_code,
}


def unagreed(turn: Turn) -> None:
    """Whatever they write, nothing is shown before they have agreed: by the button, or by its very words."""
    if fold(turn.text).strip(" .") == fold(labels.AGREE):
        agree(turn)
    else:
        ask_consent(turn)


def ask_consent(turn: Turn) -> None:
    choices = (Choice(labels.AGREE, "join.agree"), Choice(labels.DISAGREE, "join.decline"))
    turn.reply(words.ask_consent(_who(turn)), choices)


def _who(turn: Turn) -> str:
    posts = [(ROLE_NAMES[held.role], held.unit.name) for held in turn.actor.held]
    return words.who(turn.actor.name, posts)


@routes.action("join.agree")
def agree(turn: Turn) -> None:
    accounts.agree(turn.session, turn.actor, turn.now)
    audits.note(turn.session, turn.now, turn.actor.person, "agreed", channel=turn.actor.channel)
    turn.reply(words.welcome(turn.actor.roles, turn.unit_names))


@routes.action("join.decline")
def decline(turn: Turn) -> None:
    turn.reply(words.DECLINED)


@routes.command("start", "lienket")
def start(turn: Turn) -> None:
    turn.reply(words.already_member(_who(turn)))
