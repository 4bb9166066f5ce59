"""The pace that the server keeps when it is asked to."""

from typing import Any

import pytest

from tests.channels.server.caller import Caller
from tests.telegram_server import Person, TelegramServer


class Watch:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.time = 1000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def watch() -> Watch:
    return Watch()


def too_many(seconds: int) -> dict[str, Any]:
    words = f"Too Many Requests: retry after {seconds}"
    return {"ok": False, "error_code": 429, "description": words, "parameters": {"retry_after": seconds}}


async def passed(caller: Caller, chats: list[int], **parameters: Any) -> int:
    """How many of these calls pass before the first that is refused."""
    for number, chat in enumerate(chats):
        if not (await caller.says(chat, "Nhắc việc", **parameters))["ok"]:
            return number
    return len(chats)


def many(server: TelegramServer, count: int) -> list[int]:
    people = [server.person(id=10_000 + number) for number in range(count)]
    for person in people:
        person.starts()
    return [person.id for person in people]


async def test_no_pace_unless_asked(caller: Caller, official: Person) -> None:
    assert await passed(caller, [official.id] * 50) == 50


async def test_thirty_a_second_over_all_chats(caller: Caller, telegram_server: TelegramServer, watch: Watch) -> None:
    telegram_server.enforce(clock=watch)
    chats = many(telegram_server, 40)
    assert await passed(caller, chats) == 30
    assert await caller.says(chats[35], "Nhắc việc") == too_many(1)
    assert telegram_server.refused_for_pace == 2
    watch.time += 0.5
    assert await passed(caller, chats[35:]) == 0
    watch.time += 0.5
    assert await passed(caller, chats[30:]) == 10


async def test_paid_broadcasts_go_faster(caller: Caller, telegram_server: TelegramServer, watch: Watch) -> None:
    telegram_server.enforce(per_second=3, clock=watch)
    assert await passed(caller, many(telegram_server, 8), allow_paid_broadcast=True) == 8


async def test_one_a_second_in_one_chat_after_a_burst(
    caller: Caller, telegram_server: TelegramServer, official: Person, watch: Watch
) -> None:
    telegram_server.enforce(burst=2, clock=watch)
    assert await passed(caller, [official.id] * 5) == 2
    watch.time += 1
    assert await passed(caller, [official.id] * 5) == 1
    watch.time += 60
    assert await passed(caller, [official.id] * 5) == 2
    telegram_server.enforce(per_chat=0.1, burst=1, clock=watch)
    assert await passed(caller, [official.id] * 5) == 1
    watch.time += 0.5
    assert await caller.says(official.id, "Nhắc việc") == too_many(10)


async def test_twenty_a_minute_in_a_group(caller: Caller, telegram_server: TelegramServer, watch: Watch) -> None:
    telegram_server.enforce(burst=100, clock=watch)
    group = telegram_server.group(-1_001_234_567_890)
    assert await passed(caller, [group.id] * 30) == 20
    watch.time += 20
    assert await caller.says(group.id, "Nhắc việc") == too_many(40)
    watch.time += 40
    assert await passed(caller, [group.id] * 30) == 20


async def test_an_edit_counts_and_a_refusal_does_not(
    caller: Caller, telegram_server: TelegramServer, official: Person, watch: Watch
) -> None:
    telegram_server.enforce(burst=2, clock=watch)
    sent = await caller.says(official.id, "việc 1 xong")
    ids = {"chat_id": official.id, "message_id": sent["result"]["message_id"]}
    assert (await caller.call("editMessageText", **ids, text="việc 1 chưa xong"))["ok"]
    for _ in range(3):
        assert await caller.says(official.id, "Nhắc việc") == too_many(1)
    watch.time += 1
    assert (await caller.says(official.id, "Nhắc việc"))["ok"]
    assert [sending.accepted for sending in telegram_server.sendings] == [True, True, False, False, False, True]
