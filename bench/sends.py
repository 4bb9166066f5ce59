"""Durable sends a second: claimed, called and recorded on a SQLite file, beside clients that store nothing."""

import statistics
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.bot import UNPACED, running
from bench.local import TOKEN, Local
from bench.measure import Figure, NotMeasured
from bench.office import Office
from bench.peers.environment import python_with_aiogram
from bench.processes import PYTHON, finished
from bench.size import Size

PATIENCE = 120.0  # seconds for one try of one sender
Rate = Callable[[], float]


def figures(server: Local, made: Office, size: Size) -> Iterator[Figure]:
    rounds = [_round(server, made, size) for _ in range(size.rounds)]
    yield from _compared([found[0] for found in rounds], [found[1] for found in rounds])


def _round(server: Local, made: Office, size: Size) -> tuple[float, dict[str, float | str]]:
    """Ours and every peer once: so that a noisy moment is everybody's."""
    ours = _ours(server, made.waiting(size.sends), size.sends)
    return ours, {name: _tried(peer) for name, peer in _peers(server, made.people, size).items()}


def _tried(rate: Rate) -> float | str:
    try:
        return rate()
    except NotMeasured as reason:
        return str(reason)


def _ours(server: Local, waiting: Office, count: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        file = waiting.copy(Path(folder))
        server.reset()
        with running(server, file, words=UNPACED):
            server.wait(PATIENCE, sends=count)
        return _rate(server)


def _rate(server: Local) -> float:
    """From the first message that the server accepted to the last."""
    accepted = server.books()["accepted"]
    if len(accepted) < 2:
        raise NotMeasured("nothing reached the server")
    return (len(accepted) - 1) / float(accepted[-1] - accepted[0])


def _peers(server: Local, chats: int, size: Size) -> dict[str, Rate]:
    """Each with as many messages as take a few seconds."""
    return {
        PTB: lambda: _peer(server, "ptb_sender", max(size.sends // 10, 200), chats),
        AIOGRAM: lambda: _peer(server, "aiogram_sender", size.sends // 3, chats, python_with_aiogram()),
        "aiohttp": lambda: _peer(server, "aiohttp_sender", size.sends, chats),
        "plain sockets": lambda: _peer(server, "socket_sender", size.sends, chats),
    }


PTB, AIOGRAM = "PTB as shipped", "aiogram 3"
WANTED = {PTB: "≥ 4 ×", AIOGRAM: "≥ 0.7 ×"}


def _peer(server: Local, name: str, count: int, chats: int, python: str = PYTHON) -> float:
    server.reset()
    words = [python, "-m", f"bench.peers.{name}", server.url, TOKEN, str(count), str(chats)]
    with tempfile.TemporaryDirectory() as folder:
        finished(words, Path(folder), PATIENCE)
    return _rate(server)


def _compared(ours: list[float], peers: list[dict[str, float | str]]) -> Iterator[Figure]:
    what = "durable sends a second, server unthrottled"
    shown = f"{statistics.median(ours):,.0f}/s"
    for name in peers[0]:
        pairs = [(mine, found[name]) for mine, found in zip(ours, peers, strict=True)]
        rates = [(mine, rate) for mine, rate in pairs if isinstance(rate, float)]
        if rates:
            rate = statistics.median(rate for _, rate in rates)
            ratio = statistics.median(mine / rate for mine, rate in rates)
            yield Figure(what, shown, f"{name} {rate:,.0f}/s", f"{ratio:.2f} ×", WANTED.get(name, ""))
        else:
            yield Figure(what, shown, f"{name} not measured: {pairs[0][1]}", "", WANTED.get(name, ""))
