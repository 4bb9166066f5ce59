"""What the bot counts of itself, for Prometheus. No label says who or what: kinds, outcomes and channels only."""

import logging
from collections.abc import Callable
from datetime import datetime
from math import nan

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from core.channel import Fate
from core.ledger import Kind
from scheduler.outcomes import Result
from storage.backlog import Backlog, backlog
from storage.database import Database

log = logging.getLogger(__name__)

Seconds = Callable[[], float | None]
"""How long ago something was; None when it never was."""

TIMED = (Kind.NUDGE, Kind.DIGEST)
"""Kinds that are said at an hour, so that lateness means something."""

LATENESS = (1, 2, 5, 10, 30, 60, 300, 900, 3600, 14400)


class Meters:
    """Counters are told; what waits is read from the database when somebody looks."""

    def __init__(self, database: Database, now: Callable[[], datetime], last_poll: Seconds, last_tick: Seconds) -> None:
        self._database = database
        self._now = now
        self._ago = {"poll": last_poll, "tick": last_tick}
        self._registry = own = CollectorRegistry()
        self._updates = Counter("dondoc_updates", "Updates stored", ["channel"], registry=own)
        self._messages = Counter("dondoc_messages", "Calls that ended", ["kind", "outcome"], registry=own)
        self._retries = Counter("dondoc_retries", "Calls that were not the row's first", ["kind"], registry=own)
        self._lateness = Histogram(
            "dondoc_lateness_seconds", "From planned to accepted, civil", ["kind"], buckets=LATENESS, registry=own
        )
        self._waiting = Gauge("dondoc_waiting", "Rows that wait and have a chat", ["kind"], registry=own)
        self._oldest = Gauge("dondoc_oldest_waiting_seconds", "How long a row waits that may go", registry=own)
        self._inbox = Gauge("dondoc_inbox_waiting", "Updates not handled yet", registry=own)
        self._since = {
            name: Gauge(f"dondoc_last_{name}_seconds", f"Since the last {name}", registry=own) for name in self._ago
        }

    def arrived(self, channel: str, count: int) -> None:
        """So many new updates were stored."""
        self._updates.labels(channel).inc(count)

    def observe(self, result: Result, now: datetime) -> None:
        """A call has ended."""
        parcel, outcome = result
        self._messages.labels(parcel.kind, outcome.fate).inc()
        if parcel.attempts > 1:
            self._retries.labels(parcel.kind).inc()
        if outcome.fate is Fate.SENT and parcel.kind in TIMED:
            self._lateness.labels(parcel.kind).observe((now - parcel.planned_at).total_seconds())

    async def page(self) -> bytes:
        """All of it, as Prometheus reads it; what cannot be read just now is no number."""
        now = self._now()
        try:
            self._show(await self._database.read(backlog, now), now)
        except Exception as error:  # the page's border: the counters are worth reading without the database
            log.error("meters without the database: %s", type(error).__name__, extra={"action": "meters"})
            self._show(None, now)
        for name, ago in self._ago.items():
            self._since[name].set(_number(ago()))
        return generate_latest(self._registry)

    def _show(self, found: Backlog | None, now: datetime) -> None:
        for kind in Kind:
            self._waiting.labels(kind).set(found.waiting.get(kind, 0) if found else nan)
        oldest = found.oldest if found else None
        none = 0.0 if found else nan
        self._oldest.set((now - oldest).total_seconds() if oldest else none)
        self._inbox.set(found.inbox if found else nan)


def _number(seconds: float | None) -> float:
    return nan if seconds is None else seconds
