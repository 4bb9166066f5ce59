"""The facts of a unit's day, on each database."""

from datetime import date

from sqlalchemy.orm import Session

from core.explaining import Reminder, Story
from core.ladder import Quiet, Why
from core.ledger import Kind, RowState
from storage import assignments, audits, decisions, explaining, gaps, nudge_items, outbox
from storage.database import Database
from storage.directives import Loaded
from storage.outbox import Draft
from storage.people import address
from storage.statuses import statuses
from tests.storage.moments import NOW, TODAY, later
from tests.time.hands import person_id

QUANG = "phuoc-quang/dau-moi/1"


def stories(database: Database, loaded: Loaded, day: date = TODAY) -> tuple[Story, ...]:
    return database.look(explaining.of_unit, loaded, "phuoc-quang", day, later(hours=1)).stories


def test_rungs_around_the_day(database: Database, staffed: Loaded) -> None:
    found = stories(database, staffed)
    assert [story.label for story in found] == ["việc 1", "việc 2", "việc 3", "việc 4"]
    assert {(story.rung, story.before, story.after) for story in found} == {("T-7", None, date(2024, 2, 26))}


def test_a_reminder_and_of_what_it_speaks(database: Database, staffed: Loaded) -> None:
    ids = [story.status.assignment for story in stories(database, staffed)]
    person = database.look(person_id, QUANG)
    to = database.look(address, person)
    draft = Draft(f"nudge:{person}:{TODAY.isoformat()}", Kind.NUDGE, to, "Nhắc", NOW)
    (row,) = database.write(outbox.queue, draft)
    database.write(nudge_items.put, {row: dict.fromkeys(ids[:2], "T-7")})
    told = [story.reminders for story in stories(database, staffed)]
    assert [[one.speaks for one in each] for each in told] == [[True], [True], [False], [False]]
    assert isinstance(told[0][0], Reminder)
    assert (told[0][0].post, told[0][0].state) == ("đầu mối", RowState.WAITING)


def test_reasons_noted(database: Database, staffed: Loaded) -> None:
    def note(session: Session) -> None:
        (first, *_) = statuses(session, staffed, NOW)
        ids = assignments.unit_ids(session)
        decisions.note(session, staffed.id, TODAY, ids, [(first, "T-7", Quiet(Why.AWAY, TODAY))])

    database.write(note)
    first = database.look(statuses, staffed, NOW)[0].unit
    (reason,) = database.look(explaining.of_unit, staffed, first, TODAY, NOW).stories[0].reasons
    assert (reason.why, reason.until) == (Why.AWAY, TODAY)


def test_times_in_which_the_machine_was_off(database: Database, staffed: Loaded) -> None:
    database.write(gaps.heard, "telegram", later(hours=-20))
    database.write(gaps.heard, "telegram", later(hours=-2))
    assert database.look(explaining.of_unit, staffed, "phuoc-quang", TODAY, NOW).gaps == ()
    database.write(gaps.heard, "telegram", NOW)
    (gap,) = database.look(explaining.of_unit, staffed, "phuoc-quang", TODAY, NOW).gaps
    assert gap.ended == NOW


def test_units_of_a_rung(database: Database, staffed: Loaded) -> None:
    assert database.look(explaining.units_due, staffed, TODAY) == ["phuoc-quang", "phuoc-nghia", "hoi-lhpn"]
    assert database.look(explaining.units_due, staffed, date(2024, 2, 21)) == []


def test_the_newest_deeds_first(database: Database, staffed: Loaded) -> None:
    person = database.look(person_id, QUANG)

    def note(session: Session) -> None:
        for number in range(3):
            audits.note(session, NOW, person if number else None, "answered", number=number)

    database.write(note)
    assert [(one.name, one.detail["number"]) for one in database.look(audits.newest, 2)] == [
        ("Đầu mối UBND xã Phước Quang", 2),
        ("Đầu mối UBND xã Phước Quang", 1),
    ]
    assert database.look(audits.newest, 9)[-1].name == ""
