"""What stands still: a finding as soon as it has stood for too long, and not before."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from core.ledger import Kind, RowState
from storage import inbox, outbox
from storage.outbox import Address, Draft
from storage.outbox import outbox as rows
from tests.office import Office, at
from tests.time.audit import change, counts, found


def queue(office: Office, key: str, kind: Kind = Kind.REPLY, **more: Any) -> None:
    draft = Draft(key, kind, Address(None, "webchat", key), "words", office.clock.now(), **more)
    office.database.write(outbox.queue, draft)


def pass_over(office: Office, **time: float) -> None:
    """Time goes by and nobody sends."""
    office.clock.move(office.clock.now() + timedelta(**time))


@pytest.fixture
async def quiet(office: Office) -> Office:
    """A day on which nothing is due but what a test writes."""
    await office.until("2024-02-21 09:00")
    return office


async def test_a_row_that_waits_though_it_could_go(quiet: Office) -> None:
    queue(quiet, "one")
    queue(quiet, "two")
    pass_over(quiet, minutes=10)
    assert found(quiet) == []
    pass_over(quiet, seconds=1)
    assert counts(quiet) == {"held_up": 2}


async def test_a_row_that_waits_for_its_hours(quiet: Office) -> None:
    """Due at 11:25, it had five minutes of the morning, and has had ten of the afternoon at 13:40."""
    quiet.clock.move(at("2024-02-21 11:25"))
    queue(quiet, "one", Kind.BROADCAST)
    for moment in ("11:36", "13:40"):
        quiet.clock.move(at(f"2024-02-21 {moment}"))
        assert found(quiet) == []
    pass_over(quiet, seconds=1)
    assert counts(quiet) == {"held_up": 1}


async def test_a_row_that_nobody_can_get(quiet: Office) -> None:
    quiet.database.write(outbox.queue, Draft("one", Kind.REPLY, Address(None), "words", quiet.clock.now()))
    pass_over(quiet, hours=1)
    assert found(quiet) == []


async def test_a_messenger_that_is_away_is_named(quiet: Office) -> None:
    queue(quiet, "one")
    queue(quiet, "two")
    tried = update(rows).where(rows.c.key == "one").values(attempts=3, reason="connection failed")
    change(quiet, tried)
    pass_over(quiet, minutes=11)
    (finding,) = found(quiet)
    assert (finding.name, finding.count) == ("away_webchat", 2)
    assert "Webchat chưa nhận tin" in finding.sentence


async def test_a_call_that_never_ended(quiet: Office) -> None:
    queue(quiet, "one")
    change(quiet, update(rows).where(rows.c.key == "one").values(state=RowState.SENDING, claimed_at=quiet.clock.now()))
    pass_over(quiet, minutes=5)
    assert found(quiet) == []
    pass_over(quiet, seconds=1)
    assert counts(quiet) == {"stuck_calls": 1}


def arrive(office: Office) -> None:
    office.database.write(inbox.store, "webchat", "test", [("9", {})], office.clock.now())


async def test_an_update_that_nobody_handles(quiet: Office) -> None:
    arrive(quiet)
    pass_over(quiet, minutes=5)
    assert found(quiet) == []
    pass_over(quiet, seconds=1)
    assert counts(quiet) == {"inbox": 1}


async def test_an_update_set_aside_is_news_until_it_has_been_told(quiet: Office) -> None:
    arrive(quiet)
    change(quiet, update(inbox.inbox).where(inbox.inbox.c.update_id == "9").values(state=inbox.SET_ASIDE))
    first = quiet.clock.now()
    pass_over(quiet, minutes=5)
    assert counts(quiet) == counts(quiet, since=first) == {"set_aside": 1}
    pass_over(quiet, hours=1)
    assert found(quiet, since=quiet.clock.now() - timedelta(minutes=5)) == []
