"""The executable's own log, at its most talkative: neither the token nor anybody's words."""

import asyncio
import re
from pathlib import Path

from tests.cli.kit import EXECUTABLE, TOKEN, clean_environment
from tests.telegram_server import TelegramServer

SAID = "việc 2 đang làm, thứ Sáu xong nhé các đồng chí"
ANSWER = "dành cho người được đơn vị cử làm đầu mối"


async def log_of_a_run(server: TelegramServer, folder: Path) -> str:
    """Standard error of `dondoc run`, in which somebody writes, is answered, and a call fails."""
    more = {"TELEGRAM_BOT_TOKEN": server.token, "TELEGRAM_API_URL": server.url, "WEB_PORT": "0", "LOG_LEVEL": "DEBUG"}
    log = folder / "log.txt"
    with log.open("wb") as stderr:
        process = await asyncio.create_subprocess_exec(
            EXECUTABLE, "run", cwd=folder, env=clean_environment(more), stdout=stderr, stderr=stderr
        )
        try:
            await server.called("getUpdates", timeout=60)
            await talk(server)
        finally:
            process.terminate()
            await process.wait()
    return log.read_text(encoding="utf-8", errors="replace")


async def talk(server: TelegramServer) -> None:
    stranger = server.person(id=6_000_000_001, name="Người lạ")
    server.fail_next("sendMessage", 500)
    server.fail_next("getUpdates", 502, html=True)
    stranger.says(SAID)
    await stranger.hears(ANSWER, timeout=60)
    server.deliver("message", {"nonsense": SAID})
    await server.delivered(timeout=60)


async def test_at_debug_it_holds_no_token_and_nobodys_words(tmp_path: Path) -> None:
    async with TelegramServer(TOKEN) as server:
        log = await log_of_a_run(server, tmp_path)
    assert " DEBUG " in log and "send row=" in log
    assert TOKEN not in log and TOKEN.partition(":")[2] not in log
    assert not re.search(r"bot\d+:", log)
    for words in (SAID, ANSWER, SAID.encode("unicode_escape").decode()):
        assert words not in log
