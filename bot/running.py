"""`dondoc run`: receive, handle, tick, send and answer /healthz, until told to stop."""

import asyncio
import logging
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from bot.channels.telegram import WEBHOOK_HEADER, CallFailed, TelegramChannel
from bot.channels.telegram_errors import UNAUTHORIZED
from bot.clock import Clock
from bot.lock import OfficeLock
from bot.menus import set_menus
from bot.opening import clock_of, database_troubles
from bot.polling import Polling
from bot.receiving import Receiving
from bot.serving import WebServer, address, listen
from bot.settings import Settings
from bot.wiring import System, prepare
from handlers.dispatch import menu
from scheduler.ticker import Ticker
from storage import outbox
from storage.database import Database
from web.app import create_app
from web.webhooks import Webhook

log = logging.getLogger(__name__)

FALLBACK = 1.0  # seconds: each step wakes the next; looking is only for what a wake missed
QUIET_POLLS = 60.0  # seconds without a successful poll after which the health page says so
LONGEST_WAIT = 60.0  # seconds between two tries to reach the messenger at the start
STOPPING = 10.0  # seconds in which what is in hand is finished


async def run(settings: Settings, stop: asyncio.Event | None = None) -> None:
    """Run until `stop` (default: SIGINT or SIGTERM). Raises Refusal or Faults for what the operator must mend."""
    with Database(settings.database_url) as database:
        lock = OfficeLock(database)
        lock.take()
        try:
            with database_troubles():
                clock = _clock(settings, database)
            await Running(settings, database, clock, _telegram(settings)).until(stop or stop_on_signal())
        finally:
            lock.release()


def _telegram(settings: Settings) -> TelegramChannel:
    return TelegramChannel(
        settings.telegram_bot_token or "",
        settings.telegram_api_url,
        per_second=settings.sends_per_second,
        paid=settings.telegram_paid_broadcast,
    )


def _clock(settings: Settings, database: Database) -> Clock:
    database.migrate()
    clock = clock_of(settings, database)
    if clock.shifted:
        log.warning("THE CLOCK IS NOT THE REAL ONE: %s at speed %s", clock.now().isoformat(), settings.clock_speed)
    prepare(database, settings.directive_file, clock.now())
    return clock


class Running:
    def __init__(self, settings: Settings, database: Database, clock: Clock, channel: TelegramChannel) -> None:
        self._settings = settings
        self._database = database
        self._clock = clock
        self._channel = channel
        self._system = System(database, clock, {channel.name: channel})
        self._handle = asyncio.Event()
        self._draw = asyncio.Event()
        self._receiving = Receiving(channel, database, clock.now, self._handle.set)
        self._polling = Polling(channel, self._receiving, clock.monotonic, _alarm)

    async def until(self, stop: asyncio.Event) -> None:
        sock = listen(self._settings.web_host, self._settings.web_port)
        web = WebServer.of(create_app(self._health, None, self._webhooks()))
        served = asyncio.create_task(web.serve(sockets=[sock]))
        log.info("health at %s/healthz", address(sock))
        try:
            if await self._joined(stop):
                await self._work(stop)
        finally:
            await web.stop(served)
            await self._receiving.aclose()
            await self._channel.close()

    def _webhooks(self) -> dict[str, Webhook]:
        """None without PUBLIC_URL: then the bot polls."""
        if self._settings.public_url is None:
            return {}
        secret = self._settings.webhook_secret
        return {self._channel.name: Webhook(secret, WEBHOOK_HEADER, self._receiving.take_body)}

    async def _work(self, stop: asyncio.Event) -> None:
        await self._system.delivery.recover()
        await self._system.handling.warm_up()
        ticker = Ticker(self._beat)
        ticker.start()
        sending = asyncio.create_task(self._system.delivery.run())
        loops = [self._handling(), self._drawing()]
        if self._settings.public_url is None:
            loops.append(self._polling.run())
        work = [asyncio.create_task(loop) for loop in loops]
        log.info("running as @%s", self._channel.username, extra={"action": "start"})
        try:
            await _first(stop, [sending, *work])
        finally:
            ticker.stop()
            await self._finish(sending, work)

    async def _joined(self, stop: asyncio.Event) -> bool:
        """Ask the messenger who we are, until it answers: after a power cut we may be up before the network.

        False when told to stop meanwhile. Raises StartFailed where only the operator can help: a wrong token.
        """
        wait = FALLBACK
        while not stop.is_set():
            try:
                await self._channel.start()
                await self._channel.set_commands(None, menu(()))
                await self._ask_for_updates()
                return True
            except CallFailed as failure:
                if failure.reason == UNAUTHORIZED:
                    raise
                log.warning("the messenger does not answer yet: %s", failure.reason, extra={"action": "start"})
                with suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), wait)
                wait = min(wait * 2, LONGEST_WAIT)
        return False

    async def _ask_for_updates(self) -> None:
        """By webhook, which stays set when we stop: the messenger keeps what comes meanwhile, and posts it then."""
        if public_url := self._settings.public_url:
            await self._channel.set_webhook(
                f"{public_url}/webhooks/{self._channel.name}", self._settings.webhook_secret
            )

    async def _handling(self) -> None:
        async def step() -> None:
            if await self._system.handling.drain():
                self._system.delivery.wake()
                await set_menus(self._channel, self._database, self._clock)

        await _loop(self._handle, step)

    async def _drawing(self) -> None:
        async def step() -> None:
            await self._system.delivery.draw()
            self._system.delivery.wake()

        await _loop(self._draw, step)

    async def _beat(self) -> None:
        if await self._system.beat():
            self._draw.set()
            self._system.delivery.wake()

    async def _finish(self, sending: asyncio.Task[None], work: list[asyncio.Task[None]]) -> None:
        """Stop taking; what is being sent is finished, or left `sending`, which the next start calls unknown."""
        for task in work:
            task.cancel()
        self._system.delivery.finish()
        await asyncio.wait([sending], timeout=STOPPING)
        sending.cancel()
        results = await asyncio.gather(sending, *work, return_exceptions=True)
        waiting = await self._database.read(outbox.count_waiting)
        log.info("stopped; %d messages still wait", waiting, extra={"action": "stop"})
        for result in results:
            if isinstance(result, Exception):
                raise result

    async def _health(self) -> dict[str, Any]:
        waiting = await self._database.read(outbox.count_waiting)
        return {**self._reception(), "waiting": waiting, "database": "ok"}

    def _reception(self) -> dict[str, Any]:
        """With a webhook there is no poll by which to tell whether the messenger is there."""
        if self._settings.public_url is not None:
            return {"ok": True, "receiving": "webhook"}
        last = self._polling.last_success
        ago = None if last is None else self._clock.monotonic() - last
        ok = ago is not None and ago < QUIET_POLLS
        return {
            "ok": ok,
            "receiving": "polling",
            "last_poll_seconds": ago and round(ago, 1),
            "conflict": self._polling.conflict,
        }


async def _alarm(name: str) -> None:
    log.error("alarm: %s", name, extra={"action": "alarm"})


async def _loop(wake: asyncio.Event, step: Callable[[], Awaitable[None]]) -> None:
    while True:
        try:
            await step()
        except Exception:  # the loop's border
            log.exception("a step failed", extra={"action": "loop"})
            await asyncio.sleep(FALLBACK)
        with suppress(TimeoutError):
            await asyncio.wait_for(wake.wait(), FALLBACK)
        wake.clear()


async def _first(stop: asyncio.Event, work: list[asyncio.Task[None]]) -> None:
    """Until `stop`, or until a loop that never ends has ended."""
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait([stopping, *work], return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()


def stop_on_signal() -> asyncio.Event:
    """Set by Ctrl-C or SIGTERM, on every system."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for name in ("SIGINT", "SIGTERM", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number is not None:
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))
    return stop
