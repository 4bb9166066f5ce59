"""The HTTP side: a free port of this machine, and a call's way from the request to the answer."""

import asyncio
import errno
from collections import Counter
from typing import Any

from aiohttp import web

from tests.telegram_server.call import Call, read_call
from tests.telegram_server.chance import Chance
from tests.telegram_server.checking import check
from tests.telegram_server.downloads import Downloads
from tests.telegram_server.errors import ApiError
from tests.telegram_server.faults import Fault, Faults, Trouble
from tests.telegram_server.methods import FILE_LIMIT, Methods
from tests.telegram_server.pace import Pace
from tests.telegram_server.posting import Posting
from tests.telegram_server.sendings import SENDING, Sending, sending_of
from tests.telegram_server.world import World

DOWNLOAD = "file"
_CUT_OFF = '{"ok":true,"resu'
_GATEWAY_PAGE = "<html><body><h1>{status}</h1><hr>nginx</body></html>"


class Gateway:
    def __init__(self, token: str, world: World) -> None:
        self.token = token
        self.world = world
        self.violations: list[str] = []
        self.calls: list[Call] = []
        self.sendings: list[Sending] = []
        self.refused_for_pace = 0
        self._faults = Faults()
        self._chance: Chance | None = None
        self._pace: Pace | None = None
        self.downloads = Downloads(world)
        self._methods = Methods(world, self.downloads)
        self._posting = Posting(world, self._call_from_webhook)
        self._reached: Counter[str] = Counter()
        self._arrival = asyncio.Event()
        self._port = 0
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    async def _open(self) -> None:
        app = web.Application(client_max_size=FILE_LIMIT + 2**20)
        app.router.add_get("/file/bot{token}/{path:.+}", self._hand_out)
        app.router.add_route("*", "/bot{token}/{method}", self._answer)
        # A caller who gives up ends his handler, as with a long poll on the real server.
        self._runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.01)
        await self._runner.setup()
        await self._listen(self._runner)
        self._port = self._runner.addresses[0][1]
        self._posting.open()

    async def _listen(self, runner: web.AppRunner, tries: int = 100) -> None:
        """On the same port again; somebody's outgoing call may hold it for a moment."""
        for left in reversed(range(tries)):
            try:
                await web.TCPSite(runner, "127.0.0.1", self._port).start()
                return
            except OSError as error:
                if error.errno != errno.EADDRINUSE or not left:
                    raise
                await asyncio.sleep(0.1)

    async def _close(self) -> None:
        await self._posting.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        self._count(method)
        fault = self._faults.take(method)
        if fault is not None and fault.unread:
            return await _trouble(request, fault)
        try:
            call = await self._read(request)
            fault = fault or self._lot(call)
            response = _json({"ok": True, "result": await self._perform(call, fault)})
        except ApiError as error:
            self._record(method, error)
            response = _json(error.as_api(), error.status)
        return await _trouble(request, fault) if fault else response

    async def _hand_out(self, request: web.Request) -> web.StreamResponse:
        """A stored file; `fail_next("file", …)` plans its troubles. One that accepts breaks off in the middle."""
        self._count(DOWNLOAD)
        fault = self._faults.take(DOWNLOAD)
        if fault is not None and not fault.accepts:
            return await _trouble(request, fault)
        try:
            self._check_token(request)
            content = self.downloads.content(request.match_info["path"])
        except ApiError as error:
            self._record(DOWNLOAD, error)
            return _json(error.as_api(), error.status)
        return web.Response(body=content) if fault is None else await _half(request, content)

    def _check_token(self, request: web.Request) -> None:
        if request.match_info["token"] != self.token:
            raise ApiError(401, "Unauthorized")

    async def _read(self, request: web.Request) -> Call:
        self._check_token(request)
        call = await read_call(request)
        self._check(call)
        return call

    def _check(self, call: Call) -> None:
        try:
            check(call)
        finally:
            self.violations += [f"{call.method}: {words}" for words in call.mistakes]

    def _lot(self, call: Call) -> Fault | None:
        if self._chance is None:
            return None
        words = call.params.get("text", call.params.get("caption", ""))
        return self._chance.draw(call.method, str(call.params.get("chat_id", "")), words)

    async def _perform(self, call: Call, fault: Fault | None = None) -> Any:
        if call.method in SENDING:
            return await self._send(call, fault)
        return None if fault is not None and not fault.accepts else await self._run(call)

    async def _send(self, call: Call, fault: Fault | None) -> Any:
        sending = sending_of(call, self.world.time(), fault)
        self.sendings.append(sending)
        if fault is not None and not fault.accepts:
            return None
        try:
            self._keep_pace(call)
            message = await self._run(call)
        except ApiError as error:
            sending.refusal = error.description
            raise
        sending.accepted, sending.message_id = True, message["message_id"]
        return message

    def _keep_pace(self, call: Call) -> None:
        if self._pace is None:
            return
        try:
            self._pace.keep(str(call.params.get("chat_id", "")), call.params.get("allow_paid_broadcast", False))
        except ApiError:
            self.refused_for_pace += 1
            raise

    async def _run(self, call: Call) -> Any:
        self.calls.append(call)
        return await self._methods.run(call)

    async def _call_from_webhook(self, given: dict[str, Any]) -> None:
        """The bot never learns what became of it."""
        call = Call(given["method"], {name: value for name, value in given.items() if name != "method"})
        self._count(call.method)
        try:
            self._check(call)
            await self._perform(call)
        except ApiError as error:
            self._record(call.method, error)

    def _record(self, method: str, error: ApiError) -> None:
        if error.ours:
            self.violations.append(f"{method}: {error.status} {error.description}")

    def _count(self, method: str) -> None:
        self._reached[method] += 1
        self._arrival.set()


async def _half(request: web.Request, content: bytes) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": str(len(content))})
    await response.prepare(request)
    await response.write(content[: len(content) // 2])
    return _hang_up(request)


async def _trouble(request: web.Request, fault: Fault) -> web.StreamResponse:
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


def _json(body: dict[str, Any], status: int = 200) -> web.Response:
    return web.json_response(body, status=status)


def _hang_up(request: web.Request) -> web.Response:
    """Close the connection; what aiohttp then tries to write goes nowhere."""
    if request.transport is not None:
        request.transport.close()
    return web.Response()
