"""Whatever a file asks and whoever answers: nobody is written to unasked more than once a working day, in hours."""

import asyncio
from collections import Counter
from datetime import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.rehearsal import Rehearsal
from bot.rehearsing import players_of
from core.directive import CheckIn
from core.ledger import Kind
from storage.outbox import outbox
from tests.office import at
from tests.time.rollout import in_hours, shipped

UNASKED = (Kind.NUDGE, Kind.ESCALATION, Kind.CHECK_IN)
ASKING = st.tuples(st.integers(1, 31), st.sampled_from(["open", "all", "thi-diem", "phuoc-hoa"]))


def sent(asked: list[tuple[int, str]], replies: str) -> list[tuple[int, datetime, str]]:
    """Person, local instant and kind of everything sent unasked in the pilot's weeks."""
    file, calendar = shipped()
    made = tuple(CheckIn(code=f"c{n}", day=day, units=units, ask="gì") for n, (day, units) in enumerate(asked))
    rehearsal = Rehearsal(file.model_copy(update={"check_ins": made}), [], players_of(replies))
    try:
        asyncio.run(rehearsal.run(at("2024-03-22 23:00")))
        query = select(outbox.c.person_id, outbox.c.sent_at, outbox.c.kind).where(outbox.c.kind.in_(UNASKED))
        rows = rehearsal.database.look(lambda s: s.execute(query.where(outbox.c.state == "sent")).all())
        return [(person, calendar.local(moment), kind) for person, moment, kind in rows]
    finally:
        rehearsal.close()


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ASKING, min_size=1, max_size=3), st.sampled_from(["none", "3", "7"]))
def test_at_most_one_unasked_message_a_working_day(asked: list[tuple[int, str]], replies: str) -> None:
    found = sent(asked, replies)
    days = Counter((person, moment.date()) for person, moment, _ in found)
    assert max(days.values()) == 1
    assert all(in_hours(moment) for _, moment, _ in found)


def test_the_shipped_file_asks_each_month_who_is_not_reminded_that_day() -> None:
    file, _ = shipped()
    found = sent([(file.check_ins[0].day, file.check_ins[0].units)], "none")
    days = Counter(f"{moment:%d/%m}" for _, moment, kind in found if kind == Kind.CHECK_IN)
    assert days == {"20/02": 11, "20/03": 14}, "the pilot's three are reminded on 20/02"
