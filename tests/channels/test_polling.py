"""The loop that polls: nothing stops it, nothing is confirmed before it is stored, and the operator is told."""

import asyncio
import contextlib
import json
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.channels.telegram import TelegramChannel
from bot.polling import ALARM_EVERY, LONGEST_WAIT, TAKEOVER, UNAUTHORIZED_WAIT, Polling
from bot.receiving import Receiving
from core.channel import Button, Outgoing
from storage import inbox
from storage.database import Database
from tests.channels.inbox_kit import refusing, rows_of
from tests.channels.running_kit import until
from tests.telegram_server import Person, TelegramServer, Trouble

NOW = datetime(2024, 3, 1, 7, 15, tzinfo=UTC)
NOBODY = "http://127.0.0.1:9/webhooks/telegram"  # nothing listens there
TWO_POLLERS = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass
class Loop:
    """One that does not really wait, and notes for how long it would have."""

    channel: TelegramChannel
    database: Database
    broken_hooks: bool = False
    time: float = 0.0
    step: float = 0.0  # by which each wait moves the time
    woken: int = 0
    heard: int = 0
    alarms: list[str] = field(default_factory=list)
    waits: list[tuple[float, bool]] = field(default_factory=list)  # seconds; was another poller there then

    def __post_init__(self) -> None:
        self.receiving = Receiving(self.channel, self.database, lambda: NOW, self.wake)
        self.polling = Polling(
            self.channel, self.receiving, lambda: self.time, self.alarm, self.was_heard, sleep=self.sleep
        )

    def wake(self, new: int) -> None:
        self.woken += 1

    async def alarm(self, name: str) -> None:
        self.alarms.append(name)
        self._break()

    async def was_heard(self) -> None:
        self.heard += 1
        self._break()

    def _break(self) -> None:
        if self.broken_hooks:
            raise RuntimeError("a hook")

    async def sleep(self, seconds: float) -> None:
        self.waits.append((seconds, self.polling.conflict))
        self.time += self.step
        await asyncio.sleep(0)

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        task = asyncio.create_task(self.polling.run())
        yield
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
        await self.receiving.aclose()


@pytest.fixture
async def telegram_server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer(http_webhooks=True) as server:
        yield server


@pytest.fixture
def loop(telegram: TelegramChannel, sqlite: Database) -> Loop:
    return Loop(telegram, sqlite)


async def test_what_comes_is_stored_before_it_is_confirmed(
    loop: Loop, telegram_server: TelegramServer, official: Person
) -> None:
    official.says("một")
    official.says("hai")
    keys = [str(key) for key in telegram_server.world.updates.waiting]
    async with loop.running():
        await telegram_server.delivered()
        assert rows_of(loop.database) == [(key, inbox.WAITING) for key in keys]
    assert loop.woken == 1
    assert loop.polling.last_success is not None


async def test_a_press_is_answered(loop: Loop, telegram_server: TelegramServer, official: Person) -> None:
    await loop.channel.send(Outgoing(str(official.id), "Đúng không?", buttons=(Button("Đúng", "1.0"),)))
    press = official.presses("Đúng")
    async with loop.running():
        await telegram_server.called("answerCallbackQuery")
        await telegram_server.delivered()
        await until(lambda: telegram_server.is_answered(press))
    [row] = loop.database.look(inbox.waiting)
    assert row.raw["_received_at"] == NOW.isoformat()


async def test_an_answer_that_takes_for_ever_ends_with_the_loop(
    loop: Loop, telegram_server: TelegramServer, official: Person
) -> None:
    await loop.channel.send(Outgoing(str(official.id), "Đúng không?", buttons=(Button("Đúng", "1.0"),)))
    official.presses("Đúng")
    telegram_server.fail_next("answerCallbackQuery", Trouble.HANG)
    async with loop.running():
        await telegram_server.called("answerCallbackQuery")


async def test_another_poller_is_told_once_and_not_fought(
    loop: Loop, telegram_server: TelegramServer, official: Person
) -> None:
    telegram_server.fail_next("getUpdates", 409, description=TWO_POLLERS, times=3)
    official.says("vẫn đến")
    async with loop.running():
        await telegram_server.delivered()
    assert loop.alarms == ["poll_conflict"]
    assert loop.waits == [(TAKEOVER, False), *[(LONGEST_WAIT, True)] * 2]
    assert not loop.polling.conflict


async def test_one_conflict_is_a_takeover_and_no_alarm(
    loop: Loop, telegram_server: TelegramServer, official: Person
) -> None:
    loop.step = ALARM_EVERY + 1
    telegram_server.fail_next("getUpdates", 409, description=TWO_POLLERS, times=2)
    official.says("vẫn đến")
    async with loop.running():
        await telegram_server.delivered()
    assert loop.alarms == []
    assert loop.waits == [(TAKEOVER, False)] * 2


async def test_a_conflict_that_lasts_is_told_every_ten_minutes(
    loop: Loop, telegram_server: TelegramServer, official: Person
) -> None:
    loop.step = ALARM_EVERY / 2
    telegram_server.fail_next("getUpdates", 409, description=TWO_POLLERS, times=6)
    official.says("vẫn đến")
    async with loop.running():
        await telegram_server.delivered()
    assert loop.alarms == ["poll_conflict"] * 3


async def test_a_token_that_is_no_longer_known_is_told_and_tried_again(
    loop: Loop, telegram_server: TelegramServer, official: Person
) -> None:
    telegram_server.fail_next("getUpdates", 401, times=3)
    official.says("vẫn đến")
    async with loop.running():
        await telegram_server.delivered()
    assert loop.alarms == ["unauthorized"]
    assert loop.waits == [(UNAUTHORIZED_WAIT, False)] * 3


async def test_waits_grow_and_begin_anew_after_a_success(
    loop: Loop, telegram_server: TelegramServer, official: Person
) -> None:
    telegram_server.fail_next("getUpdates", 502, times=7)
    official.says("một")
    async with loop.running():
        await telegram_server.delivered()
        telegram_server.fail_next("getUpdates", 429, retry_after=17)
        telegram_server.fail_next("getUpdates", 502)
        official.says("hai")
        await telegram_server.called("getUpdates", times=11)
        await telegram_server.delivered()
    waits = [seconds for seconds, _ in loop.waits]
    assert waits[:7] == [1, 2, 4, 8, 16, LONGEST_WAIT, LONGEST_WAIT]
    assert waits[7] in (1, 17)
    assert loop.alarms == []


async def test_hooks_that_break_end_nothing(
    loop: Loop, telegram_server: TelegramServer, official: Person, caplog: pytest.LogCaptureFixture
) -> None:
    loop.broken_hooks = True
    telegram_server.fail_next("getUpdates", 409, description=TWO_POLLERS)
    async with loop.running():
        for text in ("một", "hai"):
            official.says(text)
            await telegram_server.delivered()
    assert loop.heard >= 2
    assert "a hook of polling failed" in caplog.text


async def test_what_cannot_be_stored_is_not_confirmed(
    loop: Loop, telegram_server: TelegramServer, official: Person, caplog: pytest.LogCaptureFixture
) -> None:
    official.says("bí mật")
    with refusing(loop.database):
        async with loop.running():
            await telegram_server.called("getUpdates", times=4)
        assert len(telegram_server.world.updates.waiting) == 1
    async with loop.running():
        await telegram_server.delivered()
    assert len(rows_of(loop.database)) == 1
    assert "updates not stored" in caplog.text
    assert "bí mật" not in caplog.text


async def test_a_webhook_left_by_an_earlier_run_is_taken_away(
    loop: Loop, telegram_server: TelegramServer, official: Person, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, "bot.polling")
    await loop.channel.set_webhook(NOBODY, "bi-mat")
    official.says("trong khi chờ")
    async with loop.running():
        await telegram_server.delivered()
    [call] = telegram_server.calls_of("deleteWebhook")
    assert not call.get("drop_pending_updates")
    assert len(rows_of(loop.database)) == 1
    assert "a webhook was set" in caplog.text
    assert loop.alarms == []


async def test_without_a_webhook_there_is_nothing_to_take_away(
    loop: Loop, telegram_server: TelegramServer, official: Person
) -> None:
    telegram_server.fail_next("getWebhookInfo", 502)
    official.says("một")
    async with loop.running():
        await telegram_server.delivered()
    assert telegram_server.calls_of("deleteWebhook") == []
    assert len(telegram_server.calls_of("getWebhookInfo")) == 1


def a_poll_of(*updates: Any) -> str:
    return json.dumps({"ok": True, "result": updates})


SOUND = {"update_id": 41, "message": {"text": "một"}}


@pytest.mark.parametrize(
    ("batch", "keys", "offset"),
    [
        ([7, SOUND], ["sha256", "41"], 42),
        ([SOUND, "chữ"], ["41", "sha256"], 43),
        ([SOUND, {"message": {}}, {**SOUND, "update_id": 43}], ["41", "sha256", "43"], 44),
        ([SOUND, {**SOUND, "update_id": "42"}], ["41", "sha256"], 43),
        ([SOUND, {**SOUND, "update_id": True}], ["41", "sha256"], 43),
        ([SOUND, {**SOUND, "update_id": 10**30}], ["41", "sha256"], 43),
        ([{**SOUND, "x": float("nan")}, {**SOUND, "update_id": 42}], ["sha256", "42"], 43),
        ([None], ["sha256"], None),
        ([None, None, SOUND, SOUND], ["sha256", "41"], 42),
    ],
)
async def test_an_element_that_is_no_update_is_kept_and_holds_back_none(
    *,
    loop: Loop,
    telegram_server: TelegramServer,
    official: Person,
    batch: list[Any],
    keys: list[str],
    offset: int | None,
) -> None:
    telegram_server.fail_next("getUpdates", Trouble.UNREADABLE_200, description=a_poll_of(*batch))
    async with loop.running():
        await telegram_server.called("getUpdates", times=2)
        official.says("vẫn đến")
        await telegram_server.delivered()
    assert [key.partition(":")[0] for key, _ in rows_of(loop.database)][:-1] == keys
    assert telegram_server.calls_of("getUpdates")[1].get("offset") == offset


async def test_the_inbox_worker_will_find_no_sense_in_it(loop: Loop) -> None:
    await loop.receiving.take([7, {**SOUND, "update_id": "42"}])
    for row in loop.database.look(inbox.waiting):
        with pytest.raises(ValueError, match="not an update"):
            loop.channel.parse(row.raw)


async def test_after_what_may_come_back_at_once_the_loop_takes_a_breath(
    loop: Loop, telegram_server: TelegramServer
) -> None:
    telegram_server.fail_next("getUpdates", Trouble.UNREADABLE_200, description=a_poll_of(SOUND, None))
    async with loop.running():
        await telegram_server.called("getUpdates", times=2)
    assert loop.waits == [(1.0, False)]
