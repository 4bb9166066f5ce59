"""What /healthz says: is the bot receiving, planning and sending?"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.backlog import backlog
from storage.database import Database

log = logging.getLogger(__name__)

QUIET = 60.0  # seconds without a poll or a beat of the ticker
HELD_UP = 600.0  # seconds for which a row may wait that could go
PATIENCE = 5.0  # seconds in which the database has to answer


@dataclass(frozen=True, slots=True)
class Health:
    """The parts to ask. `last_poll` and `last_tick` are seconds ago, None before the first."""

    database: Database
    now: Callable[[], datetime]
    receiving: str  # polling, webhook
    last_poll: Callable[[], float | None]
    last_tick: Callable[[], float | None]
    conflict: Callable[[], bool]
    stopped: Callable[[], Sequence[str]]
    evidence: Callable[[], str] = str  # why files cannot be kept; empty when they can

    async def __call__(self) -> dict[str, Any]:
        found = {**self._running(), **await self._stored()}
        return {"ok": self._is_well(found), **found}

    def _running(self) -> dict[str, Any]:
        return {
            "receiving": self.receiving,
            "last_poll_seconds": _rounded(self.last_poll()),
            "conflict": self.conflict(),
            "last_tick_seconds": _rounded(self.last_tick()),
            "stopped": list(self.stopped()),
            "evidence": self.evidence() or "ok",
        }

    async def _stored(self) -> dict[str, Any]:
        """What the database says; where it cannot, the kind of failure alone: its text may hold an address."""
        now = self.now()
        try:
            async with asyncio.timeout(PATIENCE):
                found = await self.database.read(backlog, now)
        except Exception as error:  # the page's border
            log.error("health without the database: %s", type(error).__name__, extra={"action": "health"})
            return {"database": type(error).__name__, "waiting": None, "oldest_waiting_seconds": None}
        age = (now - found.oldest).total_seconds() if found.oldest else 0.0
        return {"database": "ok", "waiting": found.total, "oldest_waiting_seconds": _rounded(age)}

    def _is_well(self, found: dict[str, Any]) -> bool:
        return (
            found["database"] == "ok"
            and (self.receiving != "polling" or _recent(found["last_poll_seconds"]))
            and _recent(found["last_tick_seconds"])
            and not found["conflict"]
            and not found["stopped"]
            and found["evidence"] == "ok"
            and found["oldest_waiting_seconds"] <= HELD_UP
        )


def _recent(seconds: float | None) -> bool:
    return seconds is not None and seconds < QUIET


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 1)
