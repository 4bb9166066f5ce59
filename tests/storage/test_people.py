"""Who is writing, who holds which post when, and where each can be reached."""

from datetime import date, datetime

import pytest
from sqlalchemy import select, update

from core.ledger import Kind
from core.rights import UNIT_ROLES, Action, Role
from storage import accounts, outbox, people, reach, roster
from storage.database import Database
from storage.directives import Loaded
from storage.outbox import Address, Draft
from storage.people import Actor, Holder
from storage.roster_file import RosterRow
from tests.storage.moments import NOW, TODAY, later

QUANG = "phuoc-quang/dau-moi/1"
pytestmark = pytest.mark.usefixtures("staffed")


def person(database: Database, code: str) -> int:
    query = select(people.people.c.id).where(people.people.c.code == code)
    return int(database.look(lambda s: s.execute(query).one().id))


def bind(database: Database, code: str, chat: str, channel: str = "telegram") -> Actor:
    database.write(accounts.bind, person(database, code), channel, chat, NOW)
    return actor(database, chat, channel)


def actor(database: Database, chat: str, channel: str = "telegram", today: date = TODAY) -> Actor:
    found = database.look(people.actor, channel, chat, today)
    assert found is not None
    return found


def join(database: Database, code: str, chat: str, channel: str = "telegram", now: datetime = NOW) -> Actor:
    database.write(accounts.agree, bind(database, code, chat, channel), now)
    return actor(database, chat, channel)


def hold(database: Database, code: str, *, first: date | None = None, last: date | None = None) -> None:
    """Set from when, or until when, a person holds their posts."""
    days = {"from_day": first} if first else {"to_day": last}
    where = people.posts.c.person_id == person(database, code)
    database.write(lambda s: s.execute(update(people.posts).where(where).values(**days)))


def of_quang(database: Database, today: date = TODAY) -> list[Holder]:
    unit = actor_unit(database)
    return database.look(people.holders, today, [Role.FOCAL], [unit])


def actor_unit(database: Database) -> int:
    query = select(people.units.c.id).where(people.units.c.code == "phuoc-quang")
    return int(database.look(lambda s: s.execute(query).one().id))


def test_nobody_is_known_by_a_chat_that_was_not_bound(database: Database) -> None:
    assert database.look(people.actor, "telegram", "77", TODAY) is None


def test_a_chat_is_a_person_with_their_posts(database: Database) -> None:
    found = bind(database, QUANG, "77")
    assert (found.code, found.agreed, found.stopped) == (QUANG, False, False)
    assert [(post.role, post.unit.code) for post in found.held] == [(Role.FOCAL, "phuoc-quang")]
    assert [unit.name for unit in found.units] == ["UBND xã Phước Quang"]
    assert (found.may(Action.REPORT), found.may(Action.BROADCAST), found.of_office) == (True, False, False)


def test_the_same_chat_on_another_messenger_is_another_person(database: Database) -> None:
    bind(database, QUANG, "77")
    bind(database, "phuoc-nghia/dau-moi/1", "77", "zalo")
    assert actor(database, "77").code == QUANG
    assert actor(database, "77", "zalo").code == "phuoc-nghia/dau-moi/1"


def test_a_phone_that_goes_to_somebody_else_takes_nothing_along(database: Database) -> None:
    join(database, QUANG, "77")
    again = bind(database, "phuoc-nghia/dau-moi/1", "77")
    assert (again.code, again.agreed) == ("phuoc-nghia/dau-moi/1", False)
    assert database.look(people.address, person(database, QUANG)).chat is None


def test_a_post_is_held_from_its_first_day_to_its_last(database: Database) -> None:
    hold(database, QUANG, first=date(2024, 2, 21))
    hold(database, QUANG, last=date(2024, 2, 29))
    bind(database, QUANG, "77")
    days = [date(2024, 2, 20), date(2024, 2, 21), date(2024, 2, 29), date(2024, 3, 1)]
    assert [len(of_quang(database, day)) for day in days] == [0, 1, 1, 0]
    assert [len(actor(database, "77", today=day).held) for day in days] == [0, 1, 1, 0]


def test_holders_come_by_role_and_unit_in_the_order_of_the_posts(database: Database) -> None:
    everybody = database.look(people.holders, TODAY, UNIT_ROLES)
    assert len(everybody) == 14 * 3
    office = database.look(people.holders, TODAY, [Role.OFFICE, Role.ADMIN])
    assert [holder.code for holder in office] == [f"van-phong/van-phong/{n}" for n in (1, 2)] + ["van-phong/quan-tri/1"]
    assert database.look(people.holders, TODAY, UNIT_ROLES, []) == []


def test_who_has_not_agreed_or_has_blocked_us_has_no_chat(database: Database) -> None:
    bind(database, QUANG, "77")
    assert [holder.chat for holder in of_quang(database)] == [None]
    database.write(accounts.agree, actor(database, "77"), NOW)
    assert [holder.address for holder in of_quang(database)] == [Address(person(database, QUANG), "telegram", "77")]
    database.write(reach.lost, "telegram", "77", "blocked", NOW)
    assert [holder.chat for holder in of_quang(database)] == [None]


def test_of_several_accounts_the_first_that_works_is_written_to(database: Database) -> None:
    join(database, QUANG, "77")
    join(database, QUANG, "88", "zalo")
    assert [(holder.channel, holder.chat) for holder in of_quang(database)] == [("telegram", "77")]
    assert database.look(people.address, person(database, QUANG)).chat == "77"
    database.write(reach.lost, "telegram", "77", "blocked", NOW)
    assert [(holder.channel, holder.chat) for holder in of_quang(database)] == [("zalo", "88")]
    assert database.look(people.address, person(database, QUANG)).chat == "88"


def test_what_waited_for_a_person_goes_to_the_chat_that_they_agree_in(database: Database) -> None:
    row = person(database, QUANG)
    drafts = [Draft(key, Kind.NOTICE, Address(row), key, NOW) for key in ("one", "two")]
    database.write(outbox.queue, *drafts)
    database.write(lambda s: outbox.queue(s, Draft("other", Kind.NOTICE, Address(row, "zalo", "88"), "other", NOW)))
    join(database, QUANG, "77")
    told = [database.look(outbox.by_key, key) for key in ("one", "two", "other")]
    assert [row and (row.channel, row.chat) for row in told] == [("telegram", "77")] * 2 + [("zalo", "88")]


def test_who_joined_is_new_until_the_planner_has_looked(database: Database) -> None:
    bind(database, QUANG, "77")
    assert database.look(accounts.newly_joined) == set()
    database.write(accounts.agree, actor(database, "77"), later(minutes=1))
    assert database.look(accounts.newly_joined) == {person(database, QUANG)}
    database.write(accounts.all_caught_up)
    assert database.look(accounts.newly_joined) == set()


def test_two_posts_of_one_person_are_two_holdings_and_one_voice(database: Database) -> None:
    phone = "0911000001"
    rows = [
        RosterRow(n, unit, "Hai xã", "Công chức", Role.FOCAL, phone)
        for n, unit in enumerate(("phuoc-quang", "phuoc-nghia"))
    ]
    database.write(roster.apply, rows, TODAY)
    found = join(database, "phuoc-quang/dau-moi/2", "99")
    assert [unit.code for unit in found.units] == ["phuoc-quang", "phuoc-nghia"]
    held = [holder for holder in database.look(people.holders, TODAY, [Role.FOCAL]) if holder.person == found.person]
    assert [holder.chat for holder in held] == ["99", "99"]


def test_everybody_without_an_agreed_account_is_still_to_be_invited(database: Database) -> None:
    before = len(database.look(accounts.not_joined))
    bind(database, QUANG, "77")
    assert len(database.look(accounts.not_joined)) == before
    database.write(accounts.agree, actor(database, "77"), NOW)
    assert len(database.look(accounts.not_joined)) == before - 1


def test_the_units_people_are_each_told_once(database: Database, staffed: Loaded) -> None:
    leaders = database.look(people.of_unit, TODAY, "phuoc-quang")
    everybody = database.look(lambda s: people.of_unit(s, TODAY, "phuoc-quang", everybody=True))
    assert (len(leaders), len(everybody)) == (2, 3)
    assert database.look(people.of_unit, TODAY, "no-such-unit") == []
