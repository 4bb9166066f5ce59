"""The audit's questions, on both databases."""

from datetime import timedelta

from core.ledger import Kind
from storage import inbox, outbox
from storage.database import Database
from storage.outbox import Address, Draft
from storage.outbox import outbox as rows
from tests.office import Office
from tests.time.audit import counts, forget, found


async def test_what_is_missing_and_what_stands_still_is_found(database: Database) -> None:
    office = await Office.open(database)
    await office.until("2024-02-26 07:20")
    assert found(office) == []
    forget(office, rows.c.kind.in_([Kind.NUDGE, Kind.DIGEST]))
    now = office.clock.now()
    to = Address(None, "webchat", "somebody")
    database.write(outbox.queue, Draft("one", Kind.REPLY, to, "words", now), Draft("two", Kind.NUDGE, to, "words", now))
    database.write(inbox.store, "webchat", "test", [("9", {})], now)
    office.clock.move(now + timedelta(minutes=11))
    assert counts(office) == {"digests": 2, "nudges": 3, "inbox": 1, "held_up": 2}
