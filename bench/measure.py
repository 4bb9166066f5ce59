"""What a figure is, and the median of several tries."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    what: str
    shown: str
    peer: str = ""
    ratio: str = ""


def median(work: Callable[[], object], tries: int = 5) -> float:
    """Seconds, the median of several tries."""
    taken = []
    for _ in range(tries):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)
