"""`dondoc run`: the web server first, then the office's lock, then the work, until told to stop.

Who does not get the lock stands by: it stores what a webhook brings it, and takes over when the other is gone.
"""

import asyncio
import logging
import signal
from collections.abc import Coroutine
from contextlib import suppress
from datetime import datetime
from typing import Any

from bot.channels.telegram import WEBHOOK_HEADER, CallFailed, TelegramChannel, WebhookRefused
from bot.channels.telegram_errors import UNAUTHORIZED
from bot.clock import Clock
from bot.health import Health
from bot.lock import OfficeLock, Taken
from bot.meters import Meters
from bot.opening import clock_of, database_troubles
from bot.receiving import Receiving
from bot.serving import WebServer, address, listen
from bot.settings import Settings
from bot.wiring import evidence_folder, prepare
from bot.working import Working
from core.refusal import Refusal
from core.texts import operators
from handlers.use_cases import menu
from storage.database import Database
from web.app import create_app
from web.webhooks import Webhook

log = logging.getLogger(__name__)

FIRST_WAIT = 1.0
LONGEST_WAIT = 60.0  # seconds between two tries to reach the messenger at the start
STAND_BY = 2.0  # seconds between two tries to get the office's lock


async def run(settings: Settings, stop: asyncio.Event | None = None) -> None:
    """Run until `stop` (default: SIGINT or SIGTERM). Raises Refusal or Faults for what the operator must mend."""
    with Database(settings.database_url) as database:
        await Running(settings, database, _telegram(settings)).until(stop or stop_on_signal())


def _telegram(settings: Settings) -> TelegramChannel:
    return TelegramChannel(
        settings.telegram_bot_token or "",
        settings.telegram_api_url,
        per_second=settings.sends_per_second,
        paid=settings.telegram_paid_broadcast,
    )


class _StandingBy(Exception):
    """Another process serves this office."""


class Running:
    def __init__(self, settings: Settings, database: Database, channel: TelegramChannel) -> None:
        self._settings = settings
        self._database = database
        self._channel = channel
        self._lock = OfficeLock(database)
        self._clock = Clock()
        self._work: Working | None = None  # while the lock is ours
        self._meters = Meters(database, self._now, self._last_poll, self._last_tick)
        self._receiving = Receiving(channel, database, self._now, self._arrived)

    async def until(self, stop: asyncio.Event) -> None:
        with suppress(_StandingBy):
            self._take()  # before the port: what is wrong with the database is said alone
        sock = listen(self._settings.web_host, self._settings.web_port)
        web = WebServer.of(create_app(self._health, None, self._webhooks(), self._meters.page))
        served = asyncio.create_task(web.serve(sockets=[sock]))
        log.info("health at %s/healthz", address(sock))
        try:
            while await self._active(stop):
                await self._serve(stop)
        finally:
            await web.stop(served)
            await self._receiving.aclose()
            await self._channel.close()
            self._lock.release()

    def _take(self) -> None:
        """Two starts on one machine are a mistake, and refused; on a server of its own the second one stands by."""
        try:
            self._lock.take()
        except Taken as taken:
            if self._lock.on_this_machine:
                raise
            raise _StandingBy from taken

    async def _active(self, stop: asyncio.Event) -> bool:
        """Once the office's lock is ours; False when told to stop meanwhile."""
        told = False
        while not stop.is_set():
            try:
                if not self._lock.is_taken:
                    await asyncio.to_thread(self._take)
                return True
            except (_StandingBy, Refusal) as reason:
                if not told:
                    log.warning("standing by: %s", type(reason).__name__, extra={"action": "lock"})
                told = True
            await _wait(stop, STAND_BY)
        return False

    async def _serve(self, stop: asyncio.Event) -> None:
        with database_troubles():
            self._clock = self._prepared()
        try:
            if await self._joined(stop):
                self._work = self._worker()
                await self._work.until(stop)
        finally:
            self._work = None
            if not self._lock.on_this_machine:
                self._lock.release()

    def _prepared(self) -> Clock:
        self._database.migrate()
        clock = clock_of(self._settings, self._database)
        if clock.shifted:
            speed = self._settings.clock_speed
            log.warning("THE CLOCK IS NOT THE REAL ONE: %s at speed %s", clock.now().isoformat(), speed)
        prepare(self._database, self._settings.directive_file, clock.now())
        return clock

    def _worker(self) -> Working:
        return Working(
            self._database,
            self._clock,
            self._channel,
            self._receiving,
            self._lock,
            polls=self._settings.public_url is None,
            heartbeat_url=self._settings.heartbeat_url,
            meters=self._meters,
            folder=evidence_folder(self._settings),
        )

    async def _joined(self, stop: asyncio.Event) -> bool:
        """Ask the messenger who we are, until it answers: after a power cut we may be up before the network.

        False when told to stop meanwhile. Raises StartFailed or Refusal where only the operator can help: a wrong
        token, an address for the webhook that Telegram never takes.
        """
        wait = FIRST_WAIT
        while not stop.is_set():
            try:
                return await _unless(stop, self._introduce())
            except CallFailed as failure:
                if failure.reason == UNAUTHORIZED:
                    raise
                log.warning("the messenger does not answer yet: %s", failure.reason, extra={"action": "start"})
                await _wait(stop, wait)
                wait = min(wait * 2, LONGEST_WAIT)
        return False

    async def _introduce(self) -> None:
        await self._channel.start()
        await self._channel.set_commands(None, menu(()))
        await self._ask_for_updates()

    async def _ask_for_updates(self) -> None:
        """By webhook, which stays set when we stop: the messenger keeps what comes meanwhile, and posts it then."""
        if public_url := self._settings.public_url:
            secret = self._settings.webhook_secret
            url = f"{public_url}/webhooks/{self._channel.name}"
            try:
                await self._channel.set_webhook(url, secret)
            except WebhookRefused as refused:
                raise Refusal(operators.webhook_refused(url, refused.reason)) from refused

    def _webhooks(self) -> dict[str, Webhook]:
        """None without PUBLIC_URL: then the bot polls."""
        if self._settings.public_url is None:
            return {}
        secret = self._settings.webhook_secret
        return {self._channel.name: Webhook(secret, WEBHOOK_HEADER, self._receiving.take_body)}

    def _arrived(self, count: int) -> None:
        self._meters.arrived(self._channel.name, count)
        if self._work is not None:
            self._work.handle.set()

    async def _health(self) -> dict[str, Any]:
        if not self._lock.is_taken and not self._lock.on_this_machine:
            return {"ok": True, "standing_by": True}
        work = self._work
        health = Health(
            self._database,
            self._now,
            "polling" if self._settings.public_url is None else "webhook",
            self._last_poll,
            self._last_tick,
            lambda: work is not None and work.polling.conflict,
            lambda: work.system.delivery.stopped if work else (),
            lambda: work.evidence_trouble if work else "",
        )
        return await health()

    def _now(self) -> datetime:
        return self._clock.now()

    def _last_poll(self) -> float | None:
        return self._work.last_poll if self._work else None

    def _last_tick(self) -> float | None:
        return self._work.last_tick if self._work else None


async def _wait(stop: asyncio.Event, seconds: float) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await stop.wait()


async def _unless(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> bool:
    """Do it; False when told to stop before it was done."""
    doing, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    await asyncio.wait([doing, stopping], return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not doing.done():
        doing.cancel()
        await asyncio.wait([doing])
        return False
    doing.result()
    return True


def stop_on_signal() -> asyncio.Event:
    """Set by Ctrl-C or SIGTERM, on every system."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for name in ("SIGINT", "SIGTERM", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number is not None:
            signal.signal(number, lambda *_: _set(loop, stop))
    return stop


def _set(loop: asyncio.AbstractEventLoop, stop: asyncio.Event) -> None:
    with suppress(RuntimeError):  # told to stop twice: the loop has ended already
        loop.call_soon_threadsafe(stop.set)
