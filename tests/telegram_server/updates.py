"""The queue behind getUpdates. https://core.telegram.org/bots/api#getupdates"""

import asyncio
from collections import deque
from itertools import count
from typing import Any

from tests.telegram_server.errors import conflict

FIRST_ID = 700_000_001
LONGEST_POLL = 50


class UpdateQueue:
    """An update stays until a call asks for a higher one, however often it has been handed out."""

    def __init__(self) -> None:
        self.waiting: deque[dict[str, Any]] = deque()
        self.webhook_set = False
        self._ids = count(FIRST_ID)
        self._allowed: frozenset[str] = frozenset()  # empty: everything
        self._poller = 0  # the number of the newest getUpdates
        self._changed = asyncio.Event()

    def put(self, kind: str, payload: Any) -> dict[str, Any]:
        update = {"update_id": next(self._ids), kind: payload}
        if not self._allowed or kind in self._allowed:
            self.again(update)
        return update

    def again(self, update: dict[str, Any]) -> None:
        """Deliver once more what may have been confirmed already, as happens after a fault of the network."""
        self.waiting.append(update)
        self._wake()

    async def get(self, offset: int, limit: int, seconds: int) -> list[dict[str, Any]]:
        if self.webhook_set:
            raise conflict("can't use getUpdates method while webhook is active; use deleteWebhook first")
        self._poller += 1
        number = self._poller
        self._wake()  # the one before us, if it still waits, is to end
        self._confirm(offset)
        await self._something(number, min(seconds, LONGEST_POLL))
        return [*self.waiting][:limit]

    def allow(self, kinds: list[str]) -> None:
        self._allowed = frozenset(kinds)

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self.waiting = deque([*self.waiting][offset:])
        elif offset:
            self.waiting = deque(one for one in self.waiting if one["update_id"] >= offset)

    async def _something(self, number: int, seconds: int) -> None:
        """Wait until there is an update, the time is up, or a younger call has taken our place."""
        try:
            async with asyncio.timeout(seconds):
                while not self.waiting and number == self._poller:
                    await self._changed.wait()
        except TimeoutError:
            return
        if number != self._poller:
            raise conflict("terminated by other getUpdates request; make sure that only one bot instance is running")
