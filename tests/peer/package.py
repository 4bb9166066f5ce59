"""npm's package, installed once beside this Python."""

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

PACKAGE, VERSION = "telegram-test-api", "4.2.1"
FOLDER = Path(sys.prefix) / "peer"
PATIENCE = 180  # seconds for npm
MISSING = f"THE BOT WAS NOT TRIED AGAINST A SECOND BOT API SERVER ({PACKAGE}): "


def node() -> str:
    """Its path. Where there is none the test is skipped aloud; on CI that is a failure."""
    return _program("node")


def package(folder: Path = FOLDER) -> Path:
    """The package's own folder. Two at once may install it; the second to finish throws its copy away."""
    home = folder / f"{PACKAGE}-{VERSION}"
    if not home.exists():
        scratch = folder / f"{home.name}.{os.getpid()}"
        try:
            _install(scratch)
            with contextlib.suppress(OSError):  # there by now
                scratch.rename(home)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
    return home / "node_modules" / PACKAGE


def _install(folder: Path) -> None:
    options = ["--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder)]
    try:
        folder.mkdir(parents=True)
        command = [_program("npm"), "install", *options, f"{PACKAGE}@{VERSION}"]
        subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE, cwd=folder)
    except (OSError, subprocess.SubprocessError) as error:
        _missing(f"npm could not install it: {error}")


def _program(name: str) -> str:
    return shutil.which(name) or _missing(f"no {name} on this machine (apt install nodejs npm)")


def _missing(why: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(MISSING + why)
    pytest.skip(MISSING + why)
