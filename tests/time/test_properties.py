"""Whatever the directive, the days off, the answers, the restarts and the downtimes: what must always be true."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.directive import DirectiveFile
from core.ledger import Kind
from core.states import CLAIMED, State
from scheduler.leaders import AHEAD, LEADER
from scheduler.tick import tick
from storage.nudge_items import spoken_of
from storage.outbox import counts
from tests.time.properties import Event, Play, events, files, played

TO_UNITS = (Kind.NUDGE, Kind.ESCALATION, Kind.CHECK_IN)
UNASKED = (*TO_UNITS, Kind.DIGEST)
EXAMPLES = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@EXAMPLES
@given(files(), st.lists(events, min_size=2, max_size=8))
def test_what_must_always_be_true(file: DirectiveFile, happens: Sequence[Event]) -> None:
    with played(file, happens) as play:
        in_hours(play)
        one_a_day(play)
        never_in_vain(play)
        office_before_leader(play)
        books_close(play)
        if not any(event.what == "off" for event in happens):
            told_or_explained(play)
        a_second_tick_changes_nothing(play)


def in_hours(play: Play) -> None:
    """Nothing unasked outside office hours, or on a day off."""
    for row in play.rows:
        if row.kind in UNASKED and row.sent_at:
            assert play.calendar.is_open(row.sent_at), (row.key, play.calendar.local(row.sent_at))


def one_a_day(play: Play) -> None:
    """An official hears unasked once a working day at most; nobody of a unit gets the office's rows."""
    told = Counter(
        (row.person, play.calendar.day(row.sent_at))
        for row in play.rows
        if row.kind in TO_UNITS and row.sent_at and not row.person.startswith("van-phong")
    )
    assert max(told.values(), default=0) <= 1


def never_in_vain(play: Play) -> None:
    """A reminder speaks of something that is open, and that nothing has quieted."""
    for row in play.rows:
        if row.kind == Kind.NUDGE and row.sent_at:
            spoken = play.office.database.look(spoken_of, row.id)
            assert any(_is_owed(play, row.sent_at, assignment) for assignment in spoken), row.key


def _is_owed(play: Play, moment: datetime, assignment: int) -> bool:
    """By the rules as an official would tell them, said here once more."""
    status, day = play.standing(moment)[assignment], play.calendar.day(moment)
    if status.state in CLAIMED:
        return False
    if day == play.calendar.on_or_before(status.last_day):
        return True
    if status.expected is not None and status.expected > day:
        return False
    return status.state is not State.SAID_DONE or day > status.last_day


def office_before_leader(play: Play) -> None:
    """No leader hears of a unit that was not named to the office before, that same day; nor of another's."""
    ahead = [row for row in play.rows if row.subject.get("step") == AHEAD and row.sent_at]
    for row in play.rows:
        if row.subject.get("step") == LEADER and row.sent_at:
            unit, day = row.subject["unit"], play.calendar.day(row.sent_at)
            before = [r for r in ahead if unit in r.subject["units"] and r.sent_at <= row.sent_at]
            assert any(play.calendar.day(r.sent_at) == day for r in before), row.key
            assert row.person.startswith(unit)


def told_or_explained(play: Play) -> None:
    """On each of its rungs an open assignment is spoken of, or it is noted why it is not."""
    (milestone,) = play.file.milestones
    starts = play.calendar.on_or_after(play.file.directive.starts)
    spoken, explained = play.on_rungs()
    for day in play.office.directive.ladders.of("1", "thi-diem").of(milestone.last_day):
        moment = play.calendar.at(day, play.file.nudges.at)
        if starts < day and moment <= play.now:
            open_then = {a for a, status in play.standing(moment).items() if status.state not in CLAIMED}
            assert open_then <= spoken.get(day, set()) | explained.get(day, set()), day


def books_close(play: Play) -> None:
    counted = play.office.database.look(counts)
    assert sum(counted.values()) == len(play.rows)
    for row in play.rows:
        assert row.state in ("sent", "waiting") or row.reason, row.key


def a_second_tick_changes_nothing(play: Play) -> None:
    before = [(row.key, row.state) for row in play.rows]
    while play.office.database.write(tick, play.now):
        pass
    assert [(row.key, row.state) for row in play.rows] == before
