"""The active process of an office: it receives, handles, ticks, draws, sends and watches itself."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from typing import Any

from sqlalchemy.orm import Session

from bot.channels.telegram import TelegramChannel
from bot.clock import Clock
from bot.heartbeat import Heartbeat
from bot.lock import OfficeLock
from bot.menus import Menus
from bot.meters import Meters
from bot.polling import Polling
from bot.receiving import Receiving
from bot.wiring import System
from core.texts import operators
from scheduler import alarms
from scheduler.auditing import Finding
from scheduler.ticker import Ticker
from storage import backlog, gaps, messengers
from storage.database import Database
from storage.directives import current
from storage.evidence_folder import Folder

log = logging.getLogger(__name__)

FALLBACK = 1.0  # seconds: each step wakes the next; looking is only for what a wake missed
STOPPING = 10.0  # seconds in which what is in hand is finished
LOCK_EVERY = 5.0  # seconds between two looks whether the office's lock is still ours
HEARD_EVERY = 60.0  # seconds between two notes of when the messenger was last reached
SILENT = 60.0  # seconds without a poll that succeeded after which the admins are told
SENTENCES = {"poll_conflict": operators.poll_conflict, "unauthorized": operators.unauthorized}


class Working:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        channel: TelegramChannel,
        receiving: Receiving,
        lock: OfficeLock,
        *,
        polls: bool,
        heartbeat_url: str | None,
        meters: Meters,
        folder: Folder,
    ) -> None:
        self._database = database
        self._clock = clock
        self._channel = channel
        self._lock = lock
        self._polls = polls
        self.system = System(
            database,
            clock,
            {channel.name: channel},
            observe=lambda result: meters.observe(result, clock.now()),
            folder=folder,
        )
        self.handle = asyncio.Event()
        self._draw = asyncio.Event()
        self._fetch = asyncio.Event()
        self._joined = asyncio.Event()  # somebody may have: they get a menu
        self._ticked: float | None = None
        self._heard_at: float | None = None
        self.polling = Polling(channel, receiving, clock.monotonic, self._alarm, self._polled)
        wake = self.system.delivery.wake
        self._heartbeat = Heartbeat(database, clock.now, heartbeat_url, extra=self._silences, wake=wake)

    @property
    def last_poll(self) -> float | None:
        """Seconds ago."""
        return self._ago(self.polling.last_success)

    @property
    def last_tick(self) -> float | None:
        return self._ago(self._ticked)

    @property
    def evidence_trouble(self) -> str:
        """Why files that units send cannot be written; empty when they can."""
        return self.system.fetching.trouble if self.system.fetching else ""

    async def until(self, stop: asyncio.Event) -> None:
        """Returns also when the office's lock is lost: then another process may be at work, and we are not."""
        await self.system.delivery.recover()
        await self.system.handling.warm_up()
        await self.system.handling.begin()
        await self._announce()
        await self._heard()
        await self._first_beat()
        ticker = Ticker(self._beat)
        ticker.start()
        sending = asyncio.create_task(self.system.delivery.run())
        work = [asyncio.create_task(loop) for loop in self._loops()]
        log.info("running as @%s", self._channel.username, extra={"action": "start"})
        try:
            await _first(stop, [sending, *work])
        finally:
            ticker.stop()
            await self._finish(sending, work)

    def _loops(self) -> list[Coroutine[Any, Any, None]]:
        loops = [self._handling(), self._drawing(), self._fetching(), self._menus(), self._watching_the_lock()]
        loops.append(self.polling.run() if self._polls else self._listening())
        # The audit's limits are minutes of the real clock; a shifted one may run through a day in that time.
        return loops if self._clock.shifted else [*loops, self._heartbeat.run()]

    async def _handling(self) -> None:
        async def step() -> None:
            if await self.system.handling.drain():
                self.system.delivery.wake()
                self._joined.set()
                self._fetch.set()

        await _loop(self.handle, step)

    async def _menus(self) -> None:
        """Beside the handling: a messenger that hangs over a menu must not keep anybody waiting for an answer."""
        menus = Menus(self._channel, self._database, self._clock)
        await _loop(self._joined, menus.set)

    async def _fetching(self) -> None:
        """Evidence, beside the handling: a download may take minutes."""
        fetching = self.system.fetching
        assert fetching is not None

        async def step() -> None:
            if await fetching.drain():
                self.system.delivery.wake()

        await _loop(self._fetch, step)

    async def _drawing(self) -> None:
        async def step() -> None:
            await self.system.delivery.draw()
            self.system.delivery.wake()

        await _loop(self._draw, step)

    async def _listening(self) -> None:
        """With a webhook there is no poll by which to tell that the messenger could reach us."""
        await _loop(asyncio.Event(), self._heard)

    async def _watching_the_lock(self) -> None:
        while await asyncio.to_thread(self._lock.is_held):  # noqa: ASYNC110 - nobody tells us when it is lost
            await asyncio.sleep(LOCK_EVERY)
        log.error("the office's lock is lost: another process may be at work", extra={"action": "lock"})

    async def _first_beat(self) -> None:
        """A gap is known by now: a digest that comes late names it. The ticker tries again what breaks."""
        try:
            await self._beat()
        except Exception:  # the loop's border
            log.exception("the first beat failed", extra={"action": "tick"})

    async def _beat(self) -> None:
        if await self.system.beat():
            self._draw.set()
            self.system.delivery.wake()
        self._ticked = self._clock.monotonic()

    async def _polled(self) -> None:
        self.system.delivery.accepted(self._channel.name)
        await self._heard()

    async def _announce(self) -> None:
        """Who is on another messenger alone cannot be reached. Under a shifted clock nobody really is."""
        served = {} if self._clock.shifted else {self._channel.name: self._channel.username or ""}
        await self._database.run(messengers.announce, served, self._clock.now())

    async def _heard(self) -> None:
        """The messenger could reach us. Under a shifted clock nothing is lost that would be worth telling."""
        now = self._clock.monotonic()
        if self._clock.shifted or (self._heard_at is not None and now - self._heard_at < HEARD_EVERY):
            return
        await self._database.run(gaps.heard, self._channel.name, self._clock.now())
        self._heard_at = now

    async def _alarm(self, name: str) -> None:
        sentence = SENTENCES[name](self._channel.name.capitalize())
        await self._database.run(_tell, name, sentence, self._clock)
        self.system.delivery.wake()

    def _silences(self) -> list[Finding]:
        """What the database does not know."""
        name = self._channel.name.capitalize()
        found = [Finding("unauthorized", operators.unauthorized(name), 1)] if self.system.delivery.stopped else []
        if self.evidence_trouble:
            found.append(Finding("evidence_disk", operators.EVIDENCE_DISK, 1))
        if self.polling.conflict:
            found.append(Finding("poll_conflict", operators.poll_conflict(name), 1))
        if self._polls and (self.last_poll is None or self.last_poll > SILENT):
            found.append(Finding("silent", operators.silent(name), 1))
        return found

    async def _finish(self, sending: asyncio.Task[None], work: list[asyncio.Task[None]]) -> None:
        """Stop taking; what is being sent is finished, or left `sending`, which the next start calls unknown."""
        for task in work:
            task.cancel()
        self.system.delivery.finish()
        await asyncio.wait([sending], timeout=STOPPING)
        sending.cancel()
        results = await asyncio.gather(sending, *work, return_exceptions=True)
        await self._say_what_waits()
        for result in results:
            if isinstance(result, Exception):
                raise result

    async def _say_what_waits(self) -> None:
        try:
            waiting = await self._database.read(backlog.count_waiting)
        except Exception as error:  # the border: the database may be why we stop
            log.error("stopped; the database fails: %s", type(error).__name__, extra={"action": "stop"})
        else:
            log.info("stopped; %d messages still wait", waiting, extra={"action": "stop"})

    def _ago(self, moment: float | None) -> float | None:
        return None if moment is None else self._clock.monotonic() - moment


def _tell(session: Session, name: str, sentence: str, clock: Clock) -> None:
    alarms.tell(session, current(session), name, sentence, clock.now())


async def _loop(wake: asyncio.Event, step: Callable[[], Awaitable[None]]) -> None:
    while True:
        try:
            await step()
        except Exception:  # the loop's border
            log.exception("a step failed", extra={"action": "loop"})
            await asyncio.sleep(FALLBACK)
        with suppress(TimeoutError):
            async with asyncio.timeout(FALLBACK):
                await wake.wait()
        wake.clear()


async def _first(stop: asyncio.Event, work: list[asyncio.Task[None]]) -> None:
    """Until `stop`, or until a loop that never ends has ended."""
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait([stopping, *work], return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
