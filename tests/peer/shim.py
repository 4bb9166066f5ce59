"""Between the bot and the peer: what the peer leaves out of the Bot API.

Its own part stays: it takes the calls, keeps the messages, and hands out the updates.
"""

import asyncio
import json
from typing import Any, Self

import aiohttp
from aiohttp import web

Json = dict[str, Any]
UNKNOWN_THERE: dict[str, Json | bool] = {
    "setMyCommands": True,
    "deleteMyCommands": True,
    "getWebhookInfo": {"url": "", "has_custom_certificate": False, "pending_update_count": 0},
}
LOOK_AGAIN = 0.02  # seconds; the peer answers getUpdates at once, with or without updates
# Of a call the peer gives everything back as the message, strings where objects belong.
_OF_A_MESSAGE = ("message_id", "date", "chat", "text", "reply_markup")


class Shim:
    def __init__(self, peer: str) -> None:
        self._peer = peer
        self.calls: list[str] = []

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_post("/bot{token}/{method}", self._answer)
        self._session = aiohttp.ClientSession()
        self._runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.01)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()
        await self._session.close()

    async def _answer(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        self.calls.append(method)
        if method in UNKNOWN_THERE:
            return _ok(UNKNOWN_THERE[method])
        return _ok(await self._result(request.path, method, await _form(request)))

    async def _result(self, path: str, method: str, form: dict[str, str]) -> Any:
        if method == "getUpdates":
            return await self._updates(path, float(form.get("timeout", 0)))
        result = await self._ask(path, form)
        if method == "getMe":
            return {**result, "is_bot": True}
        return _message(result) if method == "sendMessage" else True  # the peer says null to all others

    async def _updates(self, path: str, seconds: float) -> list[Json]:
        """A long poll. The peer takes a look for a confirmation, so there is nothing to say of offsets."""
        for _ in range(1 + int(seconds / LOOK_AGAIN)):
            if found := await self._ask(path, {}):
                return [_update(update) for update in found]
            await asyncio.sleep(LOOK_AGAIN)
        return []

    async def _ask(self, path: str, form: dict[str, str]) -> Any:
        async with self._session.post(self._peer + path, data=form) as answer:
            body = await answer.json()
        assert body.get("ok"), body
        return body["result"]


async def _form(request: web.Request) -> dict[str, str]:
    """What the call says, as a form: in JSON the peer takes objects where it wants their text."""
    if request.content_type != "application/json":
        return {name: str(value) for name, value in (await request.post()).items()}
    given = await request.json()
    return {name: value if isinstance(value, str) else json.dumps(value) for name, value in given.items()}


def _ok(result: Any) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def _message(sent: Json) -> Json:
    """The peer's dates are milliseconds."""
    shown = {name: sent[name] for name in _OF_A_MESSAGE if name in sent}
    return {**shown, "date": sent["date"] // 1000}


def _update(update: Json) -> Json:
    """A press lacks a field that the API promises; a message holds the bot's token."""
    kind = next(name for name in update if name != "update_id")
    payload = {name: value for name, value in update[kind].items() if name != "botToken"}
    return {"update_id": update["update_id"], kind: {"chat_instance": "1", **payload}}
