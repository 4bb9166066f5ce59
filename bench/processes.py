"""Processes that the bench starts. Each is ended by its own handle, whatever happens."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.measure import NotMeasured
from bot.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
DONDOC = str(Path(sys.executable).with_name("dondoc"))
ERRORS = "stderr.txt"
ENDING = 20.0  # seconds in which a process that was told to stop has to stop


def environment(extra: Mapping[str, str]) -> dict[str, str]:
    """Ours, without settings of an office that runs here, and without a proxy before this machine itself."""
    ours = {
        name: value
        for name, value in os.environ.items()
        if name.lower() not in Settings.model_fields and not name.lower().endswith("_proxy")
    }
    return {**ours, "PYTHONPATH": str(ROOT), **extra}


@contextmanager
def started(
    words: Sequence[str], folder: Path, extra: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[str]]:
    """A process that works in `folder`, and is there until the block ends."""
    with (folder / ERRORS).open("w") as errors:
        process = subprocess.Popen(
            [*words],
            cwd=folder,
            env=environment(extra or {}),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        try:
            yield process
        finally:
            end(process)


def end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.communicate(timeout=ENDING)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()


def finished(words: Sequence[str], folder: Path, seconds: float) -> str:
    """Run to the end; the standard output. Raises NotMeasured with the last line of what went wrong."""
    try:
        done = subprocess.run(
            [*words], cwd=folder, env=environment({}), capture_output=True, text=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise NotMeasured(f"took longer than {seconds:.0f} s") from error
    if done.returncode != 0:
        raise NotMeasured(last_line(done.stderr))
    return done.stdout


def last_line(text: str) -> str:
    return (text.strip().splitlines() or ["ended without a word"])[-1][:120]


def resident(process: int) -> float:
    """Megabytes."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError as error:
        raise NotMeasured("this system does not show a process's memory") from error
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1000


def settled(process: int, least: float, most: float) -> float:
    """Megabytes as soon as they stay within half of one for three seconds."""
    begun, seen = time.monotonic(), [resident(process)]
    while time.monotonic() < begun + most:
        time.sleep(1)
        seen.append(resident(process))
        recent = seen[-4:]
        if time.monotonic() >= begun + least and len(recent) == 4 and max(recent) - min(recent) < 0.5:
            break
    return seen[-1]
