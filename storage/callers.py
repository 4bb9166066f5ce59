"""Who writes in a chat, and what stands open there: every message asks both, so it is one statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from storage.conversations import NEWEST_ANSWER, OPEN_COLUMNS, Offer, Open, conversations
from storage.outbox import outbox, pressable
from storage.people import KNOWN, Actor, accounts, actor_of


@dataclass(frozen=True, slots=True)
class Caller:
    actor: Actor
    asked: Open | None  # the account's open question
    offer: Offer | None  # the newest answer in the chat, if it has buttons still


def caller(session: Session, channel: str, chat: str, today: date) -> Caller | None:
    rows = session.connection().execute(_CALLER, {"channel": channel, "chat": chat, "today": today}).all()
    actor = actor_of(rows, channel, chat)
    return Caller(actor, _asked(rows[0]), _offer(rows[0])) if actor else None


def _asked(row: Sequence[Any]) -> Open | None:
    step, *rest = row[_ASKED]
    return Open(step, *rest) if step is not None else None


def _offer(row: Sequence[Any]) -> Offer | None:
    answer, choices, chosen = row[_OFFERED]
    places = {choices[place]["label"]: place for place in reversed(pressable(choices or (), chosen))}
    return Offer(answer, places) if places else None


_OFFER_COLUMNS = (outbox.c.id.label("answer"), outbox.c.choices, outbox.c.chosen)
_OFFERED = slice(-len(_OFFER_COLUMNS), None)
_ASKED = slice(_OFFERED.start - len(OPEN_COLUMNS), _OFFERED.start)
_CALLER = (
    KNOWN.add_columns(*OPEN_COLUMNS, *_OFFER_COLUMNS)
    .outerjoin(conversations, conversations.c.account_id == accounts.c.id)
    .outerjoin(outbox, outbox.c.id == NEWEST_ANSWER.scalar_subquery())
)
