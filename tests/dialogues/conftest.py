"""An office is filled once and copied for every dialogue."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.office import MORNING, Office


async def _fill(file: Path) -> None:
    with Database(f"sqlite:///{file}") as database:
        await Office.open(database)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of an office where everybody has joined."""
    file = tmp_path_factory.mktemp("filled") / "dondoc.db"
    asyncio.run(_fill(file))
    return file


@pytest.fixture
def filled_copy(filled: Path, tmp_path: Path) -> Iterator[Database]:
    copied = shutil.copy(filled, tmp_path / "dondoc.db")
    with Database(f"sqlite:///{copied}") as database:
        yield database


@pytest.fixture
async def office(filled_copy: Database) -> AsyncIterator[Office]:
    """The real dispatch on 15 February 2024, 07:00; everybody has joined."""
    yield await Office.open(filled_copy, MORNING, joined=False)
