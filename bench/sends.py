"""Durable sends a second: claimed, called and recorded on a SQLite file, beside clients that store nothing."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench import office
from bench.bot import UNPACED, running
from bench.comparing import Peer, compared
from bench.local import TOKEN, Local
from bench.measure import Figure, NotMeasured
from bench.office import Office
from bench.peers.environment import python_with_aiogram
from bench.processes import PYTHON, finished
from bench.size import Size

PATIENCE = 120.0  # seconds for one try of one sender
RECORDING = 0.5  # seconds for the last outcomes to be written


def figures(server: Local, made: Office, size: Size) -> Iterator[Figure]:
    """Each sender has as many messages as take a few seconds."""
    count = size.sends

    def peer(name: str, messages: int, python: str = PYTHON) -> float:
        return _peer(server, name, messages, made.people, python)

    def aiogram() -> float:
        return peer("aiogram_sender", count // 3, python_with_aiogram(install=size.installs))

    peers = {
        "PTB as shipped": Peer(lambda: peer("ptb_sender", max(count // 10, 200)), "≥ 4 ×"),
        "aiogram 3": Peer(aiogram, "≥ 0.7 ×"),
        "aiohttp": Peer(lambda: peer("aiohttp_sender", count)),
        "plain sockets": Peer(lambda: peer("socket_sender", count)),
    }
    waiting = made.waiting(count)
    yield from compared(
        "durable sends a second, unthrottled", lambda: _ours(server, waiting, count), peers, size.rounds
    )


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
