"""The web server inside our own event loop."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI

from core.refusal import Refusal


def listen(host: str, port: int) -> socket.socket:
    """Bind before anything else starts, so that a port in use is a plain sentence. Port 0: any free one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_STREAM)
    try:
        if not _WINDOWS:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind((host, port))
    except OSError as error:
        sock.close()
        raise Refusal(f"Không mở được cổng {host}:{port} ({error.strerror}). Chọn cổng khác: WEB_PORT.") from error
    return sock


GRACE = 5  # seconds for requests under way when the server stops: one that never ends must not keep us from ending

_WINDOWS = not hasattr(socket, "AF_UNIX") or not hasattr(socket, "SO_REUSEPORT")


class WebServer(uvicorn.Server):
    """Leaves signals to the program, which stops the server itself."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    @classmethod
    def of(cls, app: FastAPI) -> "WebServer":
        return cls(
            uvicorn.Config(
                app,
                log_config=None,
                access_log=False,
                lifespan="off",
                ws="none",
                timeout_graceful_shutdown=GRACE,
            )
        )

    async def stop(self, task: asyncio.Task[None]) -> None:
        self.should_exit = True
        await task


def address(sock: socket.socket) -> str:
    host, port = sock.getsockname()[:2]
    return f"http://{host}:{port}"
