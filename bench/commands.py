"""Figures of whole commands: the rehearsal, the demo's start."""

import socket
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from bench.local import Local
from bench.measure import Figure, NotMeasured, median
from bench.office import Office
from bench.processes import DONDOC, ERRORS, finished, last_line, started
from bench.size import Size

PATIENCE = 120.0


def rehearsal(_server: Local, _office: Office, size: Size) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        silent = median(lambda: _dondoc(folder, "rehearse", "--json"), size.rounds)
        lively = median(lambda: _dondoc(folder, "rehearse", "--json", "--replies", "7"), size.rounds)
    what = "the whole roll-out rehearsed, nobody answering"
    yield Figure(what, f"{silent:.1f} s", f"seeded replies {lively:.1f} s")


def _dondoc(folder: str, *words: str) -> None:
    finished([DONDOC, *words], Path(folder), PATIENCE)


def page(_server: Local, _office: Office, size: Size) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        taken = median(lambda: _until_page(Path(folder)), size.rounds)
    yield Figure("`dondoc demo` to the first page", f"{taken:.1f} s")


def _until_page(folder: Path) -> None:
    port = _free_port()
    with started([DONDOC, "demo", "--no-browser", "--port", str(port)], folder) as process:
        while not _answers(f"http://127.0.0.1:{port}/"):
            if process.poll() is not None:
                raise NotMeasured(f"`dondoc demo` ended: {last_line((folder / ERRORS).read_text())}")
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
