"""From an update at the server to the reply at the server, with nothing else to do."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.bot import running
from bench.local import Local
from bench.measure import Figure, percentile
from bench.office import Office
from bench.size import Size
from bench.turns import reports

APART = 0.04  # seconds from one message to the next: fewer than thirty a second, at which the bot would wait
PATIENCE = 10.0


def figures(server: Local, made: Office, size: Size) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        file = made.copy(Path(folder))
        server.reset()
        with running(server, file):
            _ask(server, reports(made, size.asked))
        taken = [(answered - arrived) * 1000 for arrived, _, answered in server.books()["answers"]]
    shown = f"median {percentile(taken, 0.5):.1f} ms, p99 {percentile(taken, 0.99):.1f} ms"
    yield Figure("an update to its reply, idle", shown, "", "", "≤ 10 ms, ≤ 50 ms")


def _ask(server: Local, said: list[tuple[int, str]]) -> None:
    server.wait(PATIENCE, polls=2)  # the second poll is a long one
    for number, each in enumerate(said, 1):
        begun = time.monotonic()
        server.push([each])
        server.wait(PATIENCE, replies=number)
        time.sleep(max(0.0, begun + APART - time.monotonic()))
