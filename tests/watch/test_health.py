"""What /healthz says, and of what it says that all is not well."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest

from bot import health as module
from bot.health import Health
from core.ledger import Kind
from storage import outbox
from storage.database import Database
from storage.outbox import Address, Draft
from tests.office import Office, at
from tests.watch.broken import SECRET, unreadable
from web.app import create_app

NINE = at("2024-02-21 09:00")


def health(database: Database, **other: Any) -> Health:
    """Of a bot that is well, but for what is said otherwise."""
    well = Health(
        database=database,
        now=lambda: NINE,
        receiving="polling",
        last_poll=lambda: 1.04,
        last_tick=lambda: 0.51,
        conflict=lambda: False,
        stopped=list,
    )
    return replace(well, **other)


def queue(database: Database, kind: Kind, minutes: float, chat: str | None = "somebody") -> None:
    """A row that has been due for so long."""
    due = NINE - timedelta(minutes=minutes)
    to = Address(None, "webchat" if chat else None, chat)
    database.write(
        outbox.queue, Draft(f"{kind}:{minutes}:{chat}", kind, to, "words", due, expires=NINE + timedelta(days=1))
    )


async def test_a_bot_that_is_well(office: Office) -> None:
    assert await health(office.database)() == {
        "ok": True,
        "receiving": "polling",
        "last_poll_seconds": 1.0,
        "conflict": False,
        "last_tick_seconds": 0.5,
        "stopped": [],
        "evidence": "ok",
        "database": "ok",
        "waiting": 0,
        "oldest_waiting_seconds": 0.0,
    }


def _stopped() -> Sequence[str]:
    return ["telegram"]


@pytest.mark.parametrize(
    "ill",
    [
        {"last_poll": lambda: 61.0},
        {"last_poll": lambda: None},
        {"last_tick": lambda: 61.0},
        {"last_tick": lambda: None},
        {"conflict": lambda: True},
        {"stopped": _stopped},
        {"evidence": lambda: "PermissionError"},
    ],
)
async def test_one_thing_is_enough(office: Office, ill: dict[str, Any]) -> None:
    assert (await health(office.database, **ill)())["ok"] is False


async def test_by_webhook_silence_is_nothing_to_worry_about(office: Office) -> None:
    found = await health(office.database, receiving="webhook", last_poll=lambda: None)()
    assert (found["ok"], found["receiving"], found["last_poll_seconds"]) == (True, "webhook", None)


@pytest.mark.parametrize(("minutes", "ok"), [(10, True), (10.1, False)])
async def test_what_waits_too_long_is_ill(office: Office, minutes: float, ok: bool) -> None:
    queue(office.database, Kind.REPLY, minutes)
    found = await health(office.database)()
    assert (found["ok"], found["waiting"], found["oldest_waiting_seconds"]) == (ok, 1, minutes * 60)


async def test_who_cannot_be_reached_is_no_illness(office: Office) -> None:
    queue(office.database, Kind.NUDGE, 60, chat=None)
    found = await health(office.database)()
    assert (found["ok"], found["waiting"], found["oldest_waiting_seconds"]) == (True, 0, 0.0)


@pytest.mark.parametrize(
    ("now", "ok"), [("07:05", True), ("07:11", False), ("11:45", True), ("13:35", True), ("19:00", True)]
)
async def test_what_waits_for_its_hours_is_not_held_up(office: Office, now: str, ok: bool) -> None:
    queue(office.database, Kind.DIGEST, 300)
    found = await health(office.database, now=lambda: at(f"2024-02-21 {now}"))()
    assert (found["ok"], found["waiting"]) == (ok, 1)


async def test_a_database_that_fails_is_503_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    with unreadable() as database:
        found = await health(database)()
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(create_app(health(database), None)), base_url="http://127.0.0.1"
        ) as http:
            answer = await http.get("/healthz")
    assert (found["ok"], found["database"], found["waiting"]) == (False, "OperationalError", None)
    assert (answer.status_code, answer.json()) == (503, found)
    assert SECRET not in answer.text + caplog.text


async def test_a_database_that_does_not_answer_is_503(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    released = asyncio.Event()

    class Hanging(Database):
        async def read(self, *_: Any, **__: Any) -> Any:
            await released.wait()

    monkeypatch.setattr(module, "PATIENCE", 0.01)
    with Hanging("sqlite://") as database:
        found = await health(database)()
    assert (found["ok"], found["database"]) == (False, "TimeoutError")
