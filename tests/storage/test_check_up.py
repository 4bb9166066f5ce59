"""What has got stuck, and since when; who is missing, and why."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import update

from core.ledger import Kind, RowState
from core.rights import Role
from storage import chats, check_up, inbox, marks, outbox, people, reach
from storage.check_up import Waiting, Why
from storage.database import Database
from storage.directives import Loaded
from storage.outbox import Address, Draft
from tests.storage.moments import NOW, TODAY, everything, later

HERE = Address(None, "telegram", "1")


def queue(database: Database, key: str, due: datetime, to: Address = HERE, **more: Any) -> None:
    database.write(outbox.queue, Draft(key, Kind.NOTICE, to, "…", due, **more))


def test_what_could_have_been_sent_and_was_not(database: Database) -> None:
    assert database.look(check_up.to_send, NOW) == Waiting(0, None)
    queue(database, "old", later(hours=-2))
    queue(database, "older", later(hours=-3))
    queue(database, "due later", later(hours=1))
    queue(database, "expired", later(hours=-5), expires=later(hours=-4))
    queue(database, "nowhere", later(hours=-6), Address(None))
    queue(database, "sent", later(hours=-7), state=RowState.SENT)
    assert database.look(check_up.to_send, NOW) == Waiting(2, later(hours=-3))


def test_what_came_in_and_was_not_looked_at(database: Database) -> None:
    for key, hours in (("1", -3), ("2", -2), ("3", 1)):
        database.write(inbox.store, "telegram", "1", [(key, {})], later(hours=hours))
    assert database.look(check_up.to_handle, NOW) == Waiting(2, later(hours=-3))
    database.write(inbox.set_aside, 1, "it broke")
    assert database.look(check_up.to_handle, NOW) == Waiting(1, later(hours=-2))
    assert database.look(check_up.set_aside, later(hours=-3)) == 1
    assert database.look(check_up.set_aside, later(hours=-2)) == 0


def test_what_nobody_knows_the_end_of(database: Database) -> None:
    for key, days in (("1", -40), ("2", -2)):
        queue(database, key, later(days=days), state=RowState.UNKNOWN)
    assert database.look(check_up.unknown, later(days=-30)) == 1


def test_writing_is_tried_and_taken_back(database: Database) -> None:
    database.write(check_up.try_writing, NOW)
    assert everything(database, marks.marks) == []


def test_who_is_reached_where_and_who_is_not_and_why(database: Database, staffed: Loaded) -> None:
    count = len(database.look(people.holders, TODAY, list(Role)))
    assert database.look(check_up.reached, TODAY) == check_up.Reached({}, {Why.NEVER_JOINED: count})
    database.write(chats.open_for_all, "telegram", NOW)
    accounts = people.accounts
    database.write(lambda s: s.execute(update(accounts).where(accounts.c.id <= 3).values(health="blocked")))
    database.write(lambda s: s.execute(update(accounts).where(accounts.c.id == 4).values(agreed_at=None)))
    found = database.look(check_up.reached, TODAY)
    assert found == check_up.Reached({"telegram": count - 4}, {Why.BLOCKED: 3, Why.NOT_AGREED: 1})


def test_who_left_one_messenger_and_is_on_another_is_reached(database: Database, staffed: Loaded) -> None:
    database.write(chats.open_for_all, "telegram", NOW)
    database.write(chats.open_for_all, "zalo", later(hours=1))
    database.write(reach.lost, "telegram", "phuoc-quang/dau-moi/1", "blocked", NOW)
    found = database.look(check_up.reached, TODAY)
    assert (found.by_channel["zalo"], found.missing) == (1, {})


def test_a_post_that_has_ended_is_not_missed(database: Database, staffed: Loaded) -> None:
    yesterday = TODAY - timedelta(days=1)
    database.write(lambda s: s.execute(update(people.posts).values(to_day=yesterday)))
    assert database.look(check_up.reached, TODAY) == check_up.Reached({}, {})
