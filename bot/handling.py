"""The inbox worker: takes what waits, in order within a chat, and sets aside what breaks.

Several messages share a commit, each in a savepoint of its own. An attempt is committed before it is made: what was
tried before and is still there broke, or killed the process, and is tried again alone, three times at most.
"""

import logging
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from core.channel import Channel, Incoming
from core.ledger import Kind
from core.texts import people as words
from handlers import dispatch
from storage import accounts, inbox, outbox
from storage.database import AWAY, Database
from storage.directives import Loaded, current
from storage.inbox import MAX_ATTEMPTS, Arrived
from storage.outbox import Address, Draft
from storage.savepoints import Savepoint

log = logging.getLogger(__name__)

KILLED = "the program ended while it was handled"


@dataclass(frozen=True, slots=True)
class Taken:
    """A message about to be handled; `attempt` counts from 1."""

    row: int
    attempt: int
    message: Incoming


class _Undone(Exception):
    """Rolls a transaction back."""


Handler = Callable[[Session, Loaded, Incoming, int, datetime], None]


def _storable(error: str) -> str:
    """Without what PostgreSQL cannot hold."""
    return error.encode("utf-8", "replace").decode().replace("\0", "")


Take = Callable[[Session], list["Taken"]]
"""What takes the next messages."""


class Handling:
    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        now: Callable[[], datetime],
        *,
        shifted: bool,
        handler: Handler = dispatch.handle,
    ) -> None:
        self._database = database
        self._channels = channels
        self._now = now
        self._shifted = shifted
        self._handler = handler
        self._untried: list[int] = []

    async def warm_up(self) -> None:
        """Run through a turn and undo it. The first turn of a process prepares what all others find, and takes a
        hundred times as long: a kill in the middle of it would be taken for its message's fault."""
        with suppress(_Undone):
            await self._database.run(self._rehearsed_turn, self._now())

    def _rehearsed_turn(self, session: Session, now: datetime) -> None:
        known = accounts.any_account(session)
        if known is not None:
            message = Incoming(*known, known[1], now, "ok")
            self._handler(session, current(session), message, 0, now)
        raise _Undone

    async def begin(self) -> None:
        """What was in hand when the process ended is tried again before anything else is done: if that ends us too, it
        is the message's doing, and nothing else's."""
        taken = await self._database.run(self._take_again)
        while taken:
            taken = await self._database.run(self._turn, taken, self._now(), self._take_again)

    async def drain(self) -> int:
        """Handle all that waits; how many messages that were."""
        total = 0
        untried, self._untried = self._untried, []
        taken = await self._database.run(self._begin, untried)
        while taken:
            total += len(taken)
            taken = await self._next(taken)
        return total

    async def _next(self, taken: list[Taken]) -> list[Taken]:
        try:
            return await self._database.run(self._turn, taken, self._now(), self._take)
        except AWAY:  # no fault of these messages: the attempt is given back
            self._untried = [one.row for one in taken]
            raise

    def _begin(self, session: Session, untried: list[int]) -> list[Taken]:
        inbox.not_tried(session, untried)
        return self._take(session)

    def _turn(self, session: Session, taken: list[Taken], now: datetime, take: Take) -> list[Taken]:
        """Handle these and take the next, in one commit. What broke holds back its chat, and nobody else's."""
        directive = current(session)
        done, held, untried = [], set[str](), []
        for one in taken:
            if one.message.chat in held:
                untried.append(one.row)
            elif self._handle(session, directive, one, now):
                done.append(one.row)
            else:
                held.add(one.message.chat)
        inbox.finish(session, done)
        inbox.not_tried(session, untried)
        return take(session)

    def _take_again(self, session: Session) -> list[Taken]:
        """The next one of those that were tried before, if the next is one."""
        first = inbox.waiting(session, 1)
        return self._take(session) if first and first[0].attempts else []

    def _take(self, session: Session) -> list[Taken]:
        """The next messages, their attempts counted. What was tried before comes alone."""
        parsed = [found for row in inbox.waiting(session) if (found := self._parse(session, row))]
        while parsed and parsed[0].attempt > MAX_ATTEMPTS:
            self._set_aside(session, parsed.pop(0), KILLED, self._now())
        again = next((n for n, one in enumerate(parsed) if one.attempt > 1), len(parsed))
        taken = parsed[: max(again, 1)]
        inbox.try_now(session, [one.row for one in taken])
        return taken

    def _handle(self, session: Session, directive: Loaded, taken: Taken, now: datetime) -> bool:
        """Whether it is done with; one that breaks never blocks the others."""
        try:
            with Savepoint(session):
                self._handler(session, directive, taken.message, taken.row, now)
            return True
        except Exception:  # the loop's border
            log.exception("handling inbox=%d failed", taken.row, extra={"action": "handle"})
            self._failed(session, taken, traceback.format_exc(), now)
            return False

    def _failed(self, session: Session, taken: Taken, error: str, now: datetime) -> None:
        if taken.attempt < MAX_ATTEMPTS:
            inbox.broke(session, taken.row, _storable(error))
        else:
            self._set_aside(session, taken, error, now)

    def _set_aside(self, session: Session, taken: Taken, error: str, now: datetime) -> None:
        """Kept, with its stack, for the admin; the person hears one polite line, if their chat can be written to."""
        inbox.set_aside(session, taken.row, _storable(error))
        to = Address(None, taken.message.channel, taken.message.chat)
        try:
            with Savepoint(session):
                outbox.queue(session, Draft(f"reply:{taken.row}:fault", Kind.REPLY, to, words.FAULT, now))
        except Exception:  # the loop's border: what is set aside must stay so
            log.exception("no line for inbox=%d", taken.row, extra={"action": "handle"})

    def _parse(self, session: Session, row: Arrived) -> Taken | None:
        """The update in our words; set aside when it makes no sense, finished when it means nothing to us."""
        try:
            message = self._channels[row.channel].parse(row.raw)
        except Exception as error:  # the loop's border: whatever an update does to its reader, the others wait behind
            log.warning("inbox=%d cannot be parsed: %s", row.id, type(error).__name__, extra={"action": "parse"})
            inbox.set_aside(session, row.id, _storable(repr(error)))
            return None
        if message is None:
            inbox.finish(session, [row.id], "means nothing to us")
            return None
        if self._shifted:
            # Under a shifted clock a messenger's real time would be years away from every milestone.
            message = replace(message, sent_at=row.stored_at)
        return Taken(row.id, row.attempts + 1, message)
