"""A careless client of the Bot API."""

from typing import Any

import aiohttp

from tests.telegram_server import TelegramServer


class Caller:
    def __init__(self, server: TelegramServer, http: aiohttp.ClientSession) -> None:
        self._server, self._http = server, http

    async def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        async with self._http.post(self._url(method), json=parameters) as answer:
            body: dict[str, Any] = await answer.json()
        assert answer.status == body.get("error_code", 200)
        return body

    async def form(self, method: str, data: Any) -> dict[str, Any]:
        async with self._http.post(self._url(method), data=data) as answer:
            body: dict[str, Any] = await answer.json()
        return body

    async def says(self, chat: int, text: str, **parameters: Any) -> dict[str, Any]:
        return await self.call("sendMessage", chat_id=chat, text=text, **parameters)

    def _url(self, method: str) -> str:
        return f"{self._server.url}/bot{self._server.token}/{method}"


def keyboard(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Đúng", **button}]]}
