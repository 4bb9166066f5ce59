"""A bot's webhook: it keeps what is posted to it, and answers as it is told."""

import asyncio
from collections import deque
from types import TracebackType
from typing import Any, Self

from aiohttp import web


class Hook:
    def __init__(self) -> None:
        self.posts: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.answers: deque[int | dict[str, Any]] = deque()  # a status, or the body of a success; then 200
        self.refused: set[str] = set()  # texts that get 500 as long as they stand here
        self._news = asyncio.Event()

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_post("/hook", self._take)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.01)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/hook"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self._runner.cleanup()

    @property
    def texts(self) -> list[str]:
        return [post["message"]["text"] for post in self.posts if "message" in post]

    async def has(self, posts: int) -> None:
        async with asyncio.timeout(5):
            while len(self.posts) < posts:
                self._news.clear()
                await self._news.wait()

    async def _take(self, request: web.Request) -> web.Response:
        post = await request.json()
        self.posts.append(post)
        self.headers.append(dict(request.headers))
        self._news.set()
        if post.get("message", {}).get("text") in self.refused:
            return web.Response(status=500)
        answer = self.answers.popleft() if self.answers else 200
        return web.Response(status=answer) if isinstance(answer, int) else web.json_response(answer)
