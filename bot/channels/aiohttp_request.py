"""The transport under python-telegram-bot: aiohttp for httpx, which is four fifths of what PTB costs."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.channels.telegram_errors import Answered, NotConnected, Unreadable, redact

_Content = tuple[aiohttp.FormData | bytes | None, dict[str, str] | None]
"""A body, and the headers that belong to it."""

# Shorter than a server's patience: a call on a connection that the other side just closed ends `unknown`.
KEEP_ALIVE = 15.0
DOWNLOAD = 300.0  # seconds that a file of twenty megabytes may take
PIECE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds. A generous `read` costs little; a short one makes an `unknown` out of a slow answer."""

    connect: float = 10.0
    pool: float = 10.0
    write: float = 20.0
    upload: float = 120.0
    read: float = 20.0


DEFAULT_TIMEOUTS = Timeouts()


class AiohttpRequest(BaseRequest):
    """A failure leaves as a `TelegramError`; its `__cause__`, the aiohttp exception, tells how far it got."""

    def __init__(self, url: str, connections: int = 64, timeouts: Timeouts = DEFAULT_TIMEOUTS) -> None:
        self._url = url
        self._connections = connections
        self._timeouts = timeouts
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return self._timeouts.read

    async def initialize(self) -> None:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=KEEP_ALIVE),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                proxy=environment_proxy(self._url),
            )

    async def shutdown(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        usual, uploads = self._timeouts, bool(request_data and request_data.contains_files)
        limits = _client_timeout(
            pool=_seconds(pool_timeout, usual.pool),
            connect=_seconds(connect_timeout, usual.connect),
            write=_seconds(write_timeout, usual.upload if uploads else usual.write),
            read=_seconds(read_timeout, usual.read),
        )
        return await self._exchange(method, url, lambda: _body(request_data), limits)

    async def ask(self, url: str, parameters: Mapping[str, Any], read_timeout: float | None = None) -> Any:
        """A call whose answer stays as it came: `parameters` as JSON, the result out of it.

        Of a message that was sent only its number matters, and PTB's objects of it cost as much as the call. Of
        updates, one that PTB cannot read would hold back all the others.
        """
        usual = self._timeouts
        limits = _client_timeout(usual.pool, usual.connect, usual.write, read_timeout or usual.read)
        _, payload = await self._exchange("POST", url, lambda: _as_json(parameters), limits)
        return self.parse_json_payload(payload)["result"]

    async def download(self, url: str, write: Callable[[bytes], None]) -> None:
        """A file, piece by piece. Half of one is a NetworkError; what `write` raises is not ours."""
        if self._session is None:
            raise NetworkError("not started") from NotConnected()
        with _told_apart():
            response = await self._session.get(url, timeout=_download_timeout(self._timeouts), allow_redirects=False)
        async with response:
            while piece := await _piece(response):
                if response.status != 200:
                    raise Answered.read(response.status, piece, method="file")
                write(piece)
        if response.status != 200:
            raise Answered.read(response.status, b"", method="file")

    async def _exchange(
        self, method: str, url: str, content: Callable[[], _Content], limits: aiohttp.ClientTimeout
    ) -> tuple[int, bytes]:
        status, payload = await self._answer(method, url, content, limits)
        if not 200 <= status < 300:
            raise Answered.read(status, payload, method=url.rpartition("/")[2])
        return status, payload

    async def _answer(
        self, method: str, url: str, content: Callable[[], _Content], limits: aiohttp.ClientTimeout
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise NetworkError("not started") from NotConnected()
        with _told_apart():
            body, headers = content()
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=limits, allow_redirects=False
            ) as response:
                return response.status, await response.read()

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The body of a success. PTB's own logs a body that it cannot read, with whatever words are in it."""
        try:
            body = json.loads(payload)
        except ValueError:
            raise Unreadable from None
        if not isinstance(body, dict) or "result" not in body:
            raise Unreadable
        return body


@contextmanager
def _told_apart() -> Iterator[None]:
    """What a network does, as PTB has it; the exception under it tells how far the call got."""
    try:
        yield
    except TimeoutError as error:
        raise TimedOut(_described(error)) from error
    except (aiohttp.ClientError, OSError, UnicodeEncodeError) as error:
        raise NetworkError(_described(error)) from error


async def _piece(response: aiohttp.ClientResponse) -> bytes:
    with _told_apart():
        return await response.content.read(PIECE)


def environment_proxy(url: str) -> str | None:
    """The proxy of this machine for `url`: HTTPS_PROXY and its like, or what Windows has set.

    Looked up once. aiohttp's `trust_env` asks again, in a thread, at every call.
    """
    address = urlsplit(url)
    if proxy_bypass(address.hostname or ""):
        return None
    return getproxies().get(address.scheme)


def _download_timeout(usual: Timeouts) -> aiohttp.ClientTimeout:
    connect = usual.pool + usual.connect
    return aiohttp.ClientTimeout(total=DOWNLOAD, connect=connect, sock_connect=usual.connect, sock_read=usual.read)


@lru_cache(maxsize=32)
def _client_timeout(pool: float, connect: float, write: float, read: float) -> aiohttp.ClientTimeout:
    """aiohttp bounds no write by itself, so the sum bounds it."""
    return aiohttp.ClientTimeout(
        total=pool + connect + write + read, connect=pool + connect, sock_connect=connect, sock_read=read
    )


def _seconds(given: object, usual: float) -> float:
    return float(given) if isinstance(given, int | float) else usual


_JSON = {"Content-Type": "application/json"}


def _as_json(parameters: Mapping[str, Any]) -> _Content:
    given = {name: value for name, value in parameters.items() if value is not None}
    return _written(given).encode(), _JSON


_written = json.JSONEncoder(ensure_ascii=False).encode


def _body(data: RequestData | None) -> _Content:
    """A form where there is a file to upload; JSON costs a tenth of it, and every message is one."""
    if data is None:
        return None, None
    if not data.contains_files:
        return _as_json(data.parameters)
    # Unquoted: the Bot API server takes a file name as it stands and decodes no percent signs.
    form = aiohttp.FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in data.multipart_data.items():
        stream = BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, stream, filename=_safe(filename), content_type=kind)
    return form, None


def _safe(filename: str) -> str:
    """The server ends a name at `;`, keeps a backslash, and knows no escape for a quote."""
    return "".join("_" if letter in '";\\/' or letter < " " else letter for letter in filename)


def _described(error: BaseException) -> str:
    return redact(f"{type(error).__name__}: {error}")
