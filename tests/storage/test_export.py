"""The export: the keys of the design, instants with their offset, and books that close."""

from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from core.ledger import Kind, RowState
from core.states import State
from storage import broadcasts, difficulties, extensions, inbox, matter_threads, nudge_items, outbox
from storage.database import Database
from storage.directives import Loaded
from storage.export import export
from storage.outbox import Address, Draft
from storage.statuses import report, statuses
from tests.storage.moments import NOW, later

TOP = ["directive", "as_of", "assignments", "reports", "difficulties", "notes", "extensions", "nudges", "broadcasts"]
TOP += ["check_ins", "evidence", "messages"]
ASSIGNMENT = [
    *("unit", "task", "wave", "milestone", "last_day", "original_last_day", "state", "timeliness", "percent"),
    *("expected_date", "paper", "reported_at", "reported_by", "confirmed_at"),
]
NUDGE = ["key", "person", "unit", "milestone", "planned_at", "state", "sent_at", "channel", "reason"]
RECIPIENTS = ["planned", "sent", "failed", "unknown", "skipped", "waiting", "acknowledged"]
OUT = ["sent", "failed", "unknown", "skipped", "waiting"]


@pytest.fixture
def assignments(database: Database, staffed: Loaded) -> list[int]:
    """Phước Quang's four; persons 13, 14, 15 are of that unit."""
    found = database.look(statuses, staffed, NOW)
    return [status.assignment for status in found if status.unit == "phuoc-quang"]


def exported(database: Database) -> dict[str, Any]:
    return database.look(export, later(hours=1))


def send(database: Database, key: str, state: RowState, kind: Kind = Kind.NUDGE, **more: Any) -> int:
    """A row to Phước Quang's focal official that came to this end."""
    draft = Draft(key, kind, Address(13, "telegram", "77"), "…", NOW, expires=later(hours=9), **more)
    (row,) = database.write(outbox.queue, draft)
    sent = state is RowState.SENT
    ends = {"state": state, "sent_at": later(minutes=1) if sent else None, "reason": "" if sent else "why"}
    database.write(lambda s: s.execute(update(outbox.outbox).where(outbox.outbox.c.id == row).values(**ends)))
    return row


def test_the_keys_are_the_designs(database: Database, staffed: Loaded) -> None:
    found = exported(database)
    assert list(found) == TOP
    assert (found["directive"], found["as_of"]) == (staffed.code, "2024-02-20T09:00:00+07:00")
    assert {tuple(line) for line in found["assignments"]} == {tuple(ASSIGNMENT)}
    assert found["messages"] == {"in": 0, "out": dict.fromkeys(OUT, 0)}


def test_an_assignment_tells_where_it_stands(database: Database, assignments: list[int]) -> None:
    fields = {"person_id": 13, "stored_at": NOW, "source": "text"}
    promise = {"state": State.IN_PROGRESS, "percent": 60, "expected": date(2024, 2, 28)}
    done = {"state": State.DONE, "said_at": later(minutes=2)}
    confirmed = {"state": State.CONFIRMED, "said_at": later(minutes=3)}

    def write(session: Session) -> None:
        for n, said in ((0, promise | {"said_at": NOW}), (1, done), (1, confirmed)):
            report(session, assignment_id=assignments[n], **fields, **said)

    database.write(write)
    found = [line for line in exported(database)["assignments"] if line["unit"] == "phuoc-quang"]
    assert [line["state"] for line in found] == ["in_progress", "confirmed", None, None]
    assert (found[0]["percent"], found[0]["expected_date"]) == (60, "2024-02-28")
    assert found[0]["reported_at"] == "2024-02-20T08:00:00+07:00"
    assert (found[1]["confirmed_at"], found[1]["timeliness"]) == ("2024-02-20T08:03:00+07:00", "done_in_time")
    assert (found[2]["reported_by"], found[2]["last_day"]) == (None, "2024-02-29")


def test_every_report_stands_there_taken_back_or_not(database: Database, assignments: list[int]) -> None:
    fields = {"assignment_id": assignments[0], "person_id": 13, "stored_at": later(minutes=1), "source": "text"}
    first = database.write(lambda s: report(s, said_at=NOW, state=State.DONE, **fields))
    database.write(lambda s: report(s, said_at=later(minutes=1), corrects_id=first, withdrawn=True, **fields))
    found = exported(database)["reports"]
    assert [(line["state"], line["corrects"], line["withdrawn"]) for line in found] == [
        ("done", None, False),
        (None, first, True),
    ]
    assert (found[0]["unit"], found[0]["task"], found[0]["person"]) == ("phuoc-quang", "1", "phuoc-quang/dau-moi/1")


def test_a_reminder_tells_its_fate(database: Database, assignments: list[int]) -> None:
    for state in RowState:
        row = send(database, f"nudge:13:{state}", state)
        database.write(nudge_items.put, {row: dict.fromkeys(assignments, "T-7")})
    found = exported(database)["nudges"]
    assert {tuple(line) for line in found} == {tuple(NUDGE)}
    assert [line["state"] for line in found] == ["waiting", "waiting", "sent", "unknown", "failed", "skipped"]
    sent = found[2]
    assert (sent["person"], sent["unit"], sent["milestone"]) == ("phuoc-quang/dau-moi/1", "phuoc-quang", "m1")
    assert (sent["planned_at"], sent["sent_at"]) == ("2024-02-20T08:00:00+07:00", "2024-02-20T08:01:00+07:00")
    assert (sent["channel"], sent["reason"], found[5]["reason"]) == ("telegram", None, "why")


def test_the_books_of_a_broadcast_close(database: Database, staffed: Loaded) -> None:
    sheet = database.write(broadcasts.order, staffed.id, 45, "Họp lúc 8 giờ", {"kind": "all"}, NOW, later(seconds=10))
    for n, state in enumerate(RowState):
        send(database, f"broadcast:{sheet}:{n}", state, Kind.BROADCAST, broadcast=sheet)
    database.write(broadcasts.acknowledge, sheet, 13, later(minutes=5))
    (found,) = exported(database)["broadcasts"]
    assert list(found) == ["id", "text", "created_by", "recipients"]
    assert (found["text"], found["created_by"]) == ("Họp lúc 8 giờ", "van-phong/quan-tri/1")
    counts = found["recipients"]
    assert list(counts) == RECIPIENTS
    assert counts["planned"] == len(RowState) == sum(counts[name] for name in OUT)
    assert (counts["waiting"], counts["acknowledged"]) == (2, 1)


def test_messages_are_counted_in_and_out(database: Database, staffed: Loaded) -> None:
    database.write(inbox.store, "telegram", "1", [("1", {}), ("2", {})], NOW)
    for state in RowState:
        send(database, f"reply:{state}", state, Kind.REPLY)
    assert exported(database)["messages"] == {
        "in": 2,
        "out": {"sent": 1, "failed": 1, "unknown": 1, "skipped": 1, "waiting": 2},
    }


def test_a_difficulty_comes_with_its_thread(database: Database, staffed: Loaded, assignments: list[int]) -> None:
    unit = 5
    row = database.write(
        lambda s: difficulties.open_new(s, staffed.id, "difficulty", unit, 13, "chưa có nguồn", NOW, assignments[:1]).id
    )
    database.write(difficulties.answer, row, 43, later(minutes=9))
    database.write(matter_threads.append, row, "answer", 43, "Huyện cấp mẫu", later(minutes=9))
    (found,) = exported(database)["difficulties"]
    assert (found["unit"], found["task"], found["state"]) == ("phuoc-quang", 1, "answered")
    assert found["thread"] == [
        {
            "kind": "answer",
            "person": "van-phong/van-phong/1",
            "text": "Huyện cấp mẫu",
            "at": "2024-02-20T08:09:00+07:00",
        }
    ]


EXTENSION = [
    *("number", "unit", "task", "wave", "asked_by", "asked_at", "reason", "day_before", "wanted", "state"),
    *("granted", "decided_by", "decided_at", "word_of", "answer"),
]


def test_a_later_day_is_told_from_asking_to_answer(database: Database, staffed: Loaded, assignments: list[int]) -> None:
    wanted, given = date(2024, 3, 5), date(2024, 3, 7)
    first, second = (
        database.write(extensions.ask, staffed.id, assignment, 13, "chờ mẫu", wanted, NOW)
        for assignment in assignments[:2]
    )
    asked = database.look(extensions.get, first)
    database.write(extensions.grant, asked, given, "Chánh Văn phòng", 43, later(minutes=9))
    database.write(extensions.refuse, second, "chưa đủ lý do", 43, later(minutes=9))
    granted, refused = exported(database)["extensions"]
    assert list(granted) == EXTENSION
    assert (granted["unit"], granted["task"], granted["wave"]) == ("phuoc-quang", "1", "thi-diem")
    assert (granted["asked_by"], granted["asked_at"]) == ("phuoc-quang/dau-moi/1", "2024-02-20T08:00:00+07:00")
    assert (granted["day_before"], granted["wanted"], granted["granted"]) == ("2024-02-29", "2024-03-05", "2024-03-07")
    assert (granted["decided_by"], granted["word_of"]) == ("van-phong/van-phong/1", "Chánh Văn phòng")
    assert granted["decided_at"] == "2024-02-20T08:09:00+07:00"
    assert (refused["state"], refused["granted"], refused["answer"]) == ("refused", None, "chưa đủ lý do")
    lines = {line["task"]: line for line in exported(database)["assignments"] if line["unit"] == "phuoc-quang"}
    assert (lines["1"]["last_day"], lines["1"]["original_last_day"]) == ("2024-03-07", "2024-02-29")
    assert (lines["2"]["last_day"], lines["2"]["original_last_day"]) == ("2024-02-29", "2024-02-29")


def test_every_instant_has_its_offset_and_every_day_none(database: Database, assignments: list[int]) -> None:
    fields = {"person_id": 13, "said_at": NOW, "stored_at": NOW, "source": "text", "state": State.DONE}
    database.write(lambda s: report(s, assignment_id=assignments[0], **fields))
    for line in exported(database)["assignments"]:
        assert date.fromisoformat(line["last_day"])
        if line["reported_at"]:
            assert datetime.fromisoformat(line["reported_at"]).utcoffset() is not None
