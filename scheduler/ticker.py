"""APScheduler, as a ticker and nothing more: the database decides what is due."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = logging.getLogger(__name__)


class Ticker:
    """Calls `beat` each second, one call at a time; a beat that fails is logged and the next one comes."""

    def __init__(self, beat: Callable[[], Awaitable[None]]) -> None:
        self._beat = beat
        self._scheduler = AsyncIOScheduler(timezone="UTC")

    def start(self) -> None:
        # misfire_grace_time=None: a beat that comes late is still run; coalesce: several late ones are one.
        self._scheduler.add_job(self._safely, "interval", seconds=1, misfire_grace_time=None, coalesce=True)
        self._scheduler.start()

    def stop(self) -> None:
        self._scheduler.shutdown(wait=False)

    async def _safely(self) -> None:
        try:
            await self._beat()
        except asyncio.CancelledError:
            log.info("a beat was cut off by the stop", extra={"action": "tick"})
        except Exception:  # the loop's border
            log.exception("a beat failed", extra={"action": "tick"})
