"""Updates on their way to the bot's webhook."""

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp

from tests.telegram_server.updates import Update
from tests.telegram_server.world import World

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
Lane = tuple[str, Any]


def lane_of(update: Update) -> Lane:
    """Where order is kept: among the messages of one chat, and among the presses of one person.

    An update that fails holds back what stands behind it in its lane, and nothing else: as the real server does,
    whose presses may well overtake a message.
    """
    kind, payload = next((item for item in update.items() if item[0] != "update_id"), ("", None))
    number = _owner(payload, "from" if kind == "callback_query" else "chat")
    if number is None:
        return "alone", update["update_id"]
    return ("message" if kind == "edited_message" else kind), number


def _owner(payload: Any, name: str) -> Any:
    owner = payload.get(name) if isinstance(payload, dict) else None
    return owner.get("id") if isinstance(owner, dict) else None


class Posting:
    """`execute` makes the call that the bot may put into its answer."""

    def __init__(self, world: World, execute: Callable[[dict[str, Any]], Awaitable[None]]) -> None:
        self._world = world
        self._webhook = world.webhook
        self._execute = execute
        self._lanes: dict[Lane, deque[tuple[Update, bool]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None
        self._slots = asyncio.Semaphore(1)
        world.updates.listener = self.take
        world.webhook.changed = self.restart

    def take(self, update: Update, repeated: bool = False) -> None:
        if self._webhook.url and self._session:
            lane = lane_of(update)
            if lane in self._lanes:
                self._lanes[lane].append((update, repeated))
            else:
                self._lanes[lane] = deque([(update, repeated)])
                self._start(self._empty(lane))

    def open(self) -> None:
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        self.restart()

    async def close(self) -> None:
        self._stop()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._session:
            await self._session.close()
            self._session = None

    def restart(self) -> None:
        """Another address, or none: whatever waits starts anew."""
        self._stop()
        self._world.updates.set_webhook(bool(self._webhook.url))
        self._slots = asyncio.Semaphore(self._webhook.max_connections)
        for update in [*self._world.updates.waiting.values()]:
            self.take(update)

    def _stop(self) -> None:
        self._lanes = {}
        for task in self._tasks:
            task.cancel()

    def _start(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _empty(self, lane: Lane) -> None:
        queue = self._lanes[lane]
        while queue:
            await self._deliver(*queue[0])
            queue.popleft()
        del self._lanes[lane]

    async def _deliver(self, update: Update, repeated: bool) -> None:
        waiting, pause = self._world.updates.waiting, self._webhook.first_wait
        while (repeated or update["update_id"] in waiting) and (error := await self._post(update)):
            self._webhook.last_error = self._world.now(), error
            await asyncio.sleep(pause)
            pause = min(pause * 2, self._webhook.longest_wait)
        self._world.updates.forget([update["update_id"]])

    async def _post(self, update: Update) -> str:
        """What went wrong, or nothing."""
        try:
            async with self._slots, asyncio.timeout(self._webhook.patience):
                return await self._exchange(update)
        except TimeoutError:
            return "Read timeout expired"
        except aiohttp.ClientConnectorError:
            return "Connection refused"
        except aiohttp.ClientError:
            return "Webhook connection closed"

    async def _exchange(self, update: Update) -> str:
        assert self._session is not None
        headers = {SECRET_HEADER: self._webhook.secret} if self._webhook.secret else {}
        async with self._session.post(self._webhook.url, json=update, headers=headers, allow_redirects=False) as answer:
            body = await answer.read()
            if not 200 <= answer.status < 300:
                return f"Wrong response from the webhook: {answer.status} {answer.reason}"
        if call := _call_in(body):
            self._start(self._execute(call))
        return ""


def _call_in(body: bytes) -> dict[str, Any] | None:
    """https://core.telegram.org/bots/api#making-requests-when-getting-updates"""
    try:
        call = json.loads(body)
    except ValueError:
        return None
    if not isinstance(call, dict) or not isinstance(call.get("method"), str):
        return None
    return None if call["method"].startswith(("get", "setWebhook", "deleteWebhook")) else call
