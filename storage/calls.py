"""What a call does to its row: taken before it, recorded after it. Compare-and-set, many rows a statement."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from core.ledger import KINDS, Kind, RowState
from storage.columns import Instant
from storage.outbox import outbox
from storage.rows import unindexed

_NOW: Any = bindparam("now", type_=Instant)
_OF_ROWS = outbox.c.id.in_(bindparam("rows", expanding=True))


def take(session: Session, rows: Collection[int], now: datetime) -> set[int]:
    """Claim waiting rows for the call that follows; those that nobody else had claimed."""
    return set(session.scalars(_TAKE, {"rows": list(rows), "now": now})) if rows else set()


_TAKE = (
    update(outbox)
    .where(_OF_ROWS, unindexed(outbox.c.state == RowState.WAITING))
    .values(state=RowState.SENDING, claimed_at=_NOW, attempts=outbox.c.attempts + 1)
    .returning(outbox.c.id)
)


def put_words(session: Session, row: int, body: str, choices: list[dict[str, Any]]) -> None:
    """The words of a row that are made when it is claimed."""
    session.execute(update(outbox).where(outbox.c.id == row).values(body=body, choices=choices))


def put_off(session: Session, rows: Collection[int], due: datetime) -> None:
    """Waiting rows wait longer; their planned moment stays."""
    session.execute(update(outbox).where(_OF_ROWS).values(due=due), {"rows": list(rows)})


def sent(session: Session, refs: Mapping[int, str | None], now: datetime) -> None:
    """Row → the messenger's id of the message."""
    if refs:
        session.execute(_SENT, [{"row": row, "now": now, "new_ref": ref} for row, ref in refs.items()])


_SENT = (
    update(outbox)
    .where(outbox.c.id == bindparam("row"), outbox.c.state == RowState.SENDING)
    .values(state=RowState.SENT, sent_at=_NOW, ref=bindparam("new_ref"), reason="")
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row of which nobody knows whether it arrived."""

    row: int
    kind: Kind
    lost_answers: int

    @property
    def resend_after(self) -> float | None:
        """Seconds after which it is sent once more; None when it waits for somebody's word."""
        resend = KINDS[self.kind].resend
        return resend[self.lost_answers - 1].total_seconds() if 0 < self.lost_answers <= len(resend) else None


def lose(session: Session, row: int, reason: str) -> Doubt | None:
    """The answer to a call never came. None when the row was no longer in the middle of a call."""
    found = session.execute(_LOSE, {"row": row, "new_reason": reason}).first()
    return Doubt(row, Kind(found.kind), found.lost_answers) if found else None


_LOSE = (
    update(outbox)
    .where(outbox.c.id == bindparam("row"), outbox.c.state == RowState.SENDING)
    .values(state=RowState.UNKNOWN, lost_answers=outbox.c.lost_answers + 1, reason=bindparam("new_reason"))
    .returning(outbox.c.kind, outbox.c.lost_answers)
)


def stranded(session: Session) -> list[int]:
    """Rows that a crash left in the middle of a call."""
    return list(session.scalars(select(outbox.c.id).where(outbox.c.state == RowState.SENDING)))


def doubtful(session: Session, now: datetime) -> list[Doubt]:
    """Unknown rows that somebody still needs."""
    query = select(outbox.c.id, outbox.c.kind, outbox.c.lost_answers)
    found = session.execute(query.where(outbox.c.state == RowState.UNKNOWN, outbox.c.expires > now))
    return [Doubt(row, Kind(kind), lost) for row, kind, lost in found]


def send_again(session: Session, rows: Sequence[int]) -> None:
    """Unknown rows wait once more."""
    if rows:
        session.execute(_AGAIN, {"rows": list(rows)})


_AGAIN = update(outbox).where(_OF_ROWS, unindexed(outbox.c.state == RowState.UNKNOWN)).values(state=RowState.WAITING)


def arrived(session: Session, row: int, ref: str | None, now: datetime) -> None:
    """A press on an unknown row's message, or a reply to it, proves that it arrived."""
    where = (outbox.c.id == row, outbox.c.state == RowState.UNKNOWN)
    session.execute(update(outbox).where(*where).values(state=RowState.SENT, sent_at=now, ref=ref, reason=""))
