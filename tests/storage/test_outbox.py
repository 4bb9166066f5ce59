"""The outbox: written once, moved along its table, given out in turn."""

from datetime import datetime, timedelta
from itertools import product
from typing import Any

import pytest
from sqlalchemy import select, update

from core.ledger import KINDS, MOVES, Kind, RowState
from storage import calls, documents, lines, outbox, pictures
from storage.database import Database
from storage.lines import Slots
from storage.outbox import CAPTION_LIMIT, TEXT_LIMIT, Address, Choice, Draft, Row
from storage.outbox import outbox as rows
from tests.storage.moments import NOW, later

BUTTONS = (Choice("Đúng", "report.confirm", {"items": [1]}), Choice("Sửa", "report.edit"))


def draft(key: str, *, kind: Kind = Kind.REPLY, chat: str | None = "chat", **more: Any) -> Draft:
    to = Address(None, "webchat" if chat else None, chat)
    return Draft(key, kind, to, more.pop("body", key), more.pop("now", NOW), **more)


def queue(database: Database, *drafts: Draft) -> list[int]:
    return database.write(outbox.queue, *drafts)


def put(database: Database, key: str, state: RowState) -> int:
    """A row that stands in this state."""
    (row,) = queue(database, draft(key))
    database.write(lambda s: s.execute(update(rows).where(rows.c.id == row).values(state=state)))
    return row


def move(database: Database, row: int, to: RowState, **changes: Any) -> bool:
    return database.write(lambda session: outbox.move(session, row, to, **changes))


def every(database: Database) -> list[Row]:
    found = database.look(lambda s: s.scalars(select(rows.c.key).order_by(rows.c.id)).all())
    return [row for key in found if (row := database.look(outbox.by_key, key))]


def due(database: Database, now: datetime = NOW, limit: int = 16) -> list[str]:
    found = database.look(lines.ready, now, Slots("webchat", limit))
    return [row.key for row in database.look(outbox.get_all, found)]


# ---- Written once


def test_a_known_key_is_passed_over_and_the_first_words_stay(database: Database) -> None:
    assert len(queue(database, draft("one", body="first"), draft("two"))) == 2
    assert len(queue(database, draft("one", body="second"), draft("three"))) == 1
    assert [(row.key, row.body) for row in every(database)] == [("one", "first"), ("two", "two"), ("three", "three")]


def test_a_key_twice_in_one_writing_is_one_row(database: Database) -> None:
    assert len(queue(database, draft("one"), draft("one"))) == 1


@pytest.mark.parametrize("kind", [kind for kind in Kind if KINDS[kind].lifetime])
def test_a_row_lives_as_long_as_its_kind_unless_told(database: Database, kind: Kind) -> None:
    queue(database, draft("own", kind=kind), draft("told", kind=kind, expires=later(hours=1), due=later(minutes=5)))
    own, told = every(database)
    assert own.expires == NOW + (KINDS[kind].lifetime or timedelta())
    assert (told.expires, told.due, told.planned_at) == (later(hours=1), later(minutes=5), later(minutes=5))


def test_a_row_comes_back_as_it_was_written(database: Database) -> None:
    (row,) = queue(database, draft("one", choices=BUTTONS, subject={"unit": "phuoc-hoa"}))
    found = database.look(outbox.get, row)
    assert found is not None
    assert found.choices == [
        {"label": "Đúng", "action": "report.confirm", "data": {"items": [1]}},
        {"label": "Sửa", "action": "report.edit", "data": {}},
    ]
    assert (found.kind, found.state, found.subject) == (Kind.REPLY, RowState.WAITING, {"unit": "phuoc-hoa"})


# ---- Long texts


def test_a_long_text_is_rows_in_order_with_the_buttons_on_the_last(database: Database) -> None:
    words = " ".join(f"từ{n}" for n in range(1500))
    queue(database, draft("long", body=words, choices=BUTTONS))
    found = every(database)
    assert [row.key for row in found] == ["long", "long#2", "long#3"]
    assert " ".join(row.body or "" for row in found) == words
    assert all(len(row.body or "") <= TEXT_LIMIT for row in found)
    assert [len(row.choices) for row in found] == [0, 0, 2]


def test_a_long_text_again_is_passed_over_whole(database: Database) -> None:
    queue(database, draft("long", body="từ " * 2000))
    assert queue(database, draft("long", body="từ " * 2000)) == []


@pytest.mark.parametrize(
    ("length", "parts"),
    [(CAPTION_LIMIT, [("one", True)]), (CAPTION_LIMIT + 1, [("one", False), ("one#file", True)])],
)
def test_words_too_long_for_a_caption_go_before_the_picture(
    database: Database, length: int, parts: list[tuple[str, bool]]
) -> None:
    queue(database, draft("one", body="x" * length, drawing={"as_of": "now"}, choices=BUTTONS))
    found = every(database)
    assert [(row.key, row.drawing is not None) for row in found] == parts
    assert [len(row.choices) for row in found][-1] == 2


def test_words_made_later_are_one_row(database: Database) -> None:
    queue(database, draft("one", kind=Kind.NUDGE, body=None))
    assert [row.body for row in every(database)] == [None]


# ---- Moves


def test_a_row_moves_only_along_the_table(database: Database) -> None:
    for source, target in product(RowState, RowState):
        row = put(database, f"{source} to {target}", source)
        moved = move(database, row, target, reason="moved")
        assert moved is (target in MOVES[source])
        found = database.look(outbox.get, row)
        assert found is not None
        assert (found.state, found.reason) == ((target, "moved") if moved else (source, ""))


def test_two_who_claim_one_row_get_it_once(database: Database) -> None:
    (row,) = queue(database, draft("one"))
    assert [move(database, row, RowState.SENDING) for _ in range(2)] == [True, False]


def test_a_choice_is_pressed_once(database: Database) -> None:
    (row,) = queue(database, draft("one", choices=BUTTONS))
    assert [database.write(outbox.choose, row, index) for index in (1, 0)] == [True, False]
    found = database.look(outbox.get, row)
    assert found is not None and found.chosen == 1


# ---- What may be claimed


def test_by_priority_then_in_order(database: Database) -> None:
    kinds = (Kind.BROADCAST, Kind.DIGEST, Kind.NUDGE, Kind.NOTICE, Kind.REPLY)
    queue(database, *(draft(kind.value, kind=kind, chat=kind.value) for kind in kinds))
    assert due(database) == ["notice", "reply", "nudge", "digest", "broadcast"]


def test_one_of_a_chat(database: Database) -> None:
    queue(database, draft("one"), draft("two"), draft("other", chat="other"))
    assert due(database) == ["one", "other"]


def test_a_long_line_hides_no_other_chat(database: Database) -> None:
    queue(database, *(draft(f"row {n}") for n in range(200)), draft("other", chat="other", kind=Kind.BROADCAST))
    assert due(database) == ["row 0", "other"]


def test_none_of_a_chat_that_is_shut(database: Database) -> None:
    queue(database, draft("behind"), draft("other", chat="other"))
    shut = Slots("webchat", 16, shut=["chat"])
    assert len(database.look(lines.ready, NOW, shut)) == 1


def test_a_row_that_rests_holds_its_chat_unless_something_is_more_urgent(database: Database) -> None:
    (resting, _) = queue(database, draft("rests", kind=Kind.NUDGE), draft("behind", kind=Kind.BROADCAST))
    slots = Slots("webchat", 16, resting=[resting])
    assert database.look(lines.ready, NOW, slots) == []
    assert not database.look(lines.any_ready, NOW, "webchat", [resting, resting + 1])
    (urgent,) = queue(database, draft("urgent"))
    assert database.look(lines.ready, NOW, slots) == [urgent]
    assert database.look(lines.any_ready, NOW, "webchat", [resting])


def test_a_slot_for_the_oldest_goes_to_the_first_of_its_chat(database: Database) -> None:
    old = draft("old", kind=Kind.BROADCAST, chat="far", due=later(hours=-1))
    queue(database, old, draft("first in far", kind=Kind.NUDGE, chat="far"), draft("new"), draft("newer", chat="2"))
    found = database.look(lines.ready, NOW, Slots("webchat", 2, oldest=1))
    assert [row.key for row in database.look(outbox.get_all, found)] == ["first in far", "new"]


def test_the_same_chat_name_on_another_messenger_is_another_chat(database: Database) -> None:
    database.write(outbox.queue, Draft("two", Kind.REPLY, Address(None, "telegram", "chat"), "two", NOW))
    assert due(database) == []


def test_what_is_not_due_is_expired_undrawn_or_without_a_chat_is_left(database: Database) -> None:
    queue(
        database,
        draft("later", chat="1", due=later(seconds=1)),
        draft("expired", chat="2", expires=NOW),
        draft("undrawn", chat="3", drawing={"as_of": "now"}),
        draft("nobody", chat=None),
        draft("now", chat="4"),
    )
    assert due(database) == ["now"]
    assert [row.key for row in database.look(pictures.undrawn, NOW)] == ["undrawn"]


def test_a_drawn_picture_can_be_sent(database: Database) -> None:
    (row,) = queue(database, draft("one", drawing={"as_of": "now"}))
    document = database.write(lambda s: documents.keep(s, "tong-hop.png", b"\x89PNG", picture=True))
    database.write(pictures.attach, [row], document)
    assert due(database) == ["one"]
    assert database.look(pictures.undrawn, NOW) == []
    assert database.look(documents.find, document) == ("tong-hop.png", b"\x89PNG", True)


def test_no_more_than_the_limit(database: Database) -> None:
    queue(database, *(draft(f"row {n}", chat=f"chat {n}") for n in range(5)))
    assert due(database, limit=3) == ["row 0", "row 1", "row 2"]


# ---- Time


def test_what_expires_is_skipped_with_the_reason(database: Database) -> None:
    queue(
        database,
        draft("late", expires=later(hours=1)),
        draft("nobody", chat=None, expires=later(hours=1)),
        draft("fresh", expires=later(hours=2)),
    )
    assert database.write(outbox.expire, later(hours=1)) == 2
    assert [(row.state, row.reason) for row in every(database)] == [
        (RowState.SKIPPED, "expired"),
        (RowState.SKIPPED, "unreachable"),
        (RowState.WAITING, ""),
    ]


def test_only_what_waits_expires(database: Database) -> None:
    states = [state for state in RowState if state is not RowState.WAITING]
    for state in states:
        put(database, state.value, state)
    assert database.write(outbox.expire, later(days=9)) == 0
    assert [row.state for row in every(database)] == states


def test_the_next_thing_is_a_sending_or_an_end(database: Database) -> None:
    assert database.look(outbox.next_due) is None
    queue(database, draft("nobody", chat=None, expires=later(hours=3)))
    assert database.look(outbox.next_due) == later(hours=3)
    queue(database, draft("one", due=later(hours=1), expires=later(hours=5)))
    assert database.look(outbox.next_due) == later(hours=1)
    (row,) = queue(database, draft("now", due=NOW))
    move(database, row, RowState.SENDING)
    assert database.look(outbox.next_due) == later(hours=1)
    (row,) = queue(database, draft("rests", due=NOW))
    assert (database.look(outbox.next_due), database.look(outbox.next_due, [row])) == (NOW, later(hours=1))


def test_a_row_put_off_keeps_its_planned_moment(database: Database) -> None:
    (row,) = queue(database, draft("one"))
    database.write(calls.put_off, [row], later(hours=1))
    found = database.look(outbox.get, row)
    assert found is not None
    assert (found.due, found.planned_at) == (later(hours=1), NOW)


# ---- The books


def test_sending_counts_as_waiting(database: Database) -> None:
    for state in (*RowState, RowState.SENT):
        put(database, f"{state.value} {len(every(database))}", state)
    found = database.look(outbox.counts)
    assert found == {
        RowState.WAITING: 2,
        RowState.SENT: 2,
        RowState.UNKNOWN: 1,
        RowState.FAILED: 1,
        RowState.SKIPPED: 1,
    }
    assert sum(found.values()) == len(every(database))
    assert database.look(outbox.counts, rows.c.key.like("sent%")) == {RowState.SENT: 2}


def test_what_a_crash_left_in_the_middle_of_a_call_is_found(database: Database) -> None:
    put(database, "one", RowState.SENDING)
    put(database, "two", RowState.WAITING)
    assert [row.id for row in every(database) if row.key == "one"] == database.look(calls.stranded)
