"""A database that cannot be opened, or that another process serves: a plain sentence, never a stack."""

import sqlite3
import time
from contextlib import suppress
from pathlib import Path

import pytest

from bot.lock import TAKEN, OfficeLock
from bot.opening import opened
from bot.settings import Settings
from core.refusal import Refusal
from storage.database import Database, Unreachable
from tests.cli.kit import ROSTER, TOKEN, Cli

NEEDING = [
    *("export --out x.json", "digest --out out", "roster invites", f"roster import {ROSTER.as_posix()}"),
    "run",
]


@pytest.fixture
def a_token(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that `run` comes as far as the database."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:1")


def refused(cli: Cli, command: str) -> str:
    (sentence,) = cli.refuses(*command.split()).splitlines()
    assert sentence.startswith("Không mở được cơ sở dữ liệu (")
    assert sentence.endswith("Kiểm tra DATABASE_URL.")
    return sentence


@pytest.mark.parametrize("command", NEEDING)
def test_a_folder_that_cannot_be_made(cli: Cli, a_token: None, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    cli.write("file", "")
    monkeypatch.setenv("DATABASE_URL", "sqlite:///file/below/dondoc.db")
    refused(cli, command)
    assert cli.files == ["file"]


@pytest.mark.parametrize("command", [*NEEDING, "rehearse"])
def test_a_postgresql_that_does_not_answer(
    cli: Cli, a_token: None, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://office:geheim@127.0.0.1:1/dondoc")
    assert "geheim" not in refused(cli, command)


@pytest.mark.parametrize("content", [b"not a database, but some older letter", b""])
def test_a_file_of_something_else(cli: Cli, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    cli.write("dondoc.db", content)
    monkeypatch.setenv("DATABASE_URL", "sqlite:///dondoc.db")
    if content:
        refused(cli, "export --out x.json")
        assert Path("dondoc.db").read_bytes() == content
    else:
        cli.does("export", "--out", "x.json")


def test_a_folder_is_no_database(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{cli.folder.as_posix()}")
    refused(cli, "export --out x.json")


def test_a_database_with_a_table_missing(cli: Cli) -> None:
    cli.does("export", "--out", "x.json")
    with sqlite3.connect("data/dondoc.db") as connection:
        connection.execute("DROP TABLE mark")
    connection.close()
    assert "no such table" in refused(cli, "export --out x.json")


def test_a_bug_of_ours_is_not_called_a_trouble_of_the_database(cli: Cli) -> None:
    with pytest.raises(ZeroDivisionError), opened(Settings()):
        raise ZeroDivisionError
    with pytest.raises(Refusal) as error, opened(Settings()):
        raise Refusal("no")
    assert not isinstance(error.value, Unreachable)


# ---- The lock


def test_the_second_to_take_the_lock_is_refused_until_the_first_lets_go(database_url: str) -> None:
    with Database(database_url) as one, Database(database_url) as other:
        first, second = OfficeLock(one), OfficeLock(other)
        first.take()
        with pytest.raises(Refusal, match=TAKEN):
            second.take()
        first.release()
        _take_soon(second)
        second.release()


def _take_soon(lock: OfficeLock) -> None:
    """A server under load hears of the end of a session a moment later."""
    for _ in range(200):
        with suppress(Refusal):
            return lock.take()
        time.sleep(0.05)
    raise AssertionError("still taken")


def test_two_databases_are_two_offices(tmp_path: Path) -> None:
    urls = [f"sqlite:///{tmp_path / name}" for name in ("a.db", "b.db")]
    with Database(urls[0]) as one, Database(urls[1]) as other:
        locks = [OfficeLock(one), OfficeLock(other)]
        for lock in locks:
            lock.take()
        for lock in locks:
            lock.release()


def test_a_lock_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "dondoc.db.lock").mkdir()
    with (
        Database(f"sqlite:///{tmp_path / 'dondoc.db'}") as database,
        pytest.raises(Refusal, match="Không ghi được tệp khóa"),
    ):
        OfficeLock(database).take()
