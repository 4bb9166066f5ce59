"""Polling, presses answered, menus, links."""

import asyncio
import logging
from collections.abc import AsyncIterator

import pytest

from bot.channels.telegram import (
    UPDATES,
    CallFailed,
    PollConflict,
    PollFailed,
    TelegramChannel,
    WebhookState,
)
from bot.channels.telegram_errors import UNAUTHORIZED
from core.channel import Button, Channel, Outgoing
from tests.channels.conftest import PATIENCE, started
from tests.telegram_server import USERNAME, Person, TelegramServer, Trouble

NOBODY = "http://127.0.0.1:9/webhooks/telegram"  # nothing listens there


def test_it_is_a_channel() -> None:
    channel: Channel = TelegramChannel("123:abc")
    assert (channel.name, channel.abilities.text_limit) == ("telegram", 4096)


async def test_start_learns_who_we_are(telegram: TelegramChannel) -> None:
    assert (telegram.bot_id, telegram.username) == ("123456789", USERNAME)


def test_the_bot_id_is_known_before_the_network_is() -> None:
    assert TelegramChannel("123:abc").bot_id == "123"


async def test_updates_come_again_until_a_poll_asks_beyond_them(telegram: TelegramChannel, official: Person) -> None:
    official.says("một")
    official.says("hai")
    first = await telegram.poll(None, timeout=0)
    assert [update["message"]["text"] for update in first] == ["một", "hai"]
    assert await telegram.poll(None, timeout=0) == first
    assert await telegram.poll(first[0]["update_id"] + 1, timeout=0) == first[1:]
    assert await telegram.poll(first[1]["update_id"] + 1, timeout=0) == []
    assert await telegram.poll(None, timeout=0) == []


async def test_a_poll_brings_at_most_a_hundred(telegram: TelegramChannel, official: Person) -> None:
    for number in range(130):
        official.says(f"tin {number}")
    batch = await telegram.poll(None, timeout=0)
    assert len(batch) == 100
    assert len(await telegram.poll(batch[-1]["update_id"] + 1, timeout=0)) == 30


async def test_a_poll_waits_for_what_comes(
    telegram: TelegramChannel, telegram_server: TelegramServer, official: Person
) -> None:
    waiting = asyncio.create_task(telegram.poll(None, timeout=5))
    await telegram_server.called("getUpdates")
    official.says("đến sau")
    [update] = await waiting
    assert update["message"]["text"] == "đến sau"


async def test_one_update_that_no_library_can_read_holds_back_no_other(
    telegram: TelegramChannel, telegram_server: TelegramServer, official: Person
) -> None:
    telegram_server.deliver("message", {"date": "hỏng"})
    official.says("vẫn đến")
    poison, sound = await telegram.poll(None, timeout=0)
    with pytest.raises(ValueError, match="not an update"):
        telegram.parse(poison)
    incoming = telegram.parse(sound)
    assert incoming is not None
    assert incoming.text == "vẫn đến"


async def test_only_kinds_that_were_asked_for_arrive(
    telegram: TelegramChannel, telegram_server: TelegramServer, official: Person
) -> None:
    await telegram.poll(None, timeout=0)
    telegram_server.deliver("inline_query", {})
    official.says("chào")
    official.blocks()
    kinds = [[*update][1] for update in await telegram.poll(None, timeout=0)]
    assert kinds == ["message", "my_chat_member"]


async def test_the_older_of_two_pollers_is_sent_away(
    telegram: TelegramChannel, telegram_server: TelegramServer
) -> None:
    rival = TelegramChannel(telegram_server.token, telegram_server.url)
    await rival.start()
    ours = asyncio.create_task(telegram.poll(None, timeout=5))
    await telegram_server.called("getUpdates")
    assert await rival.poll(None, timeout=0) == []
    with pytest.raises(PollConflict, match="other getUpdates request"):
        await ours
    await rival.close()


async def test_a_poll_while_a_webhook_is_set_is_a_conflict(
    telegram: TelegramChannel, telegram_server: TelegramServer
) -> None:
    telegram_server.world.updates.webhook_set = True
    with pytest.raises(PollConflict, match="webhook is active"):
        await telegram.poll(None, timeout=0)


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [
        (401, UNAUTHORIZED),
        (502, "Bad Gateway"),
        (Trouble.CLOSE, "connection lost"),
        (Trouble.HANG, "read timeout"),
        (Trouble.UNREADABLE_200, "unreadable answer"),
    ],
)
async def test_a_poll_that_fails_says_why_and_loses_nothing(
    *,
    telegram: TelegramChannel,
    hasty: TelegramChannel,
    telegram_server: TelegramServer,
    official: Person,
    trouble: int | str,
    reason: str,
) -> None:
    official.says("còn đây")
    telegram_server.fail_next("getUpdates", trouble)
    with pytest.raises(PollFailed, match=reason):
        await hasty.poll(None, timeout=0)
    assert len(await telegram.poll(None, timeout=0)) == 1


async def test_a_poll_of_the_wrong_shape_fails(telegram: TelegramChannel, telegram_server: TelegramServer) -> None:
    telegram_server.fail_next("getUpdates", Trouble.UNREADABLE_200, description='{"ok":true,"result":{}}')
    with pytest.raises(PollFailed):
        await telegram.poll(None, timeout=0)


async def test_a_poll_told_to_wait_says_for_how_long(
    telegram: TelegramChannel, telegram_server: TelegramServer
) -> None:
    telegram_server.fail_next("getUpdates", 429, retry_after=9)
    with pytest.raises(PollFailed) as failed:
        await telegram.poll(None, timeout=0)
    assert failed.value.retry_after == 9


async def test_a_poll_may_take_longer_than_other_calls(
    hasty: TelegramChannel, telegram_server: TelegramServer, official: Person
) -> None:
    waiting = asyncio.create_task(hasty.poll(None, timeout=5))
    await telegram_server.called("getUpdates")
    await asyncio.sleep(PATIENCE + 0.05)
    official.says("sau cùng")
    assert len(await waiting) == 1


async def pressed(channel: TelegramChannel, person: Person) -> tuple[str, dict[str, object]]:
    await channel.send(Outgoing(str(person.id), "Đúng không?", buttons=(Button("Đúng", "1.0"),)))
    press = person.presses("Đúng")
    return press, (await channel.poll(None, timeout=0))[-1]


async def test_a_press_is_answered_once_and_again_without_harm(
    telegram: TelegramChannel, telegram_server: TelegramServer, official: Person
) -> None:
    press, raw = await pressed(telegram, official)
    await telegram.answer_press(raw)
    assert telegram_server.is_answered(press)
    await telegram.answer_press(raw)


@pytest.mark.parametrize("trouble", [403, 429, 500, Trouble.CLOSE, Trouble.HANG, Trouble.UNREADABLE_200])
async def test_an_answer_to_a_press_may_fail(
    *,
    telegram: TelegramChannel,
    hasty: TelegramChannel,
    telegram_server: TelegramServer,
    official: Person,
    caplog: pytest.LogCaptureFixture,
    trouble: int | str,
) -> None:
    caplog.set_level(logging.INFO, "bot.channels.telegram")
    _, raw = await pressed(telegram, official)
    telegram_server.fail_next("answerCallbackQuery", trouble)
    await hasty.answer_press(raw)
    [record] = caplog.records
    assert record.__dict__["action"] == "answer_press"


@pytest.mark.parametrize("raw", [{}, {"message": {}}, {"callback_query": {}}, {"callback_query": "chữ"}])
async def test_what_is_no_press_needs_no_answer(telegram: TelegramChannel, raw: dict[str, object]) -> None:
    await telegram.answer_press(raw)


async def test_the_menu_of_one_chat_goes_before_that_of_all(
    telegram: TelegramChannel, telegram_server: TelegramServer, official: Person
) -> None:
    office = telegram_server.person(id=12, name="Văn phòng")
    await telegram.set_commands(None, [("baocao", "Báo cáo kết quả"), ("huy", "Hủy")])
    await telegram.set_commands("12", [("tonghop", "Tổng hợp")])
    assert (official.menu, office.menu) == (["baocao", "huy"], ["tonghop"])
    await telegram.set_commands("12", [])
    assert office.menu == ["baocao", "huy"]


async def test_a_menu_that_is_refused_is_told(telegram: TelegramChannel, telegram_server: TelegramServer) -> None:
    with pytest.raises(CallFailed, match="BOT_COMMAND_INVALID"):
        await telegram.set_commands(None, [("Báo cáo", "Báo cáo kết quả")])
    assert telegram_server.forgive()


@pytest.fixture
async def webhook_server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer(http_webhooks=True) as server:
        yield server


async def test_a_webhook_is_set_asked_for_and_taken_away(webhook_server: TelegramServer) -> None:
    channel = await started(TelegramChannel(webhook_server.token, webhook_server.url))
    assert await channel.webhook_info() == WebhookState("", 0)
    await channel.set_webhook(NOBODY, "bi-mat")
    [call] = webhook_server.calls_of("setWebhook")
    assert call == {"url": NOBODY, "secret_token": "bi-mat", "allowed_updates": [*UPDATES], "max_connections": 40}
    webhook_server.person(id=7).says("ai đó nghe chứ")
    async with asyncio.timeout(20):
        while not (told := await channel.webhook_info()).error:
            pass
    assert (told.url, told.pending, told.error) == (NOBODY, 1, "Connection refused")
    assert told.error_at is not None
    await channel.delete_webhook()
    assert (await channel.webhook_info()).url == ""
    assert len(await channel.poll(None, timeout=0)) == 1
    await channel.close()


@pytest.mark.parametrize("trouble", [401, 429, 502, Trouble.CLOSE, Trouble.UNREADABLE_200])
async def test_a_call_about_the_webhook_may_fail(
    telegram: TelegramChannel, telegram_server: TelegramServer, trouble: int | str
) -> None:
    for method in ("setWebhook", "deleteWebhook", "getWebhookInfo"):
        telegram_server.fail_next(method, trouble)
    with pytest.raises(CallFailed):
        await telegram.set_webhook("https://dondoc.example", "bi-mat")
    with pytest.raises(CallFailed):
        await telegram.delete_webhook()
    with pytest.raises(CallFailed):
        await telegram.webhook_info()


async def test_a_deep_link(telegram: TelegramChannel) -> None:
    assert telegram.deep_link("Ab_1-") == f"https://t.me/{USERNAME}?start=Ab_1-"
    for code in ("", "mã", "a b", "a" * 65):
        with pytest.raises(ValueError, match="start code"):
            telegram.deep_link(code)


def test_a_deep_link_needs_the_bots_name() -> None:
    with pytest.raises(ValueError, match="after start"):
        TelegramChannel("1:x").deep_link("abc")


async def test_closing_twice_is_harmless(telegram: TelegramChannel) -> None:
    await telegram.close()
    await telegram.close()
