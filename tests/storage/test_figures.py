"""The figures of a digest: as of an instant, with what has changed since another."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from core.ledger import Kind
from core.states import State
from storage import difficulties, outbox
from storage.database import Database
from storage.directives import Loaded
from storage.figures import figures, last_digest
from storage.outbox import Address, Draft
from storage.statuses import report, statuses
from tests.storage.moments import NOW, later


def says(database: Database, directive: Loaded, task: int, state: State, hours: float) -> None:
    found = database.look(statuses, directive, NOW)
    assignment = next(s.assignment for s in found if (s.unit, s.number) == ("phuoc-quang", task))
    fields = {"person_id": 13, "said_at": later(hours=hours), "stored_at": NOW, "source": "text", "state": state}
    database.write(lambda s: report(s, assignment_id=assignment, **fields))


def raise_difficulty(session: Session, directive: Loaded, text: str, at: datetime) -> None:
    difficulties.open_new(session, directive.id, "difficulty", 5, 13, text, at)


def test_the_milestones_with_the_working_days_left(database: Database, staffed: Loaded) -> None:
    found = database.look(figures, staffed, NOW)
    assert [(m.code, m.days_left, m.binding) for m in found.milestones] == [("m1", 7, False), ("m2", 154, True)]
    assert (found.nearest().code, len(found.statuses), found.changes) == ("m1", 60, ())


def test_what_changed_since_the_last_digest(database: Database, staffed: Loaded) -> None:
    says(database, staffed, 1, State.IN_PROGRESS, 1)
    says(database, staffed, 1, State.DONE, 3)
    says(database, staffed, 2, State.IN_PROGRESS, 1)
    found = database.look(figures, staffed, later(hours=4), later(hours=2))
    assert [(change.number, change.before, change.after) for change in found.changes] == [
        (1, State.IN_PROGRESS, State.DONE)
    ]


def test_what_is_said_later_does_not_change_frozen_figures(database: Database, staffed: Loaded) -> None:
    before = database.look(figures, staffed, later(hours=1), NOW)
    says(database, staffed, 1, State.DONE, 2)
    assert database.look(figures, staffed, later(hours=1), NOW) == before


def test_difficulties_not_closed_by_then(database: Database, staffed: Loaded) -> None:
    for n, text in enumerate(("một", "hai")):
        database.write(raise_difficulty, staffed, text, later(days=-n))
    assert [line.text for line in database.look(figures, staffed, NOW).difficulties] == ["hai", "một"]
    database.write(difficulties.close, 2, later(hours=1))
    assert [line.text for line in database.look(figures, staffed, later(hours=2)).difficulties] == ["một"]
    ages = [line.age for line in database.look(figures, staffed, NOW).difficulties]
    assert ages == [1, 0], "before it was closed it was open still, and a working day old"


def test_whom_to_call_is_the_focal_official_or_the_backup(database: Database, staffed: Loaded) -> None:
    contacts = {contact.unit: contact for contact in database.look(figures, staffed, NOW).contacts}
    assert len(contacts) == 14
    assert contacts["phuoc-quang"].name == "Đầu mối UBND xã Phước Quang"


def test_the_last_digest_is_the_one_planned_last_before(database: Database, staffed: Loaded) -> None:
    assert database.look(last_digest, staffed, NOW) is None
    for hours in (1, 3):
        draft = Draft(
            f"digest:{staffed.code}:{hours}", Kind.DIGEST, Address(43), "…", later(hours=hours), expires=later(days=1)
        )
        database.write(outbox.queue, draft)
    assert database.look(last_digest, staffed, later(hours=3)) == later(hours=1)
    assert database.look(last_digest, staffed, later(hours=4)) == later(hours=3)


def test_after_the_last_milestone_that_one_stays_the_nearest(database: Database, staffed: Loaded) -> None:
    found = database.look(figures, staffed, later(days=300))
    assert found.nearest().last_day == date(2024, 9, 30)
