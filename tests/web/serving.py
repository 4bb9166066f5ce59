"""A web application over real HTTP on this machine, in the test's own loop."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator

import uvicorn
from fastapi import FastAPI


class QuietServer(uvicorn.Server):
    """uvicorn takes over the process's signals; inside a test they stay pytest's."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@contextlib.asynccontextmanager
async def served(app: FastAPI, at: int = 0) -> AsyncIterator[str]:
    """The address at which `app` answers until the block ends. The port, any free one unless said, is bound first."""
    with socket.create_server(("127.0.0.1", at)) as listener:
        config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=2)
        server = QuietServer(config)
        task = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            await task
