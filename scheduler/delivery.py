"""The one place that sends: claim → call → outcome. No transaction is open during a call."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import datetime

from core.channel import Channel, Fate, Outcome
from scheduler import drawing
from scheduler.claiming import Claimed, Parcel, claim
from scheduler.outcomes import record
from scheduler.pace import Pace
from storage.database import Database

log = logging.getLogger(__name__)

OPEN_CALLS = 16
AGAIN = 1.0  # seconds until outcomes that could not be written are tried again


class Delivery:
    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        now: Callable[[], datetime],
        monotonic: Callable[[], float],
        *,
        pictures: bool = True,
    ) -> None:
        self._database = database
        self._channels = channels
        self._now = now
        self._paces = {name: Pace(channel.abilities.per_second, 1.0, monotonic) for name, channel in channels.items()}
        self._pictures = pictures
        self._calling = asyncio.Lock()  # held while calls are under way

    async def drain(self) -> int:
        """Send all that is due now; how many rows moved."""
        await drawing.draw_pending(self._database, self._now, real=self._pictures)
        batch = await self._batch()
        total = batch.moved
        while batch.moved and batch.more:
            batch = await self._batch()
            total += batch.moved
        return total

    async def _batch(self) -> Claimed:
        claimed = await self._database.run(claim, self._now(), OPEN_CALLS)
        if claimed.parcels:
            async with self._calling:
                await self._record(await asyncio.gather(*map(self._send, claimed.parcels)))
        return claimed

    async def _record(self, results: list[tuple[Parcel, Outcome]]) -> None:
        """Until the outcomes are written nothing else is sent: a row left `sending` would hold its chat for ever."""
        while True:
            try:
                await self._database.run(record, results, self._now())
                return
            except Exception:  # the loop's border: a database that is away comes back
                log.exception("outcomes not written yet", extra={"action": "record"})
                await asyncio.sleep(AGAIN)

    async def idle(self) -> None:
        """Returns once no call is under way."""
        async with self._calling:
            pass

    async def _send(self, parcel: Parcel) -> tuple[Parcel, Outcome]:
        channel, pace = self._channels.get(parcel.channel), self._paces.get(parcel.channel)
        if channel is None or pace is None:
            return parcel, Outcome(Fate.NOT_SENT, reason="channel is off")
        await pace.take()
        try:
            outcome = await channel.send(parcel.message)
        except Exception:  # the loop's border: a channel's fault is one row's, and nobody knows what became of it
            log.exception("send row=%d broke", parcel.row, extra={"action": "send"})
            outcome = Outcome(Fate.UNKNOWN, reason="fault")
        finally:
            pace.done()
        if outcome.retry_after is not None:
            pace.pause(outcome.retry_after)
        log.info("send row=%d kind=%s fate=%s", parcel.row, parcel.kind, outcome.fate, extra={"action": "send"})
        return parcel, outcome
