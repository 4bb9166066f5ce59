"""Groups: added, removed, upgraded; and answers that quote what they answer."""

from typing import Any

from tests.channels.server.caller import Caller, keyboard
from tests.telegram_server import Person, TelegramServer

OLD, NEW = -42, -1_001_234_567_890


async def updates(caller: Caller) -> list[dict[str, Any]]:
    result: list[dict[str, Any]] = (await caller.call("getUpdates"))["result"]
    return result


async def test_a_group_that_became_a_supergroup(caller: Caller, telegram_server: TelegramServer) -> None:
    old = telegram_server.group(OLD, kind="group")
    sent = await caller.says(OLD, "việc 1")
    new = telegram_server.migrate_group(old, NEW)
    told = [update["message"] for update in await updates(caller)]
    assert [(one["chat"]["id"], one["chat"]["type"]) for one in told] == [(OLD, "group"), (NEW, "supergroup")]
    assert (told[0]["migrate_to_chat_id"], told[1]["migrate_from_chat_id"]) == (NEW, OLD)
    refused = await caller.says(OLD, "việc 2")
    assert refused["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert refused["parameters"] == {"migrate_to_chat_id": NEW}
    ids = {"chat_id": OLD, "message_id": sent["result"]["message_id"]}
    assert "message can't be edited" in (await caller.call("editMessageText", **ids, text="việc 3"))["description"]
    assert (await caller.says(NEW, "việc 2"))["ok"]
    assert [message.text for message in telegram_server.world.in_chat(new)] == ["việc 2"]


async def test_the_bot_is_added_and_removed(caller: Caller, telegram_server: TelegramServer, official: Person) -> None:
    group = telegram_server.group(NEW, joined=False)
    refused = await caller.says(NEW, "việc 1")
    assert refused["description"] == "Forbidden: bot is not a member of the supergroup chat"
    official.adds_bot(group)
    change, line = await updates(caller)
    assert statuses(change) == ("left", "member")
    assert change["my_chat_member"]["chat"] == {"id": NEW, "type": "supergroup", "title": group.title}
    assert line["message"]["new_chat_members"] == [telegram_server.world.me]
    assert (await caller.says(NEW, "việc 1"))["ok"]
    official.removes_bot(group)
    official.says("bot không còn ở đây", where=group)
    [change] = (await updates(caller))[2:]
    assert statuses(change) == ("member", "kicked")
    refused = await caller.says(NEW, "việc 2")
    assert refused["description"] == "Forbidden: bot was kicked from the supergroup chat"


def statuses(update: dict[str, Any]) -> tuple[str, str]:
    change = update["my_chat_member"]
    return change["old_chat_member"]["status"], change["new_chat_member"]["status"]


async def test_an_answer_quotes_the_message_with_its_buttons(caller: Caller, official: Person) -> None:
    markup = keyboard(callback_data="12.0")
    await caller.says(official.id, "việc 1 xong?", reply_markup=markup)
    said = official.replies_to(official.messages[0], "chưa")
    official.replies_to(said, "à xong rồi")
    first, second = [update["message"] for update in await updates(caller)]
    quoted = first["reply_to_message"]
    assert (quoted["text"], quoted["reply_markup"], quoted["from"]["is_bot"]) == ("việc 1 xong?", markup, True)
    assert second["reply_to_message"]["text"] == "chưa"
    assert "reply_to_message" not in second["reply_to_message"]


async def test_an_answer_in_a_group_stays_there(
    caller: Caller, telegram_server: TelegramServer, official: Person
) -> None:
    group = telegram_server.group(NEW)
    await caller.says(NEW, "ai nhận?")
    official.replies_to(telegram_server.world.in_chat(group)[0], "tôi")
    [update] = await updates(caller)
    assert update["message"]["chat"]["id"] == NEW
    assert update["message"]["reply_to_message"]["chat"]["id"] == NEW
