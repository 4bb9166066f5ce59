"""Files and what they stand for, on both databases."""

from typing import Any

import pytest

from core.evidence import Refused
from storage import chats, conversations, difficulties, evidence, evidence_fetching, evidence_lists
from storage.database import Database
from storage.directives import Loaded
from storage.export import export
from storage.statuses import report, statuses
from tests.storage.moments import NOW, later

PERSON = 13  # of Phước Quang
HASH = "a" * 64


@pytest.fixture
def assignments(database: Database, staffed: Loaded) -> list[int]:
    """Phước Quang's four."""
    found = database.look(statuses, staffed, NOW)
    return [status.assignment for status in found if status.unit == "phuoc-quang"]


def received(database: Database, assignments: list[int], **more: Any) -> int:
    place = database.look(lambda s: evidence_lists.place(s, assignment=assignments[0]))
    assert place is not None
    sent: dict[str, Any] = {
        "unit_id": place.unit_id,
        "person_id": PERSON,
        "inbox_id": None,
        "channel": "telegram",
        "ref": "f1",
    }
    sent |= {"message_ref": "5", "kind": "document", "name": "ke-hoach.pdf", "size": 7, "sent_at": NOW}
    (made,) = database.write(evidence.receive, [sent | more])
    return made


def used(database: Database, file: int, *assignments: int) -> None:
    told = dict.fromkeys(assignments)
    database.write(lambda s: evidence.use(s, [file], PERSON, NOW, assignments=told))


def test_a_file_proves_a_thing_once(database: Database, assignments: list[int]) -> None:
    file = received(database, assignments)
    used(database, file, *assignments[:2])
    used(database, file, assignments[0])
    assert database.look(evidence.counts, assignments) == {assignments[0]: 1, assignments[1]: 1}
    stands = database.look(evidence_lists.uses_of, [file])[file]
    assert [(use.task, use.wave, use.number) for use in stands] == [("1", "thi-diem", 1), ("2", "thi-diem", 2)]


def test_what_is_dropped_or_refused_proves_nothing(database: Database, assignments: list[int]) -> None:
    file, other = received(database, assignments), received(database, assignments)
    used(database, file, assignments[0])
    used(database, other, assignments[0])
    database.write(evidence.drop, [file], later(hours=1))
    assert database.look(evidence.counts, assignments) == {assignments[0]: 1}
    assert database.write(evidence_fetching.refuse, other, Refused.TYPE)
    assert not database.write(evidence_fetching.refuse, other, Refused.MACRO)
    assert database.look(evidence.counts, assignments) == {}
    used(database, file, assignments[0])
    assert database.look(evidence.counts, assignments) == {assignments[0]: 1}


def test_those_sent_together_stand_for_the_same(database: Database, staffed: Loaded, assignments: list[int]) -> None:
    first, second = received(database, assignments), received(database, assignments)
    about = database.look(evidence_lists.find, first)
    assert about is not None
    opened = ("difficulty", about.unit_id, PERSON, "thiếu kinh phí", NOW)
    matter = database.write(difficulties.open_new, staffed.id, *opened)
    by = (PERSON, NOW)
    database.write(
        lambda s: evidence.use(s, [first], *by, assignments={assignments[1]: None}, difficulties=[matter.id])
    )
    database.write(evidence.share, first, [second], *by)
    assert [file.id for file in database.look(evidence_lists.of_assignment, assignments[1])] == [first, second]
    assert [file.id for file in database.look(evidence_lists.of_difficulty, matter.id)] == [first, second]


def test_what_is_wanted_and_when(database: Database, assignments: list[int]) -> None:
    first, second = received(database, assignments), received(database, assignments)
    assert [file.id for file in database.look(evidence_fetching.wanted, NOW, 5)] == [first, second]
    database.write(evidence_fetching.put_off, first, later(minutes=5))
    assert [file.id for file in database.look(evidence_fetching.wanted, NOW, 5)] == [second]
    assert [file.attempts for file in database.look(evidence_fetching.wanted, later(minutes=5), 5)] == [1, 0]
    found = {"name": "ke-hoach.pdf", "size": 7, "media_type": "application/pdf", "sha256": HASH}
    assert database.write(lambda s: evidence_fetching.keep(s, first, NOW, **found))
    assert database.write(lambda s: evidence_fetching.keep(s, second, NOW, **found))
    assert not database.write(lambda s: evidence_fetching.keep(s, second, NOW, **found))
    assert (database.look(evidence_fetching.used), database.look(evidence_fetching.kept_hashes)) == (7, {HASH: 7})


def test_what_was_reported_lately_and_stands(database: Database, assignments: list[int]) -> None:
    def say(assignment: int, **more: Any) -> int:
        facts = {"assignment_id": assignment, "person_id": PERSON, "said_at": NOW, "stored_at": NOW, "source": "text"}
        return database.write(lambda s: report(s, **{**facts, "inbox_id": None, "corrects_id": None, **more}))

    say(assignments[0], stored_at=later(days=-2))
    say(assignments[1])
    slip = say(assignments[2])
    say(assignments[2], corrects_id=slip, withdrawn=True)
    say(assignments[3], source="office")
    assert database.look(evidence.reported_lately, PERSON, later(days=-1)) == [assignments[1]]


def test_an_open_question_takes_files_along(database: Database, staffed: Loaded) -> None:
    database.write(chats.open_for_all, "webchat", NOW)
    database.write(conversations.ask, 1, "evidence.which", {"files": [1]}, None, NOW)
    database.write(conversations.put, 1, {"files": [1, 2]}, later(seconds=5))
    asked = database.look(conversations.current, 1)
    assert asked is not None and (asked.data, asked.asked_at) == ({"files": [1, 2]}, later(seconds=5))


def test_what_came_with_a_message_is_found_again(database: Database, assignments: list[int]) -> None:
    file, refused = received(database, assignments), received(database, assignments)
    received(database, assignments, message_ref="6")
    database.write(evidence_fetching.refuse, refused, Refused.TYPE)
    assert database.look(evidence.of_message, PERSON, "telegram", "5") == [file]


def test_only_ones_own(database: Database, assignments: list[int]) -> None:
    file = received(database, assignments)
    line = database.look(evidence_lists.find, file)
    assert line is not None and (line.unit, line.person_id) == ("phuoc-quang", PERSON)
    assert database.look(evidence.of_units, [file, 99], [line.unit_id]) == [file]
    assert database.look(evidence.of_units, [file], [line.unit_id + 1]) == []
    database.write(evidence.belong, [file], line.unit_id + 1)
    assert database.look(evidence_lists.of_unit, line.unit_id) == []


def test_the_export_has_a_line_for_each_use_and_for_what_has_none(database: Database, assignments: list[int]) -> None:
    first, _ = received(database, assignments), received(database, assignments, name="anh.jpg")
    used(database, first, *assignments[:2])
    found = database.look(export, NOW)["evidence"]
    assert [(line["name"], line["task"], line["wave"]) for line in found] == [
        ("ke-hoach.pdf", "1", "thi-diem"),
        ("ke-hoach.pdf", "2", "thi-diem"),
        ("anh.jpg", None, None),
    ]
    assert found[0] | {"sent_by": ""} == {
        "unit": "phuoc-quang",
        "task": "1",
        "wave": "thi-diem",
        "difficulty": None,
        "name": "ke-hoach.pdf",
        "size": 7,
        "media_type": None,
        "sha256": None,
        "sent_by": "",
        "sent_at": "2024-02-20T08:00:00+07:00",
        "state": "waiting",
        "reason": None,
    }
