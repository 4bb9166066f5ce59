"""Alarms: once a day and name, to every admin, wherever they can be reached."""

from datetime import timedelta
from typing import Any

from core.rights import Role
from core.texts import operators
from scheduler import alarms
from storage import accounts, people, reach
from tests.office import Office
from tests.time.hands import end_post, hire, join, person_id

ADMIN = "van-phong/quan-tri/1"
SENTENCE = operators.poll_conflict("Telegram")


def tell(office: Office, name: str = "poll_conflict") -> list[Any]:
    """The rows that say so, after one more telling."""
    office.database.write(alarms.tell, office.directive, name, SENTENCE, office.clock.now())
    return office.rows(f"notice:alarm:{name}:")


def chats(rows: list[Any]) -> list[tuple[str, str]]:
    return [(row.channel, row.chat) for row in rows]


async def test_it_is_told_once_a_day_and_name(office: Office) -> None:
    assert [(row.body, row.chat) for row in tell(office)] == [(SENTENCE, ADMIN)]
    assert len(tell(office)) == 1
    assert len(tell(office, "unauthorized")) == 1
    office.clock.move(office.clock.now() + timedelta(days=1))
    assert len(tell(office)) == 2


async def test_it_is_sent_at_night_too(office: Office) -> None:
    await office.until("2024-02-17 23:00")
    tell(office)
    await office.system.settle()
    office.talk(ADMIN).hears(SENTENCE)


async def test_every_admin_hears_it_on_every_channel(office: Office) -> None:
    hire(office, "van-phong", Role.ADMIN, "Quản trị thứ hai", "0911000009")
    join(office, "van-phong/quan-tri/2")
    also_on(office, "zalo", "77")
    assert chats(tell(office)) == [("webchat", ADMIN), ("webchat", "van-phong/quan-tri/2"), ("zalo", "77")]


def also_on(office: Office, channel: str, chat: str) -> None:
    def write(session: Any) -> None:
        accounts.bind(session, person_id(session, ADMIN), channel, chat, office.clock.now())
        actor = people.actor(session, channel, chat, office.directive.calendar.day(office.clock.now()))
        assert actor is not None
        accounts.agree(session, actor, office.clock.now())

    office.database.write(write)


async def test_not_in_a_chat_that_was_lost_or_has_not_agreed(office: Office) -> None:
    now = office.clock.now()
    also_on(office, "zalo", "77")
    office.database.write(lambda session: accounts.bind(session, person_id(session, ADMIN), "telegram", "5", now))
    office.database.write(reach.lost, "webchat", ADMIN, "blocked", now)
    assert chats(tell(office)) == [("zalo", "77")]


async def test_without_an_admin_the_office_hears_it(office: Office) -> None:
    end_post(office, ADMIN, office.directive.file.directive.starts - timedelta(days=1))
    assert chats(tell(office)) == [("webchat", f"van-phong/van-phong/{n}") for n in (1, 2)]
