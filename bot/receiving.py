"""Updates on their way in: stored and committed first, then the handler is woken and presses are answered."""

import asyncio
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from bot.channels.telegram import stamp_press
from storage import inbox
from storage.database import Database

Kept = tuple[str, dict[str, Any]]


class Source(Protocol):
    """What a messenger tells of its raw updates."""

    name: str
    bot_id: str

    def key(self, raw: Mapping[str, Any]) -> str | None:
        """Unique among the bot's updates, the same each time that it is delivered; None for what has no key."""
        ...

    async def answer_press(self, raw: Mapping[str, Any]) -> None: ...


class Receiving:
    """For polling and webhooks alike. What is no update is kept as well, for the inbox worker to set aside."""

    def __init__(
        self, channel: Source, database: Database, now: Callable[[], datetime], wake: Callable[[int], None]
    ) -> None:
        self._channel = channel
        self._database = database
        self._now = now
        self._wake = wake
        self._answers: set[asyncio.Task[None]] = set()

    async def take(self, updates: Sequence[object]) -> None:
        """Once this returns they are ours. When it raises, none of them is."""
        now = self._now()
        kept = [self._kept(update, now) for update in updates]
        new = await self._database.run(inbox.store, self._channel.name, self._channel.bot_id, kept, now)
        self._wake(len(new))
        for _, raw in kept:
            self._answer(raw)

    async def take_body(self, body: bytes) -> None:
        """One update, as a webhook gets it."""
        try:
            update = json.loads(body)
        except (ValueError, RecursionError):
            update = body.decode(errors="replace")
        await self.take([update])

    async def aclose(self) -> None:
        answers = [*self._answers]
        for task in answers:
            task.cancel()
        await asyncio.gather(*answers, return_exceptions=True)

    def _kept(self, update: object, now: datetime) -> Kept:
        if isinstance(update, dict) and _is_storable(update) and (key := self._channel.key(update)) is not None:
            return key, stamp_press(update, now)
        return malformed(update)

    def _answer(self, raw: Mapping[str, Any]) -> None:
        """A press is answered at once, beside the work and not after it."""
        if "callback_query" in raw:
            task = asyncio.create_task(self._channel.answer_press(raw))
            self._answers.add(task)
            task.add_done_callback(self._answers.discard)


def malformed(update: object) -> Kept:
    """Kept as its words, in which no messenger finds an update; under their own key, so that it is kept once."""
    try:
        words = json.dumps(update, sort_keys=True)
    except RecursionError:
        words = "nested too deeply"
    return f"sha256:{hashlib.sha256(words.encode()).hexdigest()}", {"malformed": words}


def _is_storable(update: Mapping[str, Any]) -> bool:
    """Python reads numbers that are no JSON (NaN, 1e999); PostgreSQL would refuse the whole batch for one."""
    try:
        json.dumps(update, allow_nan=False)
    except (ValueError, RecursionError):
        return False
    return True
