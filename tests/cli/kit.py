"""`dondoc` for a test: in this process, which is quick, or as the executable that an office starts."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner, Result

from bot.cli import app
from bot.settings import SHIPPED_DIRECTIVE

DIRECTIVES = SHIPPED_DIRECTIVE.parent
ROSTER = DIRECTIVES / "roster-sample.csv"
EXECUTABLE = Path(sys.executable).parent / ("dondoc.exe" if os.name == "nt" else "dondoc")
TOKEN = "123456789:AAtest-token_of-the-test-server0000"


@dataclass(frozen=True)
class Cli:
    """Commands in a folder of their own; a bug of ours is raised, not printed."""

    folder: Path

    def run(self, *words: str, given: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, words, input=given, catch_exceptions=False)

    def does(self, *words: str, given: str | bytes | None = None) -> str:
        """Standard output of a command that does what it is asked."""
        result = self.run(*words, given=given)
        assert result.exit_code == 0, result.output
        return result.stdout

    def refuses(self, *words: str, given: str | bytes | None = None) -> str:
        """The reason on standard error."""
        result = self.run(*words, given=given)
        assert result.exit_code == 1, result.output
        assert result.stderr.strip()
        return result.stderr

    def misused(self, *words: str) -> str:
        result = self.run(*words)
        assert result.exit_code == 2, result.output
        return result.stderr

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    @property
    def files(self) -> list[str]:
        """What the commands have left in the folder."""
        return sorted(path.name for path in self.folder.iterdir())


def clean_environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Nothing of the tester's own; Windows cannot start a program without these two."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}
    return {**kept, **(more or {})}


def executed(
    folder: Path, *words: str, given: bytes = b"", more: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[bytes]":
    """The real executable, started in `folder` with no environment but `more`."""
    command = [str(EXECUTABLE), *words]
    environment = clean_environment(more)
    return subprocess.run(
        command, cwd=folder, env=environment, input=given, capture_output=True, timeout=120, check=False
    )


def said(process: "subprocess.CompletedProcess[bytes]") -> str:
    """Both streams in UTF-8; never a stack."""
    text = (process.stdout + process.stderr).decode()
    assert "Traceback" not in text
    return text
