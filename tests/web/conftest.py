from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from playwright.async_api import Page

from tests.web.browser import opened_page
from tests.web.fake_port import FakePort
from tests.web.serving import served
from web.app import create_app


async def healthy() -> dict[str, Any]:
    return {"ok": True}


@pytest.fixture
def port() -> FakePort:
    return FakePort()


@pytest.fixture
def app(port: FakePort) -> FastAPI:
    return create_app(healthy, port)


@pytest.fixture
async def url(app: FastAPI) -> AsyncIterator[str]:
    """The demo page with a fake system behind it, over real HTTP."""
    async with served(app) as address:
        yield address


@pytest.fixture
async def client(url: str) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=url, trust_env=False) as found:
        yield found


@pytest.fixture
async def browser_page(url: str) -> AsyncIterator[Page]:
    """A real Chromium's page, 1280 × 800; the test fails if its console complains. Skipped without one.

    It asks for `url` only to be closed before the server: a page without one would complain.
    """
    async with opened_page() as page:
        yield page
