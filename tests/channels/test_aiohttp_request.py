"""What lies between us and Telegram: proxies, TLS."""

import pytest

from bot.channels.aiohttp_request import environment_proxy
from bot.channels.telegram import StartFailed, TelegramChannel
from tests.telegram_server import USERNAME, TelegramServer


async def test_calls_go_through_the_proxy_of_the_environment(
    telegram_server: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", telegram_server.url)  # it reads a proxy's form of request as well
    channel = TelegramChannel(telegram_server.token, "http://telegram.invalid")
    await channel.start()
    assert channel.username == USERNAME
    await channel.close()


async def test_a_proxy_that_refuses_has_sent_nothing(
    telegram_server: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", telegram_server.url)
    channel = TelegramChannel(telegram_server.token, "https://telegram.invalid")
    with pytest.raises(StartFailed, match="proxy refused"):
        await channel.start()


def test_some_addresses_need_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.vn:3128")
    monkeypatch.setenv("NO_PROXY", "noi-bo.vn")
    assert environment_proxy("https://api.telegram.org") == "http://proxy.vn:3128"
    assert environment_proxy("https://noi-bo.vn") is None
    assert environment_proxy("http://api.telegram.org") is None


async def test_a_failed_handshake_has_sent_nothing(telegram_server: TelegramServer) -> None:
    channel = TelegramChannel(telegram_server.token, telegram_server.url.replace("http:", "https:"))
    with pytest.raises(StartFailed, match="connection failed"):
        await channel.start()


async def test_an_address_that_is_none_has_sent_nothing(telegram_server: TelegramServer) -> None:
    channel = TelegramChannel(telegram_server.token, "ftp://127.0.0.1")
    with pytest.raises(StartFailed, match="invalid address"):
        await channel.start()
