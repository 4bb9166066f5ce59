"""aiogram in an environment of its own, made once: the project does not depend on it."""

import subprocess
import sys

from bench.measure import NotMeasured
from bench.processes import ROOT, last_line

FOLDER = ROOT / ".venv" / "aiogram"
WANTED = "aiogram>=3,<4"
PATIENCE = 180.0  # seconds for one step


def python_with_aiogram(*, install: bool) -> str:
    """Its interpreter. Raises NotMeasured where it is not there and cannot or is not to be installed."""
    python = FOLDER / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    done = FOLDER / "installed"
    if not done.exists():
        if not install:
            raise NotMeasured("not installed; a full run installs it")
        _run(sys.executable, "-m", "venv", "--clear", str(FOLDER))
        _run(str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1", WANTED)
        done.touch()
    return str(python)


def _run(*words: str) -> None:
    try:
        subprocess.run(words, check=True, capture_output=True, text=True, timeout=PATIENCE)
    except subprocess.CalledProcessError as error:
        raise NotMeasured(f"not installed ({last_line(error.stderr)})") from error
    except (subprocess.TimeoutExpired, OSError) as error:
        raise NotMeasured(f"not installed ({type(error).__name__})") from error
