"""Somebody who talks with the bot through the peer."""

import asyncio
import html
import time
from dataclasses import dataclass
from typing import Any

import aiohttp

Json = dict[str, Any]
LOOK_AGAIN = 0.02  # seconds


@dataclass(frozen=True, slots=True)
class Seen:
    """A message of the bot's, as it looks now."""

    id: int
    text: str
    keys: dict[str, str]  # label to data


class Person:
    def __init__(self, peer: str, token: str, id: int, name: str) -> None:
        self._peer, self._token = peer, token
        self._from = {"id": id, "first_name": name, "is_bot": False}
        self._chat = {"id": id, "first_name": name, "type": "private"}

    async def starts(self, code: str) -> None:
        entities = [{"type": "bot_command", "offset": 0, "length": len("/start")}]
        await self._put("sendCommand", text=f"/start {code}", entities=entities)

    async def says(self, text: str) -> None:
        await self._put("sendMessage", text=text)

    async def presses(self, label: str) -> None:
        message = next(seen for seen in reversed(await self.messages()) if label in seen.keys)
        shown = {"message_id": message.id, "date": int(time.time()), "chat": self._chat, "text": message.text}
        await self._put("sendCallback", message=shown, data=message.keys[label])

    async def hears(self, part: str, patience: float = 10) -> Seen:
        for _ in range(int(patience / LOOK_AGAIN)):
            if heard := [seen for seen in await self.messages() if part in seen.text]:
                return heard[-1]
            await asyncio.sleep(LOOK_AGAIN)
        raise AssertionError(f"did not hear {part!r} but {[seen.text for seen in await self.messages()]}")

    async def messages(self) -> list[Seen]:
        history = await self._post("getUpdatesHistory", {"token": self._token})
        own = str(self._chat["id"])
        return [_seen(one) for one in history["result"] if str(one.get("message", {}).get("chat_id")) == own]

    async def _put(self, path: str, **parts: Any) -> None:
        stamp = {"botToken": self._token, "date": int(time.time())}
        await self._post(path, {**stamp, "from": self._from, "chat": self._chat, **parts})

    async def _post(self, path: str, body: Json) -> Json:
        async with aiohttp.ClientSession() as session, session.post(f"{self._peer}/{path}", json=body) as answer:
            assert answer.status == 200
            told: Json = await answer.json()
        return told


def _seen(kept: Json) -> Seen:
    message = kept["message"]
    rows = (message.get("reply_markup") or {}).get("inline_keyboard", [])
    keys = {key["text"]: key["callback_data"] for row in rows for key in row}
    return Seen(kept["messageId"], html.unescape(message["text"]), keys)
