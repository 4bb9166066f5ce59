"""`dondoc run` with PUBLIC_URL: the strict server posts its updates to the running bot over HTTP."""

import socket
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.running import run
from bot.settings import Settings
from core.refusal import Refusal
from storage import inbox
from storage.database import Database
from tests.channels.inbox_kit import refusing, rows_of
from tests.channels.running_kit import QUANG, joins, running, settings_for, until
from tests.telegram_server import TelegramServer

HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
async def telegram_server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer(http_webhooks=True) as server:
        server.webhook.first_wait, server.webhook.longest_wait = 0.01, 0.1
        yield server


@pytest.fixture
def settings(telegram_server: TelegramServer, tmp_path: Path) -> Settings:
    port = _free_port()
    public = {"web_port": port, "public_url": f"http://127.0.0.1:{port}"}
    return settings_for(telegram_server, tmp_path).model_copy(update=public)


def _free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


@pytest.fixture
def database(settings: Settings, codes: dict[str, str]) -> Iterator[Database]:
    """A second look at the bot's own."""
    with Database(settings.database_url) as made:
        yield made


async def post(settings: Settings, body: bytes, secret: str | None = None) -> int:
    headers = {} if secret is None else {HEADER: secret}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{settings.public_url}/webhooks/telegram", data=body, headers=headers) as answer,
    ):
        return answer.status


async def health(settings: Settings) -> Any:
    async with aiohttp.ClientSession() as session, session.get(f"{settings.public_url}/healthz") as answer:
        return {**await answer.json(), "status": answer.status}


async def test_an_official_joins_and_reports_without_a_single_poll(
    telegram_server: TelegramServer, codes: dict[str, str], bot: None, settings: Settings
) -> None:
    official = await joins(telegram_server, codes, QUANG)
    official.says("viec 1 xong roi")
    await official.hears("bấm “Đúng” để ghi là báo hoàn thành")
    press = official.presses("Đúng")
    await official.hears("báo hoàn thành việc 1")
    await telegram_server.called("answerCallbackQuery", times=2)
    await until(lambda: telegram_server.is_answered(press))
    assert telegram_server.calls_of("getUpdates") == []
    [call] = telegram_server.calls_of("setWebhook")
    assert (call["url"], call["secret_token"]) == (
        f"{settings.public_url}/webhooks/telegram",
        settings.webhook_secret,
    )
    found = await health(settings)
    assert (found["status"], found["ok"], found["receiving"], found["waiting"]) == (200, True, "webhook", 0)


@pytest.mark.parametrize("secret", [None, "", "sai"])
async def test_who_does_not_know_the_secret_stores_nothing(
    telegram_server: TelegramServer, bot: None, settings: Settings, database: Database, secret: str | None
) -> None:
    await telegram_server.called("setWebhook")
    assert await post(settings, b'{"update_id": 1}', secret) == 403
    assert rows_of(database) == []


async def test_what_could_not_be_stored_comes_again_and_counts_once(
    telegram_server: TelegramServer, codes: dict[str, str], bot: None, database: Database
) -> None:
    official = await joins(telegram_server, codes, QUANG)
    await telegram_server.delivered()
    before = len(rows_of(database))
    with refusing(database):
        official.says("việc 2 đang làm")
        await until(lambda: telegram_server.webhook.last_error)
        assert len(rows_of(database)) == before
    assert telegram_server.webhook.last_error is not None
    assert telegram_server.webhook.last_error[1].startswith("Wrong response from the webhook: 503")
    await official.hears("việc 2 – đang thực hiện")
    assert len(rows_of(database)) == before + 1


async def test_the_same_update_twice_is_answered_once(
    telegram_server: TelegramServer, codes: dict[str, str], bot: None, database: Database
) -> None:
    official = await joins(telegram_server, codes, QUANG)
    official.says("việc 4 đang làm")
    await official.hears("việc 4 – đang thực hiện")
    before = rows_of(database)
    telegram_server.redeliver()
    official.says("/viec")
    await official.hears("Việc của UBND xã Phước Quang")
    assert len(rows_of(database)) == len(before) + 1
    assert len([one for one in official.messages if "việc 4 – đang thực hiện" in one.text]) == 1


async def test_poison_is_set_aside_and_others_go_on(
    telegram_server: TelegramServer, codes: dict[str, str], bot: None, settings: Settings, database: Database
) -> None:
    official = await joins(telegram_server, codes, QUANG)
    poison = telegram_server.deliver("message", {"date": "hỏng"})
    for body in (b"", b"khong phai JSON \xff", b"[]", b'{"update_id": "9"}', b"[" * 50_000, b"khong phai JSON \xff"):
        assert await post(settings, body, settings.webhook_secret) == 200
    official.says("/viec")
    await official.hears("Việc của UBND xã Phước Quang")
    await telegram_server.delivered()
    aside = [key for key, state in rows_of(database) if state == inbox.SET_ASIDE]
    assert str(poison["update_id"]) in aside
    assert len(aside) == 1 + 5


async def test_the_webhook_is_set_as_soon_as_the_messenger_answers(
    telegram_server: TelegramServer, codes: dict[str, str], settings: Settings
) -> None:
    telegram_server.fail_next("setWebhook", 502)
    async with running(settings):
        official = await joins(telegram_server, codes, QUANG)
        official.says("/viec")
        await official.hears("Việc của UBND xã Phước Quang")


async def test_an_address_that_telegram_never_takes_is_said_and_not_tried_again(
    telegram_server: TelegramServer, settings: Settings
) -> None:
    unfit = settings.model_copy(update={"public_url": "https://dondoc.example:99"})
    with pytest.raises(Refusal, match="PUBLIC_URL") as refused:
        await run(unfit)
    assert "https://dondoc.example:99/webhooks/telegram" in refused.value.sentence
    assert len(telegram_server.calls_of("setWebhook")) == 1
    telegram_server.forgive()


async def test_a_name_that_cannot_be_looked_up_for_the_moment_is_tried_again(
    telegram_server: TelegramServer, codes: dict[str, str], settings: Settings
) -> None:
    words = "Bad Request: bad webhook: Failed to resolve host: Temporary failure in name resolution"
    telegram_server.fail_next("setWebhook", 400, description=words)
    async with running(settings):
        await telegram_server.called("setWebhook", times=2)


async def test_what_was_said_while_the_bot_was_off_is_posted_when_it_is_back(
    telegram_server: TelegramServer, codes: dict[str, str], settings: Settings
) -> None:
    async with running(settings):
        official = await joins(telegram_server, codes, QUANG)
    assert telegram_server.webhook.url
    official.says("việc 4 đang làm")
    async with running(settings):
        await official.hears("việc 4 – đang thực hiện")


async def test_without_a_public_address_the_bot_polls_again(
    telegram_server: TelegramServer, codes: dict[str, str], settings: Settings
) -> None:
    async with running(settings):
        official = await joins(telegram_server, codes, QUANG)
    official.says("việc 4 đang làm")
    async with running(settings.model_copy(update={"public_url": None})):
        await official.hears("việc 4 – đang thực hiện")
    assert telegram_server.webhook.url == ""
