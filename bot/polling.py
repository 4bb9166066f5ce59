"""Long polling: raw updates are stored and committed, and only the next poll confirms them."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.channels.telegram import PollConflict, PollFailed, TelegramChannel, stamp_press
from storage import inbox
from storage.database import Database

log = logging.getLogger(__name__)

FIRST_WAIT = 1.0  # seconds after a failed poll
LONGEST_WAIT = 30.0
POLL_SECONDS = 25


class Polling:
    """The one poller. `last_success` is what the health page looks at (monotonic seconds)."""

    def __init__(
        self,
        channel: TelegramChannel,
        database: Database,
        now: Callable[[], datetime],
        monotonic: Callable[[], float],
        wake: Callable[[], None],
    ) -> None:
        self._channel = channel
        self._database = database
        self._now = now
        self._monotonic = monotonic
        self._wake = wake
        self._offset: int | None = None  # none is stored: a repeat is absorbed by the inbox's unique key
        self._answers: set[asyncio.Task[None]] = set()
        self.last_success: float | None = None

    async def run(self) -> None:
        wait = FIRST_WAIT
        while True:
            try:
                await self._once()
                wait = FIRST_WAIT
            except PollConflict:
                log.error("another program polls with this token: stop one of them", extra={"action": "poll"})
                await asyncio.sleep(LONGEST_WAIT)
            except PollFailed as failure:
                log.warning("poll failed: %s", failure.reason, extra={"action": "poll"})
                await asyncio.sleep(failure.retry_after or wait)
                wait = min(wait * 2, LONGEST_WAIT)

    async def _once(self) -> None:
        # The first poll comes back at once: it is how the health page learns that the messenger answers.
        updates = await self._channel.poll(self._offset, POLL_SECONDS if self.last_success is not None else 0)
        self.last_success = self._monotonic()
        if not updates:
            return
        now = self._now()
        kept = [(str(update["update_id"]), stamp_press(update, now)) for update in updates]
        await self._database.run(inbox.store, self._channel.name, self._channel.bot_id, kept, now)
        self._offset = int(updates[-1]["update_id"]) + 1
        self._wake()
        for update in updates:
            self._answer(update)

    def _answer(self, update: dict[str, Any]) -> None:
        """A press is answered at once, beside the work and not after it."""
        if "callback_query" in update:
            task = asyncio.create_task(self._channel.answer_press(update))
            self._answers.add(task)
            task.add_done_callback(self._answers.discard)
