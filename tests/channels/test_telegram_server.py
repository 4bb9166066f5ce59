"""The test server refuses what the real one would, and remembers it."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from tests.channels.server.caller import Caller, keyboard
from tests.telegram_server import Person, TelegramServer


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def caller(telegram_server: TelegramServer, http: aiohttp.ClientSession) -> Caller:
    return Caller(telegram_server, http)


MISTAKES: list[tuple[dict[str, Any], str]] = [
    ({}, "message text is empty"),
    ({"text": ""}, "message text is empty"),
    ({"text": " \n "}, "message text is empty"),
    ({"text": "x" * 4097}, "message is too long"),
    ({"text": "👍" * 2049}, "message is too long"),
    ({"text": 5}, "must be of type String"),
    ({"text": "a", "chat_id": 404}, "chat not found"),
    ({"text": "a", "chat_id": "@nobody"}, "chat not found"),
    ({"text": "a", "chat_id": None}, "can't parse chat_id"),
    ({"text": "a <b>b", "parse_mode": "HTML"}, 'end tag corresponding to start tag "b"'),
    ({"text": "a < b", "parse_mode": "HTML"}, "Unclosed start tag at byte offset 2"),
    ({"text": "ă <h1>b</h1>", "parse_mode": "HTML"}, 'Unsupported start tag "h1" at byte offset 3'),
    ({"text": "<b>a</i>", "parse_mode": "HTML"}, 'expected "</b>", found "</i>"'),
    ({"text": "a</b>", "parse_mode": "HTML"}, "Unexpected end tag"),
    ({"text": "a", "parse_mode": "Markdown"}, "HTML only"),
    ({"text": "a", "reply_markup": {"keys": []}}, "can't parse reply_markup"),
    ({"text": "a", "reply_markup": keyboard()}, "Text buttons are unallowed"),
    ({"text": "a", "reply_markup": keyboard(callback_data="")}, "BUTTON_DATA_INVALID"),
    ({"text": "a", "reply_markup": keyboard(callback_data="đ" * 33)}, "BUTTON_DATA_INVALID"),
    ({"text": "a", "reply_markup": keyboard(callback_data="1.0", pay=True)}, "exactly one action"),
    ({"text": "a", "reply_markup": keyboard(callback_data=1)}, "must be of type String"),
    ({"text": "a", "reply_markup": keyboard(colour="red")}, "no field colour"),
    ({"text": "a", "reply_markup": keyboard(url="ftp://x")}, "is invalid"),
    ({"text": "a", "disable_notification": "maybe"}, "can't parse disable_notification"),
]


@pytest.mark.parametrize(("parameters", "words"), MISTAKES)
async def test_a_mistake_is_refused_and_remembered(
    caller: Caller,
    telegram_server: TelegramServer,
    official: Person,
    parameters: dict[str, Any],
    words: str,
) -> None:
    answer = await caller.call("sendMessage", **{"chat_id": official.id, **parameters})
    assert (answer["ok"], answer["error_code"]) == (False, 400)
    assert words in answer["description"]
    [violation] = telegram_server.forgive()
    assert answer["description"] in violation
    assert official.messages == []


async def test_an_unknown_parameter_is_let_pass_and_remembered(
    caller: Caller, telegram_server: TelegramServer, official: Person
) -> None:
    answer = await caller.call("sendMessage", chat_id=official.id, text="a", disable_web_page_preview=True)
    assert answer["ok"]
    assert telegram_server.forgive() == ["sendMessage: unknown parameter disable_web_page_preview"]


async def test_an_unknown_method(caller: Caller, telegram_server: TelegramServer) -> None:
    assert (await caller.call("sendMesage"))["error_code"] == 404
    assert telegram_server.forgive() == ["sendMesage: 404 Not Found"]


async def test_a_violation_fails_the_test_that_made_it(http: aiohttp.ClientSession) -> None:
    with pytest.raises(AssertionError, match="sendMessage: 400 Bad Request: chat_id is empty"):
        async with TelegramServer() as server:
            await Caller(server, http).call("sendMessage", text="a")


async def test_a_persons_doing_is_no_violation(caller: Caller, telegram_server: TelegramServer) -> None:
    newcomer = telegram_server.person(id=77)
    answer = await caller.call("sendMessage", chat_id=77, text="a")
    assert answer["description"] == "Forbidden: bot can't initiate conversation with a user"
    newcomer.starts()
    newcomer.blocks()
    answer = await caller.call("sendMessage", chat_id=77, text="a")
    assert answer["description"] == "Forbidden: bot was blocked by the user"


async def test_formatting_is_read_as_entities(caller: Caller, official: Person) -> None:
    await caller.call(
        "sendMessage",
        chat_id=official.id,
        text=' 👍 <b>Đề nghị</b> &lt;a&gt; &amp; &#39; &copy; <a href="https://x.vn">x</a>',
        parse_mode="HTML",
    )
    [message] = official.messages
    assert message.text == "👍 Đề nghị <a> & ' &copy; x"
    assert message.entities == [
        {"type": "bold", "offset": 3, "length": 7},
        {"type": "text_link", "offset": 26, "length": 1, "url": "https://x.vn"},
    ]


@pytest.mark.parametrize(
    ("method", "part", "content", "caption", "words"),
    [
        ("sendPhoto", "photo", b"not a picture", "", "IMAGE_PROCESS_FAILED"),
        ("sendDocument", "document", b"", "", "file must be non-empty"),
        ("sendDocument", "document", b"x", "x" * 1025, "message caption is too long"),
        ("sendDocument", "photo", b"x", "", "there is no document in the request"),
    ],
)
async def test_a_file_is_looked_at(
    *,
    caller: Caller,
    telegram_server: TelegramServer,
    official: Person,
    method: str,
    part: str,
    content: bytes,
    caption: str,
    words: str,
) -> None:
    data = aiohttp.FormData({"chat_id": str(official.id), "caption": caption})
    data.add_field(part, content, filename="a.bin")
    assert words in (await caller.form(method, data))["description"]
    assert telegram_server.forgive()


async def test_a_percent_encoded_file_name_stays_so(caller: Caller, official: Person) -> None:
    data = aiohttp.FormData({"chat_id": str(official.id)})
    data.add_field("document", b"x", filename="số.txt")
    await caller.form("sendDocument", data)
    [message] = official.messages
    assert message.document is not None
    assert message.document.name == "s%E1%BB%91.txt"


async def test_a_press_that_nobody_made(caller: Caller, telegram_server: TelegramServer) -> None:
    answer = await caller.call("answerCallbackQuery", callback_query_id="invented")
    assert "query is too old" in answer["description"]
    assert telegram_server.forgive()


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ({"command": "BaoCao", "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "baocao", "description": ""}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"command": "baocao"}, "must have description"),
    ],
)
async def test_a_menu_is_looked_at(
    caller: Caller, telegram_server: TelegramServer, command: dict[str, str], words: str
) -> None:
    assert words in (await caller.call("setMyCommands", commands=[command]))["description"]
    assert telegram_server.forgive()


async def test_an_edit_of_markup_alone(caller: Caller, official: Person) -> None:
    sent = await caller.call("sendMessage", chat_id=official.id, text="a", reply_markup=keyboard(callback_data="1.0"))
    ids = {"chat_id": official.id, "message_id": sent["result"]["message_id"]}
    edited = await caller.call("editMessageReplyMarkup", **ids)
    assert "reply_markup" not in edited["result"]
    again = await caller.call("editMessageReplyMarkup", **ids)
    assert "message is not modified" in again["description"]


async def test_a_negative_offset_counts_from_the_end_and_forgets_the_rest(caller: Caller, official: Person) -> None:
    for text in ("một", "hai", "ba"):
        official.says(text)
    last = (await caller.call("getUpdates", offset=-1))["result"]
    assert [update["message"]["text"] for update in last] == ["ba"]
    assert (await caller.call("getUpdates"))["result"] == last


async def test_a_webhook_excludes_polling(caller: Caller) -> None:
    await caller.call("setWebhook", url="https://x.vn/hook")
    assert (await caller.call("getUpdates"))["error_code"] == 409
    await caller.call("deleteWebhook", drop_pending_updates=True)
    assert (await caller.call("getUpdates"))["result"] == []


async def test_a_person_hears_each_message_once_and_an_edit_anew(caller: Caller, official: Person) -> None:
    sent = await caller.call("sendMessage", chat_id=official.id, text="việc 1 xong")
    assert (await official.hears("việc 1")).text == "việc 1 xong"
    with pytest.raises(AssertionError, match="việc 1 xong"):
        await official.hears("việc 1", timeout=0.01)
    ids = {"chat_id": official.id, "message_id": sent["result"]["message_id"]}
    await caller.call("editMessageText", **ids, text="việc 1 chưa xong")
    assert (await official.hears("việc 1")).text == "việc 1 chưa xong"


async def test_pressing_what_is_not_there_fails_the_test(official: Person) -> None:
    with pytest.raises(AssertionError, match="no button"):
        official.presses("Đúng")
