"""People on the roster, as somebody names them: by name, telephone or unit."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.text_folding import fold
from storage.people import Held, held_by, people

_PHONE = re.compile(r"\+?[\d .-]{6,}")
_KNOWN_BY = 9
"""Last digits by which a telephone is known: with or without the country's number."""


@dataclass(frozen=True, slots=True)
class Candidate:
    person: int
    name: str
    phone: str
    posts: tuple[Held, ...]


def find(session: Session, today: date, typed: str, unit_codes: Collection[str]) -> list[Candidate]:
    """Who holds a post today and has this telephone, or whose name holds these words; else who is in these units."""
    everybody = _everybody(session, today)
    if _PHONE.fullmatch(typed.strip()):
        wanted = _digits(typed)
        return [one for one in everybody if wanted and _digits(one.phone) == wanted]
    said = fold(typed).strip(" .,!?")
    named = [one for one in everybody if said and f" {said} " in f" {fold(one.name)} "]
    return named or [one for one in everybody if any(post.unit.code in unit_codes for post in one.posts)]


def get(session: Session, today: date, person: int) -> Candidate | None:
    """One of them; None when they hold no post any more."""
    return next((one for one in _everybody(session, today, [person])), None)


def _everybody(session: Session, today: date, only: Collection[int] | None = None) -> list[Candidate]:
    query = select(people.c.id, people.c.name, people.c.phone).order_by(people.c.id)
    rows = session.execute(query if only is None else query.where(people.c.id.in_(only))).all()
    posts = held_by(session, [row.id for row in rows], today)
    return [Candidate(row.id, row.name, row.phone, tuple(posts[row.id])) for row in rows if row.id in posts]


def _digits(phone: str) -> str:
    digits = "".join(letter for letter in phone if letter.isdigit())
    return digits[-_KNOWN_BY:] if len(digits) >= _KNOWN_BY else ""
