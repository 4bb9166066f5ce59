"""The floor: HTTP written by hand on asyncio's streams, a connection a task."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import quote_plus, urlsplit

from bench.peers.work import TASKS, Orders, orders, send_all

Line = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def main(given: Orders) -> None:
    address = urlsplit(given.url)
    lines: asyncio.Queue[Line] = asyncio.Queue()
    for _ in range(TASKS):
        lines.put_nowait(await asyncio.open_connection(address.hostname, address.port))
    head = f"POST /bot{given.token}/sendMessage HTTP/1.1\r\nHost: {address.netloc}\r\n"

    async def send(chat: int, text: str) -> None:
        async with _borrowed(lines) as line:
            await _post(line, head, f"chat_id={chat}&text={quote_plus(text)}")

    await send_all(given.count, given.chats, send)


@asynccontextmanager
async def _borrowed(lines: asyncio.Queue[Line]) -> AsyncIterator[Line]:
    line = lines.get_nowait()
    try:
        yield line
    finally:
        lines.put_nowait(line)


async def _post(line: Line, head: str, body: str) -> None:
    reader, writer = line
    kind = "Content-Type: application/x-www-form-urlencoded"
    writer.write(f"{head}{kind}\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode())
    answer = await reader.readuntil(b"\r\n\r\n")
    length = int(answer.lower().partition(b"content-length:")[2].split(b"\r\n", 1)[0])
    if not json.loads(await reader.readexactly(length))["ok"]:
        raise RuntimeError("refused")


if __name__ == "__main__":
    asyncio.run(main(orders()))
