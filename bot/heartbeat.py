"""The heartbeat: every few minutes the audit; all is well → a sign of life to a dead man's switch, else an alarm."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime

import aiohttp
from sqlalchemy.orm import Session

from scheduler import alarms
from scheduler.auditing import Finding, findings
from storage.database import Database
from storage.directives import find_current

log = logging.getLogger(__name__)

EVERY = 300.0  # seconds
PATIENCE = 10.0  # seconds for the address to answer

Extra = Callable[[], Sequence[Finding]]
"""What only the running program knows: a messenger that is silent, a token that is not accepted."""


class Heartbeat:
    """`url` is asked by GET while all is well (healthchecks.io and its like); without one only the alarms are left."""

    def __init__(
        self,
        database: Database,
        now: Callable[[], datetime],
        url: str | None,
        *,
        extra: Extra = tuple,
        wake: Callable[[], None] = lambda: None,
    ) -> None:
        self._database = database
        self._now = now
        self._url = url
        self._extra = extra
        self._wake = wake
        self._looked: datetime | None = None

    async def run(self) -> None:
        while True:
            await asyncio.sleep(EVERY)
            try:
                await self.look()
            except Exception:  # the loop's border; no sign of life is one too
                log.exception("the audit failed", extra={"action": "audit"})

    async def look(self) -> list[Finding]:
        """What is wrong now. It is told, or the sign of life is given."""
        now = self._now()
        found = [*self._extra(), *await self._database.read(_findings, now, self._looked)]
        if found:
            await self._alarm(found, now)
        elif self._url:
            await self._ping(self._url)
        self._looked = now
        return found

    async def _alarm(self, found: Sequence[Finding], now: datetime) -> None:
        counts = " ".join(f"{finding.name}={finding.count}" for finding in found)
        log.error("not all is well: %s", counts, extra={"action": "audit"})
        await self._database.run(_tell, found, now)
        self._wake()

    async def _ping(self, url: str) -> None:
        """Where nobody answers, whoever waits for the sign learns it by its not coming."""
        try:
            patience = aiohttp.ClientTimeout(PATIENCE)
            async with aiohttp.ClientSession(timeout=patience, trust_env=True) as http, http.get(url) as answer:
                answer.raise_for_status()
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            # Not the error's words: they hold the address, which is a secret of its own.
            log.warning("no sign of life was taken: %s", type(error).__name__, extra={"action": "heartbeat"})


def _findings(session: Session, now: datetime, since: datetime | None) -> list[Finding]:
    directive = find_current(session)
    return findings(session, directive, now, since) if directive else []


def _tell(session: Session, found: Sequence[Finding], now: datetime) -> None:
    directive = find_current(session)
    if directive is None:
        return
    for finding in found:
        alarms.tell(session, directive, finding.name, finding.sentence, now)
