"""Rows that rest before another try. The waits are real seconds, so they stand here and not in the database:
a clock that was shifted would end them at once, and after a restart another try may come at once."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass

FIRST_WAIT = 2.0  # seconds; doubled with each attempt
LONGEST_WAIT = 600.0
JITTER = 0.2  # a fifth more or less, so that what failed together does not come back together


@dataclass(frozen=True, slots=True)
class Rest:
    """`resend`: nobody knows whether it arrived; else it certainly did not, and holds back what follows in its chat."""

    row: int
    seconds: float
    resend: bool = False


class Rests:
    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._until: dict[int, float] = {}
        self._resends: dict[int, float] = {}

    def add(self, rests: Iterable[Rest]) -> None:
        now = self._monotonic()
        for rest in rests:
            (self._resends if rest.resend else self._until)[rest.row] = now + rest.seconds

    def waiting(self) -> list[int]:
        """Rows that are not to be tried again yet."""
        now = self._monotonic()
        self._until = {row: until for row, until in self._until.items() if until > now}
        return list(self._until)

    def take_resends(self) -> list[int]:
        """Unknown rows whose time to be sent once more has come; they are forgotten here."""
        now = self._monotonic()
        ripe = [row for row, until in self._resends.items() if until <= now]
        for row in ripe:
            del self._resends[row]
        return ripe

    def next(self) -> float | None:
        """When the next of them ends."""
        return min((*self._until.values(), *self._resends.values()), default=None)


def backoff(attempts: int) -> float:
    """Seconds until the next try, after so many."""
    wait = min(FIRST_WAIT * 2.0 ** min(attempts - 1, 10), LONGEST_WAIT)
    return wait * random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311 - nothing secret
