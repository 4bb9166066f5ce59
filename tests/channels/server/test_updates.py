"""getUpdates: what confirms an update, who may poll, and what is asked for."""

import asyncio
from typing import Any

from tests.channels.server.caller import Caller
from tests.telegram_server import Person, TelegramServer

TERMINATED = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


async def poll(caller: Caller, **parameters: Any) -> list[dict[str, Any]]:
    result: list[dict[str, Any]] = (await caller.call("getUpdates", **parameters))["result"]
    return result


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_only_a_higher_offset_confirms(caller: Caller, telegram_server: TelegramServer, official: Person) -> None:
    for text in ("một", "hai", "ba"):
        official.says(text)
    first, second, third = await poll(caller)
    assert [one["update_id"] for one in (second, third)] == [first["update_id"] + 1, first["update_id"] + 2]
    assert await poll(caller, limit=2) == [first, second]
    assert await poll(caller, offset=first["update_id"]) == [first, second, third]
    assert await poll(caller, offset=third["update_id"]) == [third]
    assert await poll(caller) == [third]
    assert await poll(caller, offset=third["update_id"] + 1) == []
    await telegram_server.delivered()


async def test_a_negative_offset_beyond_the_beginning_forgets_nothing(caller: Caller, official: Person) -> None:
    official.says("một")
    official.says("hai")
    assert texts(await poll(caller, offset=-5)) == ["một", "hai"]
    assert texts(await poll(caller, offset=-1)) == ["hai"]


async def test_a_poll_waits_for_the_next_message(caller: Caller, telegram_server: TelegramServer) -> None:
    polling = asyncio.create_task(poll(caller, timeout=50))
    await telegram_server.called("getUpdates")
    telegram_server.person(id=77).says("chào")
    assert texts(await polling) == ["chào"]


async def test_a_second_poll_ends_the_first(caller: Caller, telegram_server: TelegramServer, official: Person) -> None:
    first = asyncio.create_task(caller.call("getUpdates", timeout=50))
    await telegram_server.called("getUpdates")
    second = asyncio.create_task(poll(caller, timeout=50))
    assert await first == {"ok": False, "error_code": 409, "description": TERMINATED}
    official.says("chào")
    assert texts(await second) == ["chào"]


async def test_what_was_asked_for_is_remembered(caller: Caller, official: Person) -> None:
    await poll(caller, allowed_updates=["my_chat_member"])
    official.says("không ai hỏi")
    official.blocks()
    assert [sorted(update) for update in await poll(caller)] == [["my_chat_member", "update_id"]]
    official.unblocks()
    await poll(caller, allowed_updates=[], offset=-1)
    official.says("chào")
    assert len(await poll(caller)) == 2


async def test_some_kinds_come_only_if_asked_for(caller: Caller, telegram_server: TelegramServer) -> None:
    telegram_server.deliver("message_reaction", {})
    assert await poll(caller) == []
    await poll(caller, allowed_updates=["message_reaction"])
    telegram_server.deliver("message_reaction", {})
    assert len(await poll(caller)) == 1


async def test_a_limit_beyond_a_hundred_is_a_mistake(caller: Caller, telegram_server: TelegramServer) -> None:
    assert (await caller.call("getUpdates", limit=101))["error_code"] == 400
    assert telegram_server.forgive()
