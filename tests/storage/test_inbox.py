"""An update is kept once, in order, until it is done or set aside."""

from storage import inbox
from storage.database import Database
from tests.storage.moments import NOW, later

HELLO = {"text": "xin chào"}


def kept(database: Database, *keys: str, channel: str = "telegram", bot: str = "1") -> list[int]:
    return database.write(inbox.store, channel, bot, [(key, HELLO) for key in keys], NOW)


def test_the_same_update_twice_is_kept_once(database: Database) -> None:
    first = kept(database, "10", "11")
    assert len(first) == 2
    assert len(kept(database, "11", "12")) == 1
    assert kept(database, "10", "11", "12") == []
    assert database.look(inbox.count) == 3


def test_the_same_number_from_another_bot_or_messenger_is_another_update(database: Database) -> None:
    assert all(
        (kept(database, "10"), kept(database, "10", bot="2"), kept(database, "10", channel="webchat")),
    )
    assert database.look(inbox.count) == 3


def test_the_same_update_twice_in_one_batch_is_kept_once(database: Database) -> None:
    assert len(kept(database, "10", "10")) == 1


def test_what_waits_comes_in_the_order_in_which_it_was_stored(database: Database) -> None:
    rows = kept(database, "12", "10", "11")
    found = database.look(inbox.waiting)
    assert [arrived.id for arrived in found] == rows == sorted(rows)
    assert (found[0].raw, found[0].stored_at, found[0].channel) == (HELLO, NOW, "telegram")
    assert [arrived.id for arrived in database.look(inbox.waiting, 2)] == rows[:2]


def test_what_is_done_waits_no_more_and_does_not_come_back(database: Database) -> None:
    (row,) = kept(database, "10")
    database.write(inbox.finish, [row])
    assert database.look(inbox.waiting) == []
    assert kept(database, "10") == []


def test_an_attempt_is_counted_and_uncounted(database: Database) -> None:
    rows = kept(database, "10", "11")
    database.write(inbox.try_now, rows)
    database.write(inbox.try_now, rows[:1])
    database.write(inbox.not_tried, rows)
    database.write(inbox.not_tried, rows[1:])
    assert [arrived.attempts for arrived in database.look(inbox.waiting)] == [1, 0]


def test_what_is_set_aside_stays_and_can_be_brought_back_once(database: Database) -> None:
    (row,) = kept(database, "10")
    assert not database.write(inbox.bring_back, row)
    database.write(inbox.try_now, [row])
    database.write(inbox.set_aside, row, "it broke")
    assert database.look(inbox.aside) == [(row, NOW, "it broke")]
    assert database.look(inbox.count) == 1, "nothing that reached us is lost"
    assert [database.write(inbox.bring_back, row) for _ in range(2)] == [True, False]
    (arrived,) = database.look(inbox.waiting)
    assert arrived.attempts == 0


def test_what_makes_no_sense_is_set_aside_at_once(database: Database) -> None:
    (row,) = kept(database, "10")
    database.write(inbox.set_aside, row, "no sense")
    assert database.look(inbox.waiting) == []


def test_letters_of_every_kind_come_back_as_they_were(database: Database) -> None:
    raw = {"text": "Phước Hòa \N{BALLOON} <b>\u202e\u0301", "nested": {"list": [1, None, True]}}
    database.write(inbox.store, "webchat", "1", [("10", raw)], later(hours=1))
    assert database.look(inbox.waiting)[0].raw == raw
