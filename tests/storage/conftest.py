"""A database with the shipped directive and its people, on each kind of server."""

import pytest

from bot.settings import SHIPPED_DIRECTIVE
from storage import directives, roster
from storage.database import Database
from storage.directive_file import read_directive
from storage.directives import Loaded
from tests.storage.moments import NOW, TODAY


@pytest.fixture
def loaded(database: Database) -> Loaded:
    """The directive, loaded; nobody in the roster yet."""
    database.write(directives.apply, read_directive(SHIPPED_DIRECTIVE), NOW)
    return database.look(directives.current)


@pytest.fixture
def staffed(database: Database, loaded: Loaded) -> Loaded:
    """The directive, and everybody in the roster; nobody has joined."""
    file = loaded.file
    rows = roster.playing([(unit.code, unit.name) for unit in file.units], (file.office.code, file.office.name))
    database.write(roster.apply, rows, TODAY)
    return loaded
