"""The meters: told of each call, reading what waits, and shown to this machine alone."""

from datetime import timedelta
from math import isnan
from typing import Any

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.meters import Meters
from core.channel import Fate, Outcome, Outgoing
from core.ledger import Kind
from scheduler.claiming import Parcel
from storage import inbox, outbox
from storage.database import Database
from storage.outbox import Address, Draft
from tests.office import Office, at
from tests.watch.broken import unreadable
from web.app import create_app

NOW = at("2024-02-21 09:00")


async def healthy() -> dict[str, Any]:
    return {"ok": True}


def of(database: Database) -> Meters:
    return Meters(database, lambda: NOW, lambda: 3.0, lambda: None)


async def shown(meters: Meters) -> dict[str, float]:
    """`name{labels}` → value, of every sample that is not a moment of creation."""
    found = {}
    for family in text_string_to_metric_families((await meters.page()).decode()):
        for sample in family.samples:
            labels = ",".join(sample.labels.values())
            found[f"{sample.name}{{{labels}}}" if labels else sample.name] = sample.value
    return found


def call(kind: Kind, fate: Fate, *, attempts: int = 1, late: float = 0) -> tuple[Parcel, Outcome]:
    planned = NOW - timedelta(seconds=late)
    return Parcel(1, kind, "webchat", attempts, planned, Outgoing("chat", "words")), Outcome(fate)


async def test_each_call_is_counted_by_its_outcome(sqlite: Database) -> None:
    meters = of(sqlite)
    meters.observe(call(Kind.REPLY, Fate.NOT_SENT), NOW)
    meters.observe(call(Kind.REPLY, Fate.SENT, attempts=2), NOW)
    meters.observe(call(Kind.NUDGE, Fate.REFUSED), NOW)
    found = await shown(meters)
    assert found["dondoc_messages_total{reply,not_sent}"] == 1
    assert found["dondoc_messages_total{reply,sent}"] == 1
    assert found["dondoc_messages_total{nudge,refused}"] == 1
    assert found["dondoc_retries_total{reply}"] == 1


async def test_lateness_is_that_of_what_is_said_at_an_hour(sqlite: Database) -> None:
    meters = of(sqlite)
    for kind in (Kind.NUDGE, Kind.DIGEST, Kind.REPLY, Kind.BROADCAST):
        meters.observe(call(kind, Fate.SENT, late=4), NOW)
    meters.observe(call(Kind.NUDGE, Fate.UNKNOWN, late=4000), NOW)
    found = await shown(meters)
    assert (found["dondoc_lateness_seconds_count{nudge}"], found["dondoc_lateness_seconds_sum{nudge}"]) == (1, 4)
    assert (
        found["dondoc_lateness_seconds_bucket{digest,2.0}"],
        found["dondoc_lateness_seconds_bucket{digest,5.0}"],
    ) == (
        0,
        1,
    )
    assert "dondoc_lateness_seconds_count{reply}" not in found


async def test_updates_are_counted_by_channel(sqlite: Database) -> None:
    meters = of(sqlite)
    meters.arrived("telegram", 2)
    meters.arrived("telegram", 1)
    assert (await shown(meters))["dondoc_updates_total{telegram}"] == 3


async def test_what_waits_is_read_when_somebody_looks(office: Office) -> None:
    now = NOW - timedelta(seconds=90)
    drafts = [Draft(f"r{n}", Kind.REPLY, Address(None, "webchat", "somebody"), "words", now) for n in range(2)]
    office.database.write(outbox.queue, *drafts, Draft("n", Kind.REPLY, Address(None), "words", now))
    office.database.write(inbox.store, "webchat", "test", [("1", {})], now)
    found = await shown(of(office.database))
    assert (found["dondoc_waiting{reply}"], found["dondoc_waiting{nudge}"]) == (2, 0)
    assert (found["dondoc_oldest_waiting_seconds"], found["dondoc_inbox_waiting"]) == (90, 1)
    assert found["dondoc_last_poll_seconds"] == 3
    assert isnan(found["dondoc_last_tick_seconds"])


async def test_without_a_database_the_counters_are_shown_all_the_same() -> None:
    with unreadable() as database:
        meters = of(database)
        meters.arrived("telegram", 1)
        found = await shown(meters)
    assert found["dondoc_updates_total{telegram}"] == 1
    assert isnan(found["dondoc_waiting{reply}"]) and isnan(found["dondoc_oldest_waiting_seconds"])


async def test_two_bots_in_one_process_count_apart(sqlite: Database) -> None:
    one, other = of(sqlite), of(sqlite)
    one.arrived("telegram", 1)
    assert "dondoc_updates_total{telegram}" not in await shown(other)


def asking(client: str | None, meters: Meters | None) -> httpx.AsyncClient:
    app = create_app(healthy, None, meters=meters.page if meters else None)
    transport = httpx.ASGITransport(app, client=(client, 5000) if client else ("", 0))
    return httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1")


@pytest.mark.parametrize("client", ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
async def test_this_machine_reads_them(sqlite: Database, client: str) -> None:
    async with asking(client, of(sqlite)) as http:
        answer = await http.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=")
    assert "dondoc_inbox_waiting 0.0" in answer.text


@pytest.mark.parametrize("client", ["192.168.1.5", "10.0.0.1", "::ffff:10.0.0.1", "2001:db8::1", "", "testclient"])
async def test_nobody_else_learns_that_they_are_there(sqlite: Database, client: str) -> None:
    async with asking(client, of(sqlite)) as http:
        answer, unknown = await http.get("/metrics"), await http.get("/nothing")
    assert (answer.status_code, answer.text) == (404, unknown.text)


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"])
async def test_a_proxy_on_this_machine_does_not_hand_them_out(sqlite: Database, header: str) -> None:
    async with asking("127.0.0.1", of(sqlite)) as http:
        assert (await http.get("/metrics", headers={header: "127.0.0.1"})).status_code == 404


async def test_where_nothing_is_metered_there_is_no_page() -> None:
    async with asking("127.0.0.1", None) as http:
        assert (await http.get("/metrics")).status_code == 404
