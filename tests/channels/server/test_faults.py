"""Troubles by lot, and the book in which every sending call stands."""

import asyncio

import aiohttp
import pytest

from tests.channels.server.caller import Caller, keyboard
from tests.telegram_server import SENDING, Person, Sending, TelegramServer, Trouble


async def outcome(caller: Caller, chat: int, text: str) -> str:
    """What a caller can tell: ok, a status, closed, unreadable."""
    try:
        answer = await caller.says(chat, text)
    except aiohttp.ContentTypeError:
        return "a page"
    except (aiohttp.ClientError, ConnectionError):
        return "closed"
    except ValueError:
        return "unreadable"
    return "ok" if answer["ok"] else str(answer["error_code"])


def book(server: TelegramServer) -> list[tuple[str, object, bool]]:
    return [(sending.text, sending.fault, sending.accepted) for sending in server.sendings]


FATES = [
    (429, "429", False),
    (500, "500", False),
    (502, "a page", False),
    ("close", "closed", False),
    ("close_after_accepting", "closed", True),
    ("unreadable_200", "unreadable", True),
]


@pytest.mark.parametrize(("kind", "seen", "accepted"), FATES)
async def test_each_kind(
    *, caller: Caller, telegram_server: TelegramServer, official: Person, kind: int | str, seen: str, accepted: bool
) -> None:
    telegram_server.fault_rate(1, seed=1, kinds=[kind])
    assert await outcome(caller, official.id, "Nhắc việc") == seen
    assert book(telegram_server) == [("Nhắc việc", kind, accepted)]
    assert len(official.messages) == accepted


async def test_a_call_may_be_accepted_and_never_answered(
    caller: Caller, telegram_server: TelegramServer, official: Person
) -> None:
    telegram_server.fault_rate(1, seed=1, kinds=[Trouble.HANG_AFTER_ACCEPTING])
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(caller.says(official.id, "Nhắc việc"), 0.1)
    assert book(telegram_server) == [("Nhắc việc", Trouble.HANG_AFTER_ACCEPTING, True)]


async def test_the_same_seed_gives_the_same_fates_in_any_order(
    caller: Caller, telegram_server: TelegramServer, official: Person
) -> None:
    texts = [f"Nhắc việc {number}" for number in range(100)]
    fates = []
    for order in (texts, texts[::-1]):
        telegram_server.fault_rate(0.3, seed=7)
        telegram_server.sendings.clear()
        for text in order:
            await outcome(caller, official.id, text)
        fates.append({sending.text: sending.fault for sending in telegram_server.sendings})
    assert fates[0] == fates[1]
    troubled = [fault for fault in fates[0].values() if fault]
    assert 15 <= len(troubled) <= 45
    assert len(set(troubled)) == 6
    telegram_server.fault_rate(0.3, seed=8)
    telegram_server.sendings.clear()
    for text in texts:
        await outcome(caller, official.id, text)
    assert {sending.text: sending.fault for sending in telegram_server.sendings} != fates[0]


async def test_a_second_try_has_its_own_lot(caller: Caller, telegram_server: TelegramServer, official: Person) -> None:
    telegram_server.fault_rate(0.5, seed=1)
    seen = [await outcome(caller, official.id, "Nhắc việc") for _ in range(40)]
    assert "ok" in seen
    assert len(set(seen)) > 3


async def test_what_is_not_a_sending_is_spared_unless_named(
    caller: Caller, telegram_server: TelegramServer, official: Person
) -> None:
    await caller.says(official.id, "Đúng không?", reply_markup=keyboard(callback_data="1.0"))
    telegram_server.fault_rate(1, seed=1)
    press = official.presses("Đúng")
    assert (await caller.call("answerCallbackQuery", callback_query_id=press))["ok"]
    assert (await caller.call("getMe"))["ok"]
    telegram_server.fault_rate(1, seed=1, kinds=[500], methods={*SENDING, "getMe"})
    assert (await caller.call("getMe"))["error_code"] == 500
    telegram_server.fault_rate(0, seed=1)
    assert (await caller.says(official.id, "Nhắc việc"))["ok"]


async def test_the_book(caller: Caller, telegram_server: TelegramServer, official: Person) -> None:
    sent = await caller.says(official.id, "<b>Việc</b> 1 &amp; 2", parse_mode="HTML")
    number = sent["result"]["message_id"]
    ids = {"chat_id": official.id, "message_id": number}
    await caller.call("editMessageText", **ids, text="Việc 3")
    await caller.call("editMessageText", **ids, text="Việc 3")
    telegram_server.fail_next("sendMessage", 500)
    await caller.says(official.id, "Việc 4")
    official.blocks()
    await caller.says(official.id, "Việc 5")
    first, edit, again, failed, blocked = telegram_server.sendings
    assert first == Sending("sendMessage", official.id, "Việc 1 & 2", first.at, number, accepted=True)
    assert (edit.method, edit.message_id, edit.accepted) == ("editMessageText", number, True)
    assert (again.accepted, "message is not modified" in again.refusal) == (False, True)
    assert (failed.accepted, failed.fault, failed.message_id) == (False, 500, None)
    assert (blocked.accepted, blocked.refusal) == (False, "Forbidden: bot was blocked by the user")
    assert first.at <= edit.at <= again.at <= failed.at <= blocked.at
