"""What a figure is, and the median of several tries."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


class NotMeasured(Exception):
    """A figure, or a peer of one, that this machine cannot give; its row says why."""


@dataclass(frozen=True)
class Figure:
    what: str
    shown: str
    peer: str = ""
    ratio: str = ""
    wanted: str = ""  # what the ratio is to reach


def median(work: Callable[[], object], tries: int = 5) -> float:
    """Seconds, the median of several tries."""
    return statistics.median(timed(work) for _ in range(tries))


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_turn(works: Sequence[Callable[[], object]], tries: int) -> list[float]:
    """Seconds of each, medians; they take turns, so that a noisy moment is everybody's."""
    taken = [[timed(work) for work in works] for _ in range(tries)]
    return [statistics.median(column) for column in zip(*taken, strict=True)]


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
