"""The sign of life: given while all is well, kept back and told to the admins while it is not."""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from aiohttp import web

from bot import heartbeat as module
from bot.heartbeat import Heartbeat
from core.texts import operators
from scheduler.auditing import Finding
from storage import inbox
from tests.office import Office, at
from tests.watch.broken import unreadable

ADMIN = "van-phong/quan-tri/1"
CONFLICT = Finding("poll_conflict", operators.poll_conflict("Telegram"), 1)
PATH = "/ping/9f0b-secret"


@dataclass
class Switch:
    """A dead man's switch on this machine."""

    url: str = ""
    signs: int = 0
    status: int = 200
    asked: asyncio.Event = field(default_factory=asyncio.Event)

    async def answer(self, _: web.Request) -> web.Response:
        self.signs += 1
        self.asked.set()
        return web.Response(status=self.status)


@pytest.fixture
async def switch() -> AsyncIterator[Switch]:
    made, app = Switch(), web.Application()
    app.router.add_get(PATH, made.answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}{PATH}"
    yield made
    await runner.cleanup()


@pytest.fixture
async def quiet(office: Office) -> Office:
    await office.until("2024-02-21 09:00")
    return office


def beating(office: Office, url: str | None, *extra: Finding) -> Heartbeat:
    return Heartbeat(office.database, office.clock.now, url, extra=lambda: extra)


def alarms(office: Office) -> list[str]:
    return [row.key for row in office.rows("notice:alarm:")]


async def test_while_all_is_well_a_sign_is_given_at_each_look(quiet: Office, switch: Switch) -> None:
    heart = beating(quiet, switch.url)
    for _ in range(2):
        assert await heart.look() == []
    assert (switch.signs, alarms(quiet)) == (2, [])


async def test_what_is_wrong_keeps_the_sign_back_and_is_told_once_a_day(
    quiet: Office, switch: Switch, caplog: pytest.LogCaptureFixture
) -> None:
    quiet.database.write(inbox.store, "webchat", "test", [("9", {"text": "nonsense"})], quiet.clock.now())
    quiet.clock.move(at("2024-02-21 09:06"))
    heart = beating(quiet, switch.url)
    for _ in range(2):
        assert [finding.name for finding in await heart.look()] == ["inbox"]
    assert (switch.signs, len(alarms(quiet))) == (0, 1)
    assert "inbox=1" in caplog.text
    await quiet.system.settle()
    quiet.talk(ADMIN).hears("1 tin nhận được quá 5 phút")


async def test_what_the_program_itself_knows_is_told_too(quiet: Office, switch: Switch) -> None:
    woken = []
    heart = Heartbeat(
        quiet.database, quiet.clock.now, switch.url, extra=lambda: [CONFLICT], wake=lambda: woken.append(1)
    )
    assert await heart.look() == [CONFLICT]
    assert (switch.signs, len(alarms(quiet)), woken) == (0, 1, [1])


async def test_without_an_address_the_alarms_are_left(quiet: Office) -> None:
    assert await beating(quiet, None).look() == []
    assert await beating(quiet, None, CONFLICT).look() == [CONFLICT]
    assert len(alarms(quiet)) == 1


async def test_a_set_aside_update_is_told_and_then_over(quiet: Office, switch: Switch) -> None:
    (row,) = quiet.database.write(inbox.store, "webchat", "test", [("9", {})], quiet.clock.now())
    quiet.database.write(inbox.set_aside, row, "ValueError()")
    heart = beating(quiet, switch.url)
    assert [finding.name for finding in await heart.look()] == ["set_aside"]
    for minutes in (5, 10, 15, 20, 25):
        quiet.clock.move(at("2024-02-21 09:00") + timedelta(minutes=minutes))
        await quiet.system.settle()
        await heart.look()
    assert (switch.signs, len(alarms(quiet))) == (2, 1)


async def test_where_nobody_takes_the_sign_it_is_logged_without_the_address(
    quiet: Office, switch: Switch, caplog: pytest.LogCaptureFixture
) -> None:
    switch.status = 500
    nobody = "http://127.0.0.1:9" + PATH
    for url in (switch.url, nobody, "nonsense://" + PATH):
        assert await beating(quiet, url).look() == []
    warned = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert [record.name for record in warned] == ["bot.heartbeat"] * 3
    assert "secret" not in caplog.text


async def test_without_a_database_there_is_no_sign(switch: Switch) -> None:
    with unreadable() as database:
        heart = Heartbeat(database, lambda: at("2024-02-21 09:00"), switch.url)
        with pytest.raises(Exception, match="no connection"):
            await heart.look()
    assert switch.signs == 0


async def test_it_goes_on_behind_a_look_that_failed(
    quiet: Office, switch: Switch, monkeypatch: pytest.MonkeyPatch
) -> None:
    troubles = [RuntimeError("a bug")]

    def extra() -> list[Finding]:
        if troubles:
            raise troubles.pop()
        return []

    monkeypatch.setattr(module, "EVERY", 0)
    beats = asyncio.create_task(Heartbeat(quiet.database, quiet.clock.now, switch.url, extra=extra).run())
    async with asyncio.timeout(20):
        await switch.asked.wait()
    beats.cancel()
    assert not troubles
