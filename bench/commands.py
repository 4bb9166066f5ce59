"""Figures of whole commands: the rehearsal, the demo's start."""

import socket
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from bench.measure import Figure, median
from bench.processes import DONDOC, finished, started

PATIENCE = 120.0


def rehearsal() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        silent = median(lambda: _dondoc(folder, "rehearse", "--json"), 3)
        lively = median(lambda: _dondoc(folder, "rehearse", "--json", "--replies", "7"), 3)
    what = "the whole roll-out rehearsed, nobody answering"
    yield Figure(what, f"{silent:.1f} s", f"seeded replies {lively:.1f} s")


def _dondoc(folder: str, *words: str) -> None:
    finished([DONDOC, *words], Path(folder), PATIENCE)


def page() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        taken = median(lambda: _until_page(Path(folder)), 3)
    yield Figure("`dondoc demo` to the first page", f"{taken:.1f} s")


def _until_page(folder: Path) -> None:
    port = _free_port()
    with started([DONDOC, "demo", "--no-browser", "--port", str(port)], folder):
        begun = time.monotonic()
        while not _answers(f"http://127.0.0.1:{port}/") and time.monotonic() < begun + PATIENCE:
            time.sleep(0.02)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def _answers(url: str) -> bool:
    try:
        with _DIRECT.open(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
