"""Long polling: raw updates are stored and committed, and only the next poll confirms them."""

import asyncio
import logging
import math
from collections.abc import Awaitable, Callable, Sequence

from bot.channels.telegram import CallFailed, PollConflict, TelegramChannel
from bot.channels.telegram_errors import UNAUTHORIZED
from bot.channels.telegram_updates import number_of
from bot.receiving import Receiving

log = logging.getLogger(__name__)

FIRST_WAIT = 1.0  # seconds after a failed poll
LONGEST_WAIT = 30.0
TAKEOVER = 10.0  # seconds in which whoever lost the office's lock to us has noticed it and stopped polling
UNAUTHORIZED_WAIT = 60.0
POLL_SECONDS = 25
ALARM_EVERY = 600.0

Alarm = Callable[[str], Awaitable[None]]
Sleep = Callable[[float], Awaitable[None]]


class Polling:
    """The one poller. `last_success` (monotonic seconds) and `conflict` are what the health page looks at: another
    program was met twice in ten minutes, and not only the one from which we took over.

    `alarm` is called with "poll_conflict" or "unauthorized", each at most once in ten minutes; `heard` after every
    successful poll. What they raise is logged.
    """

    def __init__(
        self,
        channel: TelegramChannel,
        receiving: Receiving,
        monotonic: Callable[[], float],
        alarm: Alarm,
        heard: Callable[[], Awaitable[None]] | None = None,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._channel = channel
        self._receiving = receiving
        self._monotonic = monotonic
        self._alarm = alarm
        self._heard = heard
        self._sleep = sleep
        self._offset: int | None = None  # none is stored: a repeat is absorbed by the inbox's unique key
        self._wait = FIRST_WAIT
        self._free = False  # of a webhook, which would keep all updates from us
        self._alarmed: dict[str, float] = {}
        self._met: float | None = None  # when another poller was last met
        self.last_success: float | None = None
        self.conflict = False

    async def run(self) -> None:
        while True:
            try:
                await self._once()
                self._wait = FIRST_WAIT
            except PollConflict as conflict:
                await self._not_alone(conflict)
            except CallFailed as failure:
                await self._failed(failure)
            except Exception as error:  # the loop's border; the message of a database's error may quote the update
                log.error("updates not stored: %s", type(error).__name__, extra={"action": "poll"})
                await self._pause()

    async def _once(self) -> None:
        if not self._free:
            await self._take_webhook_away()
        # The first poll comes back at once: it is how the health page learns that the messenger answers.
        updates = await self._channel.poll(self._offset, POLL_SECONDS if self.last_success is not None else 0)
        self.last_success, self.conflict = self._monotonic(), False
        if updates:
            await self._receiving.take(updates)
            await self._advance(updates)
        if self._heard is not None:
            await _safely(self._heard(), "heard")

    async def _take_webhook_away(self) -> None:
        """One left by a run with PUBLIC_URL; without that setting, polling is meant."""
        if (await self._channel.webhook_info()).url:
            await self._channel.delete_webhook()
            log.warning("a webhook was set: taken away, for PUBLIC_URL is not set", extra={"action": "poll"})
        self._free = True

    async def _advance(self, updates: Sequence[object]) -> None:
        """Beyond them all. Ids only grow, so one that cannot be read counts for one more than the one before it."""
        for update in updates:
            number = number_of(update)
            if number is not None:
                self._offset = number + 1
            elif self._offset is not None:
                self._offset += 1
        if number_of(updates[-1]) is None:
            await self._sleep(FIRST_WAIT)  # it may come back at once

    async def _not_alone(self, conflict: PollConflict) -> None:
        """No fight: whoever polls beside us goes on, and the operator is told, once it is not a mere takeover."""
        met, self._met = self._met, self._monotonic()
        if met is None or self._met - met > ALARM_EVERY:
            log.warning("another program has just polled with this token: %s", conflict, extra={"action": "poll"})
            await self._sleep(TAKEOVER)
            return
        self.conflict = True
        log.error("another program polls with this token: %s", conflict, extra={"action": "poll"})
        await self._sound("poll_conflict")
        await self._sleep(LONGEST_WAIT)

    async def _failed(self, failure: CallFailed) -> None:
        log.warning("poll failed: %s", failure.reason, extra={"action": "poll"})
        if failure.reason == UNAUTHORIZED:
            await self._sound("unauthorized")
            await self._sleep(UNAUTHORIZED_WAIT)
        else:
            await self._pause(failure.retry_after)

    async def _pause(self, told: float | None = None) -> None:
        await self._sleep(told or self._wait)
        self._wait = min(self._wait * 2, LONGEST_WAIT)

    async def _sound(self, name: str) -> None:
        now = self._monotonic()
        if now - self._alarmed.get(name, -math.inf) >= ALARM_EVERY:
            self._alarmed[name] = now
            await _safely(self._alarm(name), "alarm")


async def _safely(hook: Awaitable[None], action: str) -> None:
    try:
        await hook
    except Exception:
        log.exception("a hook of polling failed", extra={"action": action})
