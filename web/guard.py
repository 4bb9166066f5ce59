"""Who may speak with the demo: the page that it has itself served to a browser on this machine.

The demo has no login. A page elsewhere must not be able to read it through a name that it has pointed at
127.0.0.1 (so the Host header is checked), nor make the reader's browser post to it (so the Origin is).
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web import words

LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "testserver"})
SAFE_METHODS = frozenset({"GET", "HEAD"})
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


class SafeHeaders:
    """Every answer forbids the browser what the pages do not need, and none is kept in its cache."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("cache-control", "no-store")
                headers.update(HEADERS)
            await send(message)

        await self.app(scope, receive, send_with_headers)


class LocalOnly:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        sentence = refused(scope["method"], Headers(scope=scope)) if scope["type"] == "http" else None
        answer = PlainTextResponse(sentence, status_code=403) if sentence else self.app
        await answer(scope, receive, send)


def refused(method: str, headers: Headers) -> str | None:
    """Why a request may not pass, as the sentence to answer with."""
    host = headers.get("host", "")
    if _name(host) not in LOCAL_NAMES:
        return words.WRONG_HOST
    if method not in SAFE_METHODS and not _same_origin(host, headers):
        return words.WRONG_ORIGIN
    return None


def _name(host: str) -> str | None:
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port  # raises for nonsense behind the colon
    except ValueError:
        return None
    return parts.hostname if parts.netloc == host and "@" not in host else None


def _same_origin(host: str, headers: Headers) -> bool:
    """A browser always sends an Origin with a cross-origin POST; a program that is none may leave it out."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    return origin in (None, f"http://{host}", f"https://{host}") and site in (None, "same-origin", "none")
