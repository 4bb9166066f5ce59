"""How fast we may send: a sliding window, so that a burst never earns a refusal."""

import asyncio
from collections import deque
from collections.abc import Callable


class Pace:
    """Call n starts no sooner than `window` seconds after the answer to call n − `limit`; a 429 pauses all."""

    def __init__(self, limit: int, window: float, monotonic: Callable[[], float]) -> None:
        self._limit = limit
        self._window = window
        self._monotonic = monotonic
        self._answers: deque[float] = deque(maxlen=limit)
        self._slots = asyncio.Semaphore(limit)
        self._paused_until = 0.0

    async def take(self) -> None:
        """Wait for a slot. Give it back with `done`."""
        await self._slots.acquire()
        while (wait := self._wait()) > 0:  # noqa: ASYNC110 - time passing is what is waited for
            await asyncio.sleep(wait)
        if len(self._answers) == self._limit:
            self._answers.popleft()

    def _wait(self) -> float:
        now = self._monotonic()
        full = self._answers[0] + self._window - now if len(self._answers) == self._limit else 0.0
        return max(full, self._paused_until - now)

    def done(self) -> None:
        self._answers.append(self._monotonic())
        self._slots.release()

    def pause(self, seconds: float) -> None:
        self._paused_until = max(self._paused_until, self._monotonic() + seconds)
