"""Every row of the two tables: what an answer means, and what a silence means."""

import asyncio
import logging
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.channels.aiohttp_request import Timeouts
from bot.channels.telegram import StartFailed, TelegramChannel
from bot.channels.telegram_errors import UNAUTHORIZED, RedactToken, redact
from core.channel import Fate, Outcome, Outgoing
from tests.channels.conftest import started
from tests.telegram_server import TOKEN, Person, TelegramServer, Trouble

TEXT = "Đề nghị đơn vị báo cáo"
CASES = [
    # status, the server's words, what became of the message, is the account at fault
    (400, "Bad Request: chat not found", Fate.REFUSED, True),
    (400, "Bad Request: user not found", Fate.REFUSED, True),
    (400, "Bad Request: PEER_ID_INVALID", Fate.REFUSED, True),
    (400, "Bad Request: CHAT_WRITE_FORBIDDEN", Fate.REFUSED, True),
    (400, "Bad Request: not enough rights to send text messages to the chat", Fate.REFUSED, True),
    (400, "Bad Request: have no rights to send a message", Fate.REFUSED, True),
    (400, "Bad Request: message to edit not found", Fate.REFUSED, False),
    (400, "Bad Request: message to delete not found", Fate.REFUSED, False),
    (400, "Bad Request: query is too old and response timeout expired or query ID is invalid", Fate.REFUSED, False),
    (400, "Bad Request: can't parse entities", Fate.REFUSED, False),
    (400, "Bad Request: group chat was deactivated", Fate.REFUSED, True),
    (403, "Forbidden: bot was blocked by the user", Fate.REFUSED, True),
    (403, "Forbidden: user is deactivated", Fate.REFUSED, True),
    (403, "Forbidden: bot was kicked from the group chat", Fate.REFUSED, True),
    (403, "Forbidden: bot is not a member of the supergroup chat", Fate.REFUSED, True),
    (403, "Forbidden: the group chat was deleted", Fate.REFUSED, True),
    (403, "Forbidden: bot can't initiate conversation with a user", Fate.REFUSED, True),
    (413, "Request Entity Too Large", Fate.REFUSED, False),
    (429, "Too Many Requests: retry after 0", Fate.NOT_SENT, False),
    (500, "Internal Server Error: restart", Fate.NOT_SENT, False),
    (502, "Bad Gateway", Fate.NOT_SENT, False),
    (503, "Service Unavailable", Fate.NOT_SENT, False),
    (504, "Gateway Timeout", Fate.UNKNOWN, False),
]


async def send(channel: TelegramChannel, person: Person) -> Outcome:
    return await channel.send(Outgoing(str(person.id), TEXT))


@pytest.mark.parametrize(("status", "words", "fate", "unreachable"), CASES)
async def test_an_answer(
    *,
    telegram: TelegramChannel,
    telegram_server: TelegramServer,
    official: Person,
    status: int,
    words: str,
    fate: Fate,
    unreachable: bool,
) -> None:
    telegram_server.fail_next("sendMessage", status, description=words)
    outcome = await send(telegram, official)
    assert outcome == Outcome(fate, reason=words, unreachable=unreachable)
    assert official.messages == []


async def test_too_many_requests_tell_for_how_long(
    telegram: TelegramChannel, telegram_server: TelegramServer, official: Person
) -> None:
    telegram_server.fail_next("sendMessage", 429, retry_after=17)
    outcome = await send(telegram, official)
    assert (outcome.fate, outcome.retry_after) == (Fate.NOT_SENT, 17.0)


@pytest.mark.parametrize("status", [401, 404])
async def test_a_token_that_is_no_longer_known(
    telegram: TelegramChannel, telegram_server: TelegramServer, official: Person, status: int
) -> None:
    telegram_server.fail_next("sendMessage", status)
    assert await send(telegram, official) == Outcome(Fate.NOT_SENT, reason=UNAUTHORIZED, stop=True)


async def test_a_group_that_moved_says_where_to(telegram: TelegramChannel, telegram_server: TelegramServer) -> None:
    old = telegram_server.group(-100, kind="group")
    telegram_server.migrate_group(old, -1_001_234_567_890)
    outcome = await telegram.send(Outgoing("-100", TEXT))
    words = "Bad Request: group chat was upgraded to a supergroup chat"
    assert outcome == Outcome(Fate.NOT_SENT, reason=words, moved_to="-1001234567890")
    assert (await telegram.send(Outgoing("-1001234567890", TEXT))).fate is Fate.SENT


async def test_an_edit_of_what_is_gone_blames_neither_the_account_nor_us(
    telegram: TelegramChannel, telegram_server: TelegramServer, official: Person, caplog: pytest.LogCaptureFixture
) -> None:
    outcome = await telegram.send(Outgoing(str(official.id), TEXT, edits="4242"))
    assert outcome == Outcome(Fate.REFUSED, reason="Bad Request: message to edit not found")
    assert caplog.records == []
    assert telegram_server.forgive()


async def test_a_call_that_should_not_have_been_made_is_logged_with_its_method_and_no_words(
    telegram: TelegramChannel, telegram_server: TelegramServer, official: Person, caplog: pytest.LogCaptureFixture
) -> None:
    telegram_server.fail_next("sendMessage", 400, description='Bad Request: unsupported start tag "bí mật"')
    await send(telegram, official)
    [record] = caplog.records
    assert (record.getMessage(), record.levelname) == ("sendMessage was refused: 400", "ERROR")


@pytest.mark.parametrize(
    ("status", "fate"),
    [
        (302, Fate.NOT_SENT),
        (403, Fate.NOT_SENT),
        (413, Fate.NOT_SENT),
        (502, Fate.NOT_SENT),
        (504, Fate.UNKNOWN),
    ],
)
async def test_what_a_gateway_answers_in_html_blames_nobody(
    telegram: TelegramChannel, telegram_server: TelegramServer, official: Person, status: int, fate: Fate
) -> None:
    telegram_server.fail_next("sendMessage", status, html=True)
    outcome = await send(telegram, official)
    assert (outcome.fate, outcome.unreachable) == (fate, False)


@pytest.mark.parametrize(
    ("trouble", "arrived"),
    [
        (Trouble.CLOSE, False),
        (Trouble.CLOSE_AFTER_ACCEPTING, True),
        (Trouble.HANG, False),
        (Trouble.HANG_AFTER_ACCEPTING, True),
        (Trouble.UNREADABLE_200, True),
    ],
)
async def test_a_call_without_a_readable_answer_is_unknown_whether_it_arrived_or_not(
    hasty: TelegramChannel,
    telegram_server: TelegramServer,
    official: Person,
    trouble: Trouble,
    arrived: bool,
) -> None:
    telegram_server.fail_next("sendMessage", trouble)
    outcome = await send(hasty, official)
    assert (outcome.fate, outcome.ref, outcome.unreachable) == (Fate.UNKNOWN, None, False)
    assert [message.text for message in official.messages] == [TEXT] * arrived
    assert outcome.reason


@pytest.mark.parametrize("body", ["", "[]", '{"ok":true}', '{"ok":true,"result":{}}', '{"ok":true,"result":7}'])
async def test_a_success_of_the_wrong_shape_is_unknown(
    telegram: TelegramChannel, telegram_server: TelegramServer, official: Person, body: str
) -> None:
    telegram_server.fail_next("sendMessage", Trouble.UNREADABLE_200, description=body or " ")
    assert (await send(telegram, official)).fate is Fate.UNKNOWN


async def test_a_refused_connection_is_certainly_not_sent(
    telegram: TelegramChannel, telegram_server: TelegramServer, official: Person
) -> None:
    async with telegram_server.away():
        outcome = await send(telegram, official)
        assert (outcome.fate, outcome.away) == (Fate.NOT_SENT, True)
    assert (await send(telegram, official)).fate is Fate.SENT


async def test_a_full_pool_is_certainly_not_sent(telegram_server: TelegramServer, official: Person) -> None:
    hasty = Timeouts(connect=0.05, pool=0.05, read=5)
    channel = TelegramChannel(telegram_server.token, telegram_server.url, connections=1, timeouts=hasty)
    await started(channel)
    telegram_server.fail_next("sendMessage", Trouble.HANG)
    first = asyncio.create_task(send(channel, official))
    await telegram_server.called("sendMessage")
    assert (await send(channel, official)).fate is Fate.NOT_SENT
    await channel.close()
    assert (await first).fate is Fate.UNKNOWN


@contextmanager
def deaf_address() -> Iterator[str]:
    """An address whose queue of connections is full: it neither accepts nor refuses."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as listener:
        address = listener.getsockname()
        fillers = [socket.socket() for _ in range(4)]
        for filler in fillers:
            filler.setblocking(False)
            filler.connect_ex(address)
        yield f"http://127.0.0.1:{address[1]}"
        for filler in fillers:
            filler.close()


@pytest.mark.skipif(sys.platform != "linux", reason="a full queue is silent on Linux only")
async def test_a_connection_never_made_is_certainly_not_sent() -> None:
    with deaf_address() as address:
        channel = TelegramChannel(TOKEN, address, timeouts=Timeouts(connect=0.05, pool=0.05))
        with pytest.raises(StartFailed, match="connect timeout"):
            await channel.start()


async def test_a_channel_that_is_not_open_sends_nothing(telegram_server: TelegramServer, official: Person) -> None:
    channel = TelegramChannel(telegram_server.token, telegram_server.url)
    assert (await send(channel, official)).fate is Fate.NOT_SENT


async def test_a_blocked_bot_learns_it_from_the_answer(telegram: TelegramChannel, official: Person) -> None:
    official.blocks()
    outcome = await send(telegram, official)
    assert (outcome.fate, outcome.unreachable) == (Fate.REFUSED, True)


async def test_start_can_be_tried_again(telegram_server: TelegramServer) -> None:
    channel = TelegramChannel(telegram_server.token, telegram_server.url)
    telegram_server.fail_next("getMe", 502)
    with pytest.raises(StartFailed, match="Bad Gateway"):
        await channel.start()
    await channel.start()
    assert channel.username
    await channel.close()


async def test_a_rejected_token_is_told_without_the_token(
    telegram_server: TelegramServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    channel = TelegramChannel("987654321:ABwrong_token-of-nobody", telegram_server.url)
    with pytest.raises(StartFailed, match=UNAUTHORIZED) as failed:
        await channel.start()
    assert "ABwrong" not in repr(failed.value) + caplog.text + repr(channel)
    assert telegram_server.forgive() == ["getMe: 401 Unauthorized"]


async def test_no_token_in_a_log_or_a_reason(
    hasty: TelegramChannel,
    telegram_server: TelegramServer,
    official: Person,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    for trouble in (401, 500, Trouble.CLOSE, Trouble.HANG, Trouble.UNREADABLE_200):
        telegram_server.fail_next("sendMessage", trouble)
        assert "AAtest" not in (await send(hasty, official)).reason
    assert "AAtest" not in caplog.text


async def test_text_that_is_no_text_is_refused_and_not_repeated_in_the_reason(
    telegram: TelegramChannel, official: Person
) -> None:
    outcome = await telegram.send(Outgoing(str(official.id), "bí mật \ud800"))
    assert outcome == Outcome(Fate.REFUSED, reason="not Unicode: UnicodeEncodeError")


def test_redaction() -> None:
    url = f"https://api.telegram.org/bot{TOKEN}/getMe"
    record = logging.LogRecord("x", logging.INFO, "", 0, "GET %s", (url,), None)
    assert RedactToken().filter(record)
    assert record.getMessage() == "GET https://api.telegram.org/bot<token>/getMe"
    assert redact("không có gì") == "không có gì"


def test_redaction_of_a_traceback() -> None:
    error = OSError(f"cannot open /bot{TOKEN}/getMe")
    record = logging.LogRecord("x", logging.INFO, "", 0, "hỏng", (), (OSError, error, None))
    RedactToken().filter(record)
    assert "/bot<token>/getMe" in logging.Formatter().format(record)
    assert TOKEN not in logging.Formatter().format(record)
