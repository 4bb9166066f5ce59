"""The one place that sends: claim → call → outcome. No transaction is open during a call.

One transaction writes down the calls that have ended and claims as many rows as there are slots, so that a busy
sender pays one commit for several messages. A call's outcome never waits for another call.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from core.channel import Channel, Outcome
from scheduler import drawing
from scheduler.claiming import Claimed, Parcel, claim
from scheduler.lanes import Lane
from scheduler.outcomes import Result, give_up, record, recover
from scheduler.rests import Rest, Rests
from storage import calls, lines
from storage.database import AWAY, Database
from storage.evidence_folder import Folder
from storage.lines import Slots

log = logging.getLogger(__name__)

FULL = 12  # outcomes worth a transaction of their own while more rows wait
GATHERING = 0.01  # seconds in which so many come together; a commit costs as much as several messages
FALLBACK = 1.0  # seconds: looking at the table is only for what a wake missed
AGAIN = 1.0  # seconds until a database that is away is tried again

Observer = Callable[[Result], None]


def ignored(result: Result) -> None:
    """For whoever counts nothing."""


@dataclass(frozen=True, slots=True)
class Exchange:
    claimed: Claimed
    rests: list[Rest]


def exchange(
    session: Session, ended: Sequence[Result], again: Sequence[int], slots: Iterable[Slots], now: datetime
) -> Exchange:
    """Write down what has ended, let what is to be sent once more wait again, and claim what is next."""
    rests = record(session, ended, now)
    calls.send_again(session, again)
    resting = {rest.row for rest in rests if not rest.resend}
    return Exchange(claim(session, now, [place.without(resting) for place in slots]), rests)


class Delivery:
    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        now: Callable[[], datetime],
        monotonic: Callable[[], float],
        *,
        pictures: bool = True,
        observe: Observer = ignored,
        folder: Folder | None = None,
    ) -> None:
        self._database = database
        self._now = now
        self._monotonic = monotonic
        self._pictures = pictures
        self._observe = observe
        self._lanes = {name: Lane(channel, monotonic, folder) for name, channel in channels.items()}
        self._rests = Rests(monotonic)
        self._calls: set[asyncio.Task[None] | None] = set()
        self._ended: list[Result] = []
        self._news = asyncio.Event()
        self._stopping = False
        self._busy = False  # the last transaction found much to send

    def wake(self) -> None:
        """There may be something new to send."""
        self._news.set()

    @property
    def resting(self) -> list[int]:
        """Rows that wait for another try: their time is not the database's."""
        return self._rests.waiting()

    @property
    def stopped(self) -> list[str]:
        """Channels whose token is not accepted."""
        return [name for name, lane in self._lanes.items() if lane.stopped]

    def accepted(self, channel: str) -> None:
        """The channel's token was accepted, at another call than ours."""
        self._lanes[channel].accepted()

    async def recover(self) -> None:
        """At the start: rows that a crash left in the middle of a call."""
        self._rests.add(await self._database.run(recover, self._now()))

    async def drain(self) -> int:
        """Send all that is due now; how many rows moved. For a clock that is moved by hand."""
        await self.draw()
        moved = 0
        while True:
            step = await self._step()
            moved += step
            if not (step or self._calls or self._ended or await self._paced()):
                return moved
            if not step:
                await self._wait()

    async def run(self) -> None:
        """Send until `finish`, and until what is under way then has ended and is written down."""
        while not self._stopping or self._calls or self._ended:
            try:
                if not await self._step():
                    await self._wait()
            except Exception:  # the loop's border
                log.exception("a step failed", extra={"action": "send"})
                await asyncio.sleep(AGAIN)

    def finish(self) -> None:
        """Claim nothing more."""
        self._stopping = True
        self.wake()

    async def draw(self) -> None:
        """Pictures that rows due now wait for. Takes seconds, so the running bot does it beside the sending."""
        await drawing.draw_pending(self._database, self._now, real=self._pictures)

    async def _step(self) -> int:
        """One transaction, if there is anything for it; how many rows moved."""
        await self._gather()
        slots = self._slots()
        again = [] if self._stopping else self._rests.take_resends()
        ended, self._ended = self._ended, []
        if not (slots or again or ended):
            return 0
        done = await self._exchange(ended, again, slots)
        self._rests.add(done.rests)
        self._busy = len(done.claimed.parcels) >= FULL // 2
        for parcel in done.claimed.parcels:
            self._start(parcel)
        return done.claimed.moved + len(ended) + len(again)

    async def _gather(self) -> None:
        """Where one transaction after the other finds much to send, let several calls end before the next."""
        if self._busy and self._calls and len(self._ended) < FULL:
            with suppress(TimeoutError):
                async with asyncio.timeout(GATHERING):
                    while self._calls and len(self._ended) < FULL:
                        self._news.clear()
                        await self._news.wait()

    def _slots(self) -> list[Slots]:
        if self._stopping:
            return []
        resting = self._rests.waiting()
        return [slots for lane in self._lanes.values() if (slots := lane.slots(resting))]

    async def _exchange(self, ended: list[Result], again: list[int], slots: list[Slots]) -> Exchange:
        """Until the outcomes are written nothing else is sent: a row left `sending` would hold its chat for ever."""
        while True:
            try:
                return await self._database.run(exchange, ended, again, slots, self._now())
            except AWAY:
                log.exception("outcomes not written yet", extra={"action": "record"})
                await asyncio.sleep(AGAIN)
            except Exception:  # the loop's border: a fault of ours must not stop all sending
                log.exception("an exchange broke", extra={"action": "record"})
                self._rests.add(Rest(row, AGAIN, resend=True) for row in again)
                return await self._one_by_one(ended)

    async def _one_by_one(self, ended: list[Result]) -> Exchange:
        """Write down each outcome by itself; the one that breaks us is set aside, and nothing is claimed this time."""
        rests: list[Rest] = []
        for parcel, outcome in ended:
            try:
                rests += await self._database.run(record, [(parcel, outcome)], self._now())
            except AWAY:
                self._ended.append((parcel, outcome))
            except Exception:  # the loop's border
                log.exception("row=%d cannot be recorded", parcel.row, extra={"action": "record"})
                await self._give_up(parcel, outcome)
        return Exchange(Claimed([], 0), rests)

    async def _give_up(self, parcel: Parcel, outcome: Outcome) -> None:
        try:
            await self._database.run(give_up, parcel.row)
        except AWAY:
            self._ended.append((parcel, outcome))

    def _start(self, parcel: Parcel) -> None:
        lane = self._lanes[parcel.channel]
        lane.take(parcel)
        self._calls.add(asyncio.create_task(self._call(lane, parcel)))

    async def _call(self, lane: Lane, parcel: Parcel) -> None:
        result = await lane.call(parcel)
        self._ended.append(result)
        # Here and not when the task is done, of which the loop hears later than whoever waits for the news.
        self._calls.discard(asyncio.current_task())
        self._news.set()
        try:
            self._observe(result)
        except Exception:  # the border: whoever counts is not to keep us from sending
            log.exception("a call was not counted", extra={"action": "send"})

    async def _wait(self) -> None:
        """Until a call has ended, something was said, or a pace or a rest allows more."""
        moments = [] if self._stopping else [self._rests.next(), *(lane.pace.next() for lane in self._lanes.values())]
        soonest = min((at for at in moments if at is not None), default=None)
        wait = FALLBACK if soonest is None else min(max(soonest - self._monotonic(), 0.0), FALLBACK)
        with suppress(TimeoutError):
            async with asyncio.timeout(wait):
                await self._news.wait()
        self._news.clear()

    async def _paced(self) -> bool:
        """Whether something could be sent in a moment, if only the pace allowed it; a pause is no moment."""
        waiting = [name for name, lane in self._lanes.items() if not lane.pace.paused and lane.pace.next() is not None]
        return any([await self._database.read(lines.any_ready, self._now(), name, self.resting) for name in waiting])
