"""Figures of whole commands: the rehearsal, the demo's start, the running bot's memory."""

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from bench.measure import Figure, median
from tests.telegram_server import TelegramServer

DONDOC = str(Path(sys.executable).with_name("dondoc"))


def rehearsal() -> Figure:
    with tempfile.TemporaryDirectory() as folder:
        silent = median(lambda: _dondoc(folder, "rehearse", "--json"), 3)
        lively = median(lambda: _dondoc(folder, "rehearse", "--json", "--replies", "7"), 3)
    return Figure("the whole roll-out rehearsed, nobody answering", f"{silent:.1f} s", f"seeded replies {lively:.1f} s")


def _dondoc(folder: str, *words: str) -> None:
    subprocess.run([DONDOC, *words], cwd=folder, check=True, capture_output=True)


def page_ready() -> Figure:
    with tempfile.TemporaryDirectory() as folder:
        taken = median(lambda: _until_page(folder), 3)
    return Figure("`dondoc demo` to the first page", f"{taken:.1f} s")


def _until_page(folder: str) -> None:
    port = "18080"
    process = subprocess.Popen([DONDOC, "demo", "--no-browser", "--port", port], cwd=folder, stderr=subprocess.DEVNULL)
    try:
        while not _answers(f"http://127.0.0.1:{port}/"):
            time.sleep(0.05)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


async def memory() -> list[Figure]:
    """Resident memory of `dondoc run` before it first draws: the first start, which migrates, and a later one."""
    with tempfile.TemporaryDirectory() as folder:
        async with TelegramServer() as server:
            first = await _resident(server, folder)
            later = await _resident(server, folder)
    return [Figure("memory of `dondoc run`, first start", f"{first:.0f} MB", f"a later start {later:.0f} MB")]


async def _resident(server: TelegramServer, folder: str) -> float:
    """Megabytes, once it polls."""
    environment = {**os.environ, "TELEGRAM_BOT_TOKEN": server.token, "TELEGRAM_API_URL": server.url, "WEB_PORT": "0"}
    quiet = asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(DONDOC, "run", env=environment, cwd=folder, stderr=quiet)
    polled = len(server.calls_of("getUpdates"))
    await server.called("getUpdates", times=polled + 2, timeout=30)
    await asyncio.sleep(2)
    resident = _status(process.pid)
    process.terminate()
    await process.wait()
    return resident


def _status(process: int) -> float:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1000
