"""What the sources and the tables promise, looked up in them."""

import re
from pathlib import Path

import pytest
from sqlalchemy import Column, Date, DateTime, Table

from storage.columns import Instant
from storage.tables import metadata

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("bot", "handlers", "scheduler", "storage", "core", "reports", "web")
SOURCES = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]


def where(pattern: str) -> set[str]:
    """The files in which a pattern occurs."""
    return {path.relative_to(ROOT).as_posix() for path in SOURCES if re.search(pattern, path.read_text("utf-8"))}


def test_there_is_one_commit() -> None:
    """A savepoint's end is called a commit too, but it is none."""
    assert where(r"\bsession\.commit\(") == {"storage/database.py"}
    assert where(r"(?<!savepoint)\.commit\(") == {"storage/database.py"}


def test_the_clock_is_read_in_one_place() -> None:
    assert where(r"datetime\.now\(|time\.monotonic\(|date\.today\(|utcnow\(") == {"bot/clock.py"}


def test_the_environment_is_read_in_one_place() -> None:
    assert where(r"os\.environ|getenv\(") == {"bot/settings.py"}


COLUMNS = [column for table in metadata.sorted_tables for column in table.columns]


@pytest.mark.parametrize("column", COLUMNS, ids=str)
def test_every_moment_is_an_aware_instant_and_every_day_a_date(column: Column[object]) -> None:
    assert not isinstance(column.type, DateTime), "a bare DateTime forgets its offset on SQLite"
    if column.name.endswith("_at") or column.name in ("at", "due", "expires", "locked_until"):
        assert isinstance(column.type, Instant)
    if column.name.endswith("_day") or column.name in ("day", "expected", "told_on"):
        assert isinstance(column.type, Date)


@pytest.mark.parametrize("table", [table for table in metadata.sorted_tables if "state" in table.columns], ids=str)
def test_no_state_is_nameless(table: Table) -> None:
    assert table.columns["state"].nullable is (table.name == "report")
