"""The page with a fake system behind it, to look at: `python -m tests.web.run_fake [PORT]`."""

import asyncio
import sys

import uvicorn

from tests.web.conftest import healthy
from tests.web.fake_port import FakePort
from web.app import create_app

if __name__ == "__main__":
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 8765
    config = uvicorn.Config(create_app(healthy, FakePort()), host="127.0.0.1", port=number, access_log=False)
    asyncio.run(uvicorn.Server(config).serve())
