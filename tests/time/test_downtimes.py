"""After any downtime each thing is said once, in the office's hours, and the office hears before the leaders do."""

import asyncio
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.ledger import Kind
from core.planning import Job, Moment
from scheduler import tick
from scheduler.tick import plan_of, unfolded
from storage import reach
from storage.database import Database
from storage.directives import current
from tests.office import MORNING, Office, at
from tests.time.hands import QUANG, end_post, local, nudges
from tests.time.rollout import in_hours

UNASKED = (Kind.NUDGE, Kind.ESCALATION, Kind.DIGEST)


class Written:
    """Every moment that a writer was asked for, with the tick's own instant."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.moments: list[tuple[datetime, Moment]] = []
        for job, writer in tick.WRITERS.items():
            patch.setitem(tick.WRITERS, job, self._noting(writer))

    def _noting(self, writer: Any) -> Any:
        def write(session: Any, directive: Any, plan: Any, moment: Moment, now: datetime, after: int) -> int | None:
            self.moments.append((now, moment))
            last: int | None = writer(session, directive, plan, moment, now, after)
            return last

        return write

    def at(self, now: datetime) -> list[Moment]:
        return list(dict.fromkeys(moment for when, moment in self.moments if when == now))


def due_between(office: Office, since: datetime, until: datetime) -> list[Moment]:
    return office.database.look(lambda s: list(plan_of(s, current(s)).after(since, until)))


RUNS = st.integers(1, 8 * 24)
OFFS = st.one_of(st.integers(1, 30), st.integers(24, 60 * 24))
"""Hours: a night, days, weeks."""


@example([(25, 1)])
@given(st.lists(st.tuples(RUNS, OFFS), min_size=1, max_size=4))
@settings(max_examples=5, deadline=None)
def test_after_any_downtimes_at_most_the_newest_of_each(migrated_file: Path, periods: list[tuple[int, int]]) -> None:
    with TemporaryDirectory() as folder, Database(f"sqlite:///{shutil.copy(migrated_file, folder)}") as database:
        asyncio.run(_played(database, periods))


async def _played(database: Database, periods: list[tuple[int, int]]) -> None:
    office = await Office.open(database, MORNING)
    with pytest.MonkeyPatch.context() as patch:
        written = Written(patch)
        end_post(office, QUANG, at("2024-02-16 00:00").date())  # so that there is a list of who is not reached
        office.database.write(reach.lost, "webchat", "phuoc-hoa/dau-moi/1", "blocked", office.clock.now())
        for run, off in periods:
            await _run_then_off(office, written, timedelta(hours=run), timedelta(hours=off))
    _nothing_unasked_out_of_hours(office)
    _one_reminder_a_day(office)


async def _run_then_off(office: Office, written: Written, run: timedelta, off: timedelta) -> None:
    await office.system.advance(office.clock.now() + run)
    await office.system.settle()  # mornings that the clock passed over are looked at while it still runs
    since = office.clock.now()
    back = since + off
    office.clock.move(back)
    await office.system.settle()
    found, due = written.at(back), due_between(office, since, back)
    jobs = [moment.job for moment in found if not moment.closing]
    assert len(jobs) == len(set(jobs)), "no heap"
    for moment in found:
        assert moment.closing or moment == [one for one in due if one.job is moment.job][-1]
    assert {moment.job for moment in due} - set(jobs) <= {Job.LEADERS, Job.DIGEST}
    if Job.LEADERS in jobs:
        aheads = [moment.at for moment in due if moment.job is Job.LEADERS_AHEAD]
        leaders = next(moment for moment in found if moment.job is Job.LEADERS)
        assert all(ahead < leaders.at for ahead in aheads)
    again = len(written.moments)
    await office.system.settle()
    assert len(written.moments) == again, "a second tick has nothing more to write"


def _nothing_unasked_out_of_hours(office: Office) -> None:
    for row in office.rows():
        planned = row.kind in UNASKED or row.subject.get("event") in ("reach",)
        if planned and row.sent_at is not None:
            assert in_hours(local(row.sent_at)), row.key


def _one_reminder_a_day(office: Office) -> None:
    sent = [(row.person_id, local(row.sent_at).date()) for row in office.rows("nudge:") if row.sent_at]
    assert len(sent) == len(set(sent))


def test_a_leaders_report_of_which_the_office_was_not_told_is_passed() -> None:
    early, late = at("2024-02-27 13:45"), at("2024-09-26 07:15")
    leaders, ahead = Moment(early, Job.LEADERS, "T-2"), Moment(late, Job.LEADERS_AHEAD, "T-2")
    assert unfolded([leaders, ahead]) == [ahead]
    assert unfolded([Moment(early - timedelta(hours=6), Job.LEADERS_AHEAD, "T-2"), leaders])[1] == leaders


@pytest.mark.parametrize(
    ("off", "back", "sent"),
    [
        ("2024-02-19 18:00", "2024-02-20 10:00", ["10:00"]),  # hours: that day's, late
        ("2024-02-19 18:00", "2024-02-20 12:00", ["13:30"]),  # at noon it waits
        ("2024-02-19 18:00", "2024-02-20 18:00", []),  # its day is over
        ("2024-02-16 12:00", "2024-02-28 09:00", ["09:00"]),  # days: two rungs are one
        ("2024-02-16 12:00", "2024-03-20 09:00", []),  # weeks: the last is of a day gone by
    ],
)
async def test_reminders_after_hours_days_and_weeks(office: Office, off: str, back: str, sent: list[str]) -> None:
    await office.until(off)
    office.clock.move(at(back))
    await office.system.settle()
    await office.until(f"{back[:10]} 23:00")
    found = [row for row in nudges(office, QUANG) if row.sent_at]
    assert [f"{local(row.sent_at):%H:%M}" for row in found] == sent
