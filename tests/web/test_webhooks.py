"""Who may post updates, how much, and what they are told."""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import httpx
import pytest

from tests.web.conftest import healthy
from tests.web.serving import served
from web.app import create_app
from web.webhooks import LONGEST_BODY, Webhook

HEADER = "X-Telegram-Bot-Api-Secret-Token"
RIGHT = {HEADER: "bi-mat_1"}
BEHIND_A_PROXY = {
    "host": "dondoc.example.gov.vn",
    "x-forwarded-for": "149.154.167.220",
    "x-forwarded-proto": "https",
    "origin": "https://web.telegram.org",
    "sec-fetch-site": "cross-site",
}


@dataclass
class Box:
    bodies: list[bytes] = field(default_factory=list)
    broken: bool = False

    async def receive(self, body: bytes) -> None:
        if self.broken:
            raise OSError(f"disk full: {body!r}")
        self.bodies.append(body)


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
async def client(box: Box) -> AsyncIterator[httpx.AsyncClient]:
    app = create_app(healthy, None, {"telegram": Webhook("bi-mat_1", HEADER, box.receive)})
    async with served(app) as url, httpx.AsyncClient(base_url=url, trust_env=False) as found:
        yield found


async def test_a_genuine_post_is_received_and_answered_with_nothing(client: httpx.AsyncClient, box: Box) -> None:
    answer = await client.post("/webhooks/telegram", headers=RIGHT, content=b'{"update_id": 1}')
    assert (answer.status_code, answer.content) == (200, b"")
    assert box.bodies == [b'{"update_id": 1}']


async def test_a_proxy_in_front_that_ends_tls_changes_nothing(client: httpx.AsyncClient, box: Box) -> None:
    answer = await client.post("/webhooks/telegram", headers={**RIGHT, **BEHIND_A_PROXY}, content=b"{}")
    assert answer.status_code == 200
    assert box.bodies == [b"{}"]


@pytest.mark.parametrize("secret", [None, "", "bi-mat_", "bi-mat_11", "BI-MAT_1", "bí mật".encode()])
async def test_without_the_secret_nothing_is_read(
    client: httpx.AsyncClient, box: Box, secret: str | bytes | None
) -> None:
    headers = [] if secret is None else [(HEADER.encode(), secret if isinstance(secret, bytes) else secret.encode())]
    answer = await client.post("/webhooks/telegram", headers=headers, content=b"x" * (LONGEST_BODY + 1))
    assert (answer.status_code, answer.content) == (403, b"")
    assert box.bodies == []


async def test_whoever_tries_for_long_fills_no_log(
    client: httpx.AsyncClient, box: Box, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "web")
    for _ in range(9):
        await client.post("/webhooks/telegram", headers={HEADER: "sai-bi-mat"}, content=b"noi dung")
    lines = [record.getMessage() for record in caplog.records if record.name == "web.webhooks"]
    assert lines == [f"posts without the secret of telegram so far: {count}" for count in (1, 2, 4, 8)]


async def test_an_unknown_messenger_has_no_page(client: httpx.AsyncClient, box: Box) -> None:
    assert (await client.post("/webhooks/zalo", headers=RIGHT, content=b"{}")).status_code == 404
    assert (await client.get("/webhooks/telegram", headers=RIGHT)).status_code == 405
    assert box.bodies == []


async def chunks(count: int, size: int) -> AsyncIterator[bytes]:
    for _ in range(count):
        yield b"x" * size


async def test_a_body_may_be_long_and_not_longer(client: httpx.AsyncClient, box: Box) -> None:
    answer = await client.post("/webhooks/telegram", headers=RIGHT, content=b"x" * LONGEST_BODY)
    assert answer.status_code == 200
    answer = await client.post("/webhooks/telegram", headers=RIGHT, content=chunks(10, LONGEST_BODY // 10))
    assert answer.status_code == 200
    assert [len(body) for body in box.bodies] == [LONGEST_BODY] * 2


async def exchanged(client: httpx.AsyncClient, head: str, *parts: bytes) -> bytes:
    """The first line of the answer; the parts are sent one by one, until nobody takes them any more."""
    reader, writer = await asyncio.open_connection(client.base_url.host, client.base_url.port)
    writer.write(f"POST /webhooks/telegram HTTP/1.1\r\nhost: x\r\n{HEADER}: bi-mat_1\r\n{head}\r\n\r\n".encode())
    for part in parts:
        writer.write(part)
    line = await reader.readline()
    writer.close()
    return line


async def test_a_longer_body_is_refused_by_its_told_length_alone(client: httpx.AsyncClient, box: Box) -> None:
    assert b" 413 " in await exchanged(client, f"content-length: {LONGEST_BODY + 1}")
    assert box.bodies == []


async def test_a_longer_body_of_untold_length_is_refused_on_its_way(client: httpx.AsyncClient, box: Box) -> None:
    chunk = b"%x\r\n%s\r\n" % (LONGEST_BODY // 2, b"x" * (LONGEST_BODY // 2))
    assert b" 413 " in await exchanged(client, "transfer-encoding: chunked", chunk, chunk, b"1\r\nx\r\n")
    assert box.bodies == []


async def test_who_leaves_in_the_middle_has_said_nothing(
    client: httpx.AsyncClient, box: Box, caplog: pytest.LogCaptureFixture
) -> None:
    reader, writer = await asyncio.open_connection(client.base_url.host, client.base_url.port)
    writer.write(f"POST /webhooks/telegram HTTP/1.1\r\nhost: x\r\n{HEADER}: bi-mat_1\r\n".encode())
    writer.write(b"content-length: 100\r\n\r\n{")
    await writer.drain()
    writer.close()
    assert (await client.post("/webhooks/telegram", headers=RIGHT, content=b"{}")).status_code == 200
    assert box.bodies == [b"{}"]
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []
    del reader


async def test_what_could_not_be_stored_is_asked_for_again(
    client: httpx.AsyncClient, box: Box, caplog: pytest.LogCaptureFixture
) -> None:
    box.broken = True
    assert (await client.post("/webhooks/telegram", headers=RIGHT, content=b"noi dung")).status_code == 503
    assert "update of telegram not stored: OSError" in caplog.text
    assert "noi dung" not in caplog.text
    box.broken = False
    assert (await client.post("/webhooks/telegram", headers=RIGHT, content=b"noi dung")).status_code == 200


def test_a_webhook_without_a_secret_cannot_be_made(box: Box) -> None:
    with pytest.raises(ValueError, match="anybody"):
        Webhook("", HEADER, box.receive)
    assert "bi-mat" not in repr(Webhook("bi-mat_1", HEADER, box.receive))
