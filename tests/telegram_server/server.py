"""The server itself: HTTP on a free port of this machine, and the levers that tests pull."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from tests.telegram_server.call import Call, read_call
from tests.telegram_server.checking import check
from tests.telegram_server.errors import ApiError
from tests.telegram_server.faults import Fault, Faults, Trouble
from tests.telegram_server.methods import FILE_LIMIT, Methods
from tests.telegram_server.people import Person
from tests.telegram_server.world import Chat, ChatMessage, World

TOKEN = "123456789:AAtest-token_of-the-test-server0000"
USERNAME = "dondoc_test_bot"
_CUT_OFF = '{"ok":true,"resu'
_GATEWAY_PAGE = "<html><body><h1>{status}</h1><hr>nginx</body></html>"


class TelegramServer:
    """`async with TelegramServer() as server`: leaving it fails when a call was a mistake of the bot's."""

    def __init__(self, token: str = TOKEN, now: Callable[[], float] = time.time) -> None:
        self.token = token
        self.violations: list[str] = []
        self.calls: list[Call] = []
        self.world = World(_me(token), now)
        self.world.changed = self._tell_everyone
        self._people: list[Person] = []
        self._faults = Faults()
        self._methods = Methods(self.world)
        self._reached: Counter[str] = Counter()
        self._arrival = asyncio.Event()
        self._port = 0
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    # --- the world, as a test arranges it

    def person(self, id: int, name: str = "Đầu mối") -> Person:
        person = Person(self.world, id, name)
        self._people.append(person)
        return person

    def group(self, id: int, title: str = "Nhóm đầu mối") -> Chat:
        """A group that the bot is in. Ids of groups are negative."""
        chat = self.world.chats[id] = Chat(id, "supergroup", title, started=True)
        return chat

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

    def deliver(self, kind: str, payload: Any) -> dict[str, Any]:
        """An update of any content, sense or none."""
        return self.world.updates.put(kind, payload)

    def deliver_again(self, update: dict[str, Any]) -> None:
        self.world.updates.again(update)

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

    # --- HTTP

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

    async def _open(self) -> None:
        app = web.Application(client_max_size=FILE_LIMIT + 2**20)
        app.router.add_route("*", "/bot{token}/{method}", self._answer)
        # A caller who gives up ends his handler, as with a long poll on the real server.
        self._runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.01)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]

    async def _close(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self._count(request.match_info["method"])
        fault = self._faults.take(request.match_info["method"])
        if fault is not None and not fault.accepts:
            return await self._refuse(request, fault)
        try:
            response = _json({"ok": True, "result": await self._accept(request)})
        except ApiError as error:
            self._record(request.match_info["method"], error)
            response = _json(error.as_api(), error.status)
        return await self._refuse(request, fault) if fault else response

    async def _accept(self, request: web.Request) -> Any:
        if request.match_info["token"] != self.token:
            raise ApiError(401, "Unauthorized")
        call = await read_call(request)
        try:
            check(call)
            self.calls.append(call)
            return await self._methods.run(call)
        finally:
            self.violations += [f"{call.method}: {words}" for words in call.mistakes]

    def _record(self, method: str, error: ApiError) -> None:
        if error.ours:
            self.violations.append(f"{method}: {error.status} {error.description}")

    async def _refuse(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        if fault.kind in {Trouble.HANG, Trouble.HANG_AFTER_ACCEPTING}:
            await asyncio.Event().wait()  # until the caller goes
        if fault.kind == Trouble.UNREADABLE_200:
            return web.Response(text=fault.description or _CUT_OFF, content_type="application/json")
        if error := fault.error():
            return _json(error.as_api(), error.status)
        if isinstance(fault.kind, Trouble):
            return _hang_up(request)
        page = _GATEWAY_PAGE.format(status=fault.kind)
        return web.Response(status=fault.kind, text=page, content_type="text/html")

    def _count(self, method: str) -> None:
        self._reached[method] += 1
        self._arrival.set()

    def _tell_everyone(self) -> None:
        for person in self._people:
            person.notice()


def _me(token: str) -> dict[str, Any]:
    rights = {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
    }
    number = int(token.partition(":")[0])
    return {"id": number, "is_bot": True, "first_name": "Đôn Đốc", "username": USERNAME, **rights}


def _json(body: dict[str, Any], status: int = 200) -> web.Response:
    return web.json_response(body, status=status)


def _hang_up(request: web.Request) -> web.Response:
    """Close the connection; what aiohttp then tries to write goes nowhere."""
    if request.transport is not None:
        request.transport.close()
    return web.Response()
