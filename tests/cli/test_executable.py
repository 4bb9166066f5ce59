"""The executable itself, as an office's machine starts it: exit codes, encodings, and who else holds the database."""

import asyncio
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.lock import TAKEN
from tests.cli.kit import EXECUTABLE, ROSTER, TOKEN, clean_environment, executed, said
from tests.telegram_server import TelegramServer


def test_help_needs_nothing_and_names_every_command(tmp_path: Path) -> None:
    done = executed(tmp_path, "--help")
    assert done.returncode == 0
    names = ("run", "demo", "rehearse", "understand", "digest", "export", "doctor", "directive", "roster")
    assert all(f" {name} " in said(done) for name in names)
    assert not list(tmp_path.iterdir())


def test_without_a_token_run_offers_the_demo(tmp_path: Path) -> None:
    done = executed(tmp_path, "run")
    assert (done.returncode, done.stdout) == (1, b"")
    assert said(done) == "Chưa có TELEGRAM_BOT_TOKEN trong .env. Xem thử không cần tài khoản: dondoc demo\n"
    assert not list(tmp_path.iterdir())


def test_a_malformed_token_stops_the_start_and_is_not_printed(tmp_path: Path) -> None:
    done = executed(tmp_path, "run", more={"TELEGRAM_BOT_TOKEN": "12345-geheim"})
    assert done.returncode == 1
    assert "TELEGRAM_BOT_TOKEN: giá trị (không in ra) không hợp lệ" in said(done)
    assert "geheim" not in said(done)


def test_a_command_that_is_none_is_wrong_usage(tmp_path: Path) -> None:
    assert executed(tmp_path, "nonsense").returncode == 2
    assert executed(tmp_path).returncode == 2


def test_vietnamese_goes_through_a_pipe_where_the_system_speaks_ascii(tmp_path: Path) -> None:
    more = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    line = '{"text": "việc 2 chưa xong ạ"}\n'.encode()
    done = executed(tmp_path, "understand", given=line, more=more)
    assert done.returncode == 0
    assert '"intent": "status"' in said(done)
    assert "trong .env" in said(executed(tmp_path, "run", more=more))


@pytest.mark.skipif(not Path("/bin/sh").exists(), reason="no shell here")
def test_a_reader_who_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    """As in `dondoc … | head`: the other end of the pipe is closed."""
    script = f"'{EXECUTABLE}' rehearse --to 2024-02-16 | exec true"
    environment = clean_environment({"PATH": "/usr/bin:/bin"})
    done = subprocess.run(["/bin/sh", "-c", script], cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def on_telegram(server: TelegramServer) -> dict[str, str]:
    return {"TELEGRAM_BOT_TOKEN": server.token, "TELEGRAM_API_URL": server.url, "WEB_PORT": "0"}


@asynccontextmanager
async def bot(server: TelegramServer, folder: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """`dondoc run`, once it fetches messages; killed at the end."""
    fetched = len(server.calls_of("getUpdates"))
    environment = clean_environment(on_telegram(server))
    quiet = asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(EXECUTABLE, "run", cwd=folder, env=environment, stderr=quiet)
    try:
        await server.called("getUpdates", fetched + 1, timeout=60)
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def test_one_process_serves_a_database_and_its_lock_dies_with_it(tmp_path: Path) -> None:
    async with TelegramServer(TOKEN) as server:
        async with bot(server, tmp_path):
            second = await asyncio.to_thread(executed, tmp_path, "run", more=on_telegram(server))
            assert (second.returncode, said(second).strip()) == (1, TAKEN)
            beside = await asyncio.to_thread(executed, tmp_path, "roster", "import", str(ROSTER))
            assert "45 người mới" in said(beside)
        async with bot(server, tmp_path) as again:  # the first was killed
            assert again.returncode is None
