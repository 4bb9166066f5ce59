"""The queue of updates, and getUpdates, which empties it. https://core.telegram.org/bots/api#getupdates"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from itertools import count, islice
from typing import Any

from tests.telegram_server.errors import ApiError, conflict

FIRST_ID = 700_000_001
LONGEST_POLL = 50
ONLY_IF_ASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})

Update = dict[str, Any]


class UpdateQueue:
    """An update stays until a call asks for a higher one, however often it has been handed out."""

    def __init__(self) -> None:
        self.waiting: dict[int, Update] = {}  # by id, the oldest first
        self.history: list[Update] = []  # whatever was ever queued
        self.webhook_set = False
        # Told of what is to be delivered, and whether it is a repeat.
        self.listener: Callable[[Update, bool], None] = lambda _, __: None
        self.allowed: frozenset[str] = frozenset()  # empty: everything but what must be asked for
        self._repeats: deque[Update] = deque()
        self._ids = count(FIRST_ID)
        self._poller = 0  # the number of the newest getUpdates
        self._changed = asyncio.Event()

    def put(self, kind: str, payload: Any) -> Update:
        update = {"update_id": next(self._ids), kind: payload}
        if self._is_allowed(kind):
            self.history.append(update)
            self.waiting[update["update_id"]] = update
            self._tell(update, False)
        return update

    def again(self, update: Update) -> None:
        """Deliver once more what may have been confirmed already, as happens after a fault of the network."""
        if not self.webhook_set:
            self._repeats.append(update)
        self._tell(update, True)

    async def get(self, offset: int, limit: int, seconds: int) -> list[Update]:
        if self.webhook_set:
            raise conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            )
        self._poller += 1
        number = self._poller
        self._wake()  # the one before us, if it still waits, is to end
        self._confirm(offset)
        await self._something(number, min(seconds, LONGEST_POLL))
        return self._handed_out(limit)

    def allow(self, kinds: list[str]) -> None:
        self.allowed = frozenset(kinds)

    def forget(self, update_ids: Iterable[int]) -> None:
        """They have been delivered."""
        for update_id in update_ids:
            self.waiting.pop(update_id, None)
        self._wake()

    async def emptied(self) -> None:
        while self.waiting:
            await self._changed.wait()

    def set_webhook(self, is_set: bool) -> None:
        self.webhook_set = is_set
        self._wake()

    def _is_allowed(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in ONLY_IF_ASKED

    def _tell(self, update: Update, repeated: bool) -> None:
        self.listener(update, repeated)
        self._wake()

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    def _confirm(self, offset: int) -> None:
        forgotten = max(0, len(self.waiting) + offset) if offset < 0 else self._below(offset)
        if forgotten:
            self.forget([*islice(self.waiting, forgotten)])

    def _below(self, offset: int) -> int:
        return next((at for at, update_id in enumerate(self.waiting) if update_id >= offset), len(self.waiting))

    def _handed_out(self, limit: int) -> list[Update]:
        repeats = [self._repeats.popleft() for _ in range(min(limit, len(self._repeats)))]
        return [*repeats, *islice(self.waiting.values(), limit - len(repeats))]

    async def _something(self, number: int, seconds: int) -> None:
        """Wait until there is an update, the time is up, a younger call has taken our place, or a webhook is set."""
        try:
            async with asyncio.timeout(seconds):
                while not (self.waiting or self._repeats or self._ended(number)):
                    await self._changed.wait()
        except TimeoutError:
            return
        if refusal := self._ended(number):
            raise refusal

    def _ended(self, number: int) -> ApiError | None:
        if self.webhook_set:
            return conflict("terminated by setWebhook request")
        if number != self._poller:
            return conflict("terminated by other getUpdates request; make sure that only one bot instance is running")
        return None
