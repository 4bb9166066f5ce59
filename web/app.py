"""The web application: health always; webhooks and the demo page where the wiring gives it what stands behind them."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from core.refusal import Refusal
from web import demo as demo_page
from web import evidence, words
from web.guard import LocalOnly, SafeHeaders
from web.metrics import Page, metrics_route
from web.pages import STATIC
from web.port import DemoPort
from web.webhooks import Webhook, webhook_routes

log = logging.getLogger(__name__)

_SENTENCES = {404: words.UNKNOWN_PAGE, 405: words.OTHER_METHOD}


def create_app(
    health: Callable[[], Awaitable[dict[str, Any]]],
    demo: DemoPort | None,
    webhooks: Mapping[str, Webhook] | None = None,
    meters: Page | None = None,
) -> FastAPI:
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    _add_sentences(app)
    app.add_api_route("/healthz", _health_route(health), methods=["GET"])
    if webhooks:
        app.include_router(webhook_routes(webhooks))
    if meters is not None:
        app.add_api_route("/metrics", metrics_route(meters), methods=["GET"])
    if demo is not None:
        app.state.demo = demo_page.Demo(demo)
        app.include_router(demo_page.router)
        app.include_router(evidence.router)
        app.mount("/static", StaticFiles(directory=STATIC), name="static")
        app.add_middleware(LocalOnly)
    app.add_middleware(SafeHeaders)
    return app


def _health_route(health: Callable[[], Awaitable[dict[str, Any]]]) -> Callable[[], Awaitable[Response]]:
    async def healthz() -> Response:
        found = await health()
        return JSONResponse(found, status_code=200 if found.get("ok") is True else 503)

    return healthz


def _add_sentences(app: FastAPI) -> None:
    """Whatever goes wrong, the answer is one plain sentence that the page can show as it is."""
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(Exception, _fault)


async def _refused(_: Request, error: Exception) -> Response:
    return PlainTextResponse(error.sentence if isinstance(error, Refusal) else words.NOT_DONE, status_code=409)


async def _http(_: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        return PlainTextResponse(words.NOT_DONE, status_code=400)
    own = error.detail if error.detail in vars(words).values() else None
    sentence = own or _SENTENCES.get(error.status_code, words.NOT_DONE)
    return PlainTextResponse(sentence, status_code=error.status_code, headers=error.headers)


async def _malformed(_: Request, error: Exception) -> Response:
    return PlainTextResponse(words.MALFORMED, status_code=422)


async def _fault(_: Request, error: Exception) -> Response:
    """A bug: the server's own log gets the stack, for Starlette raises it again behind this answer."""
    log.error("web fault", extra={"action": "web_fault", "kind": type(error).__name__})
    return PlainTextResponse(words.FAULT, status_code=500)
