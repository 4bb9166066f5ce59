"""Durable sends a second: claimed, called and recorded on a SQLite file, beside clients that store nothing."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench import office
from bench.bot import UNPACED, running
from bench.local import TOKEN, Local
from bench.measure import Figure, NotMeasured
from bench.office import Office
from bench.peers.environment import python_with_aiogram
from bench.processes import PYTHON, finished
from bench.size import Size

PATIENCE = 120.0  # seconds for one try of one sender
RECORDING = 0.5  # seconds for the last outcomes to be written
OURS, PTB, AIOGRAM = "ours", "PTB as shipped", "aiogram 3"
WANTED = {PTB: "≥ 4 ×", AIOGRAM: "≥ 0.7 ×"}
Rate = Callable[[], float]
Found = dict[str, float | str]  # a rate, or why there is none


def figures(server: Local, made: Office, size: Size) -> Iterator[Figure]:
    senders = _senders(server, made, size)
    rounds = [{name: _tried(rate) for name, rate in senders.items()} for _ in range(size.rounds)]
    shown = _shown([found[OURS] for found in rounds])
    for name in senders:
        if name != OURS:
            peer = f"{name} {_shown([found[name] for found in rounds])}"
            yield Figure("durable sends a second, unthrottled", shown, peer, _ratio(rounds, name), WANTED.get(name, ""))


def _shown(tries: list[float | str]) -> str:
    rates = [rate for rate in tries if isinstance(rate, float)]
    return f"{statistics.median(rates):,.0f}/s" if rates else f"not measured: {tries[0]}"


def _ratio(rounds: list[Found], name: str) -> str:
    """The median of the rounds, in each of which everybody had a turn: so that a noisy moment is everybody's."""
    pairs = [(found[OURS], found[name]) for found in rounds]
    ratios = [ours / peer for ours, peer in pairs if isinstance(ours, float) and isinstance(peer, float)]
    return f"{statistics.median(ratios):.2f} ×" if ratios else ""


def _tried(rate: Rate) -> float | str:
    try:
        return rate()
    except NotMeasured as reason:
        return str(reason)


def _senders(server: Local, made: Office, size: Size) -> dict[str, Rate]:
    """Each with as many messages as take a few seconds."""
    count = size.sends

    def peer(name: str, messages: int, python: str = PYTHON) -> float:
        return _peer(server, name, messages, made.people, python)

    def aiogram() -> float:
        return peer("aiogram_sender", count // 3, python_with_aiogram(install=size.installs))

    return {
        OURS: lambda: _ours(server, made.waiting(count), count),
        PTB: lambda: peer("ptb_sender", max(count // 10, 200)),
        AIOGRAM: aiogram,
        "aiohttp": lambda: peer("aiohttp_sender", count),
        "plain sockets": lambda: peer("socket_sender", count),
    }


def _ours(server: Local, waiting: Office, count: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        file = waiting.copy(Path(folder))
        server.reset()
        with running(server, file, words=UNPACED):
            server.wait(PATIENCE, sends=count)
            time.sleep(RECORDING)
        recorded = len(office.sent_instants(file))
    if recorded != count:
        raise NotMeasured(f"{count} arrived, {recorded} are recorded")
    return _rate(server)


def _peer(server: Local, name: str, count: int, chats: int, python: str) -> float:
    server.reset()
    words = [python, "-m", f"bench.peers.{name}", server.url, TOKEN, str(count), str(chats)]
    with tempfile.TemporaryDirectory() as folder:
        finished(words, Path(folder), PATIENCE)
    return _rate(server)


def _rate(server: Local) -> float:
    """From the first message that the server accepted to the last."""
    accepted = server.books()["accepted"]
    if len(accepted) < 2:
        raise NotMeasured("nothing reached the server")
    return (len(accepted) - 1) / float(accepted[-1] - accepted[0])
