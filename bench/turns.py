"""Status reports received, understood, stored and answered a second, beside a plain bot that inserts and replies."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.bot import UNPACED, running
from bench.comparing import Peer, compared
from bench.local import TOKEN, Local
from bench.measure import Figure, NotMeasured
from bench.office import Office
from bench.processes import PYTHON, started
from bench.size import Size

PATIENCE = 60.0  # seconds for one try
REPORTS = (
    "việc 2 đang làm, thứ 6 xong",
    "viec 1 xong roi a",
    "v3 t6 này họp, v4 ok",
    "việc 4 được 50%",
    "da ban hanh kh roi",
)


def figures(server: Local, made: Office, size: Size) -> Iterator[Figure]:
    said = reports(made, size.reports)
    peers = {"plain PTB bot, inserts and replies": Peer(lambda: _peer(server, said), "≥ 2 ×")}
    what = "reports received, understood, stored, answered a second"
    yield from compared(what, lambda: _ours(server, made, said), peers, size.rounds)


def reports(made: Office, count: int) -> list[tuple[int, str]]:
    """Every unit in turn, each time with other words."""
    chats = made.reporters
    return [(chats[n % len(chats)], REPORTS[(n + n // len(chats)) % len(REPORTS)]) for n in range(count)]


def _ours(server: Local, made: Office, said: list[tuple[int, str]]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        file = made.copy(Path(folder))
        server.reset()
        server.push(said)
        with running(server, file, words=UNPACED):
            return _rate(server, len(said))


def _peer(server: Local, said: list[tuple[int, str]]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        server.reset()
        server.push(said)
        words = [PYTHON, "-m", "bench.peers.ptb_bot", server.url, TOKEN, "reports.db"]
        with started(words, Path(folder)):
            return _rate(server, len(said))


def _rate(server: Local, count: int) -> float:
    """From the first update handed out to the last reply accepted."""
    server.wait(PATIENCE, replies=count)
    answers = server.books()["answers"]
    if len(answers) < 2:
        raise NotMeasured("too few replies")
    return len(answers) / float(max(a[2] for a in answers) - min(a[1] for a in answers))
