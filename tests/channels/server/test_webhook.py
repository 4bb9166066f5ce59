"""Updates by webhook: posted in order, again after a failure, and not to two places."""

import asyncio

import pytest

from tests.channels.server.caller import Caller
from tests.channels.server.hook import Hook
from tests.telegram_server import Person, TelegramServer

SECRET = "bi-mat_1"
ACTIVE = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


async def info(caller: Caller) -> dict[str, object]:
    result: dict[str, object] = (await caller.call("getWebhookInfo"))["result"]
    return result


async def test_updates_are_posted_with_the_secret(caller: Caller, official: Person, hook: Hook) -> None:
    official.says("trước")
    await caller.call("setWebhook", url=hook.url, secret_token=SECRET, max_connections=5)
    official.says("sau")
    await hook.has(2)
    assert hook.texts == ["trước", "sau"]
    assert {headers["X-Telegram-Bot-Api-Secret-Token"] for headers in hook.headers} == {SECRET}


async def test_what_is_told_of_a_webhook(
    caller: Caller, telegram_server: TelegramServer, official: Person, hook: Hook
) -> None:
    none = {"url": "", "has_custom_certificate": False, "pending_update_count": 0}
    assert await info(caller) == none
    hook.refused = {"hỏng"}
    await caller.call("setWebhook", url=hook.url, allowed_updates=["message", "callback_query"])
    official.says("hỏng")
    official.says("đợi")
    await hook.has(2)
    told = await info(caller)
    assert (told["url"], told["pending_update_count"], told["max_connections"]) == (hook.url, 2, 40)
    assert told["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
    assert isinstance(told["last_error_date"], int)
    assert told["allowed_updates"] == ["callback_query", "message"]
    await caller.call("deleteWebhook", drop_pending_updates=True)
    assert await info(caller) == {**none, "allowed_updates": told["allowed_updates"]}


async def test_a_chat_whose_update_fails_is_held_back_and_others_go_on(
    caller: Caller, telegram_server: TelegramServer, official: Person, hook: Hook
) -> None:
    other = telegram_server.person(id=77)
    hook.refused = {"một"}
    await caller.call("setWebhook", url=hook.url)
    official.says("một")
    official.says("hai")
    await hook.has(2)
    other.says("của người khác")
    await hook.has(len(hook.posts) + 2)
    assert "của người khác" in hook.texts
    assert "hai" not in hook.texts
    hook.refused.clear()
    await telegram_server.delivered()
    assert [text for text in hook.texts if text != "của người khác"][-2:] == ["một", "hai"]


@pytest.mark.parametrize("status", [302, 401, 404, 500, 503])
async def test_whatever_is_not_a_success_is_posted_again(
    caller: Caller, telegram_server: TelegramServer, official: Person, hook: Hook, status: int
) -> None:
    hook.answers.extend([status, status])
    await caller.call("setWebhook", url=hook.url)
    update = official.says("việc 1 xong")
    await telegram_server.delivered()
    assert hook.texts == [update.text] * 3
    assert len({post["update_id"] for post in hook.posts}) == 1


async def test_who_does_not_answer_is_asked_again(
    caller: Caller, telegram_server: TelegramServer, official: Person, hook: Hook
) -> None:
    async with Hook() as closed:
        pass
    await caller.call("setWebhook", url=closed.url)
    official.says("ai đó nghe chứ")
    while "last_error_message" not in (told := await info(caller)):
        pass
    assert told["last_error_message"] == "Connection refused"
    await caller.call("setWebhook", url=hook.url)
    await hook.has(1)
    assert "last_error_message" not in await info(caller)


async def test_an_update_once_more(
    caller: Caller, telegram_server: TelegramServer, official: Person, hook: Hook
) -> None:
    await caller.call("setWebhook", url=hook.url)
    official.says("một")
    await telegram_server.delivered()
    update = telegram_server.redeliver()
    await hook.has(2)
    assert hook.posts == [update, update]
    official.says("hai")
    telegram_server.redeliver()
    await hook.has(4)
    assert hook.texts == ["một", "một", "hai", "hai"]


async def test_an_update_once_more_by_polling(
    caller: Caller, telegram_server: TelegramServer, official: Person
) -> None:
    official.says("một")
    [update] = (await caller.call("getUpdates"))["result"]
    assert (await caller.call("getUpdates", offset=update["update_id"] + 1))["result"] == []
    telegram_server.redeliver(update)
    assert (await caller.call("getUpdates", offset=update["update_id"] + 1))["result"] == [update]
    assert (await caller.call("getUpdates", offset=update["update_id"] + 1))["result"] == []


async def test_the_answer_may_be_a_call(caller: Caller, official: Person, hook: Hook) -> None:
    hook.answers.append({"method": "sendMessage", "chat_id": official.id, "text": "Đã ghi"})
    await caller.call("setWebhook", url=hook.url)
    official.says("việc 1 xong")
    await official.hears("Đã ghi")


async def test_a_wrong_call_in_an_answer_is_remembered(
    caller: Caller, telegram_server: TelegramServer, official: Person, hook: Hook
) -> None:
    hook.answers.append({"method": "sendMessage", "chat_id": official.id, "text": ""})
    await caller.call("setWebhook", url=hook.url)
    official.says("việc 1 xong")
    await telegram_server.called("sendMessage")
    await asyncio.sleep(0)
    assert telegram_server.forgive() == ["sendMessage: 400 Bad Request: message text is empty"]


async def test_a_webhook_ends_a_poll_and_excludes_the_next(
    caller: Caller, telegram_server: TelegramServer, hook: Hook
) -> None:
    polling = asyncio.create_task(caller.call("getUpdates", timeout=50))
    await telegram_server.called("getUpdates")
    await caller.call("getMe")
    await caller.call("setWebhook", url=hook.url)
    assert (await polling)["description"] == "Conflict: terminated by setWebhook request"
    assert (await caller.call("getUpdates"))["description"] == ACTIVE
    await caller.call("setWebhook", url="")
    assert (await caller.call("getUpdates"))["result"] == []


async def test_what_waits_when_the_webhook_goes_is_polled(caller: Caller, official: Person, hook: Hook) -> None:
    hook.refused = {"một"}
    await caller.call("setWebhook", url=hook.url)
    official.says("một")
    await hook.has(1)
    await caller.call("deleteWebhook")
    [update] = (await caller.call("getUpdates"))["result"]
    assert update["message"]["text"] == "một"


async def test_the_same_webhook_again_changes_nothing(
    caller: Caller, telegram_server: TelegramServer, official: Person, hook: Hook
) -> None:
    await caller.call("setWebhook", url=hook.url)
    official.says("một")
    await caller.call("setWebhook", url=hook.url)
    await telegram_server.delivered()
    assert hook.texts == ["một"]


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"url": "http://dondoc.vn/hook"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "https://dondoc.vn:8080/hook"}, "bad webhook: Webhook can be set up only on ports 80, 88, 443 or"),
        ({"url": "https:///hook"}, "invalid webhook URL specified"),
        ({"url": "https://dondoc.vn", "secret_token": "bí mật"}, "secret token contains unallowed characters"),
        ({"url": "https://dondoc.vn", "secret_token": "x" * 257}, "secret token is too long"),
        ({"url": "https://dondoc.vn", "max_connections": 101}, "max_connections must be 1 to 100"),
    ],
)
async def test_a_webhook_that_is_refused(
    caller: Caller, telegram_server: TelegramServer, parameters: dict[str, object], words: str
) -> None:
    assert words in (await caller.call("setWebhook", **parameters))["description"]
    assert telegram_server.forgive()


async def test_http_is_refused_unless_allowed(caller: Caller, telegram_server: TelegramServer, hook: Hook) -> None:
    telegram_server.webhook.http_allowed = False
    assert "HTTPS" in (await caller.call("setWebhook", url=hook.url))["description"]
    assert telegram_server.forgive()
