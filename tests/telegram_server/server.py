"""The server, and the levers that tests pull."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Any, Literal, Self

from tests.telegram_server.chance import KINDS, Chance
from tests.telegram_server.faults import Fault, Trouble
from tests.telegram_server.gateway import Gateway
from tests.telegram_server.groups import migrate
from tests.telegram_server.pace import Pace
from tests.telegram_server.people import Person
from tests.telegram_server.sendings import SENDING
from tests.telegram_server.world import Chat, ChatMessage, World

TOKEN = "123456789:AAtest-token_of-the-test-server0000"
USERNAME = "dondoc_test_bot"


class TelegramServer(Gateway):
    """`async with TelegramServer() as server`: leaving it fails when a call was a mistake of the bot's.

    `server.webhook` holds how updates are posted; `http_webhooks` lets a bot on this machine do without HTTPS.
    """

    def __init__(
        self, token: str = TOKEN, now: Callable[[], float] = time.time, *, http_webhooks: bool = False
    ) -> None:
        super().__init__(token, World(_me(token), now))
        self.webhook = self.world.webhook
        self.webhook.http_allowed = http_webhooks

    # --- the world, as a test arranges it

    def person(self, id: int, name: str = "Đầu mối") -> Person:
        return Person(self.world, id, name)

    def group(
        self,
        id: int,
        title: str = "Nhóm đầu mối",
        *,
        kind: Literal["group", "supergroup"] = "supergroup",
        joined: bool = True,
    ) -> Chat:
        """A group, with the bot in it unless told otherwise. Ids of groups are negative."""
        assert id < 0
        chat = Chat(id, kind, title, started=True, membership="member" if joined else "left")
        self.world.chats[id] = chat
        return chat

    def migrate_group(self, old: Chat, new: int) -> Chat:
        """Telegram makes a supergroup of the group: whoever writes to its old id is told the new one."""
        return migrate(self.world, old, new)

    def press_as(self, person: Person, message: ChatMessage, label: str) -> str:
        """A press on a message that need not have been sent to this person."""
        return person.presses_on(message, label)

    def is_answered(self, press: str) -> bool:
        return self.world.queries[press]

    def calls_of(self, method: str) -> list[dict[str, Any]]:
        """The parameters of every call of the method that was accepted for reading, in order."""
        return [call.params for call in self.calls if call.method == method]

    async def called(self, method: str, times: int = 1, timeout: float = 5) -> None:  # noqa: ASYNC109
        """Wait until this many calls of the method have come in all, whatever becomes of them."""
        async with asyncio.timeout(timeout):
            while self._reached[method] < times:
                self._arrival.clear()
                await self._arrival.wait()

    async def delivered(self, timeout: float = 5) -> None:  # noqa: ASYNC109
        """Wait until the bot has taken every update: confirmed by an offset, or answered with a success."""
        async with asyncio.timeout(timeout):
            await self.world.updates.emptied()

    # --- troubles

    def fail_next(
        self,
        method: str,
        kind: int | str,
        *,
        description: str = "",
        html: bool = False,
        retry_after: int | None = None,
        moved_to: int | None = None,
        times: int = 1,
    ) -> None:
        """The next calls of `method` get this HTTP status or this `Trouble`. Not a violation.

        `description` is what Telegram says, or the body of an unreadable answer; `html` makes it a gateway's.
        """
        trouble = kind if isinstance(kind, int) else Trouble(kind)
        self._faults.plan(method, Fault(trouble, description, html, retry_after, moved_to), times)

    def fault_rate(
        self,
        rate: float,
        seed: int,
        kinds: Sequence[int | str] = KINDS,
        methods: Collection[str] = SENDING,
    ) -> None:
        """Each call of these methods gets one of these troubles with this probability; 0 ends it.

        `sendings` tells which call had which. A call is read before it is closed upon.
        """
        self._chance = Chance(rate, seed, kinds, methods) if rate else None

    def enforce(
        self,
        per_second: int = 30,
        per_chat: float = 1.0,
        burst: int = 3,
        per_group_minute: int = 20,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """From now on whoever sends faster gets 429, which `refused_for_pace` counts; edits are sendings too."""
        self._pace = Pace(per_second, per_chat, burst, per_group_minute, clock)

    def deliver(self, kind: str, payload: Any) -> dict[str, Any]:
        """An update of any content, sense or none."""
        return self.world.updates.put(kind, payload)

    def redeliver(self, update: dict[str, Any] | None = None) -> dict[str, Any]:
        """An update (the newest, if none is named) once more, by getUpdates or by the webhook."""
        chosen = update or self.world.updates.history[-1]
        self.world.updates.again(chosen)
        return chosen

    def forgive(self) -> list[str]:
        """The violations so far, which then no longer fail the test."""
        forgiven, self.violations = self.violations, []
        return forgiven

    @asynccontextmanager
    async def away(self) -> AsyncIterator[None]:
        """Connections are refused meanwhile; afterwards all is as it was, on the same port."""
        await self._close()
        await asyncio.sleep(0.01)  # callers in this loop see their idle connections close
        yield
        await self._open()

    # --- the span of a test

    async def __aenter__(self) -> Self:
        await self._open()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._close()
        if error is None and self.violations:
            raise AssertionError("the bot broke the Bot API's rules:\n- " + "\n- ".join(self.violations))


def _me(token: str) -> dict[str, Any]:
    rights = {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
    }
    number = int(token.partition(":")[0])
    return {"id": number, "is_bot": True, "first_name": "Đôn Đốc", "username": USERNAME, **rights}
