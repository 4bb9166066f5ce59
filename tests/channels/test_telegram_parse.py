"""From what people do, through the raw update that the server made of it, to `Incoming`."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.channels.telegram import TelegramChannel, stamp_press
from core.channel import Button, Incoming, Outgoing, Press, Quoted, Reach, Received
from tests.telegram_server import Person, TelegramServer

PRESSED_AT = datetime(2024, 3, 1, 7, 15, 30, tzinfo=UTC)
MOMENT = 1_709_277_330  # the same, as the API writes it
ADMIN_RIGHTS = (
    *("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats"),
    *("can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users"),
    *("can_post_stories", "can_edit_stories", "can_delete_stories"),
)


async def newest(channel: TelegramChannel) -> dict[str, Any]:
    return (await channel.poll(None, timeout=0))[-1]


async def heard(channel: TelegramChannel) -> Incoming:
    """The newest update, parsed as it will be after its stay in the inbox."""
    incoming = channel.parse(json.loads(json.dumps(await newest(channel))))
    assert incoming is not None
    return incoming


async def test_a_text(telegram: TelegramChannel, telegram_server: TelegramServer, official: Person) -> None:
    written = official.says("xong việc 2 <rồi> & 👍")
    assert await heard(telegram) == Incoming(
        channel="telegram",
        chat="5000000001",
        sender="5000000001",
        sent_at=datetime.fromtimestamp(written.date, UTC),
        text="xong việc 2 <rồi> & 👍",
        ref=str(written.id),
    )


@pytest.mark.parametrize("text", ["việc 2 xong", "/tiendo 2 50%", "xem https://xa.vn", "  ", "việc 1\nviệc 2 👍"])
async def test_a_plain_text_is_read_as_the_library_reads_it(
    telegram: TelegramChannel, official: Person, text: str
) -> None:
    """The library is asked for whatever has a key more than a plain text has: here one that it passes over."""
    official.says(text)
    update = await newest(telegram)
    assert telegram.parse(update) == telegram.parse(update | {"poll": None})


async def test_an_edited_text_counts_from_its_edit(telegram: TelegramChannel, official: Person) -> None:
    written = official.says("xong việc 1")
    written.date -= 600
    official.edits(written, "xong việc 2")
    incoming = await heard(telegram)
    assert (incoming.text, incoming.edited) == ("xong việc 2", True)
    assert incoming.ref == str(written.id)
    assert incoming.sent_at.timestamp() == written.edited_at


async def test_a_photo_with_its_caption(telegram: TelegramChannel, official: Person) -> None:
    official.sends_photo(caption="ảnh hội nghị")
    incoming = await heard(telegram)
    assert incoming.text == "ảnh hội nghị"
    [photo] = incoming.files
    assert (photo.kind, photo.ref) == ("photo", "file-1")  # the largest size, not "file-1-small"


async def test_a_document(telegram: TelegramChannel, official: Person) -> None:
    official.sends_document("Kế hoạch.docx", b"12345", caption="gửi VP")
    incoming = await heard(telegram)
    assert incoming.files == (Received("document", ref="file-1", name="Kế hoạch.docx", size=5),)
    assert incoming.text == "gửi VP"


async def test_what_is_said_without_words(telegram: TelegramChannel, official: Person) -> None:
    official.sticker()
    assert (await heard(telegram)).files == (Received("sticker", ref="file-1", size=4),)
    official.voice()
    assert (await heard(telegram)).files == (Received("voice", ref="file-2", size=4),)
    official.video("lễ ra quân.mp4")
    assert (await heard(telegram)).files == (Received("video", "file-3", "lễ ra quân.mp4", 4),)
    official.location(13.5, 109.25)
    assert (await heard(telegram)).files == (Received("location", ref="13.5,109.25"),)
    official.contact("+84900000001", "Trực ban")
    assert (await heard(telegram)).files == (Received("contact", "+84900000001", "Trực ban"),)


@pytest.mark.parametrize(
    "content",
    [{"dice": {"emoji": "🎲", "value": 6}}, {"something_newer_than_ptb": {"a": 1}}],
)
async def test_content_of_any_other_kind_is_not_lost(
    telegram: TelegramChannel, official: Person, content: dict[str, Any]
) -> None:
    official.sends(**content)
    assert (await heard(telegram)).files == (Received("other"),)


async def test_a_service_message_means_nothing(telegram: TelegramChannel, official: Person) -> None:
    official.sends(delete_chat_photo=True)
    assert telegram.parse(await newest(telegram)) is None


async def test_a_press(telegram: TelegramChannel, official: Person) -> None:
    await telegram.send(Outgoing(str(official.id), "Đúng không?", buttons=(Button("Đúng", "123.4"),)))
    official.presses("Đúng")
    incoming = telegram.parse(stamp_press(await newest(telegram), PRESSED_AT))
    assert incoming == Incoming(
        channel="telegram",
        chat=str(official.id),
        sender=str(official.id),
        sent_at=PRESSED_AT,
        press=Press(row=123, index=4, ref=str(official.messages[0].id)),
    )


async def test_a_press_by_a_stranger_names_the_stranger(
    telegram: TelegramChannel, telegram_server: TelegramServer, official: Person
) -> None:
    stranger = telegram_server.person(id=666, name="Người lạ")
    await telegram.send(Outgoing(str(official.id), "Đúng không?", buttons=(Button("Đúng", "123.4"),)))
    telegram_server.press_as(stranger, official.messages[0], "Đúng")
    incoming = await heard(telegram)
    assert (incoming.chat, incoming.sender) == (str(official.id), "666")


async def test_a_press_without_a_stamp_takes_the_time_of_its_message(
    telegram: TelegramChannel, official: Person
) -> None:
    await telegram.send(Outgoing(str(official.id), "Đúng không?", buttons=(Button("Đúng", "1.0"),)))
    official.presses("Đúng")
    assert (await heard(telegram)).sent_at.timestamp() == official.messages[0].date


async def test_a_press_in_a_group_is_not_private(
    telegram: TelegramChannel, telegram_server: TelegramServer, official: Person
) -> None:
    group = telegram_server.group(-1_001_234_567_890)
    await telegram.send(Outgoing(str(group.id), "Ai nhận?", buttons=(Button("Đã nhận", "5.0"),)))
    telegram_server.press_as(official, telegram_server.world.in_chat(group)[0], "Đã nhận")
    incoming = await heard(telegram)
    assert (incoming.private, incoming.chat, incoming.sender) == (False, str(group.id), str(official.id))


async def test_a_text_in_a_group_is_not_private(
    telegram: TelegramChannel, telegram_server: TelegramServer, official: Person
) -> None:
    official.says("chào cả nhóm", where=telegram_server.group(-42))
    incoming = await heard(telegram)
    assert (incoming.private, incoming.chat, incoming.sender) == (False, "-42", str(official.id))


async def test_block_and_unblock(telegram: TelegramChannel, official: Person) -> None:
    official.blocks()
    assert (await heard(telegram)).reach is Reach.BLOCKED
    official.unblocks()
    incoming = await heard(telegram)
    assert (incoming.reach, incoming.chat, incoming.text) == (Reach.OK, str(official.id), "")


async def test_added_to_a_group_and_removed_from_it(
    telegram: TelegramChannel, telegram_server: TelegramServer, official: Person
) -> None:
    group = telegram_server.group(-42, joined=False)
    official.adds_bot(group)
    added, line = (telegram.parse(raw) for raw in (await telegram.poll(None, timeout=0))[-2:])
    assert added is not None
    assert (added.reach, added.private, added.chat, added.sender) == (Reach.ADDED, False, "-42", str(official.id))
    assert line is None
    official.removes_bot(group)
    assert telegram.parse(await newest(telegram)) is None


async def test_a_group_that_becomes_a_supergroup(telegram: TelegramChannel, telegram_server: TelegramServer) -> None:
    telegram_server.migrate_group(telegram_server.group(-42, kind="group"), -1_001_234_567_890)
    moved, again = (telegram.parse(raw) for raw in await telegram.poll(None, timeout=0))
    assert moved is not None
    assert (moved.chat, moved.moved_to, moved.private, moved.text) == ("-42", "-1001234567890", False, "")
    assert again is None


async def test_a_reply_names_the_message_and_the_row_of_its_buttons(
    telegram: TelegramChannel, official: Person
) -> None:
    await telegram.send(Outgoing(str(official.id), "Đúng không?", buttons=(Button("Đúng", "123.0"),)))
    await telegram.send(Outgoing(str(official.id), "Công văn"))
    for message, row in zip(official.messages, (123, None), strict=True):
        official.replies_to(message, "đang làm")
        incoming = await heard(telegram)
        assert (incoming.reply_to, incoming.text) == (Quoted(str(message.id), row), "đang làm")


async def test_a_reply_to_anybody_else_is_a_message_like_others(
    telegram: TelegramChannel, telegram_server: TelegramServer, official: Person
) -> None:
    said = official.says("ai làm việc 2?", where=telegram_server.group(-42))
    official.replies_to(said, "tôi")
    assert (await heard(telegram)).reply_to is None


@pytest.mark.parametrize(
    ("author", "key", "quoted"),
    [
        (1, {"callback_data": "5.1"}, Quoted("9", 5)),
        (1, {"callback_data": "của bot khác"}, Quoted("9", None)),
        (1, {"url": "https://example.vn"}, Quoted("9", None)),
        (2, {"callback_data": "5.1"}, None),
    ],
)
def test_a_row_is_read_only_from_our_own_buttons(author: int, key: dict[str, str], quoted: Quoted | None) -> None:
    chat = {"id": 7, "type": "private"}
    markup = {"inline_keyboard": [[{"text": "Đúng", **key}]]}
    said = {"message_id": 9, "date": MOMENT, "chat": chat, "from": {"id": author, "is_bot": True, "first_name": "B"}}
    said |= {"text": "Đúng không?", "reply_markup": markup}
    reply = {"message_id": 10, "date": MOMENT, "chat": chat, "from": person_raw(), "text": "ừ"}
    incoming = TelegramChannel("1:x").parse({"update_id": 1, "message": reply | {"reply_to_message": said}})
    assert incoming is not None
    assert incoming.reply_to == quoted


def person_raw(**more: Any) -> dict[str, Any]:
    return {"id": 7, "is_bot": False, "first_name": "Đầu mối", **more}


def press_raw(data: str | None = "1.0", date: int = MOMENT, **more: Any) -> dict[str, Any]:
    message = {"message_id": 3, "date": date, "chat": {"id": 7, "type": "private"}}
    query = {"id": "q", "from": person_raw(), "message": message, "chat_instance": "c", "data": data}
    return {"update_id": 1, "callback_query": query, **more}


def membership_raw(kind: str, status: str, before: str = "left") -> dict[str, Any]:
    bot = {"id": 9, "is_bot": True, "first_name": "Bot"}
    change = {"chat": {"id": -5, "type": kind}, "from": person_raw(), "date": MOMENT}
    rights = dict.fromkeys(ADMIN_RIGHTS, False) | {"until_date": 0}
    change |= {"old_chat_member": {"user": bot, "status": before, **rights}}
    change |= {"new_chat_member": {"user": bot, "status": status, **rights}}
    return {"update_id": 1, "my_chat_member": change}


@pytest.mark.parametrize(
    "raw",
    [
        {"update_id": 1},
        {"update_id": 1, "an_update_kind_of_next_year": {"id": 5}},
        membership_raw("supergroup", "kicked", before="member"),
        membership_raw("group", "left", before="administrator"),
        membership_raw("group", "administrator", before="member"),
        membership_raw("channel", "administrator"),
        membership_raw("private", "left"),
    ],
)
def test_kinds_that_mean_nothing(raw: dict[str, Any]) -> None:
    assert TelegramChannel("1:x").parse(raw) is None


@pytest.mark.parametrize("data", [None, "", "1", "1.", ".1", "1.2.3", "a.b", "-1.2", "1.-2", "٣.٤", " 1.2", "1.2\n"])
def test_a_press_with_foreign_data_is_nonsense(data: str | None) -> None:
    with pytest.raises(ValueError, match="foreign data"):
        TelegramChannel("1:x").parse(press_raw(data))


@pytest.mark.parametrize(
    "raw",
    [
        {},
        {"message": {"text": "không có số thứ tự"}},
        {"update_id": 1, "message": "chữ"},
        {"update_id": 1, "message": {"message_id": 1, "text": "không có ngày"}},
        {"update_id": 1, "message": {"message_id": 1, "date": 10**30, "chat": {"id": 1, "type": "private"}}},
        {"update_id": 1, "callback_query": {"id": "x"}},
        press_raw(_received_at="hôm qua"),
        press_raw(date=0),
    ],
)
def test_nonsense_is_a_value_error(raw: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="not an update"):
        TelegramChannel("1:x").parse(raw)


def test_a_press_on_a_message_too_old_to_be_shown_still_counts() -> None:
    incoming = TelegramChannel("1:x").parse(stamp_press(press_raw("8.1", date=0), PRESSED_AT))
    assert incoming is not None
    assert (incoming.press, incoming.sent_at, incoming.chat) == (Press(8, 1, "3"), PRESSED_AT, "7")


def test_a_stamp_leaves_other_updates_alone() -> None:
    raw = {"update_id": 1, "message": {}}
    assert stamp_press(raw, PRESSED_AT) == raw
