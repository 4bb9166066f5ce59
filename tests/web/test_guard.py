"""Who may speak with the demo, and what its answers forbid."""

from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI

from tests.web.conftest import healthy
from tests.web.fake_port import FOCAL, FakePort
from web import words
from web.app import create_app

SAY = {"person": FOCAL, "text": "việc 3 thứ Sáu xong"}


def speaking_with(app: FastAPI) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://testserver")


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    async with speaking_with(app) as found:
        yield found


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:8080", "localhost", "localhost:1", "LOCALHOST:80", "testserver"]
)
async def test_this_machine_s_names_are_answered(client: httpx.AsyncClient, host: str) -> None:
    assert (await client.get("/", headers={"host": host})).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "example.org",
        "127.0.0.1.example.org",
        "localhost.example.org:80",
        "evil@localhost",
        "localhost/evil",
        "localhost:80:80",
        "localhost:evil",
        "[::1",
        "192.168.1.5:8080",
        "",
    ],
)
@pytest.mark.parametrize("path", ["/", "/demo/board", "/static/demo.js", "/healthz"])
async def test_any_other_name_is_refused(client: httpx.AsyncClient, host: str, path: str) -> None:
    answer = await client.get(path, headers={"host": host})
    assert (answer.status_code, answer.text) == (403, words.WRONG_HOST)


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://example.org"},
        {"origin": "null"},
        {"origin": "http://testserver:81"},
        {"origin": "http://testserver.example.org"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://testserver", "sec-fetch-site": "cross-site"},
    ],
)
async def test_a_post_from_another_page_is_refused_and_does_nothing(
    client: httpx.AsyncClient, port: FakePort, headers: dict[str, str]
) -> None:
    before = port.version()
    for path, body in (("/demo/say", SAY), ("/demo/advance", {"to": "day"}), ("/demo/play", {"running": True})):
        answer = await client.post(path, json=body, headers=headers)
        assert (answer.status_code, answer.text) == (403, words.WRONG_ORIGIN)
    assert port.version() == before


@pytest.mark.parametrize("headers", [{}, {"origin": "http://testserver", "sec-fetch-site": "same-origin"}])
async def test_the_page_s_own_post_passes(client: httpx.AsyncClient, headers: dict[str, str]) -> None:
    assert (await client.post("/demo/say", json=SAY, headers=headers)).status_code == 204


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded"])
async def test_a_form_of_another_page_could_not_say_anything(
    client: httpx.AsyncClient, port: FakePort, kind: str
) -> None:
    before = port.version()
    answer = await client.post("/demo/say", content='{"person":"x","text":"y"}', headers={"content-type": kind})
    assert (answer.status_code, answer.text) == (422, words.MALFORMED)
    assert port.version() == before


@pytest.mark.parametrize("path", ["/", "/demo/changes", "/static/demo.css", "/healthz", "/nothing"])
async def test_every_answer_forbids_what_the_page_does_not_need(client: httpx.AsyncClient, path: str) -> None:
    headers = (await client.get(path)).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


async def test_without_a_demo_there_is_health_and_nothing_else() -> None:
    async with speaking_with(create_app(healthy, None)) as client:
        assert (await client.get("/healthz", headers={"host": "office.example.org"})).json() == {"ok": True}
        for path in ("/", "/demo/board", "/demo/changes", "/static/demo.js", "/docs", "/redoc", "/openapi.json"):
            assert (await client.get(path)).status_code == 404
