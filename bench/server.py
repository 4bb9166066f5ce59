"""A Bot API server in a process of its own, small and fast: in a measurement its clients are what is slow.

`python -m bench.server` prints its port and serves until it is told to stop. Levers of the bench stand under /bench/.
"""

import asyncio
import binascii
import json
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass

from bench.api import Api, Call

_LENGTH = b"content-length:"
_REASONS = {200: "OK", 400: "Bad Request", 404: "Not Found", 409: "Conflict", 429: "Too Many Requests"}
_HEADS = {
    status: f"HTTP/1.1 {status} {reason}\r\nContent-Type: application/json\r\nContent-Length: ".encode()
    for status, reason in _REASONS.items()
}


@dataclass(slots=True)
class Request:
    target: str
    head: bytes
    body: bytes


class Connection(asyncio.Protocol):
    """One kept-alive connection: requests in a row, each answered before the next is read."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._buffer = b""
        self._transport: asyncio.WriteTransport | None = None
        self._gone: Callable[[], None] | None = None  # what a long poll under way is told when the caller hangs up

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.WriteTransport)
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        self._transport = None
        if self._gone is not None:
            self._gone()

    def data_received(self, data: bytes) -> None:
        self._buffer = self._buffer + data if self._buffer else data
        while (request := self._take()) is not None:
            path, _, query = request.target.partition("?")
            self._gone = self._api.answer(Call(path, fields(request, query), self._reply))

    def _take(self) -> Request | None:
        """The first whole request of what has come."""
        head, separator, rest = self._buffer.partition(b"\r\n\r\n")
        if not separator:
            return None
        length = _length(head)
        if len(rest) < length:
            return None
        self._buffer = rest[length:]
        return Request(head.split(b" ", 2)[1].decode(), head, rest[:length])

    def _reply(self, body: str, status: int = 200) -> None:
        self._gone = None
        if self._transport is not None:
            payload = body.encode()
            self._transport.write(_HEADS[status] + str(len(payload)).encode() + b"\r\n\r\n" + payload)


def _length(head: bytes) -> int:
    lower = head.lower()
    at = lower.find(_LENGTH)
    return int(lower[at + len(_LENGTH) :].split(b"\r\n", 1)[0]) if at >= 0 else 0


def fields(request: Request, query: str) -> dict[str, str]:
    """What was asked for, by name; a file counts as a name without a value."""
    if not request.body:
        return _urlencoded(query)
    lower = request.head.lower()
    if b"application/json" in lower:
        return {name: _text(value) for name, value in json.loads(request.body).items()}
    if b"multipart/form-data" in lower:
        return _multipart(request)
    return _urlencoded(request.body.decode())


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _urlencoded(text: str) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in text.split("&") if pair)
    return {name: _decoded(value) for name, _, value in pairs}


def _decoded(value: str) -> str:
    """Quoted-printable is the same with another sign, and its reader is written in C: thirty times as fast."""
    if "%" not in value and "+" not in value:
        return value
    return binascii.a2b_qp(value.replace("+", " ").replace("%", "=")).decode()


def _multipart(request: Request) -> dict[str, str]:
    _, _, after = request.head.partition(b"boundary=")
    boundary = after.split(b"\r\n", 1)[0].strip(b'" ')
    found = {}
    for part in request.body.split(b"--" + boundary)[1:-1]:
        head, _, content = part.partition(b"\r\n\r\n")
        name = head.partition(b'name="')[2].partition(b'"')[0].decode()
        found[name] = "" if b"filename=" in head else content[:-2].decode()
    return found


async def serve() -> None:
    """Until SIGTERM, or until whoever started us is gone, with the other end of our standard input."""
    loop, stop, api = asyncio.get_running_loop(), asyncio.Event(), Api()
    server = await loop.create_server(lambda: Connection(api), "127.0.0.1", 0, backlog=1024)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))
    threading.Thread(target=_outlived, args=(loop, stop), daemon=True).start()
    print(server.sockets[0].getsockname()[1], flush=True)
    await stop.wait()
    server.close()


def _outlived(loop: asyncio.AbstractEventLoop, stop: asyncio.Event) -> None:
    sys.stdin.read()
    loop.call_soon_threadsafe(stop.set)


if __name__ == "__main__":
    asyncio.run(serve())
