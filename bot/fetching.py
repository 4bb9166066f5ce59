"""Evidence from its messenger to the disk. No transaction is open during a download, and no row claims a file that is
not there: the file is in its place before the row says so."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from core.channel import Channel
from core.evidence import NotTaken, Refused
from core.file_names import safe_name
from core.texts import evidence as words
from core.texts import operators
from scheduler import alarms
from storage import evidence_fetching, outbox
from storage.database import AWAY, Database
from storage.directives import current
from storage.evidence_fetching import Wanted
from storage.evidence_folder import Folder, Intake
from storage.file_kinds import FileKind, kind_of
from storage.notices import notice
from storage.people import address

log = logging.getLogger(__name__)

AT_ONCE = 3
WAITS = (timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=1))
"""Between two tries; the last one again and again."""
GIVEN_UP = timedelta(days=7)
"""After so long the person is asked to send the file again."""


class Fetching:
    def __init__(
        self, database: Database, channels: Mapping[str, Channel], folder: Folder, now: Callable[[], datetime]
    ) -> None:
        self._database = database
        self._channels = channels
        self._folder = folder
        self._now = now
        self._swept = False
        self.trouble = ""  # why nothing can be written, as the last try found it

    async def _sweep(self) -> None:
        """Before the first download: what a crash has left on the disk."""
        self._swept = True
        try:
            stray = await asyncio.to_thread(self._folder.sweep)
        except OSError as error:
            log.error("evidence cannot be swept: %s", type(error).__name__, extra={"action": "evidence"})
        else:
            if stray:
                log.info("%d halves of files swept", stray, extra={"action": "evidence"})

    async def drain(self) -> int:
        """Everything that is wanted now; how many files were tried."""
        tried = 0
        if not self._swept:
            await self._sweep()
        while batch := await self._database.read(evidence_fetching.wanted, self._now(), AT_ONCE):
            await asyncio.gather(*map(self._try, batch))
            tried += len(batch)
        return tried

    async def _try(self, file: Wanted) -> None:
        try:
            await self._fetch(file)
        except NotTaken as refused:
            await self._database.run(_refuse, file, refused.reason, self._now())
        except AWAY:
            raise
        except OSError as error:
            await self._disk_fails(file, error)
        except Exception:  # the loop's border: one file must not hold back the others
            log.exception("file=%d broke", file.id, extra={"action": "evidence"})
            await self._put_off(file)

    async def _fetch(self, file: Wanted) -> None:
        channel = self._channels.get(file.channel)
        with self._folder.intake() as taken:
            fetched = await channel.fetch(file.ref, taken.write) if channel is not None else None
            if fetched is None or not fetched.whole:
                await self._come_again(file, fetched.retry_after if fetched else None)
                return
            kind = await asyncio.to_thread(_looked_at, taken)
            await self._keep(file, taken, kind)
        self.trouble = ""

    async def _keep(self, file: Wanted, taken: Intake, kind: FileKind) -> None:
        known = await self._database.read(evidence_fetching.kept_hashes)
        if taken.sha256 not in known and sum(known.values()) + taken.size > self._folder.quota:
            raise NotTaken(Refused.QUOTA)
        await asyncio.to_thread(self._folder.keep, taken)
        stem = f"{file.name}-{file.id}" if file.kind == "photo" else file.name
        found = {"size": taken.size, "sha256": taken.sha256, "media_type": kind.media_type}
        await self._database.run(_kept, file, {**found, "name": safe_name(stem, kind.suffix)}, self._now())
        log.info("file=%d kept, %d bytes", file.id, taken.size, extra={"action": "evidence"})

    async def _come_again(self, file: Wanted, retry_after: float | None) -> None:
        if self._now() - file.sent_at > GIVEN_UP:
            raise NotTaken(Refused.UNREACHED)
        await self._put_off(file, timedelta(seconds=retry_after or 0))

    async def _put_off(self, file: Wanted, at_least: timedelta = timedelta()) -> None:
        wait = max(WAITS[min(file.attempts, len(WAITS) - 1)], at_least)
        await self._database.run(evidence_fetching.put_off, file.id, self._now() + wait)

    async def _disk_fails(self, file: Wanted, error: OSError) -> None:
        """Nothing is lost: the messenger has it still, and the admins hear of it once a day."""
        self.trouble = type(error).__name__
        log.error("file=%d cannot be written: %s", file.id, self.trouble, extra={"action": "evidence"})
        await self._put_off(file)
        await self._database.run(_alarm, "evidence_disk", operators.EVIDENCE_DISK, self._now())


def _looked_at(taken: Intake) -> FileKind:
    taken.finish()
    return kind_of(taken.path)


def _kept(session: Session, file: Wanted, found: dict[str, Any], now: datetime) -> None:
    evidence_fetching.keep(session, file.id, now, **found)


def _refuse(session: Session, file: Wanted, reason: Refused, now: datetime) -> None:
    if not evidence_fetching.refuse(session, file.id, reason):
        return
    to = address(session, file.person)
    outbox.queue(session, notice(f"evidence:{file.id}", "refused", to, words.not_kept(file.name, reason), now))
    if reason is Refused.QUOTA:
        _alarm(session, "evidence_quota", operators.EVIDENCE_QUOTA, now)


def _alarm(session: Session, name: str, sentence: str, now: datetime) -> None:
    alarms.tell(session, current(session), name, sentence, now)
