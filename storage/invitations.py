"""One-time invitations, and the chats that try to guess them."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, func, insert, select, update
from sqlalchemy.orm import Session

from storage.rows import add
from storage.tables import Invitation, Stranger
from storage.tables.base import table

invitations, strangers = table(Invitation), table(Stranger)

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # without the letters and digits that are read for one another
LENGTH = 8  # 40 bits: no guessing at ten tries an hour
LIFETIME = timedelta(days=30)
MAX_WRONG = 10
LOCK = timedelta(hours=1)


class Verdict(StrEnum):
    GOOD = "good"
    WRONG = "wrong"
    USED = "used"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Check:
    verdict: Verdict
    person: int | None = None
    invitation: int | None = None


def normal(code: str) -> str:
    return "".join(letter for letter in code.upper() if letter.isalnum())


def looks_like_code(text: str) -> bool:
    """A code typed alone, or one that somebody misread: eight letters and digits, such as no word has."""
    code = normal(text)
    if len(text) > LENGTH + 4 or len(code) != LENGTH or not code.isascii():
        return False
    return set(code) <= set(ALPHABET) or (len(text) == LENGTH and any(letter.isdigit() for letter in code))


def invite(session: Session, person: int, now: datetime) -> str:
    """A new code for a person; the ones not yet used are void from now on."""
    open_ones = (invitations.c.person_id == person, invitations.c.used_at.is_(None))
    session.execute(update(invitations).where(*open_ones, invitations.c.revoked_at.is_(None)).values(revoked_at=now))
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    row = Invitation(person_id=person, code_hash=_hash(code), created_at=now, expires_at=now + LIFETIME)
    add(session, row)
    return code


def check(session: Session, code: str, now: datetime) -> Check:
    row = session.execute(select(invitations).where(invitations.c.code_hash == _hash(normal(code)))).first()
    if row is None:
        return Check(Verdict.WRONG)
    if row.used_at is not None:
        return Check(Verdict.USED, row.person_id, row.id)
    if row.revoked_at is not None or row.expires_at <= now:
        return Check(Verdict.EXPIRED, row.person_id, row.id)
    return Check(Verdict.GOOD, row.person_id, row.id)


def last_unused(session: Session, person: int, now: datetime) -> datetime | None:
    """When the code was made that a person still could use."""
    open_ones = (invitations.c.used_at.is_(None), invitations.c.revoked_at.is_(None), invitations.c.expires_at > now)
    query = select(func.max(invitations.c.created_at)).where(invitations.c.person_id == person, *open_ones)
    found: datetime | None = session.scalar(query)
    return found


def use(session: Session, invitation: int, now: datetime) -> None:
    session.execute(update(invitations).where(invitations.c.id == invitation).values(used_at=now))


def locked(session: Session, channel: str, chat: str, now: datetime) -> bool:
    until = session.scalar(select(strangers.c.locked_until).where(*_who(channel, chat)))
    return until is not None and until > now


def count_wrong(session: Session, channel: str, chat: str, now: datetime) -> bool:
    """Note a wrong try; True when it is the one that locks the chat."""
    _know(session, channel, chat)
    tries = (session.scalar(select(strangers.c.wrong_tries).where(*_who(channel, chat))) or 0) + 1
    locks = tries >= MAX_WRONG
    changes = {"wrong_tries": 0, "locked_until": now + LOCK} if locks else {"wrong_tries": tries}
    session.execute(update(strangers).where(*_who(channel, chat)).values(**changes))
    return locks


def tell_once(session: Session, channel: str, chat: str, today: date) -> bool:
    """Whether the polite line for strangers is still owed today; notes that it is told."""
    _know(session, channel, chat)
    not_yet = strangers.c.told_on.is_(None) | (strangers.c.told_on < today)
    told = session.execute(update(strangers).where(*_who(channel, chat), not_yet).values(told_on=today))
    return bool(told.rowcount)  # type: ignore[attr-defined]


def _who(channel: str, chat: str) -> tuple[ColumnElement[bool], ...]:
    return strangers.c.channel == channel, strangers.c.chat == chat


def _know(session: Session, channel: str, chat: str) -> None:
    if session.execute(select(strangers.c.chat).where(*_who(channel, chat))).first() is None:
        session.execute(insert(strangers).values(channel=channel, chat=chat, wrong_tries=0))


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
