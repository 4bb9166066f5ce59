"""Each command in an empty folder, with none of the tester's own settings; logging is left as it was."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.cli.kit import Cli


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    folder = tmp_path / "office"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return Cli(folder)
