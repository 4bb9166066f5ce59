"""The outbox: the only way out. Whoever wants to say something writes a row here, beside the reason for it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Integer, Update, and_, bindparam, case, func, literal_column, or_, select, update
from sqlalchemy.orm import Session

from core.ledger import KINDS, MOVES, Kind, RowState, split_text, utf16_units
from storage.columns import Instant
from storage.rows import insert_missing, insert_new
from storage.tables import Outbox
from storage.tables.base import table

outbox = table(Outbox)

WAITS = outbox.c.state == literal_column(f"'{RowState.WAITING}'")
"""Written out: SQLite uses an index of only the waiting rows where it reads that only those are asked for."""

TEXT_LIMIT = 4096  # UTF-16 units; Telegram's, the longest of our channels
CAPTION_LIMIT = 1024


@dataclass(frozen=True, slots=True)
class Address:
    """A chat on a channel, and whose it is; no chat while the person cannot be reached."""

    person: int | None
    channel: str | None = None
    chat: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: pressing it runs the handler registered under `action` with `data`.

    A `lasting` one answers no question: it stands beside the others and may be pressed again and again.
    """

    label: str
    action: str
    data: dict[str, Any] = field(default_factory=dict)
    lasting: bool = False

    @property
    def packed(self) -> dict[str, Any]:
        """As a row keeps it."""
        kept = {"label": self.label, "action": self.action, "data": self.data}
        return {**kept, "lasting": True} if self.lasting else kept


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to become one row, or several when the text is long."""

    key: str
    kind: Kind
    to: Address
    body: str | None
    now: datetime
    choices: Sequence[Choice] = ()
    due: datetime | None = None  # default: now
    expires: datetime | None = None  # default: by the kind's lifetime
    subject: dict[str, Any] = field(default_factory=dict)
    drawing: dict[str, Any] | None = None
    document: int | None = None
    edits: int | None = None
    broadcast: int | None = None
    state: RowState = RowState.WAITING
    reason: str = ""


def queue(session: Session, *drafts: Draft) -> list[int]:
    """Write the rows that are not written yet; ids of the new ones, in order. A known key is passed over."""
    return insert_new(session, outbox, _rows(drafts))


def say(session: Session, drafts: Iterable[Draft]) -> None:
    """The same where nobody asks for the ids, which cost the database a list of its own."""
    insert_missing(session, outbox, _rows(drafts))


def _rows(drafts: Iterable[Draft]) -> list[dict[str, Any]]:
    return [_row(part) for draft in drafts for part in _parts(draft)]


def _parts(draft: Draft) -> list[Draft]:
    """Cut a long text into rows in order; the last one carries the buttons and the picture."""
    if draft.body is None:
        return [draft]
    heavy = draft.drawing is not None or draft.document is not None
    if heavy and utf16_units(draft.body) > CAPTION_LIMIT:
        words = replace(draft, drawing=None, document=None, choices=())
        return [*_parts(words), replace(draft, body="", key=f"{draft.key}#file")]
    texts = split_text(draft.body, TEXT_LIMIT)
    if texts == [draft.body]:
        return [draft]
    keyed = [replace(draft, body=text, key=_part_key(draft.key, n)) for n, text in enumerate(texts)]
    bare = [replace(part, choices=(), drawing=None, document=None) for part in keyed[:-1]]
    return [*bare, keyed[-1]]


def _part_key(key: str, part: int) -> str:
    return key if part == 0 else f"{key}#{part + 1}"


def _row(draft: Draft) -> dict[str, Any]:
    rule = KINDS[draft.kind]
    due = draft.due or draft.now
    lifetime = rule.lifetime
    return {
        "key": draft.key,
        "kind": draft.kind,
        "priority": rule.priority,
        "person_id": draft.to.person,
        "channel": draft.to.channel,
        "chat": draft.to.chat,
        "body": draft.body,
        "choices": packed(draft.choices),
        "subject": draft.subject,
        "drawing": draft.drawing,
        "document_id": draft.document,
        "edits": draft.edits,
        "broadcast_id": draft.broadcast,
        "state": draft.state,
        "reason": draft.reason,
        "attempts": 0,
        "lost_answers": 0,
        "planned_at": due,
        "due": due,
        "expires": draft.expires or (due + lifetime if lifetime else None),
    }


def packed(choices: Iterable[Choice]) -> list[dict[str, Any]]:
    """Choices as a row keeps them."""
    return [choice.packed for choice in choices]


def pressable(choices: Sequence[dict[str, Any]], chosen: int | None) -> list[int]:
    """Places of the buttons that still stand: once one was pressed, only those that last."""
    return [place for place, choice in enumerate(choices) if chosen is None or is_lasting(choice)]


def is_lasting(choice: dict[str, Any]) -> bool:
    return bool(choice.get("lasting"))


def lasting(choices: Iterable[dict[str, Any]]) -> list[Choice]:
    """Those that stay when another one was pressed."""
    return [Choice(c["label"], c["action"], c["data"], lasting=True) for c in choices if is_lasting(c)]


@dataclass(frozen=True, slots=True)
class Row:
    """An outbox row, as its reader needs it."""

    id: int
    key: str
    kind: Kind
    person_id: int | None
    channel: str | None
    chat: str | None
    body: str | None
    choices: list[dict[str, Any]]
    chosen: int | None
    subject: dict[str, Any]
    drawing: dict[str, Any] | None
    document_id: int | None
    edits: int | None
    broadcast_id: int | None
    state: RowState
    attempts: int
    lost_answers: int
    planned_at: datetime
    due: datetime
    expires: datetime | None
    sent_at: datetime | None
    ref: str | None
    reason: str


COLUMNS = [outbox.c[name] for name in Row.__dataclass_fields__]


def row_of(row: Iterable[Any]) -> Row:
    made = Row(*row)
    # Frozen for everybody else; a copy of so many fields would cost more than the rest of the reading.
    object.__setattr__(made, "kind", Kind(made.kind))
    object.__setattr__(made, "state", RowState(made.state))
    return made


def get(session: Session, row: int) -> Row | None:
    found = session.execute(_BY_ID, {"row": row}).first()
    return row_of(found) if found else None


_BY_ID = select(*COLUMNS).where(outbox.c.id == bindparam("row"))


def get_all(session: Session, rows: Sequence[int]) -> list[Row]:
    """Rows by their ids, in the order asked for."""
    found = {row.id: row for row in map(row_of, session.execute(_BY_IDS, {"rows": rows}).all())}
    return [found[row] for row in rows if row in found]


_BY_IDS = select(*COLUMNS).where(outbox.c.id.in_(bindparam("rows", expanding=True)))


def by_key(session: Session, key: str) -> Row | None:
    found = session.execute(select(*COLUMNS).where(outbox.c.key == key)).first()
    return row_of(found) if found else None


def waiting_rows(session: Session, keys: Collection[str]) -> dict[str, int]:
    """Key → row, of those among `keys` that still wait."""
    query = select(outbox.c.key, outbox.c.id).where(outbox.c.key.in_(keys), WAITS)
    return {row.key: row.id for row in session.execute(query)}


HAS_ALL = and_(outbox.c.chat.is_not(None), or_(outbox.c.drawing.is_(None), outbox.c.document_id.is_not(None)))
"""A row that nothing is wanting to: it has a chat, and its picture, if it needs one, is drawn."""

_NOW: ColumnElement[datetime] = bindparam("now", type_=Instant)
RIPE = and_(outbox.c.due <= _NOW, or_(outbox.c.expires.is_(None), outbox.c.expires > _NOW))


def move(session: Session, row: int, to: RowState, **changes: Any) -> bool:
    """Compare-and-set along the table of moves; False when the row is no longer where it may move from."""
    new = {f"new_{name}": value for name, value in changes.items()}
    return bool(session.execute(_moving(to, tuple(changes)), {"row": row, **new}).rowcount)  # type: ignore[attr-defined]


@cache
def _moving(to: RowState, names: tuple[str, ...]) -> Update:
    """There are few kinds of move, and each message makes two: so each is put together once."""
    sources = [state for state, targets in MOVES.items() if to in targets]
    where = (outbox.c.id == bindparam("row"), outbox.c.state.in_(sources))
    return update(outbox).where(*where).values(state=to, **{name: bindparam(f"new_{name}") for name in names})


def expire(session: Session, now: datetime) -> int:
    """Skip what nobody needs any more, with the reason; how many."""
    return int(session.execute(_EXPIRE, {"now": now}).rowcount)  # type: ignore[attr-defined]


_TOO_LATE = case(
    (outbox.c.lost_answers > 0, "expired; an earlier try may have arrived"),
    (outbox.c.chat.is_(None), "unreachable"),
    (outbox.c.reason != "", "expired: " + outbox.c.reason),
    else_="expired",
)
_EXPIRE = update(outbox).where(WAITS, outbox.c.expires <= _NOW).values(state=RowState.SKIPPED, reason=_TOO_LATE)


def next_due(session: Session, resting: Collection[int] = ()) -> datetime | None:
    """The next instant at which a waiting row can be sent (of those that do not rest) or expires."""
    sends = session.scalar(_NEXT_SEND, {"resting": list(resting)})
    ends = session.scalar(_NEXT_END)
    return min((moment for moment in (sends, ends) if moment), default=None)


_NEXT_SEND = (
    select(outbox.c.due)
    .where(WAITS, outbox.c.chat.is_not(None), outbox.c.id.not_in(bindparam("resting", expanding=True)))
    .order_by(outbox.c.due)
    .limit(1)
)
_NEXT_END = select(outbox.c.expires).where(WAITS, outbox.c.expires.is_not(None)).order_by(outbox.c.expires).limit(1)


def readdress(session: Session, person: int, channel: str, chat: str, now: datetime | None = None) -> None:
    """What waits for a person who could not be reached goes to the chat that they now have; as a broadcast's row from
    `now` on, for it is they who were late, not the broadcast."""
    due = {} if now is None else {"due": case((_NOT_HELD, now), else_=outbox.c.due)}
    where = (outbox.c.person_id == person, WAITS, outbox.c.chat.is_(None))
    session.execute(update(outbox).where(*where).values(channel=channel, chat=chat, **due))


_NOT_HELD = and_(outbox.c.broadcast_id.is_not(None), outbox.c.due < outbox.c.expires)


NONE_ANY_MORE = -1
"""Chosen in place of a button: the question has fallen, and nothing can be pressed."""


def choose(session: Session, row: int, index: int) -> bool:
    """Note the choice pressed; False when one was pressed before."""
    pressed: Any = session.execute(_CHOOSING, {"row": row, "index": index})
    return bool(pressed.rowcount)


_CHOOSING = (
    update(outbox)
    .where(outbox.c.id == bindparam("row"), outbox.c.chosen.is_(None))
    .values(chosen=bindparam("index", type_=Integer))
)


def counts(session: Session, *where: ColumnElement[bool]) -> dict[RowState, int]:
    """Rows by state; `sending` counts as waiting, as the books do."""
    query = select(outbox.c.state, func.count()).where(*where).group_by(outbox.c.state)
    found = {RowState(state): number for state, number in session.execute(query)}
    sending = found.pop(RowState.SENDING, 0)
    if sending:
        found[RowState.WAITING] = found.get(RowState.WAITING, 0) + sending
    return found
