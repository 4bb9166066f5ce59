"""The only reader of the clock. Civil `now` may be shifted and stands in every rule and row; `monotonic` never is."""

import time
from datetime import UTC, datetime, timedelta


class Clock:
    """The real one."""

    shifted = False

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()


class ShiftedClock(Clock):
    """Runs from another instant, at another speed: for rehearsing with a real messenger."""

    shifted = True

    def __init__(self, start: datetime, speed: float = 1.0) -> None:
        self._start = start.astimezone(UTC)
        self._speed = speed
        self._since = self.monotonic()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=(self.monotonic() - self._since) * self._speed)


class HandClock(Clock):
    """Stands still until it is moved, and never goes back: the demo's and the rehearsal's."""

    shifted = True

    def __init__(self, start: datetime) -> None:
        self._now = start.astimezone(UTC)

    def now(self) -> datetime:
        return self._now

    def move(self, to: datetime) -> None:
        self._now = max(self._now, to.astimezone(UTC))
