"""Rates a second beside those of peers: in each round everybody has a turn, so that a noisy moment is everybody's."""

import statistics
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bench.measure import Figure, NotMeasured

Rate = Callable[[], float]
Try = float | str  # a rate, or why there is none


@dataclass(frozen=True)
class Peer:
    rate: Rate
    wanted: str = ""


def compared(what: str, ours: Rate, peers: Mapping[str, Peer], rounds: int) -> Iterator[Figure]:
    """A row a peer. One that cannot be measured says why, and takes nothing from the others."""
    found: list[tuple[Try, dict[str, Try]]] = []
    while len(found) < rounds and not (found and isinstance(found[-1][0], str)):  # what failed once is not waited for
        found.append((_tried(ours), {name: _tried(peer.rate) for name, peer in peers.items()}))
    shown = _shown([mine for mine, _ in found])
    for name, peer in peers.items():
        pairs = [(mine, others[name]) for mine, others in found]
        yield Figure(what, shown, f"{name} {_shown([other for _, other in pairs])}", _ratio(pairs), peer.wanted)


def _tried(rate: Rate) -> Try:
    try:
        return rate()
    except NotMeasured as reason:
        return str(reason)


def _shown(tries: list[Try]) -> str:
    rates = [rate for rate in tries if isinstance(rate, float)]
    return f"{statistics.median(rates):,.0f}/s" if rates else f"not measured: {tries[0]}"


def _ratio(pairs: list[tuple[Try, Try]]) -> str:
    ratios = [mine / other for mine, other in pairs if isinstance(mine, float) and isinstance(other, float)]
    return f"{statistics.median(ratios):.2f} ×" if ratios else ""
