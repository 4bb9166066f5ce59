"""A chat as a person saw it: what they wrote and what reached them. The demo's page reads this."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.ledger import Kind, RowState
from storage.documents import documents
from storage.evidence import EVIDENCE
from storage.outbox import outbox, pressable
from storage.people import accounts, people, posts, units
from storage.rows import insert_new, values
from storage.tables import Account, Inbox
from storage.tables.base import table

inbox = table(Inbox)


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that reached a chat, with the edits made to it since."""

    id: int
    at: datetime
    text: str
    choices: list[str]  # labels
    chosen: int | None
    pressable: list[int]  # places of the buttons that still stand
    document: int | None
    document_name: str
    picture: bool
    evidence: tuple[int, str] | None  # a kept file that it hands on: id, name
    edited: bool
    answers: int | None  # the inbox row that it is a reply to


def _query() -> Any:
    return (
        select(outbox, documents.c.name.label("document_name"), documents.c.picture)
        .outerjoin(documents, documents.c.id == outbox.c.document_id)
        .where(outbox.c.state == RowState.SENT)
        .order_by(outbox.c.sent_at, outbox.c.id)
    )


def open_for_all(session: Session, channel: str, now: datetime) -> None:
    """Everybody known has joined on this channel, in a chat named by their code: for people who are played."""
    found = session.execute(select(people.c.id, people.c.code).order_by(people.c.id))
    joined = [Account(person_id=row.id, channel=channel, chat=row.code, bound_at=now) for row in found]
    rows = [values(account) | {"agreed_at": now, "caught_up": True} for account in joined]
    insert_new(session, accounts, rows)


def one(session: Session, row: int) -> Sent | None:
    found = session.execute(_query().where(outbox.c.id == row)).first()
    return _sent(found, {}) if found else None


def sent_to(session: Session, channel: str, chat: str) -> list[Sent]:
    rows = session.execute(_query().where(outbox.c.channel == channel, outbox.c.chat == chat)).all()
    edits = {row.edits: row.body for row in rows if row.edits is not None}
    return [_sent(row, edits) for row in rows if row.edits is None]


def _sent(row: Any, edits: dict[int, str]) -> Sent:
    return Sent(
        id=row.id,
        at=row.sent_at,
        text=edits.get(row.id, row.body or ""),
        choices=[choice["label"] for choice in row.choices],
        chosen=row.chosen,
        pressable=pressable(row.choices, row.chosen),
        document=row.document_id,
        document_name=row.document_name or "",
        picture=bool(row.picture),
        evidence=(row.subject[EVIDENCE], row.subject["name"]) if EVIDENCE in row.subject else None,
        edited=row.id in edits,
        answers=int(row.key.split(":")[1]) if row.kind == Kind.REPLY else None,
    )


def written_in(session: Session, channel: str) -> list[tuple[int, datetime, dict[str, Any]]]:
    """Every update of a channel: id, when it was stored, as it came."""
    query = select(inbox.c.id, inbox.c.stored_at, inbox.c.raw).where(inbox.c.channel == channel).order_by(inbox.c.id)
    return [(row.id, row.stored_at, row.raw) for row in session.execute(query)]


@dataclass(frozen=True, slots=True)
class Member:
    chat: str
    code: str
    name: str
    unit: str
    unit_code: str
    role: str
    messages: int


def members(session: Session, channel: str) -> list[Member]:
    """Who has an account on the channel, by unit and post; with how many messages have reached them."""
    reached = (
        select(outbox.c.chat, func.count().label("messages"))
        .where(outbox.c.channel == channel, outbox.c.state == RowState.SENT, outbox.c.edits.is_(None))
        .group_by(outbox.c.chat)
        .subquery()
    )
    query = (
        select(
            accounts.c.chat,
            people.c.code,
            people.c.name,
            units.c.short,
            units.c.code.label("unit_code"),
            posts.c.role,
            func.coalesce(reached.c.messages, 0).label("messages"),
        )
        .join(people, people.c.id == accounts.c.person_id)
        .join(posts, posts.c.person_id == people.c.id)
        .join(units, units.c.id == posts.c.unit_id)
        .outerjoin(reached, reached.c.chat == accounts.c.chat)
        .where(accounts.c.channel == channel)
        .order_by(units.c.id, posts.c.id)
    )
    return [Member(*row) for row in session.execute(query)]
