"""Where messengers post their updates: who does not know the secret is not even listened to."""

import asyncio
import hmac
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response
from starlette.requests import ClientDisconnect

log = logging.getLogger(__name__)

PATIENCE = 10.0  # seconds for a body to come
LONGEST_BODY = 1_000_000  # bytes; an update of Telegram's has some thousands


@dataclass(frozen=True, slots=True)
class Webhook:
    """`receive` returns once the update is stored, whatever it is, and raises when it is not."""

    secret: str = field(repr=False)
    header: str
    receive: Callable[[bytes], Awaitable[None]]

    def __post_init__(self) -> None:
        if not self.secret:
            raise ValueError("without a secret anybody could post")

    def knows(self, request: Request) -> bool:
        return hmac.compare_digest(request.headers.get(self.header, "").encode(), self.secret.encode())


def webhook_routes(webhooks: Mapping[str, Webhook]) -> APIRouter:
    router = APIRouter()
    refused: Counter[str] = Counter()

    @router.post("/webhooks/{channel}")
    async def webhook(channel: str, request: Request) -> Response:
        found = webhooks.get(channel)
        if found is None:
            raise HTTPException(404)
        if not found.knows(request):
            refused[channel] += 1
            _tell_of(channel, refused[channel])
            return Response(status_code=403)
        try:
            async with asyncio.timeout(PATIENCE):
                body = await _body(request)
        except TimeoutError:
            return Response(status_code=408)
        except ClientDisconnect:
            return Response(status_code=400)  # which nobody reads
        return Response(status_code=413) if body is None else await _stored(channel, found, body)

    return router


def _tell_of(channel: str, count: int) -> None:
    """At 1, 2, 4, 8, …: whoever tries for days fills no log."""
    if count & (count - 1) == 0:
        log.warning("posts without the secret of %s so far: %d", channel, count, extra={"action": "webhook_refused"})


async def _body(request: Request) -> bytes | None:
    """None when it is too long; its length need not have been told, or not truly."""
    told = request.headers.get("content-length", "")
    if told.isdecimal() and int(told) > LONGEST_BODY:
        return None
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_BODY:
            return None
    return bytes(body)


async def _stored(channel: str, webhook: Webhook, body: bytes) -> Response:
    try:
        await webhook.receive(body)
    except Exception as error:  # the border; only its kind, for the message of a database's error may quote the body
        log.error("update of %s not stored: %s", channel, type(error).__name__, extra={"action": "webhook"})
        return Response(status_code=503)
    return Response()
