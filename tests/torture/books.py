"""The accounts at the end: what the server gave and took, beside what the database holds."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select

from core.ledger import RowState
from storage.database import Database
from storage.inbox import inbox
from storage.outbox import outbox
from storage.statuses import reports
from tests.telegram_server import TelegramServer

Said = tuple[int, str]  # chat, text


@dataclass(frozen=True)
class Books:
    given: list[str]  # ids of the updates that the server had
    kept: list[str]  # those in the inbox
    unhandled: list[Any]
    reported: Counter[int]  # by update: how many reports it became
    rows: list[Any]  # of the outbox, edits apart
    taken: Counter[Said]  # what the server accepted
    lost_answers: int

    @classmethod
    def of(cls, server: TelegramServer, file: Path) -> "Books":
        with Database(f"sqlite:///{file}") as database:
            updates = database.look(lambda s: s.execute(select(inbox).order_by(inbox.c.id)).all())
            rows = database.look(lambda s: s.execute(select(outbox).order_by(outbox.c.id)).all())
            said = database.look(lambda s: s.scalars(select(reports.c.inbox_id)).all())
        number = {row.id: int(row.update_id) for row in updates}
        return cls(
            given=[str(update["update_id"]) for update in server.world.updates.history],
            kept=[row.update_id for row in updates],
            unhandled=[row for row in updates if row.state != "done"],
            reported=Counter(number[row] for row in said if row is not None),
            rows=[row for row in rows if row.edits is None],
            taken=Counter((int(s.chat), s.text) for s in server.sendings if s.accepted and s.method == "sendMessage"),
            lost_answers=sum(row.lost_answers for row in rows if row.edits is None),
        )

    @property
    def planned(self) -> Counter[Said]:
        """Rows that say they were sent, by what they say; some say the same in the same chat."""
        return Counter(_said(row) for row in self.rows if row.state == RowState.SENT)

    @property
    def lost(self) -> list[Said]:
        """In the books as sent, and never taken by the server."""
        return list((self.planned - self.taken).elements())

    @property
    def doubles(self) -> int:
        """Taken more often than there are rows to say it."""
        every = Counter(_said(row) for row in self.rows if row.state in (RowState.SENT, RowState.UNKNOWN))
        return (self.taken - every).total()

    @property
    def open(self) -> list[tuple[str, str]]:
        """Rows that came to no end."""
        ends = (RowState.SENT, RowState.UNKNOWN, RowState.FAILED, RowState.SKIPPED)
        return [(row.key, row.state) for row in self.rows if row.state not in ends]

    @property
    def unexplained(self) -> list[str]:
        """Ended without being sent, and no reason given."""
        return [row.key for row in self.rows if row.state != RowState.SENT and not row.reason]


def _said(row: Any) -> Said:
    return int(row.chat), str(row.body).strip()
