"""The inbox worker: takes what waits, one savepoint a message, and sets aside what breaks."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from core.channel import Channel, Incoming
from core.ledger import Kind
from core.texts import people as words
from handlers import dispatch
from storage import inbox, outbox
from storage.database import Database
from storage.directives import Loaded, current
from storage.inbox import Arrived
from storage.outbox import Address, Draft

log = logging.getLogger(__name__)


class Handling:
    def __init__(
        self, database: Database, channels: Mapping[str, Channel], now: Callable[[], datetime], *, shifted: bool
    ) -> None:
        self._database = database
        self._channels = channels
        self._now = now
        self._shifted = shifted

    async def drain(self) -> int:
        """Handle all that waits; how many messages that were."""
        total = 0
        while handled := await self._database.run(self._batch, self._now()):
            total += handled
        return total

    def _batch(self, session: Session, now: datetime) -> int:
        rows = inbox.waiting(session)
        if rows:
            directive = current(session)
            for row in rows:
                self._one(session, directive, row, now)
        return len(rows)

    def _one(self, session: Session, directive: Loaded, row: Arrived, now: datetime) -> None:
        message = self._parse(session, row)
        if message is None:
            return
        savepoint = session.begin_nested()
        try:
            dispatch.handle(session, directive, message, row.id, now)
            savepoint.commit()
            inbox.finish(session, row.id)
        except Exception as error:  # the loop's border: one broken message never blocks the others
            savepoint.rollback()
            log.exception("handling inbox=%d failed", row.id, extra={"action": "handle"})
            if inbox.failed(session, row.id, repr(error)):
                to = Address(None, message.channel, message.chat)
                outbox.queue(session, Draft(f"reply:{row.id}:fault", Kind.REPLY, to, words.FAULT, now))

    def _parse(self, session: Session, row: Arrived) -> Incoming | None:
        """The update in our words; set aside when it makes no sense, finished when it means nothing to us."""
        try:
            message = self._channels[row.channel].parse(row.raw)
        except (KeyError, ValueError, TypeError) as error:
            log.warning("inbox=%d cannot be parsed: %s", row.id, type(error).__name__, extra={"action": "parse"})
            inbox.set_aside(session, row.id, repr(error))
            return None
        if message is None:
            inbox.finish(session, row.id, "means nothing to us")
        elif self._shifted:
            # Under a shifted clock a messenger's real time would be years away from every milestone.
            message = replace(message, sent_at=row.stored_at)
        return message
