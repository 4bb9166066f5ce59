"""By which chats and codes the people of a unit could be reached, and which messengers work, on each database."""

from datetime import timedelta

from sqlalchemy.orm import Session

from core.reach import Account, Code, Holding
from core.rights import Role
from storage import accounts, candidates, gaps, invitations, messengers, people, posts_reach, reach
from storage.database import Database
from storage.directives import Loaded
from tests.storage.moments import NOW, TODAY, later
from tests.time.hands import person_id

QUANG = "phuoc-quang/dau-moi/1"


def focal(database: Database, loaded: Loaded) -> Holding:
    found = database.look(posts_reach.holdings, loaded, later(hours=1))
    return next(one for one in found if (one.unit, one.role) == ("phuoc-quang", Role.FOCAL))


def join(session: Session, channel: str, chat: str) -> None:
    accounts.bind(session, person_id(session, QUANG), channel, chat, NOW)
    actor = people.actor(session, channel, chat, TODAY)
    assert actor is not None
    accounts.agree(session, actor, NOW)


def invite(database: Database) -> str:
    return database.write(lambda s: invitations.invite(s, person_id(s, QUANG), NOW))


def test_everybody_of_the_units_and_nobody_of_the_office(database: Database, staffed: Loaded) -> None:
    found = database.look(posts_reach.holdings, staffed, NOW)
    assert len(found) == 14 * 3
    assert {one.role for one in found} == {Role.FOCAL, Role.BACKUP, Role.LEADER}
    assert all(one.accounts == () and one.code is None for one in found)


def test_a_code_unused_then_used(database: Database, staffed: Loaded) -> None:
    code = invite(database)
    assert focal(database, staffed).code == Code(TODAY, open=True)
    check = database.look(invitations.check, code, NOW)
    assert check.invitation is not None
    database.write(invitations.use, check.invitation, NOW)
    assert focal(database, staffed).code is None


def test_a_code_that_has_run_out(database: Database, staffed: Loaded) -> None:
    invite(database)
    found = database.look(posts_reach.holdings, staffed, NOW + timedelta(days=31))
    assert [one.code for one in found if one.code] == [Code(TODAY, open=False)]


def test_chats_in_order_with_what_the_messenger_said(database: Database, staffed: Loaded) -> None:
    database.write(join, "telegram", "7")
    database.write(join, "zalo", "8")
    database.write(reach.lost, "telegram", "7", "bot was blocked", NOW)
    assert focal(database, staffed).accounts == (
        Account("telegram", agreed=True, lost="bot was blocked", since=TODAY),
        Account("zalo", agreed=True, since=TODAY),
    )


def test_what_is_served_is_what_was_said_last(database: Database, staffed: Loaded) -> None:
    database.write(join, "zalo", "8")
    assert database.look(messengers.down, NOW) == set()
    database.write(messengers.announce, {"telegram": "ten_bot"}, NOW)
    assert database.look(messengers.down, NOW) == {"zalo"}
    assert database.look(messengers.usernames) == {"telegram": "ten_bot"}
    database.write(messengers.announce, {"telegram": "ten_bot", "zalo": ""}, NOW)
    assert database.look(messengers.down, NOW) == set()
    database.write(messengers.announce, {}, NOW)
    assert database.look(messengers.usernames) == {}


def test_one_that_has_not_been_reached_for_an_hour_is_down(database: Database, staffed: Loaded) -> None:
    database.write(join, "zalo", "8")
    database.write(messengers.announce, {"zalo": ""}, NOW)
    database.write(gaps.heard, "zalo", later(minutes=5))
    assert database.look(messengers.down, later(minutes=65)) == set()
    assert database.look(messengers.down, later(minutes=66)) == {"zalo"}


def test_only_who_holds_a_post_is_a_candidate(database: Database, staffed: Loaded) -> None:
    def names(typed: str, *units: str) -> list[str]:
        return [one.name for one in database.look(candidates.find, TODAY, typed, units)]

    assert names("dau moi ubnd xa phuoc quang") == ["Đầu mối UBND xã Phước Quang"]
    assert len(names("đơn vị này", "phuoc-quang")) == 3
    assert names("12345678") == names("") == []
    person = database.look(person_id, QUANG)
    assert database.look(candidates.get, TODAY, person) is not None
    assert database.look(candidates.get, TODAY - timedelta(days=900), person) is None
